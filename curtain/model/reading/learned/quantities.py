"""Limits that no pattern foresaw: the classifier says what is counted, the clause says how many."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ....text.numbers import word_value
from ...brief import Limit, Quantity, Relation, Scope
from ...flat import flat
from ..counts import relation_word
from ..units import Unit
from .classify import classify
from .cues import pieces

_COUNTS: dict[str, tuple[Quantity, Scope]] = {
    "limit.words": ("words", "text"),
    "limit.sentences": ("sentences", "text"),
    "limit.bullets": ("items", "text"),
    "limit.paragraphs": ("paragraphs", "text"),
    "limit.characters": ("characters", "text"),
    "limit.per_item": ("words", "item"),
    "limit.sentence_length": ("words", "sentence"),
}
_PAIRS = {"paar": 2, "pair": 2, "couple": 2, "par": 2, "dozen": 12, "dutzend": 12, "docena": 12}
_SURE = 0.5
_LARGEST = 5000


def learned_limits(asked: Sequence[Unit], found: Sequence[Limit]) -> list[Limit]:
    """Return the limits that patterns found and those that only the classifier heard, in order."""
    all_limits = list(found)
    for unit in asked:
        for start, end in pieces(unit.text):
            limit = _limit(unit.text[start:end], unit.start + start)
            if limit and not any(_says_the_same(limit, known, unit) for known in all_limits):
                all_limits.append(limit)
    return sorted(all_limits, key=lambda limit: limit.start)


def _says_the_same(new: Limit, known: Limit, unit: Unit) -> bool:
    """A limit is known if its clause or its number was read already, or the same thing is counted elsewhere."""
    here = unit.start <= known.start < unit.end
    same_kind = known.unit == new.unit and known.scope == new.scope
    overlaps = known.start < new.end and new.start < known.end
    return same_kind or (here and (overlaps or new.high in (known.low, known.high)))


def _limit(clause: str, offset: int) -> Limit | None:
    chances = classify(clause)
    label = max(_COUNTS, key=lambda name: chances.get(name, 0.0))
    number = _number(clause)
    if number is None or chances.get(label, 0.0) < _SURE:
        return None
    unit, scope = _COUNTS[label]
    relation: Relation = relation_word(flat(clause)) or ("exactly" if unit == "items" else "at_most")
    low, high = {"at_least": (number, 10_000), "exactly": (number, number)}.get(relation, (0, number))
    return Limit(relation, low, high, unit, scope, offset, offset + len(clause), clause)


def _number(clause: str) -> int | None:
    for word in re.findall(r"\w+", flat(clause)):
        digits = word.isascii() and word.isdecimal() and len(word) < 6
        value = int(word) if digits else _PAIRS.get(word) or word_value(word)
        if value and 1 < value <= _LARGEST:
            return value
    return None
