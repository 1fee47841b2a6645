"""Tell clauses that say how a reply must be from those that say what it is to say."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from ..flat import flat
from ..reading.counts import limits
from ..reading.cues import Cue, cues
from .stocked import listed, pattern

_RULES = ("address", "form", "ban", "only", "grounded", "unknown", "short", "tone", "part")
_LONGEST_RULE = 90


@lru_cache(maxsize=2048)
def _ruled(bare: str) -> list[tuple[int, int]]:
    """Return the places of the cues for rules in a clause in comparison form."""
    found = [(cue, match) for cue in _rule_cues() for match in cue.pattern.finditer(bare)]
    return [match.span() for cue, match in found if cue.field != "tone" or len(match[0]) > 4]


@cache
def _rule_cues() -> tuple[Cue, ...]:
    return tuple(cue for cue in cues() if cue.field in _RULES)


def about_form(text: str, bare: str) -> bool:
    """Tell whether a short clause speaks of the form of a text, not of the matter."""
    return len(bare.split()) <= 12 and pattern("role", "form_words").search(bare) is not None and "@" not in text


def is_rule(text: str, bare: str, noted: bool) -> bool:
    """Tell whether a clause says how the reply must be: nothing is left once its demands are taken out."""
    if not noted and (pattern("role", "meta").fullmatch(bare) or about_form(text, bare)):
        return True
    spans = [(one.start, one.end) for one in limits(text, 0)]
    spans += _ruled(flat(text)) if len(text) <= _LONGEST_RULE else []
    if not spans:
        return False
    kept = "".join(" " if any(start <= at < end for start, end in spans) else sign for at, sign in enumerate(text))
    left = [word for word in re.findall(r"\w+", kept.lower()) if word not in listed("small")]
    return len(left) <= (0 if noted or not limits(text, 0) else 2)
