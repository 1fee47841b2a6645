"""Read numbers in all their spellings: ``1.200``, ``1,200``, ``12,5``, ``zwölf``, ``treinta y cinco``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache

from ..records import LANGUAGES, Language
from .lexicon import lexicon

_DIGITS = re.compile(
    r"(?<![\w])(?<![^\W\d_][-‑–_/.])(?<!\d[.,:/])"
    r"\d+(?:[.,'’\u00a0\u202f]\d+)*"
    r"(?!\d)"
)
_SPACED = re.compile(r"(?<![\w.,])\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?![\w])(?![.,]\d)")
_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ARTICLES = frozenset(("ein", "eine", "einen", "einem", "einer", "un", "una", "uno", "one"))
_LONGEST = 18


@dataclass(frozen=True, slots=True)
class Number:
    """A number with its place; ``values`` are its possible readings, the likeliest first (``1.200``: 1200 or 1.2)."""

    values: tuple[Decimal, ...]
    start: int
    end: int
    text: str

    def same(self, other: Number) -> bool:
        """Tell whether both can mean the same value."""
        return any(value in other.values for value in self.values)


@lru_cache(maxsize=512)
def numbers(text: str, lang: Language | None = None, *, articles: bool = False) -> tuple[Number, ...]:
    """Return the numbers of a text in order.

    Digits that belong to a name (``DX-40``, ``C27``) are none; ``eine``, ``un``, ``one`` count only with ``articles``.
    """
    found = [*_digit_numbers(text, lang), *_word_numbers(text, lang, articles)]
    return tuple(sorted(found, key=lambda number: (number.start, -number.end)))


def readings(digits: str, lang: Language | None = None) -> tuple[Decimal, ...]:
    """Return the values that digits with points, commas or spaces can mean, the likeliest in ``lang`` first."""
    bare = re.sub(r"[ '’\u00a0\u202f]", "", digits)
    if len(bare) > _LONGEST * 2:
        return ()
    marks = [mark for mark in bare if mark in ".,"]
    if not marks:
        return (Decimal(bare),)
    if len(set(marks)) == 2:
        return (_mixed(bare),)
    mark = marks[0]
    grouped = re.fullmatch(rf"\d{{1,3}}(?:\{mark}\d{{3}})+", bare) is not None and not bare.startswith("0")
    plain = bare.replace(mark, "")
    if len(marks) > 1:
        return (Decimal(plain),) if grouped else tuple(Decimal(part) for part in bare.split(mark))
    decimal = Decimal(bare.replace(",", "."))
    if not grouped:
        return (decimal,)
    groups_by = "," if lang == "en" else "."
    return (Decimal(plain), decimal) if mark == groups_by or lang is None else (decimal, Decimal(plain))


def _mixed(bare: str) -> Decimal:
    mark = max(".,", key=bare.rfind)
    whole, _, part = bare.rpartition(mark)
    return Decimal(f"{re.sub(r'[.,]', '', whole)}.{part}")


def _digit_numbers(text: str, lang: Language | None) -> list[Number]:
    spaced = [match.span() for match in _SPACED.finditer(text)]
    found = [_number(text, start, end, lang) for start, end in spaced]
    covered = 0
    for match in _DIGITS.finditer(text):
        while covered < len(spaced) and spaced[covered][1] <= match.start():
            covered += 1
        inside = covered < len(spaced) and spaced[covered][0] <= match.start()
        if not inside and not _name_goes_on(text, match.end()):
            found.append(_number(text, match.start(), match.end(), lang))
    return [number for number in found if number.values]


def _name_goes_on(text: str, end: int) -> bool:
    rest = re.match(r"[^\W\d_]*\d|[^\W\d_]{8,}", text[end : end + 12])
    return rest is not None and text[end : end + 1].isalpha()


def _number(text: str, start: int, end: int, lang: Language | None) -> Number:
    return Number(readings(text[start:end], lang), start, end, text[start:end])


def _word_numbers(text: str, lang: Language | None, articles: bool) -> list[Number]:
    found: list[Number] = []
    tokens = list(_WORDS.finditer(text))
    free = 0
    for index in [at for at, token in enumerate(tokens) if word_value(token.group(), lang) is not None]:
        if index < free:
            continue
        taken, value = _spoken(tokens, index, text, lang)
        if value is not None and (articles or taken > 1 or tokens[index].group().lower() not in _ARTICLES):
            start, end = tokens[index].start(), tokens[index + taken - 1].end()
            found.append(Number((Decimal(value),), start, end, text[start:end]))
        free = index + taken
    return found


def _spoken(tokens: list[re.Match[str]], index: int, text: str, lang: Language | None) -> tuple[int, int | None]:
    """Read the longest number word from ``tokens[index]`` on: how many words it takes and its value."""
    value = word_value(tokens[index].group(), lang)
    if value is None:
        return 1, None
    taken = 1
    while index + taken < len(tokens) and taken < 7:
        step = 2 if tokens[index + taken].group().lower() in ("y", "and") else 1
        if index + taken + step > len(tokens) or not _adjacent(tokens, index + taken, step, text):
            break
        more = word_value(tokens[index + taken + step - 1].group(), lang)
        joined = None if more is None else _join(value, more, with_and=step == 2)
        if joined is None:
            break
        value, taken = joined, taken + step
    return taken, value


def _adjacent(tokens: list[re.Match[str]], at: int, step: int, text: str) -> bool:
    gaps = (text[tokens[i - 1].end() : tokens[i].start()] for i in range(at, at + step))
    return all(gap in (" ", "-", "\u00a0") for gap in gaps)


def _join(value: int, more: int, *, with_and: bool) -> int | None:
    if more in (100, 1000) and 0 < value < more and not with_and:
        return value * more
    if 0 < more < 10 and value % 10 == 0 and value >= 20:
        return value + more
    if more < 100 <= value and value % 100 == 0:
        return value + more
    return None


@cache
def _number_words(lang: Language) -> dict[str, int]:
    return dict(lexicon(lang)["number_words"])


@lru_cache(maxsize=16384)
def word_value(word: str, lang: Language | None = None) -> int | None:
    """Return the value of one number word, composed ones such as ``einundzwanzig`` too, else None."""
    low = word.lower()
    for known in (lang,) if lang else LANGUAGES:
        if low in _number_words(known):
            return _number_words(known)[low]
        if "-" in low and (value := _hyphenated(low, known)) is not None:
            return value
        if known == "de" and (value := _german(low)) is not None:
            return value
    return None


def _hyphenated(low: str, lang: Language) -> int | None:
    tens, _, ones = low.partition("-")
    table = _number_words(lang)
    if tens in table and ones in table and table[tens] % 10 == 0 and table[tens] >= 20 and 0 < table[ones] < 10:
        return table[tens] + table[ones]
    return None


def _german(low: str) -> int | None:
    table = _number_words("de")
    ones, und, tens = low.partition("und")
    if und and ones in table and tens in table and table[ones] < 10 and 20 <= table[tens] < 100:
        return table[ones] + table[tens]
    if low.endswith("zehn") and table.get(low[:-4], 99) < 10:
        return 10 + table[low[:-4]]
    head, hundred, rest = low.partition("hundert")
    if hundred and (head == "" or table.get(head, 99) < 10):
        tail = 0 if not rest else word_value(rest, "de")
        return None if tail is None or tail >= 100 else (table[head] if head else 1) * 100 + tail
    return None
