"""A secret that is looked for, and whether it stands in a text as a word or number of its own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from .folding import fold
from .lexicon import every, units
from .squeezed import Squeezed, bare, key_of, squeeze

SHORT = 3
"""Letters: so short a secret (initials, a code such as MK) counts only as a word of its own, written as it is."""

HIDDEN = 5
"""Letters: a shorter secret turns up in first letters, shifted or scattered text by chance."""

LONG = 8
"""Letters: a secret this long counts also inside other words."""

_ENDINGS = ("", "s", "n", "es", "en", "er", "e")
_EXPANDED = (("ä", "ae"), ("ö", "oe"), ("ü", "ue"))
_CONTRACTED = (("ae", "a"), ("oe", "o"), ("ue", "u"))
_DIGIT_GROUP = re.compile(r"\d[.,']$")
_GROUP_GOES_ON = re.compile(r"[.,']\d{3}(?!\d)")


@dataclass(frozen=True, slots=True)
class Secret:
    """A secret as it is looked for: ``keys`` are its spellings in comparison form, ``cuts`` where its words part."""

    text: str
    keys: tuple[str, ...]
    cuts: frozenset[int]

    @property
    def key(self) -> str:
        """The first spelling."""
        return self.keys[0] if self.keys else ""

    @property
    def in_capitals(self) -> bool:
        """Whether it is written in capitals only, as initials are."""
        return self.text.isupper()


@lru_cache(maxsize=4096)
def secret_of(text: str) -> Secret:
    plain = _without_unit(text)
    key = key_of(plain)
    squeezed = squeeze(plain)
    cuts = frozenset(n for n, starts in enumerate(squeezed.starts) if starts)
    spellings = [plain, _replaced(plain.lower(), _EXPANDED), _replaced(fold(plain), _CONTRACTED)]
    keys = dict.fromkeys([key, *(key_of(spelling_) for spelling_ in spellings)])
    return Secret(plain, tuple(key for key in keys if key), cuts)


def stands(text: Squeezed, secret: Secret) -> bool:
    return any(_fits(text, at, key, secret) for key in secret.keys for at in text.places(key))


def _replaced(text: str, pairs: tuple[tuple[str, str], ...]) -> str:
    for old, new in pairs:
        text = text.replace(old, new)
    return text


def _without_unit(text: str) -> str:
    """Return only the figures of an amount of three or more figures; the unit may be written in many ways."""
    words = re.findall(r"[^\W\d_]+", fold(text))
    known = {*units(), *units().values()}
    alone = bool(words) and all(word in known for word in words) and len(re.findall(r"\d", text)) >= SHORT
    return re.sub(r"[^\d.,' \u00a0\u202f]+", "", text).strip(" .,") if alone else text


def _fits(text: Squeezed, at: int, key: str, secret: Secret) -> bool:
    if key.isdigit():
        return _is_whole_number(text, at, len(key))
    if len(key) < LONG and not (text.starts[at] and word_ends(text, at + len(key) - 1)):
        return False
    if len(key) <= SHORT:
        capitals = all(text.source[n].isupper() for n in text.origin[at : at + len(key)] if text.source[n].isalpha())
        parted = re.sub(r"[.\s-]", "", "".join(sign for sign in text.between(at, len(key)) if bare(sign) is not None))
        return bool(text.ends[at + len(key) - 1]) and not parted and (capitals or not secret.in_capitals)
    return _plausible_cuts(text, at, len(key), secret)


def word_ends(text: Squeezed, last: int) -> bool:
    rest = ""
    while not text.ends[last + len(rest)] and len(rest) < 3:
        rest += text.letters[last + len(rest) + 1]
    return rest in _ENDINGS


def _plausible_cuts(text: Squeezed, at: int, size: int, secret: Secret) -> bool:
    """Tell letters drawn apart from words that only happen to stand side by side."""
    cuts = [n for n in range(1, size) if text.starts[at + n] and n not in secret.cuts]
    if not cuts:
        return True
    pieces = text.pieces(at, size)
    if all(len(piece) == 1 for piece in pieces):
        return True
    if size <= HIDDEN:
        return not re.search(r"\s", text.between(at, size))
    return sum(piece not in small_words() for piece in pieces) > len(pieces) / 2


def _is_whole_number(text: Squeezed, at: int, size: int) -> bool:
    """Tell whether the figures are a number by themselves: 284 does not stand in 1.284.000, nor 40 in 400."""
    if size > 6:
        return True
    first, behind = text.origin[at], text.origin[at + size - 1] + 1
    if re.search(r"[^\W\d_]", text.between(at, size)):
        return False
    before = text.source[max(0, first - 2) : first]
    clear = not before[-1:].isdigit() and not _DIGIT_GROUP.search(before)
    after = text.source[behind : behind + 5]
    return clear and not after[:1].isdigit() and not _GROUP_GOES_ON.match(after)


@cache
def small_words() -> frozenset[str]:
    return frozenset(fold(word) for word in every("stop_words"))
