"""Find the cues of a request: words that stand for a task, an artefact, a tone, a rule ..."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from ..brief import Reading
from ..heads import heads, starts
from ..lexicon_files import any_of, table


@dataclass(frozen=True, slots=True)
class Cue:
    """One meaning of one field of the brief, and how it is worded."""

    field: str
    value: str
    pattern: re.Pattern[str]
    heads: frozenset[str] | None = None

    def can_stand_in(self, found: frozenset[str]) -> bool:
        """Tell whether a text whose words begin like ``found`` can hold the cue at all."""
        return self.heads is None or not self.heads.isdisjoint(found)


@cache
def cues() -> tuple[Cue, ...]:
    """Return all cues, in the order of their file."""
    return tuple(
        Cue(field, value, any_of(patterns), heads(patterns))
        for field, values in table("cues").items()
        for value, patterns in values.items()
    )


def find_cues(flat_text: str, offset: int = 0) -> list[Reading]:
    """Return every cue in a piece of text in comparison form; places count from ``offset``."""
    return [Reading(one.field, one.value, offset + one.start, offset + one.end) for one in _cues_in(flat_text)]


@lru_cache(maxsize=4096)
def _cues_in(flat_text: str) -> tuple[Reading, ...]:
    found = starts(flat_text)
    return tuple(
        Reading(cue.field, cue.value, match.start(), match.end())
        for cue in cues()
        if cue.can_stand_in(found)
        for match in cue.pattern.finditer(flat_text)
    )
