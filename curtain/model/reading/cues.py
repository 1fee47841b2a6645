"""Find the cues of a request: words that stand for a task, an artefact, a tone, a rule ..."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from ..brief import Reading
from ..lexicon_files import any_of, table


@dataclass(frozen=True, slots=True)
class Cue:
    """One meaning of one field of the brief, and how it is worded."""

    field: str
    value: str
    pattern: re.Pattern[str]


@cache
def cues() -> tuple[Cue, ...]:
    """Return all cues, in the order of their file."""
    return tuple(
        Cue(field, value, any_of(patterns))
        for field, values in table("cues").items()
        for value, patterns in values.items()
    )


def find_cues(flat_text: str, offset: int = 0, fields: Iterable[str] = ()) -> list[Reading]:
    """Return every cue in a piece of text in comparison form; places count from ``offset``."""
    wanted = tuple(fields)
    return [
        Reading(cue.field, cue.value, offset + match.start(), offset + match.end())
        for cue in cues()
        if not wanted or cue.field in wanted
        for match in cue.pattern.finditer(flat_text)
    ]
