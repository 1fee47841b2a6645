"""Answer a question from a text only: the sentence that holds the answer, or an honest word that there is none."""

from __future__ import annotations

import re

from ...records import Language
from ..brief import Brief
from ..flat import flat
from .pieces import parted
from .polish import polished, sentence
from .stocked import listed, said, stock

_ASKS_FOR = (
    (
        re.compile(
            r"wie (?:viel|hoch|teuer)|kost\w*|how much|what (?:does|is the) (?:it )?(?:cost|price)|"
            r"cuanto (?:cuesta|vale)|precio"
        ),
        re.compile(r"\d[\d.,]*\s?(?:€|euro|eur|£|\$|%)|(?:€|£|\$)\s?\d"),
    ),
    (
        re.compile(r"wann|bis wann|when|what time|cuando|a que hora|termin\b|uhrzeit"),
        re.compile(
            r"\d{1,2}[.:]\d{2}|\d{1,2}\. \w+|\d+ (?:uhr|am|pm|h)\b|montag|dienstag|mittwoch|donnerstag|"
            r"freitag|samstag|monday|tuesday|wednesday|thursday|friday|lunes|martes|jueves|viernes|\d"
        ),
    ),
    (
        re.compile(r"wie lange|how long|cuanto (?:tiempo|dura|tarda)"),
        re.compile(
            r"\d+\s?(?:tage?|wochen?|monate?|jahre?|stunden?|minuten?|days?|weeks?|months?|years?|hours?|"
            r"minutes?|dias?|semanas?|meses|anos?|horas?|minutos?)"
        ),
    ),
    (
        re.compile(r"wie viele|how many|cuantos|cuantas"),
        re.compile(r"\d|zwei|drei|vier|two|three|four|dos|tres|cuatro"),
    ),
)
_LEAST = 0.52
_NEAR = 0.34


def answer(question: str, material: str, brief: Brief) -> str:
    """Return the answer from the material, or that it does not answer the question."""
    lang = brief.language
    units = [
        piece
        for line in material[:9000].split("\n")
        for piece in parted(line.strip().strip('"„“'))
        if re.search(r"\w", piece) and not piece.endswith("?")
    ][:120]
    if not units or not _stems(question):
        return ""
    kept: list[int] = []
    for part in _questions(question):
        best, place = max((_fit(unit, _stems(part), part, units), -at) for at, unit in enumerate(units))
        if best >= _LEAST and -place not in kept:
            kept.append(-place)
    if not kept:
        return said(lang, "digest", "unknown", "")
    number = brief.limit("sentences")
    kept = kept[: number.high] if number and number.high > 0 else kept[:3]
    return " ".join(sentence(_core(polished(units[at], lang)), lang) for at in sorted(kept))


def _questions(question: str) -> list[str]:
    """Return a question and, where it asks two things, each of them."""
    parts = [
        part
        for part in re.split(
            r"(?i),? (?:and|und|y) (?=(?:if|ob|si|wie|wann|was|how|when|what|who|by|ab|from|where|wo|cu|qu|bis)\w*\b)",
            question,
        )
        if _stems(part)
    ]
    return parts if len(parts) > 1 else [question]


def _core(text: str) -> str:
    return re.sub(r"^(?:[-*•]\s+|\d{1,2}[.)]?\s+(?=[A-ZÄÖÜ]))", "", text).strip()


def _stems(text: str) -> list[str]:
    return list(
        dict.fromkeys(_stem(word) for word in re.findall(r"\w{2,}", flat(text)) if word not in listed("question"))
    )


def _stem(word: str) -> str:
    return word[:6] if len(word) > 6 else re.sub(r"(?:e[nrms]?|s|n|as?|os?)$", "", word) if len(word) > 4 else word


def _fit(unit: str, wanted: list[str], question: str, units: list[str]) -> float:
    """Return how well a sentence answers: shared stems, rare ones more, and the kind of value that is asked for."""
    low = flat(unit)
    score = 0.0
    total = 0.0
    for stem in wanted:
        often = sum(stem in flat(other) for other in units)
        rare = 0.3 if stem in flat(units[0][:80]) and len(units) > 2 else 1.0 / (1 + 0.3 * max(0, often - 1))
        total += rare
        score += rare * (stem in low)
    share = score / total if total else 0.0
    asked = flat(question)
    for cue, value in _ASKS_FOR:
        if cue.search(asked):
            share *= 1.25 if value.search(low) else 0.45
            break
    return share


def unknown(lang: Language) -> str:
    """Return the sentence that says that the material lacks the answer."""
    return str(stock(lang)["digest"]["unknown"])
