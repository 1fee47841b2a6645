"""What a fact or a question of a customer is about."""

from __future__ import annotations

import re

from ..flat import flat
from .cues import names, pattern, together

_CLAUSE = re.compile(r"[^.?!\n]+[.?!]*")
_MOST = 3


def fact_topics(text: str) -> dict[str, float]:
    """Return the topics of a fact with how surely it is about them."""
    low = flat(text)
    label = low.split(":")[0] if 0 < low.find(":") <= 40 else ""
    found: dict[str, float] = {}
    for topic in names("topics"):
        named = pattern("topics", topic, "words").search(low)
        says = pattern("topics", topic, "says").search(low)
        if named or says:
            in_label = label and pattern("topics", topic, "words").search(label)
            found[topic] = (1.0 if named else 0.0) + (0.8 if says else 0.0) + (2.0 if in_label else 0.0)
    return found


def asked_topics(text: str) -> tuple[str, ...]:
    """Return what a turn asks about, in the order in which it does."""
    places: dict[str, int] = {}
    for clause in _CLAUSE.finditer(flat(text)):
        for topic in names("topics"):
            at = _asked(clause[0], topic)
            if at >= 0 and topic not in places:
                places[topic] = clause.start() + at
    return tuple(sorted(places, key=lambda topic: places[topic]))[:_MOST]


def _asked(clause: str, topic: str) -> int:
    """Return where a clause asks about a topic, -1 if it does not."""
    if pattern("topics", topic, "not").search(clause):
        return -1
    if both := together("topics", topic, "both"):
        return _both(clause, both)
    for key in ("words", "asks"):
        if match := pattern("topics", topic, key).search(clause):
            return match.start()
    return -1


def _both(clause: str, patterns: tuple[re.Pattern[str], ...]) -> int:
    found = [match.start() for one in patterns if (match := one.search(clause))]
    return min(found) if len(found) == len(patterns) else -1
