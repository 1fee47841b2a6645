"""Read an order to reply with a fixed text; what follows such an order naturally gets exactly that."""

from __future__ import annotations

import re

from ..flat import flat
from .counts import limits
from .cues import find_cues

_ONLY = (
    r"(?:nur|immer|ausschlieslich|einfach|stets|exakt|genau|only|always|just|exactly|simply|"
    r"solo|siempre|unicamente|exactamente|simplemente)"
)
_ORDER = re.compile(
    r"(?:antworte?\w*|schreibe?|gib|sag\w*|reply|respond|answer|say|write|output|print|return|"
    r"respond[ea]|contest[ae]|escrib[ae]|di|diga|devuelve)"
    rf"(?: (?:bitte|mir|immer|please|back|me|aus|por favor|siempre|always|with|mit|con)){{0,3}} {_ONLY}(?: "
    rf"(?:nur|only|solo|immer|always|siempre))?"
    r"(?: (?:mit|with|con|das|den|the|el|la|wort|word|words|worten|palabra|text|texto|satz|"
    r"sentence|frase|exactly|genau|exactamente|dem|folgende[nmrs]?|aus|following|this|diesem|este|siguiente)\b){0,4}"
    r"(?:,? (?:und|and|y) (?:nichts anderem|nichts anderes|sonst nichts|nothing else|con nada mas|nada mas))?"
    r"[ \t]*:?[ \t]*"
)
_ANNOUNCES = re.compile(
    r"\b(?:text|texto|wort\w*|words?|palabras?|satz|sentence|frase|following|folgende\w*|siguiente)\b.*:\s*$"
)
_LONGEST = 80
"""Words of a fixed reply that is announced as such."""
_QUOTED = re.compile(r"[\"„“«‘']([^\"“”»’]{1,400})[\"“”»’']")


def constant(text: str) -> str:
    """Return the fixed text that ``text`` orders as the whole reply, or nothing."""
    low = flat(text)
    for order in _ORDER.finditer(low):
        rest = text[order.end() :]
        quoted = _QUOTED.match(rest)
        if quoted:
            return "" if _conditional(low[: order.start()]) else quoted[1].strip()
        plain = re.split(r"[\n]", rest, maxsplit=1)[0].strip(" .!\"'")
        if plain and _ANNOUNCES.search(order.group()) and len(plain.split()) <= _LONGEST:
            return "" if _conditional(low[: order.start()]) else re.split(r"[\n]", rest, maxsplit=1)[0].strip()
        if plain and len(plain.split()) <= 5 and not _means_something(plain) and not _conditional(low[: order.start()]):
            return plain
    return ""


def _conditional(before: str) -> bool:
    last = re.split(r"[.!?\n]", before)[-1]
    return re.search(r"\b(?:wenn|falls|sofern|if|when|si|cuando|sonst|otherwise)\b", last) is not None


def _means_something(plain: str) -> bool:
    low = flat(plain)
    if (
        find_cues(low)
        or limits(plain)
        or re.match(r"(?:auf|in|en|aus|from|mit|based|de|basado|auf basis|wenn|if|si)\b\s+\S", low)
    ):
        return True
    return (
        re.search(
            (
                r"\b(?:material|text|notiz\w*|notes?|notas?|angaben|fakten|facts|datos|daten|inhalt\w*|"
                r"information\w*|deutsch|english|espanol|dem|der|den|das|what|was|lo que)\b"
            ),
            low,
        )
        is not None
    )
