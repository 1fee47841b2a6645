"""Read dates and times of day as people write them in three languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from ..records import LANGUAGES
from .lexicon import lexicon


@dataclass(frozen=True, slots=True)
class Date:
    """A day with its place in the text; ``year`` is None where none was written."""

    year: int | None
    month: int
    day: int
    start: int
    end: int

    def same(self, other: Date) -> bool:
        """Tell whether both name the same day, whatever the spelling; a missing year fits every year."""
        years = self.year is None or other.year is None or self.year == other.year
        return years and (self.month, self.day) == (other.month, other.day)


@dataclass(frozen=True, slots=True)
class Time:
    """A time of day with its place in the text."""

    hour: int
    minute: int
    start: int
    end: int

    def same(self, other: Time) -> bool:
        """Tell whether both name the same minute of a day."""
        return (self.hour, self.minute) == (other.hour, other.minute)


_ISO = re.compile(r"(?<![\d-])(\d{4})-(\d{2})-(\d{2})(?![\d-])")
_DOTTED = re.compile(r"(?<![\d.,])(\d{1,2})\.[^\S\n]?(\d{1,2})\.(?:[^\S\n]?(\d{4}|\d{2}))?(?!\d)")
_SLASHED = re.compile(r"(?<![\d/.,])(\d{1,2})/(\d{1,2})(?:/(\d{4}|\d{2}))?(?![\d/])")
_HYPHENED = re.compile(r"(?<![\d-])(\d{1,2})-(\d{1,2})-(\d{4})(?![\d-])")
_GAP = r"(?:[^\S\n]|\n(?!\s*\(?\d{1,2}[.)]\s))"
"""A space within a date; a line break is one unless the next line opens with the number of a list."""
_DAYS = r"(\d{1,2})(?:st|nd|rd|th|º)?\.?"
_TO = r"[^\S\n]*(?:-|–|—|bis|to|and|und|al|a|y|until|/)[^\S\n]*(?:zum\s+|the\s+|el\s+)?"
_YEAR = rf"(?:,?{_GAP}+(?:de\s+|del\s+)?(\d{{4}})(?!\d))?"
_AFTER_HOUR = (
    r"(?=\s*(?:$|[.,;:!?)\n–—-])|\s(?:o\sa\s|o\s|y\s|a\s|hasta\s)las\b|\s(?:de\sla|y\smedia|y\scuarto|en\spunto|del\s(?:d[ií]a|\d+)|el)\b"
    r"|\s(?:am|im|in\sder|und|oder|bis|mit|per|zu|an|on|in\sthe|sharp|and|or|to|until|with|by)\b)"
)
"""What may follow a bare hour: ``las 18 unidades``, ``um 12 Prozent`` and ``at 5 bar`` are no times."""
_CLOCK = (
    re.compile(r"(?<![\d.,:])(\d{1,2})(?:[:.](\d{2}))?\s?uhr\b", re.IGNORECASE),
    re.compile(r"(?<![\d.,:])(\d{1,2}):(\d{2})(?::\d{2})?(?![\d:])(?!\s?[ap]\.?\s?m\b)", re.IGNORECASE),
    re.compile(r"(?<![\d.,:])(\d{1,2})[.:](\d{2})\s?h(?:oras|rs?)?\b", re.IGNORECASE),
    re.compile(r"\b(?:las|um|at)\s(\d{1,2})(?:[.:](\d{2}))?\sh(?:oras)?\b", re.IGNORECASE),
    re.compile(r"\b(?:las|um|at)\s(\d{1,2})[.:](\d{2})(?![\d:.]|\s?[ap]\.?\s?m\b|\s?[%€])", re.IGNORECASE),
    re.compile(
        rf"\b(?:(?:a|desde|hasta|entre|sobre|hacia|son|y|de|para)\slas|um|at)\s(\d{{1,2}})()(?![\d:])(?![.,]\d){_AFTER_HOUR}",
        re.IGNORECASE,
    ),
)
_DIGIT = re.compile(r"\d")
_HALF_DAY = re.compile(r"(?<![\d.,:])(\d{1,2})(?:[:.](\d{2}))?\s?([ap])\.?\s?m\b\.?", re.IGNORECASE)


@lru_cache(maxsize=512)
def dates(text: str) -> tuple[Date, ...]:
    """Return the dates of a text in order; ``12. bis 14. Mai`` gives two."""
    if not _DIGIT.search(text):
        return ()
    ordered = sorted(_all_dates(text), key=lambda date: (date.start, -date.end))
    kept: list[Date] = []
    reach: dict[tuple[int, int], int] = {}
    for date in ordered:
        day = (date.month, date.day)
        if date.end > reach.get(day, -1):
            kept.append(date)
            reach[day] = date.end
    return tuple(kept)


@lru_cache(maxsize=512)
def times(text: str) -> tuple[Time, ...]:
    """Return the times of day of a text in order."""
    if not _DIGIT.search(text):
        return ()
    found: dict[int, Time] = {}
    for match in _HALF_DAY.finditer(text):
        if int(match[1]) > 12:  # German: ``um 14 am Montag``
            continue
        hour = int(match[1]) % 12 + (12 if match[3].lower() == "p" else 0)
        _keep_time(found, hour, match, match.start(1))
    for pattern in _CLOCK:
        for match in pattern.finditer(text):
            _keep_time(found, int(match[1]), match, match.start(1))
    return tuple(found[start] for start in sorted(found))


def weekdays(text: str) -> tuple[int, ...]:
    """Return the weekdays named, Monday as 0, in order."""
    return tuple(_weekday_numbers()[match.group().lower()] for match in _weekday_names().finditer(text))


def _keep_time(found: dict[int, Time], hour: int, match: re.Match[str], start: int) -> None:
    minute = int(match[2] or 0)
    if hour < 24 and minute < 60 and start not in found:
        found[start] = Time(hour, minute, start, match.end())


def _all_dates(text: str) -> Iterator[Date]:
    for match in _ISO.finditer(text):
        yield from _made(match[1], match[2], match[3], match.start(), match.end())
    for pattern in (_DOTTED, _HYPHENED):
        for match in pattern.finditer(text):
            yield from _made(match[3], match[2], match[1], match.start(), match.end())
    for match in _SLASHED.finditer(text):
        day, month = (match[2], match[1]) if int(match[2]) > 12 else (match[1], match[2])
        yield from _made(match[3], month, day, match.start(), match.end())
    yield from _named(text)


def _named(text: str) -> Iterator[Date]:
    day_first, month_first = _month_patterns()
    taken = set()
    for match in day_first.finditer(text):
        taken.add(match.start(3))
        month = _month_numbers()[match[3].lower()]
        if match[1]:
            yield from _made(match[4], str(month), match[1], match.start(), match.end())
        yield from _made(match[4], str(month), match[2], match.start(2), match.end())
    for match in month_first.finditer(text):
        if match.start(1) in taken and not match[4]:  # ``29 September 3 pumps`` has one date
            continue
        month = _month_numbers()[match[1].lower()]
        yield from _made(match[4], str(month), match[2], match.start(), match.end())
        if match[3]:
            yield from _made(match[4], str(month), match[3], match.start(3), match.end())


def _made(year: str | None, month: str, day: str, start: int, end: int) -> Iterator[Date]:
    if not (1 <= int(month) <= 12 and 1 <= int(day) <= 31):
        return
    full = None if year is None else int(year) + (2000 if len(year) == 2 else 0)
    yield Date(full, int(month), int(day), start, end)


@cache
def _month_numbers() -> dict[str, int]:
    numbers: dict[str, int] = {}
    for lang in LANGUAGES:
        for name in ("month_short", "months"):
            numbers.update({month.lower(): number for number, month in enumerate(lexicon(lang)[name], 1)})
    return numbers


@cache
def _month_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    names = "|".join(re.escape(name) for name in sorted(_month_numbers(), key=lambda name: (-len(name), name)))
    month = rf"({names})\b\.?"
    day_first = rf"(?<![\d.,:])(?:{_DAYS}{_TO})?{_DAYS}{_GAP}*(?:of\s+|de\s+|-)?{month}{_YEAR}"
    month_first = rf"\b{month}{_GAP}+{_DAYS}(?!\d)(?!\s?(?:uhr|:|%))(?:{_TO}{_DAYS}(?!\d))?{_YEAR}"
    return re.compile(day_first, re.IGNORECASE), re.compile(month_first, re.IGNORECASE)


@cache
def _weekday_numbers() -> dict[str, int]:
    return {day.lower(): number for lang in LANGUAGES for number, day in enumerate(lexicon(lang)["weekdays"])}


@cache
def _weekday_names() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(_weekday_numbers()) + r")", re.IGNORECASE)
