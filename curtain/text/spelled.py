"""Read what is spelled out: letters by their names or by words, acrostics, numbers in words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from ..records import LANGUAGES, Language
from .folding import fold
from .lexicon import lexicon
from .squeezed import key_of, spelling

_WORD = re.compile(r"[^\W_]+")
_LINE_START = re.compile(r"^[^\w\n]*(?:\(?\d{1,2}[.)]\s+)?([^\W_])", re.MULTILINE)
_LINE_END = re.compile(r"(\w)[^\w\n]*$", re.MULTILINE)
_SENTENCE_START = re.compile(r"(?:^|[.!?…:]\s)[^\w]{0,6}([^\W_])")
_CAPITAL = re.compile(r"(?<=[^\W\d_])[A-ZÄÖÜÑ](?![A-ZÄÖÜÑ])|(?<![^\W_])[A-ZÄÖÜÑ](?![^\W_])")
_MULTIPLIED = re.compile(r"(?<![\w.,])(\d{1,9})(?:[.,](\d{1,3}))?[\s\u00a0\u202f]?([^\W\d_]+)", re.UNICODE)
_AND = frozenset(("y", "and", "und"))
_GERMAN_PARTS = ("tausend", "hundert")
_LARGEST = 10**12


@dataclass(frozen=True, slots=True)
class Spoken:
    """A number in words with its place."""

    start: int
    end: int
    value: int


@lru_cache(maxsize=256)
def initials(text: str) -> tuple[str, ...]:
    """Return the first letters of words, of sentences, the last letters of words, and capitals inside words."""
    found = [key_of(word) for word in _WORD.findall(text)]
    words = [word for word in found if word]
    first, last = "".join(word[0] for word in words), "".join(word[-1] for word in words)
    sentences = key_of("".join(_SENTENCE_START.findall(text)))
    return first, last, sentences, key_of("".join(_CAPITAL.findall(text)))


@lru_cache(maxsize=256)
def line_initials(text: str) -> tuple[str, ...]:
    """Return the first and the last letters of the lines; a blank line ends one such word."""
    blocks = [block for block in re.split(r"\n\s*\n", text) if "\n" in block.strip()]
    found = [key_of("".join(pattern.findall(block))) for block in blocks for pattern in (_LINE_START, _LINE_END)]
    whole = [key_of("".join(pattern.findall(text))) for pattern in (_LINE_START, _LINE_END)]
    return tuple(dict.fromkeys([*found, *whole]))


@lru_cache(maxsize=256)
def named_letters(text: str) -> tuple[str, ...]:
    """Return what the names of letters, the words of spelling alphabets and letters standing alone spell."""
    words = [fold(word) for word in _WORD.findall(text)]
    return tuple(found for table in _tables() for found in _runs(words, table)) + _spelling_words(words)


@lru_cache(maxsize=256)
def single_letters(text: str) -> str:
    """Return the letters and figures of a text that stand alone: ``K as in Kilo, E as in Echo``."""
    return "".join(key_of(word) for word in _WORD.findall(text) if len(word) == 1)


@lru_cache(maxsize=256)
def in_figures(text: str) -> str:
    """Return ``text`` with numbers in words written in figures, and ``18,4 Tsd.`` as 18400."""
    kept, at = [], 0
    for number in spoken(text):
        kept += [text[at : number.start], str(number.value)]
        at = number.end
    return _MULTIPLIED.sub(_multiplied, "".join([*kept, text[at:]]))


@lru_cache(maxsize=256)
def spoken(text: str) -> tuple[Spoken, ...]:
    """Return the numbers in words: ``siebentausendvierhundert``, ``seventy-four``, ``dieciocho mil``."""
    tokens = list(_WORD.finditer(text))
    values = [word_number(token[0].lower()) for token in tokens]
    found: list[Spoken] = []
    at = 0
    while at < len(tokens):
        if values[at] is None:
            at += 1
            continue
        end, value = _join(text, tokens, values, at)
        found.append(Spoken(tokens[at].start(), tokens[end - 1].end(), value))
        at = end
    return tuple(found)


@lru_cache(maxsize=8192)
def word_number(word: str) -> int | None:
    """Return the value of one number word in any of the languages, German compounds too."""
    known = _number_words()
    return known[word] if word in known else _german(word)


def _german(word: str) -> int | None:
    for part, times in zip(_GERMAN_PARTS, (1000, 100), strict=True):
        if part in word:
            head, _, tail = word.partition(part)
            above = word_number(head) if head else 1
            below = word_number(tail.removeprefix("und")) if tail else 0
            fits = above is not None and below is not None and 0 < above < times and below < times
            return above * times + below if fits and above is not None and below is not None else None
    ones, und, tens = word.partition("und")
    one, ten = (_number_words().get(part, 0) for part in (ones, tens))
    if und and 0 < one < 10 and ten in range(20, 100, 10):
        return one + ten
    base = _number_words().get(word.removesuffix("zehn"), 0)
    return 10 + base if word.endswith("zehn") and 0 < base < 10 else None


def _join(text: str, tokens: list[re.Match[str]], values: list[int | None], at: int) -> tuple[int, int]:
    """Read the longest number from token ``at`` on; return the token behind it and the value."""
    total, current = 0, values[at] or 0
    if current >= 1000:
        total, current = current, 0
    end = at + 1
    while end < len(tokens):
        step = end + 1 if tokens[end][0].lower() in _AND else end
        gap = text[tokens[end - 1].end() : tokens[end].start()]
        value = values[step] if step < len(tokens) else None
        joined = None if value is None or gap.strip(" -\u00a0\u00ad") else _add(total, current, value)
        if joined is None:
            break
        (total, current), end = joined, step + 1
    return end, total + current


def _add(total: int, current: int, value: int) -> tuple[int, int] | None:
    """Add the next word of a number; None if it begins another number."""
    if value >= 1000:
        times = current or 1
        return (total + times * value, 0) if times < value and total % (value * 1000) == 0 and current else None
    if value == 100:
        return (total, current * 100) if 0 < current < 10 else None
    tens = current % 100
    fits = (tens == 0 and (current or total)) or (value < 10 and tens >= 20 and tens % 10 == 0)
    return (total, current + value) if fits and value else None


def _multiplied(match: re.Match[str]) -> str:
    times = spelling()["multipliers"].get(fold(match[3]))
    if times is None:
        return match[0]
    whole, part = int(match[1]), match[2] or ""
    if len(part) == 3 and times == 1000:  # 18.400 k would be millions; it is a figure with a unit
        return match[0]
    return str(whole * times + (int(part) * times // 10 ** len(part) if part else 0))


def _runs(words: list[str], table: Mapping[str, str]) -> Iterator[str]:
    run: list[str] = []
    for word in [*words, ""]:
        letter = table.get(word) or (word if len(word) == 1 else "")
        if letter:
            run.append(letter)
        elif run:
            if len(run) > 2:
                yield "".join(run)
            run = []


def _spelling_words(words: list[str]) -> tuple[str, ...]:
    """Return what the words of each spelling alphabet say, whatever stands between them."""
    tables = ({fold(word) for word in words.split()} for words in spelling()["alphabets"].values())
    return tuple("".join(word[0] for word in words if word in table) for table in tables)


@cache
def _tables() -> tuple[Mapping[str, str], ...]:
    return tuple(_letter_names(lang) for lang in LANGUAGES)


def _letter_names(lang: Language) -> Mapping[str, str]:
    names = spelling()["letters"][lang].split()
    return {fold(name): chr(97 + n) for n, entry in enumerate(names) for name in entry.split("/")}


@cache
def _number_words() -> Mapping[str, int]:
    found: dict[str, int] = {}
    for lang in LANGUAGES:
        found |= dict(lexicon(lang)["number_words"]) | dict(spelling()["more_numbers"][lang])
    return {word: value for word, value in found.items() if value <= _LARGEST}
