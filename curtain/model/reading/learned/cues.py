"""Readings that the classifier adds to those of the cues: what a piece of a request means although no cue is in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ...brief import Reading
from .classify import classify

# Label -> field and value of a reading.
_MEANS = {
    "task.write": ("task", "write"),
    "task.summarise": ("task", "summarise"),
    "task.extract": ("task", "extract"),
    "task.answer": ("task", "answer"),
    "task.rewrite": ("task", "rewrite"),
    "task.classify": ("task", "classify"),
    "task.translate": ("task", "translate"),
    "art.email": ("artefact", "email"),
    "art.reply": ("artefact", "reply"),
    "art.invitation": ("artefact", "invitation"),
    "art.product": ("artefact", "product"),
    "art.teaser": ("artefact", "teaser"),
    "art.post": ("artefact", "post"),
    "art.press": ("artefact", "press"),
    "art.faq": ("artefact", "faq"),
    "art.table": ("form", "table"),
    "art.json": ("form", "json"),
    "art.csv": ("form", "csv"),
    "part.bullets": ("form", "bullets"),
    "adr.formal": ("address", "formal"),
    "adr.informal": ("address", "informal"),
    "ground.only": ("grounded", "no_invention"),
    "ground.unknown": ("unknown", "say_so"),
    "only": ("only", "nothing_else"),
    "ban.superlatives": ("ban", "superlative"),
    "ban.exclamation": ("ban", "exclamation"),
    "ban.emoji": ("ban", "emoji"),
    "tone.factual": ("tone", "factual"),
    "tone.friendly": ("tone", "friendly"),
    "tone.brisk": ("tone", "brisk"),
    "tone.enthusiastic": ("tone", "hyped"),
    "short": ("short", "short"),
    "aud.buyers": ("audience", "buyers"),
    "aud.technicians": ("audience", "technicians"),
    "aud.customers": ("audience", "customers"),
    "aud.prospect": ("audience", "visitor"),
    "aud.executives": ("audience", "executives"),
    "aud.colleagues": ("audience", "inside"),
    "part.subject": ("part", "subject"),
    "part.salutation": ("part", "salutation"),
    "part.closing": ("part", "closing"),
    "part.headline": ("part", "headline"),
    "part.paragraph": ("part", "paragraph"),
    "part.last_line": ("part", "last_line"),
    "want.open_question": ("aspect", "open"),
    "want.learn": ("aspect", "learn"),
    "want.registration": ("aspect", "registration"),
    "want.next_step": ("aspect", "next_step"),
    "want.quantity": ("aspect", "want"),
}
_TOPICS = {
    "want.delivery": "delivery",
    "want.warranty": "warranty",
    "want.minimum": "minimum",
    "want.price": "price",
    "want.next_step": "next_step",
    "want.product": "product",
    "want.date": "day",
    "want.technical": "all:technical",
    "want.commercial": "all:commercial",
    "drop.delivery": "delivery",
    "drop.price": "price",
    "drop.technical": "all:technical",
    "drop.commercial": "all:commercial",
}
_SURE = 0.5
_SURE_OF_TOPIC = 0.7
_CLAUSE = re.compile(r"[^,;:–—()/+|]+")
_LEAST_WORDS = 2


def learned_cues(text: str, offset: int = 0) -> list[Reading]:
    """Return what a piece of a request says by the classifier's judgement, each reading once, with its confidence.

    The piece is read as a whole and clause by clause; the reading stands where it was surest.
    """
    best: dict[str, Reading] = {}
    for start, end in pieces(text):
        for label, chance in classify(text[start:end]).items():
            if label in _MEANS and chance >= _SURE and (label not in best or best[label].confidence < chance):
                best[label] = Reading(*_MEANS[label], offset + start, offset + end, chance)
    return sorted(best.values(), key=lambda reading: (reading.start, reading.field, reading.value))


def learned_topics(text: str, offset: int = 0) -> tuple[list[Reading], list[Reading]]:
    """Return the topics that a piece of a request wants and those that it wants to be left out."""
    wanted: list[Reading] = []
    unwanted: list[Reading] = []
    chances = classify(text)
    for label, topic in _TOPICS.items():
        if chances.get(label, 0.0) >= _SURE_OF_TOPIC:
            reading = Reading("topic", topic, offset, offset + len(text), chances[label])
            (wanted if label.startswith("want") else unwanted).append(reading)
    return wanted, unwanted


@lru_cache(maxsize=4096)
def looks_like_material(text: str) -> float:
    """Return how much surer the classifier is that a piece is material than that it asks for something (-1 to 1)."""
    chances = classify(text)
    asks = max((chance for label, chance in chances.items() if label != "material"), default=0.0)
    return round(chances.get("material", 0.0) - asks, 6)


def refuses(text: str) -> float:
    """Return how much surer the classifier is that a piece leaves something out than that it wants it (-1 to 1)."""
    chances = classify(text)
    return round(chances.get("drop", 0.0) - chances.get("want", 0.0), 6)


def pieces(text: str) -> Iterator[tuple[int, int]]:
    """Yield the places of the whole text and, where it has several, of its clauses."""
    yield 0, len(text)
    clauses = [match.span() for match in _CLAUSE.finditer(text)]
    if len(clauses) > 1:
        yield from (span for span in clauses if len(text[slice(*span)].split()) >= _LEAST_WORDS)
