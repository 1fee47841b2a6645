"""Choose labels: by the concepts they name, by their descriptions, by solved examples."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from ...text.language import language
from ..flat import flat
from ..knowledge.concepts import evidence, named
from ..knowledge.records import findings
from ..structured_brief import Item, Label

_WORD = re.compile(r"[^\W\d_]{3,}")
_STEM = 6
_STOP = frozenset(
    [
        "der",
        "die",
        "das",
        "den",
        "dem",
        "ein",
        "eine",
        "einen",
        "einem",
        "und",
        "oder",
        "ist",
        "sind",
        "hat",
        "haben",
        "mit",
        "von",
        "fur",
        "auf",
        "bei",
        "wird",
        "werden",
        "nicht",
        "kein",
        "keine",
        "noch",
        "nur",
        "auch",
        "als",
        "aus",
        "the",
        "and",
        "for",
        "with",
        "from",
        "that",
        "this",
        "are",
        "was",
        "has",
        "have",
        "not",
        "will",
        "would",
        "you",
        "your",
        "our",
        "can",
        "any",
        "something",
        "someone",
        "der",
        "los",
        "las",
        "una",
        "uno",
        "del",
        "por",
        "para",
        "con",
        "que",
        "esta",
        "este",
        "son",
        "hay",
        "muy",
        "mas",
        "sin",
        "algo",
        "alguien",
        "quiere",
        "wants",
        "jemand",
        "etwas",
        "wenn",
        "when",
        "cuando",
    ]
)
_BASE = {
    "other": 0.55,
    "neutral": 0.5,
    "question": 0.1,
    "medium": 0.3,
    "relaxed": 0.25,
    "help": 0.2,
    "genuine": 0.3,
    "calm": 0.3,
    "fact": 0.35,
    "warm": 0.1,
    "awareness": 0.3,
    "limited": 0.1,
    "no": 0.4,
}
_TONGUES = {
    "de": "deutsch german aleman alemana",
    "en": "englisch english ingles inglesa",
    "es": "spanisch spanish espanol castellano espanola",
}
_SEVERAL = 0.9


@dataclass(frozen=True, slots=True)
class Verdict:
    """The label of an item with its lead over the next best, 0 to 1."""

    label: str
    sure: float


def classify(text: str, labels: tuple[Label, ...], examples: tuple[Item, ...] = ()) -> Verdict:
    """Return the label that fits a text best; the first of equals."""
    scores = label_scores(text, labels, examples)
    best = max(range(len(labels)), key=lambda at: (scores[at], -at))
    rest = [score for at, score in enumerate(scores) if at != best]
    lead = scores[best] - max(rest, default=0.0)
    return Verdict(labels[best].name, round(max(0.0, min(1.0, 0.5 + lead / 3)), 2))


def several(text: str, labels: tuple[Label, ...]) -> tuple[str, ...]:
    """Return every label that a text speaks of, in the order of the labels; at least the best one."""
    scores = label_scores(text, labels, (), shared=True)
    chosen = tuple(label.name for label, score in zip(labels, scores, strict=True) if score >= _SEVERAL)
    return chosen or (labels[max(range(len(labels)), key=lambda at: scores[at])].name,)


def label_scores(
    text: str, labels: tuple[Label, ...], examples: tuple[Item, ...], *, shared: bool = False
) -> list[float]:
    """Return a score a label."""
    tongues = [_tongue(label.name) for label in labels]
    if all(tongues):
        guess = language(text).language
        return [1.0 if tongue == guess else 0.0 for tongue in tongues]
    found = evidence(text)
    own = _stems(text)
    scores = []
    for label in labels:
        concepts = _concepts(label)
        score = sum(weight * _heard(concept, found) for concept, weight in concepts.items())
        score = score / (1 if shared else max(1.0, sum(concepts.values()) ** 0.35)) if concepts else 0.0
        score += 1.1 * len(own & _stems(label.about)) + (0.6 if own & _stems(label.name) else 0.0)
        if not shared:
            score += max(
                (_BASE.get(concept, 0.0) for concept, weight in concepts.items() if weight >= 1.2), default=0.0
            )
        scores.append(score + _alike(text, own, label.name, examples))
    return scores


def _heard(concept: str, found: object) -> float:
    score = found.get(concept, 0.0)  # type: ignore[attr-defined]
    return min(2.5, float(score))


@lru_cache(maxsize=1024)
def _concepts_of(name: str, about: str) -> tuple[tuple[str, float], ...]:
    concepts = dict(named(name))
    if concepts:
        top = max(concepts.values())
        concepts = {concept: weight / 2 for concept, weight in concepts.items() if weight >= top - 0.9}
    if about:
        told = {concept: weight / 2 for concept, weight in named(about).items()}
        heard = {concept: min(1.0, 0.7 * weight) for concept, weight in evidence(about).items() if weight >= 0.7}
        merged = {concept: max(told.get(concept, 0.0), heard.get(concept, 0.0)) for concept in {*told, *heard}}
        own = 0.4 if merged else 1.0
        concepts = {
            concept: max(own * concepts.get(concept, 0.0), merged.get(concept, 0.0)) for concept in {*concepts, *merged}
        }
    if not concepts:
        concepts = {concept: 0.6 * min(1.0, weight) for concept, weight in evidence(name).items()}
    return tuple(sorted(concepts.items()))


def _concepts(label: Label) -> dict[str, float]:
    name = "" if len(label.name) <= 2 and label.about else label.name
    return dict(_concepts_of(name, label.about))


def _alike(text: str, own: frozenset[str], label: str, examples: tuple[Item, ...]) -> float:
    """Return how near a text is to the label's solved examples: shared words, and shared concepts."""
    mine = evidence(text) if examples else {}
    best = 0.0
    total = 0.0
    for example in examples:
        if flat(example.label) != flat(label):
            continue
        theirs = evidence(example.text)
        words = own & _stems(example.text)
        score = 0.8 * len(words) / (1 + 0.1 * len(own)) + sum(
            min(mine[concept], theirs[concept], 1.5) for concept in mine if concept in theirs
        )
        best, total = max(best, score), total + score
    return best + 0.25 * (total - best)


@lru_cache(maxsize=4096)
def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in _WORD.findall(flat(text)) if word not in _STOP and len(word) > 3)


def _tongue(name: str) -> str:
    low = flat(name).strip()
    return next((lang for lang, words in _TONGUES.items() if low in words.split() or low == lang), "")


def affirms(text: str, question: str) -> bool:
    """Answer a yes-or-no question about a text: the text holds what the question names."""
    asked = _about(question)
    found = evidence(text)
    wanted = {
        concept: weight for concept, weight in asked.items() if concept not in ("question", "yes", "no", "fact", "help")
    }
    shared = len(_stems(text) & _stems(question))
    if re.search(
        r"\b(?:termin|datum|date|appointment|cita|fecha|uhrzeit|zeitpunkt|deadline|frist|plazo)\b", flat(question)
    ):
        return any(one.kind in ("date", "time", "weekday") for one in findings(text))
    if re.search(r"\b(?:telefon\w*|phone|telefono)\b", flat(question)):
        return any(one.kind == "phone" for one in findings(text))
    if re.search(r"\b(?:preis|price|precio|betrag|amount|importe)\b", flat(question)) and not re.search(
        r"angebot|quote|presupuesto", flat(question)
    ):
        return any(one.kind == "money" for one in findings(text))
    if not wanted:
        return shared >= 1
    score = max(found.get(concept, 0.0) for concept in wanted)
    against = found.get("positive", 0.0) if {"complaint", "negative", "cancel"} & set(wanted) else 0.0
    return score + 0.3 * shared - 0.8 * against >= 0.9


def _about(question: str) -> dict[str, float]:
    low = re.sub(r"\b(?:ja|nein|yes|no|si|oder|or|o)\b", " ", question, flags=re.IGNORECASE)
    names = dict(named(low))
    return names or dict(evidence(low))
