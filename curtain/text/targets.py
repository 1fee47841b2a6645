"""Tell whether a sentence sets a measurable goal: a figure of something, and a time by which it is to be reached."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ..records import Language
from .concepts import shows
from .dates import dates
from .folding import fold
from .lexicon import lexicon, units
from .numbers import Number, numbers

_UNIT = re.compile(r"\s*(?:[%€$£]|[^\W\d_]{2,})")
_CURRENCY = re.compile(r"[€$£]\s?$")
_LIST_NUMBER = re.compile(r"(?m)^\s*(?:\*\*)?\(?\d{1,2}[.)](?:\*\*)?\s")
_YEARS = range(2020, 2100)
_LONG = frozenset(("day", "week", "month", "year"))


def measurable(text: str, lang: Language) -> bool:
    """Tell whether a text has a figure with its unit and says by when, or over which time, it is meant.

    A length of time is a date only for another figure: ``in 8 weeks`` alone is no goal.
    """
    figures = list(quantities(text, lang))
    if not figures:
        return False
    if dates(text) or _month(text, lang) or _year(text, lang) or shows(text, "deadline", lang):
        return True
    times = [figure for figure in figures if _unit(text, figure) in _LONG]
    return bool(times) and len(figures) > 1


def quantities(text: str, lang: Language) -> Iterator[Number]:
    """Yield the figures that count something: with a unit, and not those of dates, years and list marks."""
    days = [(day.start, day.end) for day in dates(text)]
    for number in figures_of(text, lang):
        inside = any(start <= number.start < end for start, end in days)
        counts = _UNIT.match(text, number.end) or _CURRENCY.search(text[: number.start])
        if counts and not inside and not _is_year(number):
            yield number


def figures_of(text: str, lang: Language) -> tuple[Number, ...]:
    """Return all numbers of a text, in figures or words; those that number a list are none."""
    return numbers(_LIST_NUMBER.sub(lambda match: " " * len(match[0]), text), lang)


def _is_year(number: Number) -> bool:
    return number.text.isdigit() and int(number.text) in _YEARS


def _year(text: str, lang: Language) -> bool:
    return any(_is_year(number) for number in figures_of(text, lang))


def _unit(text: str, number: Number) -> str:
    word = re.match(r"\s*([^\W\d_]+)", text[number.end :])
    name = fold(word[1]) if word else ""
    return units().get(name, name)


def _month(text: str, lang: Language) -> bool:
    return bool(_months(lang).search(text))


@cache
def _months(lang: Language) -> re.Pattern[str]:
    """Match a month as it is written in its language: ``may`` is no month, ``May`` is one."""
    names = "|".join(map(re.escape, lexicon(lang)["months"]))
    return re.compile(rf"(?<!\w)(?:{names})(?!\w)", re.IGNORECASE if lang == "es" else 0)
