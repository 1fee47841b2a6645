"""Find quantities of one kind near a word: durations, counts, sums of money, measures."""

from __future__ import annotations

import re
from functools import cache

from ..flat import flat
from ..lexicon_files import any_of, table

_SPELLED = (
    r"zwei|drei|vier|funf|sechs|sieben|acht|neun|zehn|elf|zwolf|zwanzig|dreisig|"
    r"two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|"
    r"dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|quince|veinte|treinta|ein(?:e[nmr]?|em)?|one|una?"
)
_NUMBER = rf"(?:\d[\d.,]*(?:\s?(?:-|bis|to|a)\s?\d+)?|{_SPELLED})"
_SPAN = (
    r"(?:werk|arbeits)?tagen?|wochen?|monate?n?|jahre?n?|(?:working |business )?days?|weeks?|"
    r"months?|years?|dias?(?: (?:laborables|habiles|naturales))?|semanas?|mes(?:es)?|anos?"
)
_PIECES = (
    r"stuck|stck\.?|stk\.?|einheiten|exemplare?|gerate?n?|pumpen?|units?|pieces?|pcs\.?|pumps?|"
    r"devices?|unidades|uds\.?|piezas|equipos|bombas|of them"
)
_KINDS = {
    "duration": rf"(?<![\w.,])(?:{_NUMBER})[\s-]?(?:{_SPAN})(?!\w)",
    "count": rf"(?<![\w.,/-])(?:{_NUMBER})\s(?:{_PIECES})(?!\w)|(?<![\w.,/-])\d+(?=\s?(?:x|×)\s)",
    "bare": r"(?<![\w.,/-])\d{1,6}(?![\w.,/%°:-]*\d)(?!\s?(?:%|°|uhr|bar|l/h|kg|mm|:))(?!\w)",
    "money": (
        r"(?:€|eur|£|\$|usd|gbp)\s?\d[\d.,]*\d|(?<![\w.,])\d[\d.,]*\s?(?:€|eur(?:o|os)?(?!\w)|" r"£|\$|pounds|dollars)"
    ),
    "measure": r"(?<![\w.,])\d[\d.,]*\s?(?:l/h|ml/h|m3/h|bar|kw|w|v|kg|mm|cm|°c|db\(a\)|hz|%|mpas|psi)(?!\w)",
    "minutes": rf"(?<![\w.,])(?:{_NUMBER})\s?(?:minuten|minutes|mins?\.?|minutos|stunden?|hours?|horas?)(?!\w)",
}
KIND_OF = {
    "delivery": ("duration",),
    "warranty": ("duration",),
    "minimum": ("count", "bare"),
    "price": ("money",),
    "payment": ("duration",),
    "flow": ("measure",),
    "pressure": ("measure",),
    "weight": ("measure",),
    "power": ("measure",),
    "voltage": ("measure",),
    "temperature": ("measure",),
    "noise": ("measure",),
    "discount": ("measure",),
}


@cache
def pattern(kind: str) -> re.Pattern[str]:
    """Return the pattern of a kind of quantity, for text in comparison form."""
    return re.compile(_KINDS[kind])


@cache
def topic_pattern(topic: str) -> re.Pattern[str]:
    """Return the pattern of a topic, for text in comparison form."""
    return any_of(table("topics")["topics"][topic])


def near(text: str, start: int, end: int, low_bound: int, high_bound: int, kinds: tuple[str, ...]) -> str:
    """Return the first quantity after ``end`` within the bounds, else the last one before ``start``."""
    low = flat(text)
    for kind in kinds:
        if match := pattern(kind).search(low, end, high_bound):
            return text[match.start() : match.end()].strip(" .,")
        before = list(pattern(kind).finditer(low, low_bound, start))
        if before:
            return text[before[-1].start() : before[-1].end()].strip(" .,")
    return ""


def nominative(value: str) -> str:
    """Return a German duration out of the dative (``24 Monaten``) in its plain form; others stay."""
    value = re.sub(r"\b(Monat|Jahr|Tag|Werktag|Arbeitstag)en\b", r"\1e", value)
    return re.sub(r"\b(monat|jahr|tag|werktag)en\b", r"\1e", value)
