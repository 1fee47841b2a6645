"""How well one order agrees with another; used to grade, and to refuse keys that the order on the screen gives away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from math import sqrt

BY_CHANCE = 0.7
"""This share of pairs may be right by luck, or because the order on the screen was kept; points begin above it."""

TAU_BY_CHANCE = 0.2
"""So much rank correlation comes about by guessing; points begin above it."""


def share_in_order(order: Sequence[tuple[str, str]], given: Sequence[str]) -> float:
    """Return the share of the points for an order, by its pairs (earlier, later): from BY_CHANCE (0) to all (1).

    A pair of which one is missing is not in order.
    """
    place = {option: number for number, option in enumerate(given)}
    right = sum(one in place and other in place and place[one] < place[other] for one, other in order)
    return max(0.0, (right / len(order) - BY_CHANCE) / (1 - BY_CHANCE)) if order else 0.0


def tau(gold: Mapping[str, tuple[int, int]], given: Mapping[str, float]) -> float:
    """Return Kendall's tau-b between levels given and the ranges that are right, over the pairs that differ in gold.

    Two items whose ranges overlap may be given in any order. 1 is the same order, -1 the reverse; 0 also if
    everything is given the same level. See Kendall, "The treatment of ties in ranking problems", Biometrika 1945.
    """
    signs = [(_sign(gold[one], gold[other]), _compare(given[one], given[other])) for one, other in _pairs(gold, given)]
    ordered = [(wanted, found) for wanted, found in signs if wanted]
    told_apart = sum(found != 0 for _, found in ordered)
    if not told_apart:
        return 0.0
    return sum(wanted * found for wanted, found in ordered) / sqrt(len(ordered) * told_apart)


def share_on_axis(gold: Mapping[str, tuple[int, int]], given: Mapping[str, float]) -> float:
    """Return the share of the points for levels on one axis: tau-b from TAU_BY_CHANCE (0) to 1, times completeness."""
    return max(0.0, (tau(gold, given) - TAU_BY_CHANCE) / (1 - TAU_BY_CHANCE)) * len(given) / len(gold)


def evenly(n: int, lowest: int, highest: int) -> list[int]:
    """Return rising levels for ``n`` items, spread evenly over the scale."""
    return [lowest + (highest - lowest + 1) * place // n for place in range(n)]


def _pairs(gold: Mapping[str, tuple[int, int]], given: Mapping[str, float]) -> list[tuple[str, str]]:
    return list(combinations([item for item in gold if item in given], 2))


def _sign(one: tuple[int, int], other: tuple[int, int]) -> int:
    return (one[0] > other[1]) - (one[1] < other[0])


def _compare(one: float, other: float) -> int:
    return (one > other) - (one < other)
