"""Find the facts that answer a turn: by topic, else by the words they share."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from ...text.lexicon import every
from ..flat import flat
from .charge import Charge, Fact
from .cues import pattern

_LEAST_SHARED = 2
_STEM = 6
_MOST_OF_A_TOPIC = 2
_NEEDS_VALUE = frozenset(("phone", "email"))


def facts_for(charge: Charge, topics: tuple[str, ...], question: str) -> tuple[tuple[str, Fact], ...]:
    """Return the facts that answer, each with the topic it was found by; none twice."""
    found: dict[Fact, str] = {}
    for topic in topics:
        for fact in _best(charge, topic):
            found.setdefault(fact, topic)
    if not found and not topics and (shared := _by_words(charge, question)):
        found[shared] = shared.topics[0] if shared.topics else ""
    return tuple((topic, fact) for fact, topic in found.items())


def _best(charge: Charge, topic: str) -> tuple[Fact, ...]:
    """Return the facts that are first of all about a topic; of several, those with its value in them."""
    there = charge.about(topic)
    if topic in _NEEDS_VALUE:
        there = tuple(fact for fact in there if pattern("topics", topic, "says").search(flat(fact.text))) or there
    rank = min((fact.topics.index(topic) for fact in there), default=0)
    return tuple(fact for fact in there if fact.topics.index(topic) == rank)[:_MOST_OF_A_TOPIC]


def _by_words(charge: Charge, question: str) -> Fact | None:
    """Return the fact that shares most rare words with a question, if it shares enough of them."""
    wanted = _stems(question)
    known = {fact: _stems(f"{fact.label} {fact.text}") for fact in charge.facts}
    common = Counter(stem for stems in known.values() for stem in stems)
    scored = {fact: {stem for stem in wanted & stems if common[stem] == 1} for fact, stems in known.items()}
    best = max(scored, key=lambda fact: (len(scored[fact]), -fact.start), default=None)
    if best is None or not scored[best]:
        return None
    enough = len(scored[best]) >= _LEAST_SHARED or len(scored[best]) * 2 >= len(wanted)
    return best if enough else None


def _stems(text: str) -> set[str]:
    stop = _stop()
    found = re.findall(r"[^\W\d_]{4,}", flat(text))
    return {word[:_STEM] for word in found if word not in stop}


@cache
def _stop() -> frozenset[str]:
    return frozenset(flat(word) for word in every("stop_words"))
