"""Read one amount with its unit, as people write it: ``12 Min.``, ``1.200 €``, ``2 h 30 min``, ``3 × 20 = 60 min``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

from ..records import Language
from .folding import fold
from .numbers import Number, numbers, word_value

LONGEST = 400
"""A longer text is no amount."""

_EQUAL: Mapping[str, tuple[str, int]] = {
    "seconds": ("time", 1), "minutes": ("time", 60), "hours": ("time", 3600),
    "days": ("days", 1), "weeks": ("days", 7), "months": ("months", 1), "years": ("months", 12),
}  # fmt: skip
_FRACTIONS = str.maketrans({"½": "5", "¼": "25", "¾": "75"})
_FRACTION = re.compile(r"(\d*)\s?([½¼¾])")
_CLOCK = re.compile(r"(?<!\d)(\d{1,3}):([0-5]\d)\s*(?=h\b|std|hrs?\b|hor|hours)", re.IGNORECASE)
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_WHY = re.compile(r"(?:[,;]|(?<=[^\W\d]{4})\.)\s+(?!(?:und|and|y|e)\b)(?=[^\W\d])|\s[-–—]\s+(?=[^\W\d])", re.IGNORECASE)
_CLOSE = re.compile(r"(?<=[^\W\d])\.(?=\d)")
_AND_HALF_IN_ONE = re.compile(r"\b([^\W\d]+?)einhalb\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*€?|[%€]")
_PERCENT = re.compile(r"\b(?:por ciento|per cent)\b", re.IGNORECASE)
_SLASH = re.compile(r"(?<=\d)/(?=\d)")
_MINUS = re.compile(r"(?:^|\s)[-−–]\s?$")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its possible readings, the likeliest first, and the units named with it."""

    values: tuple[float, ...]
    units: tuple[str, ...] = ()

    def in_unit(self, wanted: tuple[str, ...]) -> tuple[float, ...] | None:
        """Return the readings in the unit that is wanted, None if the unit named is of something else.

        Equal durations are turned over (120 minutes are 2 hours, 2 weeks are 14 days); without a unit the number
        is taken as it stands.
        """
        if not wanted or not self.units:
            return self.values
        if wanted[1:] and self.units[1:] and wanted[1:] != self.units[1:]:
            return None
        mine, theirs = (_EQUAL.get(unit, (unit, 1)) for unit in (self.units[0], wanted[0]))
        return tuple(value * mine[1] / theirs[1] for value in self.values) if mine[0] == theirs[0] else None


def read_quantity(text: str, lang: Language) -> Quantity | None:
    """Read exactly one amount; a range, a list and a text without a number are none.

    What stands behind the last ``=`` counts, so that people can write how they got there; reasons in brackets or
    behind a comma are passed over.
    """
    if len(text) > LONGEST:
        return None
    bare = _normal(text)
    amounts = _amounts(bare, lang)
    return _sum(amounts) if amounts else _half(bare)


def how_many_numbers(text: str, lang: Language) -> int:
    """Return how many amounts a text seems to hold."""
    return len(_amounts(_normal(text[:LONGEST]), lang))


def units_in(text: str) -> tuple[str, ...]:
    """Return the known units that a text names, in their order."""
    return tuple(dict.fromkeys(unit for _, unit in _units_at(fold(text))))


@cache
def known_units() -> tuple[str, ...]:
    """Return the names of the units that are known, such as ``minutes``."""
    return tuple(_lexicon()["units"])


@dataclass(frozen=True, slots=True)
class _Amount:
    values: tuple[Decimal, ...]
    units: tuple[str, ...]


def _normal(text: str) -> str:
    result = text.rpartition("=")[2] if re.search(r"\d", text.rpartition("=")[2]) else text
    without = _BRACKETS.sub(" ", result)
    result = without if re.search(r"\w", without) else result.strip("()[] ")
    result = _SLASH.sub(" / ", _PERCENT.sub("%", result))
    result = _AND_HALF_IN_ONE.sub(_with_half, _CLOSE.sub(". ", result))
    result = _CLOCK.sub(lambda match: f"{match[1]} h {match[2]} min ", result)
    return _FRACTION.sub(lambda match: f"{match[1] or '0'}.{match[2].translate(_FRACTIONS)}", result)


def _amounts(text: str, lang: Language) -> list[_Amount]:
    found = _joined(text, numbers(text, lang) or numbers(text) or numbers(text, articles=True))
    if not found:
        return []
    end = _WHY.search(text, found[0].end)
    text = text[: end.start()] if end else text
    kept = [number for number in found if number.end <= len(text)]
    return [_amount(text, number, _from(kept, at), _until(kept, at, text)) for at, number in enumerate(kept)]


def _with_half(match: re.Match[str]) -> str:
    value = word_value(match[1], "de")
    return match[0] if value is None else f"{value}.5"


def _joined(text: str, found: tuple[Number, ...]) -> list[Number]:
    """Join numbers that are one: ``2 mil`` (the scale is read later, behind the digits), ``mil doscientos``."""
    joined: list[Number] = []
    for number in found:
        last = joined[-1] if joined else None
        if last is None or text[last.end : number.start].strip():
            joined.append(number)
        elif last.text[-1:].isdigit():
            if fold(number.text) not in _scales():
                joined.append(number)
        elif last.values[0] % 1000 == 0 and number.values[0] < 1000:
            whole = last.values[0] + number.values[0]
            joined[-1] = Number((whole,), last.start, number.end, text[last.start : number.end])
        else:
            joined.append(number)
    return joined


def _from(found: list[Number], at: int) -> int:
    return found[at - 1].end if at else 0


def _until(found: list[Number], at: int, text: str) -> int:
    return found[at + 1].start if at + 1 < len(found) else len(text)


def _amount(text: str, number: Number, start: int, end: int) -> _Amount:
    before, behind = text[start : number.start], fold(text[number.end : end])
    words = _WORD.findall(behind)
    scale = _scales().get(words[0], 1) if words and number.text[-1:].isdigit() else 1
    more = Decimal("0.5") if scale == 1 and _named("and-half").search(behind) else Decimal(0)
    sign = -1 if _MINUS.search(before) else 1
    units = tuple(dict.fromkeys(unit for _, unit in _units_at(behind)))
    if not units and "€" in before:
        units = ("euro",)
    return _Amount(tuple(sign * (value * scale + more) for value in number.values), units)


def _sum(amounts: list[_Amount]) -> Quantity | None:
    """Return one amount, or hours with their minutes; anything else is more than one number."""
    if len(amounts) == 1:
        values = tuple(float(value) for value in amounts[0].values)
        return Quantity(values, amounts[0].units) if _one_number(values) else None
    places = [_EQUAL.get(amount.units[0], ("", 0)) if amount.units else ("", 0) for amount in amounts]
    falling = all(one[0] == other[0] != "" and one[1] > other[1] for one, other in pairwise(places))
    if not falling:
        return None
    smallest = amounts[-1].units[0]
    total = sum(float(amount.values[0]) * place[1] for amount, place in zip(amounts, places, strict=True))
    return Quantity((total / places[-1][1],), (smallest,))


def _one_number(values: tuple[float, ...]) -> bool:
    """Tell two readings of one number (``1.200``) from digits that are a list (``5,10,15``)."""
    return len(values) == 1 or (len(values) == 2 and values[0] != 0 and max(values) == 1000 * min(values))


def _half(text: str) -> Quantity | None:
    """Read an amount without a number: half an hour, an hour and a half."""
    folded = fold(text)
    if _named("and-half").search(folded) or _named("one-half").search(folded):
        return Quantity((1.5,), units_in(text))
    return Quantity((0.5,), units_in(text)) if _named("half").search(folded) else None


def _units_at(folded: str) -> Iterator[tuple[int, str]]:
    for match in _unit_pattern().finditer(folded):
        yield match.start(), _unit_spellings()[match[0].strip()]


@cache
def _unit_spellings() -> Mapping[str, str]:
    return {spelling: unit for unit, spellings in _lexicon()["units"].items() for spelling in spellings}


@cache
def _unit_pattern() -> re.Pattern[str]:
    spellings = sorted(_unit_spellings(), key=lambda spelling: (-len(spelling), spelling))
    return re.compile(
        "|".join(rf"(?<![^\W\d]){one}(?![^\W\d])" if one.isalpha() else re.escape(one) for one in spellings)
    )


@cache
def _scales() -> Mapping[str, int]:
    sizes = (("thousand", 1_000), ("million", 1_000_000))
    return {word: value for name, value in sizes for word in _lexicon()[name]}


@cache
def _named(name: str) -> re.Pattern[str]:
    return re.compile("|".join(rf"\b{re.escape(one)}\b" for one in _lexicon()[name]))


@cache
def _lexicon() -> Mapping[str, Any]:
    """Return the spellings, folded: ``lexicon/amounts.toml``."""
    source = files("curtain").joinpath("text", "lexicon", "amounts.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))
