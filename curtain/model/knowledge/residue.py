"""What is left of a sentence when the typed values are taken out: a task, a topic, a reason, a remark."""

from __future__ import annotations

import re
from functools import cache

from ...records import LANGUAGES
from ...text.lexicon import lexicon
from ...text.words import sentences
from ..flat import flat
from ..reading.structured.fieldkinds import FREE, plain
from ..structured_brief import Field
from .concepts import evidence
from .records_fill import Value

_EDGES = frozenset(
    [
        "am",
        "on",
        "el",
        "la",
        "los",
        "um",
        "ab",
        "at",
        "a",
        "las",
        "bis",
        "by",
        "until",
        "hasta",
        "antes",
        "del",
        "de",
        "the",
        "ist",
        "is",
        "es",
        "sind",
        "are",
        "son",
        "findet",
        "statt",
        "and",
        "und",
        "y",
        "then",
        "danach",
        "dann",
        "ab",
        "with",
        "mit",
        "con",
        "por",
        "von",
        "from",
        "through",
        "durch",
        "para",
        "zum",
        "zur",
        "will",
        "wird",
        "before",
        "in",
        "im",
        "as",
        "also",
        "auch",
        "que",
        "we",
        "wir",
        "der",
        "die",
        "das",
        "den",
        "dem",
        "spricht",
        "about",
        "sobre",
        "uber",
        "to",
        "due",
        "begins",
        "starts",
        "startet",
        "beginnt",
        "steht",
        "lautet",
        "for",
        "fur",
        "zu",
        "sehr",
        "ist:",
        "es:",
        "spatestens",
        "latest",
        "no",
        "later",
        "than",
        "geht",
        "talks",
        "speaks",
        "habla",
        "at:",
        "sowie",
        "bei",
        "lauten",
        "sera",
        "seran",
    ]
)
_SENTENCE = {
    "reason": ("fault", "complaint", "negative", "late", "return", "cancel", "billing"),
    "wish": ("quote", "order", "return", "change", "appointment", "intent_buy", "suggestion"),
    "question": ("question",),
}
_LONGEST = 160


def residue(field: Field, text: str, used: tuple[Value, ...]) -> Value | None:
    """Return the words that no value has taken, for a field that takes free words."""
    kind = field.kinds[0] if field.kinds else ""
    if (kind not in FREE and kind not in ("product", "name")) or field.type in ("number", "integer", "boolean"):
        return None
    if kind in _SENTENCE and len(text) > _LONGEST:
        return _sentence(field, text, _SENTENCE[kind])
    quoted = re.search(r"[\"„“«]([^\"“”»]{3,80})[\"“”»]", text)
    if quoted and kind in ("topic", "title"):
        return Value(field.name, quoted[1], quoted[1], quoted.start(1), quoted.end(1), 0.7, "near")
    pieces = [(start, end) for start, end in _gaps(text, used) if re.search(r"[^\W\d_]{2,}", text[start:end])]
    cleaned = [piece for start, end in pieces if (piece := _cleaned(text, start, end))]
    if not cleaned:
        return None
    if kind == "task" and (near := _clause(text, used)):
        return Value(field.name, text[near[0] : near[1]], text[near[0] : near[1]], near[0], near[1], 0.4, "rest")
    start, end = max(cleaned, key=lambda one: one[1] - one[0])
    if kind == "topic" and 1 < len(cleaned) <= 3 and sum(stop - begin for begin, stop in cleaned) < 60:
        joined = ", ".join(text[begin:stop] for begin, stop in cleaned)
        return Value(field.name, joined, joined, cleaned[0][0], cleaned[-1][1], 0.4, "rest")
    if kind in ("product", "name") and end - start > 60:
        return None
    shown = text[start:end].replace("\n", " ")
    return Value(field.name, shown[:_LONGEST], shown[:_LONGEST], start, end, 0.4, "rest")


def _clause(text: str, used: tuple[Value, ...]) -> tuple[int, int] | None:
    """Return the words of the clause in which the day stands, without the day and what leads to it."""
    day = next((one for one in used if re.search(r"\d", one.text) and one.kind in ("date", "weekday")), None)
    if day is None:
        return None
    before = max((match.end() for match in re.finditer(r"[,;.:–—]\s", text[: day.start])), default=0)
    after = re.search(r"[,;.!]|$", text[day.end :])
    inner = [one for one in used if before <= one.start < day.end + (after.start() if after else 0)]
    pieces = [
        _cleaned(text, start + before, end + before)
        for start, end in _gaps(text[before : day.end], tuple(_moved(one, before) for one in inner))
    ]
    kept = [piece for piece in pieces if piece]
    return max(kept, key=lambda one: one[1] - one[0]) if kept else None


def _moved(value: Value, offset: int) -> Value:
    return Value(value.field, value.text, value.value, value.start - offset, value.end - offset, value.sure, value.kind)


def _gaps(text: str, used: tuple[Value, ...]) -> list[tuple[int, int]]:
    at, gaps = 0, []
    for value in sorted(used, key=lambda one: one.start):
        if value.start > at:
            gaps.append((at, value.start))
        at = max(at, value.end)
    gaps.append((at, len(text)))
    return gaps


def _cleaned(text: str, start: int, end: int) -> tuple[int, int] | None:
    words = [(start + one.start(), start + one.end()) for one in re.finditer(r"\S+", text[start:end])]
    while words and _edge(text[words[0][0] : words[0][1]]):
        words.pop(0)
    while words and _edge(text[words[-1][0] : words[-1][1]]):
        words.pop()
    if not words:
        return None
    begin, stop = words[0][0], words[-1][1]
    while begin < stop and text[begin] in "\"„“«(-–—:,;.'":
        begin += 1
    while stop > begin and text[stop - 1] in "\"“”»)-–—:,;.'!":
        stop -= 1
    return (begin, stop) if stop > begin else None


def _edge(word: str) -> bool:
    low = flat(word).strip(".,:;()–—-!")
    return not low or low in _EDGES


def _sentence(field: Field, text: str, concepts: tuple[str, ...]) -> Value | None:
    """Return the sentence that speaks most of what the field asks for."""
    best: tuple[float, str] = (0.6, "")
    for sentence in sentences(text)[:40]:
        heard = evidence(sentence)
        score = sum(heard.get(concept, 0.0) for concept in concepts[:3])
        if score > best[0]:
            best = (score, sentence)
    if not best[1]:
        return None
    start = max(0, text.find(best[1][:30]))
    shown = best[1].rstrip(".!")[:_LONGEST]
    return Value(field.name, shown, shown, start, start + len(shown), 0.5, "rest")


def after_name(field: Field, text: str) -> Value | None:
    """Return what follows the field's own name in the text, as in ``Durchwahl 214``."""
    stems = [word for word in plain(field.name) if len(word) > 2 and word not in _stop()]
    low = flat(text)
    for stem in stems:
        match = re.search(
            (
                rf"(?<!\w){re.escape(stem[:7])}\w{{0,6}}[ :=-]{{0,3}}(?:(?:ist|is|es|war|was|of|von|"
                rf"de|still|:)\s)?\s*((?:[^,;\n|()]|,(?=\d)){{1,60}}?)(?=[;\n|()]|,(?!\d)|\.\s|\.?$)"
            ),
            low,
        )
        if match and match[1].strip():
            start, end = match.span(1)
            return Value(field.name, text[start:end].strip(), text[start:end].strip(), start, end, 0.7, "near")
    return None


@cache
def _stop() -> frozenset[str]:
    return frozenset(flat(word) for lang in LANGUAGES for word in lexicon(lang)["stop_words"])
