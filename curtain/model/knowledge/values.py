"""Find the value of every topic the material speaks of."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from ...text.words import sentences
from ..flat import flat
from ..lexicon_files import table
from .facts import Fact
from .quantities import KIND_OF, near, nominative, topic_pattern

_FIELD = re.compile(r"(?:^|[\n;,]|\.\s)[ \t]*(?:[-*•–]\s+|\d{1,2}[.)]\s+)?([^\W\d][^:\n;.?!,]{1,38}):[ \t]+([^\n;]+)")
_ORDER = (
    "minimum",
    "warranty",
    "payment",
    "delivery",
    "price",
    "flow",
    "pressure",
    "weight",
    "power",
    "voltage",
    "temperature",
    "noise",
    "discount",
)
_FREE = (
    "motor",
    "material",
    "speaker",
    "duration",
    "connection",
    "protection",
    "shipping",
    "spares",
    "approval",
    "accuracy",
    "size",
)

_MOST_HITS = 60
Hits = list[tuple[int, int]]


def fields(text: str) -> tuple[Fact, ...]:
    """Return the ``key: value`` pairs of a text with the topic of their key."""
    found = []
    for match in _FIELD.finditer(text):
        key, value = match[1].strip(" *_"), match[2].strip(" *_")
        cut = re.search(r",\s+[^\W\d][^:,\n]{2,24}:\s", value)
        value = value[: cut.start()] if cut else value
        if len(key.split()) <= 5 and value:
            found.append(Fact(_topic_of(key), value.rstrip(" ."), key, match.start(1)))
    return tuple(found)


def values(text: str, known: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Return one value a topic: a quantity of the fitting kind near the topic's word, else the field's value."""
    found: list[Fact] = []
    spans = _spans(text)
    low = flat(text)
    hits = {topic: [match.span() for match in topic_pattern(topic).finditer(low)][:_MOST_HITS] for topic in _ORDER}
    for topic in _ORDER:
        if fact := _measured(topic, text, spans, hits):
            found.append(fact)
    have = {fact.topic for fact in found}
    for field in known:
        if field.topic and field.topic not in have and (field.topic in _FREE or field.topic in KIND_OF):
            found.append(field)
            have.add(field.topic)
    return tuple(sorted(found, key=lambda fact: fact.start))


def _spans(text: str) -> list[tuple[int, int]]:
    """Return where the sentences of a text lie."""
    found, at = [], 0
    for sentence in sentences(text):
        start = text.find(sentence[:40].split("\n")[0], at)
        if start >= 0:
            end = min(len(text), start + len(sentence))
            found.append((start, end))
            at = end
    return found


def _measured(topic: str, text: str, spans: list[tuple[int, int]], hits: Mapping[str, Hits]) -> Fact | None:
    for start, end in hits[topic]:
        low, high = next(((at, to) for at, to in spans if at <= start < to), (start, end + 60))
        left, right = _fence((start, end), (low, high), hits, topic)
        value = near(text, start, end, left, right, KIND_OF[topic])
        if not value and topic == "minimum":
            value = near(text, end, start, left, end, KIND_OF[topic])
        if value:
            return Fact(topic, nominative(value), text[start:end], start)
    return None


def _fence(word: tuple[int, int], sentence: tuple[int, int], hits: Mapping[str, Hits], topic: str) -> tuple[int, int]:
    """Return how far a topic's word reaches: up to the words of other topics and at most to its sentence's ends."""
    left, right = sentence
    for other, places in hits.items():
        if other == topic:
            continue
        for start, end in places:
            if other == "price" and end - start < 6:  # a mere currency word belongs to the figure beside it
                continue
            if left < end <= word[0]:
                left = end
            elif word[1] <= start < right:
                right = start
    return left, right


@lru_cache(maxsize=2048)
def _topic_of(key: str) -> str:
    low = flat(key)
    best = ("", 0)
    for topic in table("topics")["topics"]:
        for match in topic_pattern(topic).finditer(low):
            if len(match.group()) > best[1]:
                best = (topic, len(match.group()))
    return best[0]
