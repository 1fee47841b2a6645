"""How well values given to items agree with the right ones, so that the same value for everything is worth nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping


def agreement(gold: Mapping[str, tuple[str, ...]], given: Mapping[str, str]) -> float:
    """Return balanced accuracy, rescaled so that the best constant answer is 0 and everything right is 1.

    ``gold`` holds the values that are right for each item, the first being its class. Balanced accuracy is the mean
    over the classes of the share of their items that are right, so a rare class counts as much as a frequent one.
    An item that was given nothing is not right.
    """
    constant = max(
        _balanced(gold, dict.fromkeys(gold, value)) for value in {v for right in gold.values() for v in right}
    )
    if constant >= 1:
        return 0.0
    return max(0.0, (_balanced(gold, given) - constant) / (1 - constant))


def _balanced(gold: Mapping[str, tuple[str, ...]], given: Mapping[str, str]) -> float:
    hits: dict[str, list[bool]] = defaultdict(list)
    for item, right in gold.items():
        hits[right[0]].append(given.get(item) in right)
    return sum(sum(found) / len(found) for found in hits.values()) / len(hits)
