"""Tell whether a text mentions a fact, however it is spelt, inflected or formatted."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from .dates import Date, Time, dates, times
from .lexicon import units
from .links import emails, urls
from .numbers import numbers

_ENDINGS = frozenset(("", "s", "es", "n", "en", "e", "er", "ern", "em", "r", "m"))
_PERCENT = re.compile(r"\b(?:por ciento|per cent|percent|prozent)\b", re.IGNORECASE)
_SPLIT = re.compile(r"(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])")
_PLAIN = str.maketrans(
    {"’": "'", "‘": "'", "`": "'", "‐": "-", "‑": "-", "–": "-", "—": "-", "\u00a0": " ", "\u202f": " ", "ß": "ss"}
)
_SIGNS = re.compile(r"[€$£%]")
_COMPOUND = 7
_CURRENCIES = ("euro", "dollar", "pound")


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
    wanted = alternative.strip()
    if not wanted:
        return False
    if link := _as_link(wanted):
        return link in emails(text) or any(url == link or url.startswith(f"{link}/") for url in urls(text))
    if days := dates(wanted):
        return _mentions_days(text, wanted, days)
    if (moments := times(wanted)) and _rest(wanted, moments).strip(" .,h").lower() in ("", "um", "at", "a las", "las"):
        return all(any(moment.same(other) for other in _times(text)) for moment in moments)
    return _stands_in(tokens(wanted), tokens(text))


def mentions_any(text: str, alternatives: Sequence[str]) -> bool:
    """Tell whether ``text`` states at least one of the alternatives."""
    return any(mentions(text, alternative) for alternative in alternatives)


def fold(text: str) -> str:
    """Return ``text`` in lower case without accents, with plain quotes, dashes and spaces."""
    decomposed = unicodedata.normalize("NFD", text.translate(_PLAIN).lower())
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))


@lru_cache(maxsize=512)
def tokens(text: str) -> tuple[Token, ...]:
    """Return the words, currency signs and numbers of a text in comparison form."""
    text = _PERCENT.sub("%", text)
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
    if shared >= max(4, min(len(wanted), len(word)) - 2) and wanted[shared:] in _ENDINGS and word[shared:] in _ENDINGS:
        return True
    return len(wanted) >= _COMPOUND and word.endswith(wanted)


def _stands_in(wanted: tuple[Token, ...], found: tuple[Token, ...]) -> bool:
    if not wanted:
        return False
    span = len(wanted)
    return any(
        same_token(wanted[0], found[at]) and all(same_token(wanted[i], found[at + i]) for i in range(1, span))
        for at in range(len(found) - span + 1)
    )


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


def _mentions_days(text: str, wanted: str, days: tuple[Date, ...]) -> bool:
    if not all(any(day.same(other) for other in _dates(text)) for day in days):
        return False
    rest = [token for token in tokens(_rest(wanted, days)) if len(token.word) > 3 and not token.values]
    return all(any(same_token(token, other) for other in tokens(text)) for token in rest)


def _rest(wanted: str, parts: tuple[Date, ...] | tuple[Time, ...]) -> str:
    kept, at = [], 0
    for part in parts:
        kept.append(wanted[at : part.start])
        at = max(at, part.end)
    return "".join([*kept, wanted[at:]])


@lru_cache(maxsize=512)
def _dates(text: str) -> tuple[Date, ...]:
    return dates(text)


@lru_cache(maxsize=512)
def _times(text: str) -> tuple[Time, ...]:
    return times(text)
