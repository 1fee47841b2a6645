"""Find the question that is open: direct, or as a clause such as ``ob ...``, ``whether ...``, ``si ...``."""

from __future__ import annotations

import re

from ...text.words import sentences
from ..flat import flat
from ..lexicon_files import any_of, table

_STARTS = (
    r"ob|wer|wem|wessen|was|wann|wie(?: [a-zäöü]+)?|welche[srnm]?|wo(?:mit|für|zu|ran|rin)?|warum|in welche[rmn]?|"
    r"whether|if|how(?: [a-z]+)?|which|what|who|when|where|why|in which|"
    r"si|qué|cuál(?:es)?|cuánt[oa]s?|cómo|cuándo|quién(?:es)?|dónde|durante cuánto|en qué|con qué|por qué|hasta cuándo"
)
_CLAUSE = re.compile(
    rf"(?:^|[,:„“\"«(]\s*|nämlich,?\s+|namely\s+|(?:know|tell me|is|asks|asking|wondering|to "
    rf"know|clarify|me)\s+|(?:saber|decir(?:me)?|es|concreto|pregunta|aclarar)\s+|-\s+)({_STARTS})\s+([^?.!“”\"»;:\n]{{3,160}})"
)
_LATE = re.compile(rf"\s({_STARTS})\s+([^?.!“”\"»;:\n]{{3,160}})")
_CUES = any_of(
    [
        "offen\\w*",
        "frage\\w*",
        "wissen",
        "sagen",
        "klaren",
        "ungeklart",
        "unklar",
        "beantwort\\w*",
        "auskunft",
        "open",
        "questions?",
        "know",
        "tell",
        "wonder\\w*",
        "ask\\w*",
        "clarify",
        "unanswered",
        "preguntas?",
        "saber",
        "sabido",
        "decir\\w*",
        "dud[ao]s?",
        "aclarar",
        "pregunt\\w+",
        "respond\\w*",
        "interessiert\\w*",
        "schreibt",
        "writes",
        "escribe",
        "fragt",
        "gefragt",
        "fragte",
        "erkundigt\\w*",
        "asked",
        "enquir\\w*",
        "inquir\\w*",
    ]
)
_NOISE = re.compile(
    r"^(?:wie (?:versprochen|gesagt|bei|sind sie|vereinbart|immer)|as |if i|if you remember|"
    r"si es|si no|was (?:lange|bei)|if that|how did you|how are|how to|como quedamos|wenn)"
)


def question(text: str) -> str:
    """Return the open question as a clause or sentence, without its mark; nothing if none is asked."""
    best, best_score = "", 0.0
    for sentence in (sentence for line in text.splitlines() for sentence in sentences(line)):
        clause = _clause_in(sentence)
        direct = "?" in sentence
        if not clause and not direct:
            continue
        low = flat(sentence)
        score = (2.0 if _CUES.search(low) else 0.0) + (1.2 if direct else 0.0) + (0.6 if clause else 0.0)
        score += 0.3 if clause and f": {clause}" in sentence else 0.0
        score -= 1.5 if _smalltalk(low) and not clause else 0.0
        if score > best_score:
            best, best_score = clause or sentence.strip(' "„“«»'), score
    return best if best_score >= 1.2 else ""


def _clause_in(sentence: str) -> str:
    found = []
    for match in _CLAUSE.finditer(sentence):
        clause = f"{match[1]} {match[2]}".strip(" ,:-")
        follows = sentence[match.end() : match.end() + 1]
        if _NOISE.match(flat(clause)) or (follows == "?" and sentence[: match.start(1)].strip(" ¿-") == ""):
            continue
        found.append(_cut(clause))
    if not found and (cue := _CUES.search(flat(sentence))) and (late := _LATE.search(sentence, cue.end())):
        found.append(_cut(f"{late[1]} {late[2]}"))
    return max(found, key=lambda clause: (f": {clause}" in sentence, _weight(clause), len(clause) < 90), default="")


def _weight(clause: str) -> int:
    return 0 if flat(clause).startswith(("was ", "if ", "lo que")) else 1


def _cut(clause: str) -> str:
    """End the clause where the sentence turns to something else."""
    parts = re.split(
        r",\s+(?=(?:das|aber|denn|weil|und das|that|but|because|and that|porque|pero|y eso|später|wir|ich|we|i)\b)",
        clause,
        maxsplit=1,
    )
    return parts[0].strip(" ,.")


def _smalltalk(low: str) -> bool:
    return any_of(table("topics")["smalltalk"]["smalltalk"]).search(low) is not None
