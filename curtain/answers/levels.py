"""Levels on one or more axes: ``2, 4``, ``effort 2, gain 4``, ``gain: 4``, ``2/5, 4/5``."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from .text import fold

LONGEST = 300
"""A longer text gives no levels."""

Levels = tuple[tuple[str, int], ...]
"""Axis and level, in the order of the axes."""

_NUMBER = re.compile(r"\d+")
_BRACKETS = re.compile(r"\((?![^()]*\d[^()]*\))[^()]*\)")


def read_levels(text: str, axes: Mapping[str, Sequence[str]], lowest: int, highest: int) -> Levels | None:
    """Read levels; ``axes`` are the names of the axes in any language, by id.

    Without names the levels are those of all axes in their order; with names there may be fewer.
    """
    if len(text) > LONGEST:
        return None
    folded = fold(_BRACKETS.sub(" ", text))
    named = _named(folded, axes)
    wanted = named or list(axes)
    numbers = list(_NUMBER.finditer(folded))
    if len(numbers) != len(wanted):
        numbers = _out_of(numbers, highest)
    values = [int(number[0]) for number in numbers if len(number[0]) <= 2]
    if not len(values) == len(numbers) == len(wanted) or not all(lowest <= value <= highest for value in values):
        return None
    return tuple(zip(wanted, values, strict=True))


def _out_of(numbers: list[re.Match[str]], highest: int) -> list[re.Match[str]]:
    """Drop the scale's end where every level names it: ``2/5``, ``2 von 5``."""
    ends = numbers[1::2]
    scaled = len(numbers) % 2 == 0 and ends and all(end[0] == str(highest) for end in ends)
    between = [numbers[at].string[numbers[at].end() : numbers[at + 1].start()] for at in range(0, len(numbers) - 1, 2)]
    if scaled and all(re.fullmatch(r"\s*(?:/|von|of|out of|de|sobre)\s*", gap) for gap in between):
        return numbers[::2]
    return numbers


def _named(folded: str, axes: Mapping[str, Sequence[str]]) -> list[str]:
    """Return the axes that a text names, in the order of the text."""
    places: dict[str, int] = {}
    for axis, names in axes.items():
        found = [_place(folded, name) for name in (axis, *names)]
        there = [place for place in found if place >= 0]
        if there:
            places[axis] = min(there)
    return sorted(places, key=lambda axis: places[axis])


def _place(folded: str, name: str) -> int:
    found = _standing(name).search(folded)
    return found.start() if found else -1


@lru_cache(maxsize=512)
def _standing(name: str) -> re.Pattern[str]:
    """Return the pattern of a name that is no piece of a longer word."""
    return re.compile(rf"(?<![^\W\d]){re.escape(fold(name))}(?![^\W\d])")
