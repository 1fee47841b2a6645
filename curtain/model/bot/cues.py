"""Cues of the bot's three word lists: topics of customers, rules of system prompts, ways of asking."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from ..lexicon_files import any_of, table


@cache
def pattern(file: str, *path: str) -> re.Pattern[str]:
    """Return the patterns at ``path`` of ``lexicon/bot_<file>.toml`` as one; nothing matches a path that is missing."""
    entry: object = table(f"bot_{file}")
    for name in path:
        entry = entry.get(name, ()) if isinstance(entry, Mapping) else ()
    return any_of(tuple(str(one) for one in entry)) if entry and isinstance(entry, Sequence) else re.compile(r"(?!)")


@cache
def together(file: str, name: str, key: str = "all") -> tuple[re.Pattern[str], ...]:
    """Return lists of patterns that must all be met."""
    entry = table(f"bot_{file}")[name].get(key, ())
    return tuple(any_of(tuple(one) if not isinstance(one, str) else (one,)) for one in entry)


@cache
def names(file: str, prefix: str = "") -> tuple[str, ...]:
    """Return the names of a list's sections, or of those below ``prefix``."""
    entry = table(f"bot_{file}")
    return tuple(entry[prefix] if prefix else entry)
