"""Find what somebody in the notes needs and what troubles them, as phrases that a sentence can take over whole."""

from __future__ import annotations

import re

from ...records import Language
from ..flat import flat

_THING = re.compile(
    r"pumpe|anlage|station|system|gerat|ventil|sensor|maschine|mischer|dosierer|pump|unit|valve|device|machine|mixer|"
    r"bomba|instalacion|equipo|valvula|estacion|maquina"
)
_NEED: dict[Language, re.Pattern[str]] = {
    "de": re.compile(
        r"(?:^|[.;\n]\s*(?:[-*•]\s+)?)(?:eine?n?\s+)?(?P<a>[A-ZÄÖÜ][^,.;:\n]{3,60}?) gesucht\b(?P<rest>[^.;\n]*)"
        r"|\b(?:suchen?|brauch(?:t|en)|benötig(?:t|en)) (?P<b>eine?n? [^,.;:\n]{3,60})(?P<rest2>[^.;\n]*)"
    ),
    "en": re.compile(
        r"\b(?:needs?|looking for|in search of) (?P<a>an? (?!few)[^,.;:\n]{3,60})(?P<rest>[^.;\n]*)"
        r"|(?:^|[.;\n]\s*(?:[-*•]\s+)?)(?P<b>[a-z][a-z -]{3,40}?) (?:wanted|needed)(?P<to> for [^,.;:\n]{3,40})?"
        r"(?P<rest2>[^.;\n]*)",
        re.IGNORECASE,
    ),
    "es": re.compile(r"\b(?:buscan?|necesitan?) (?P<a>una? [^,.;:\n]{3,60})(?P<rest>[^.;\n]*)", re.IGNORECASE),
}
_TROUBLE = re.compile(
    r"(?:die|der|das|the|la|el) "
    r"(?:jetzige|aktuelle|alte|bisherige|derzeitige|current|present|existing|old|actual|antigua|antiguo)"
    r"(?: \w+){2,9}",
    re.IGNORECASE,
)
_SITUATION = re.compile(
    r"(?i)(?:ausgangslage|hintergrund|so|warum das ganze|problem|situation|situation there|background|why they want it|"
    r"reason|situación(?: de partida)?|contexto|motivo|la situación allí|por qué lo quieren|problema)"
    r"\s*:\s+([^\W\d_][^.;\n:]{8,90})(?=[.;\n]|$)"
)
_THEM = re.compile(
    r"\b(?:sie|ihnen|ihre?[nrms]?|they|them|their|his|her|he|she|wir|uns|unsere?|we|us|our|nuestr[ao]s?)\b"
)
_PLURAL = re.compile(r"\b(?!orden\b|volumen\b|tambien\b|sistemas\b)\w{3,}[ae]n\b")


def need(text: str, lang: Language) -> str:
    """Return the device that is sought, such as ``a dosing pump for fruit preparations``, or nothing."""
    for match in _NEED[lang].finditer(text):
        found = _named(match, lang).strip()
        if _THING.search(flat(found)) and not re.search(r"\d", found):
            return found
    return ""


def trouble(text: str, lang: Language) -> str:
    """Return what is wrong with the device in use, behind the need; a main clause, or nothing."""
    for match in _NEED[lang].finditer(text):
        rest = match["rest"] or (match["rest2"] if lang != "es" else "") or ""
        for clause in rest.split(","):
            if _TROUBLE.fullmatch(clause.strip()):
                return clause.strip()
    return ""


def _named(match: re.Match[str], lang: Language) -> str:
    if match["a"] or lang == "es":
        return match["a"] or ""
    if lang == "de":
        return match["b"] or ""
    noun = f"{match['b'] or ''}{match['to'] or ''}"
    return noun if re.match(r"an? ", noun) else f"{'an' if noun[:1].lower() in 'aeiou' else 'a'} {noun}"


def situation(text: str, lang: Language) -> str:
    """Return the main clause behind a word such as ``Background:``, unless it speaks of persons from outside."""
    for match in _SITUATION.finditer(text):
        clause = match[1].strip(" ,")
        low = flat(clause)
        foreign = _THEM.search(low) or (lang == "es" and _PLURAL.search(low))
        if not foreign and 3 <= len(clause.split()) <= 14:
            return clause
    return ""


def wishes_count(text: str) -> bool:
    """Tell whether the notes say that a number of pieces is needed, and not only that it was spoken of."""
    return (
        re.search(r"\b(?:bedarf|brauch\w*|gebraucht|benotig\w*|needs?|require\w*|necesit\w+|hacen falta)\b", flat(text))
        is not None
    )
