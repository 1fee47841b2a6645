"""Read durations, also where number and unit are one word: ``three-year``, ``48-Monats-``, ``sechswöchig``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache

from .folding import fold
from .lexicon import lexicon, units
from .numbers import word_value

_HYPHENATED = re.compile(r"(?<![^\W\d_])[^\W\d_]+(?:[-‑][^\W\d_]+)+")
_MOST_PARTS = 6
_HYPHEN = re.compile(r"(?<=[^\W\d_])[-‑](?=[^\W\d_])")
_LARGER = {"year": ("month", 12), "week": ("day", 7), "hour": ("minute", 60)}
_SMALLER = {small: large for large, (small, _) in _LARGER.items()}


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time in the smaller unit that people use for it: 3 years are 36 months, 2 weeks are 14 days."""

    amount: Decimal
    unit: str


def duration(number: Decimal, unit: str) -> Duration | None:
    """Return a number with the canonical name of a unit as a duration, None for a unit of something else."""
    small, times = _LARGER.get(unit, (unit, 1))
    return Duration(number * times, small) if small in _SMALLER else None


@lru_cache(maxsize=512)
def spread(text: str) -> str:
    """Return ``text`` with numbers parted from the unit they are compounded with: ``drei Jahres garantie``."""
    if _HYPHEN.search(text):
        text = _HYPHENATED.sub(_unhyphened, text)
    return _closed().sub(_parted, text) if _stem().search(text) else text


def _unhyphened(match: re.Match[str]) -> str:
    parts = re.split(r"[-‑]", match[0])
    for at in range(min(len(parts), _MOST_PARTS) - 1, 0, -1):
        head = "-".join(parts[:at])
        if fold(parts[at]) in _units() and word_value(head) is not None:
            return " ".join([head, *parts[at:]])
    return match[0]


def _parted(match: re.Match[str]) -> str:
    head, unit, rest = match.groups()
    return match[0] if word_value(head, "de") is None else f"{head} {unit} {rest}".rstrip()


@cache
def _units() -> frozenset[str]:
    return frozenset((*units(), *units().values()))


@cache
def _closed() -> re.Pattern[str]:
    """Match German compounds: number, unit, and what follows in the same word."""
    return re.compile(rf"(?<!\w)([^\W\d_]{{3,}}?)({_stem().pattern})([^\W\d_]*)")


@cache
def _stem() -> re.Pattern[str]:
    """Match a unit within a word; most texts have none, which is quick to see."""
    return re.compile("|".join(sorted(lexicon("de")["compound_units"], key=lambda stem: (-len(stem), stem))))
