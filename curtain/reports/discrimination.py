"""How hard an item was for those who handed in, and whether it tells the skilled from the others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import StatisticsError, correlation, fmean

FEWEST = 5
"""Figures about fewer learners are not shown: they would say something about a person."""


@dataclass(frozen=True)
class HandedIn:
    """The share of the points (0 to 1) that one learner earned for one exercise."""

    learner: str
    exercise: str
    share: float


@dataclass(frozen=True)
class Difficulty:
    """What a group earned for an exercise.

    ``mean`` is the mean share of the points; ``discrimination`` the correlation of the share with the learner's mean
    over all other exercises, -1 to 1, None if either does not vary.
    """

    learners: int
    mean: float
    discrimination: float | None


def difficulties(handed_in: Iterable[HandedIn]) -> Mapping[str, Difficulty]:
    """Return the difficulty of each exercise that at least ``FEWEST`` learners handed in."""
    shares: dict[str, dict[str, float]] = defaultdict(dict)
    for one in handed_in:
        shares[one.exercise][one.learner] = one.share
    return {
        exercise: Difficulty(len(own), fmean(own.values()), _discrimination(exercise, shares))
        for exercise, own in shares.items()
        if len(own) >= FEWEST
    }


def _discrimination(exercise: str, shares: Mapping[str, Mapping[str, float]]) -> float | None:
    """Return the corrected item-total correlation: with the rest of the items, not with a sum the item is part of."""
    pairs = []
    for learner, share in shares[exercise].items():
        rest = [some[learner] for other, some in shares.items() if other != exercise and learner in some]
        if rest:
            pairs.append((share, fmean(rest)))
    if len(pairs) < FEWEST:
        return None
    try:
        return correlation(*zip(*pairs, strict=True))
    except StatisticsError:  # one of the two does not vary
        return None
