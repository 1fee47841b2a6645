"""Tell whether a text mentions a fact, however it is spelt, inflected or formatted."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from .dates import Date, Time, dates, times
from .durations import Duration, duration, spread
from .folding import fold
from .lexicon import units
from .links import emails, urls
from .numbers import numbers

_ENDINGS = frozenset(("", "s", "es", "n", "en", "e", "er", "ern", "em", "r", "m"))
_PERCENT = re.compile(r"\b(?:por ciento|per cent|percent|prozent)\b", re.IGNORECASE)
_SPLIT = re.compile(r"(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])")
_SIGNS = re.compile(r"[€$£%]")
_COMPOUND = 7
_BEGINNING = 4
_CURRENCIES = ("euro", "dollar", "pound")

Key = str | tuple[str] | Decimal
"""Where a token can be looked up: by a word's beginning, its end (in a tuple), or a number's value."""


@dataclass(frozen=True, slots=True)
class Token:
    """One word, sign or number of a text in comparison form; a number carries its possible values."""

    word: str
    values: tuple[Decimal, ...] = ()


def mentions(text: str, alternative: str) -> bool:
    """Tell whether ``text`` states ``alternative``.

    Case, quotes, dashes, spaces, accents, simple inflection and the spelling of numbers and dates do not matter;
    digits at the edges never continue (``40`` is not in ``400``).
    """
    return _finder(alternative.strip())(text)


def mentions_any(text: str, alternatives: Sequence[str]) -> bool:
    """Tell whether ``text`` states at least one of the alternatives."""
    return any(mentions(text, alternative) for alternative in alternatives)


@lru_cache(maxsize=512)
def tokens(text: str) -> tuple[Token, ...]:
    """Return the words, currency signs and numbers of a text in comparison form."""
    text = spread(_PERCENT.sub("%", text))
    found: list[Token] = []
    at = 0
    for number in numbers(text, articles=True):
        if number.start < at:
            continue
        found.extend(_words(text[at : number.start]))
        found.append(Token(number.text.lower(), number.values))
        at = number.end
    found.extend(_words(text[at:]))
    return tuple(_currency_behind(found))


@lru_cache(maxsize=256)
def durations(text: str) -> Mapping[Decimal, frozenset[Duration]]:
    """Return the durations of a text by the number they are written with: ``two years`` is 24 months, under 2."""
    found: dict[Decimal, frozenset[Duration]] = {}
    for one, unit in pairwise(tokens(text)):
        for value in one.values:
            if length := duration(value, unit.word):
                found[value] = found.get(value, frozenset()) | {length}
    return found


def same_token(wanted: Token, token: Token) -> bool:
    """Tell whether two tokens are the same number, or the same word in some simple inflection."""
    if wanted.values or token.values:
        return any(value in token.values for value in wanted.values)
    return same_word(wanted.word, token.word)


@lru_cache(maxsize=16384)
def same_word(wanted: str, word: str) -> bool:
    """Tell whether two folded words are the same but for case endings and plural, or ``word`` ends in ``wanted``."""
    if wanted == word:
        return True
    shared = 0
    for left, right in zip(wanted, word, strict=False):
        if left != right:
            break
        shared += 1
    alike = shared >= max(_BEGINNING, min(len(wanted), len(word)) - 2)
    if alike and wanted[shared:] in _ENDINGS and word[shared:] in _ENDINGS:
        return True
    return len(wanted) >= _COMPOUND and word.endswith(wanted)


@lru_cache(maxsize=4096)
def _finder(wanted: str) -> Callable[[str], bool]:
    """Return what looks for ``wanted`` in a text: each alternative is taken apart once."""
    if link := _as_link(wanted):
        return lambda text: link in emails(text) or any(url == link or url.startswith(f"{link}/") for url in urls(text))
    if days := dates(wanted):
        rest = _long_words(_rest(wanted, days))
        return lambda text: _mentions_days(text, days, rest)
    if (moments := times(wanted)) and _rest(wanted, moments).strip(" .,h").lower() in ("", "um", "at", "a las", "las"):
        return lambda text: all(any(moment.same(other) for other in times(text)) for moment in moments)
    parts = tokens(wanted)
    return lambda text: _stands_in(parts, text)


def _stands_in(wanted: tuple[Token, ...], text: str) -> bool:
    if not wanted:
        return False
    found, places = tokens(text), _places(text)
    starts = {at for key in _keys_wanted(wanted[0]) for at in places.get(key, ())}
    return any(
        at + len(wanted) <= len(found) and all(same_token(one, found[at + n]) for n, one in enumerate(wanted))
        for at in starts
    )


@lru_cache(maxsize=256)
def _places(text: str) -> Mapping[Key, Sequence[int]]:
    """Return where to look for a token: words by their beginning and end, numbers by their values.

    Only words that share their first four letters, or end alike, can be the same (see ``same_word``).
    """
    places: dict[Key, list[int]] = {}
    for at, token in enumerate(tokens(text)):
        for key in token.values or (token.word[:_BEGINNING], (token.word[-_COMPOUND:],)):
            places.setdefault(key, []).append(at)
    return places


def _keys_wanted(wanted: Token) -> tuple[Key, ...]:
    return wanted.values or (wanted.word[:_BEGINNING], (wanted.word[-_COMPOUND:],))


def _words(part: str) -> list[Token]:
    spaced = _SIGNS.sub(lambda match: f" {units().get(match.group(), match.group())} ", fold(part))
    return [
        Token(units().get(piece, piece), _digits(piece))
        for run in re.findall(r"[^\W_]+|%", spaced)
        for piece in (_SPLIT.split(run) if run != "%" else [run])
    ]


def _digits(piece: str) -> tuple[Decimal, ...]:
    return (Decimal(piece),) if piece.isdecimal() and piece.isascii() else ()


def _currency_behind(found: list[Token]) -> list[Token]:
    """Put a currency behind its number, as ``€ 40`` and ``40 €`` are the same."""
    ordered = list(found)
    for at in range(len(ordered) - 1):
        leads = ordered[at].word in _CURRENCIES and not (at and ordered[at - 1].values)
        if leads and ordered[at + 1].values:
            ordered[at], ordered[at + 1] = ordered[at + 1], ordered[at]
    return ordered


def _as_link(wanted: str) -> str:
    if " " in wanted:
        return ""
    return next(iter((*emails(wanted), *urls(wanted))), "")


def _mentions_days(text: str, days: tuple[Date, ...], rest: tuple[Token, ...]) -> bool:
    if not all(any(day.same(other) for other in dates(text)) for day in days):
        return False
    return all(_stands_in((token,), text) for token in rest)


def _long_words(text: str) -> tuple[Token, ...]:
    return tuple(token for token in tokens(text) if len(token.word) > 3 and not token.values)


def _rest(wanted: str, parts: tuple[Date, ...] | tuple[Time, ...]) -> str:
    kept, at = [], 0
    for part in parts:
        kept.append(wanted[at : part.start])
        at = max(at, part.end)
    return "".join([*kept, wanted[at:]])
