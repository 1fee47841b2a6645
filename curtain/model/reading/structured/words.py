"""Ask a piece of a request for the words of ``lexicon/structured/words.toml``."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from ...flat import flat
from ...heads import heads, starts
from ...lexicon_files import any_of, table


@cache
def pattern(group: str, name: str) -> re.Pattern[str]:
    """Return the pattern of one list of words."""
    return any_of(table("structured/words")[group][name])


@lru_cache(maxsize=2048)
def says(group: str, name: str, text: str) -> bool:
    """Tell whether ``text`` holds a word of the list."""
    low = flat(text)
    begin = _heads(group, name)
    return (begin is None or not begin.isdisjoint(starts(low))) and pattern(group, name).search(low) is not None


@cache
def _heads(group: str, name: str) -> frozenset[str] | None:
    return heads(table("structured/words")[group][name])


def place(group: str, name: str, text: str) -> tuple[int, int] | None:
    """Return where ``text`` first holds a word of the list."""
    found = pattern(group, name).search(flat(text))
    return found.span() if found else None


@cache
def stop_words() -> frozenset[str]:
    """Return the words that never belong to a name at its edges."""
    return frozenset(table("structured/words")["stop"]["words"].split())
