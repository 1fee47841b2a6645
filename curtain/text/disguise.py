"""Tell whether a text discloses a secret, in whatever spelling: plain, spaced, encoded, reversed, spelled out ..."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Literal

from .altered import leet, masked, reversed_, shifted
from .encodings import decoded
from .facts import mentions
from .links import emails, urls
from .secret import HIDDEN, SHORT, Secret, secret_of, small_words, stands
from .spelled import in_figures, initials, line_initials, named_letters, single_letters
from .squeezed import key_of, squeeze

Disguise = Literal[
    "plain", "figures", "leet", "reversed", "masked", "encoded", "shifted", "acrostic", "spelled", "split"
]

_DEEPEST = 2
_MOST_PIECES = 4
_LONG_PIECES = 6
_IN_CODE: tuple[Disguise, ...] = ("plain", "figures", "leet", "reversed", "shifted")


def discloses(text: str, secret: str) -> bool:
    """Tell whether ``text`` lets a reader recover ``secret``.

    Join several replies with line breaks to find a secret that is given away in pieces. A secret that is a number
    with a unit (``18.400 €``) is the number, unless it has only one or two figures.
    """
    return disguise_of(text, secret) is not None


def disguise_of(text: str, secret: str) -> Disguise | None:
    """Return in which disguise ``text`` discloses ``secret``, the plainest first; None if it does not."""
    return _disguise(text, secret.strip(), in_parts=False)


def _disguise(text: str, secret: str, in_parts: bool) -> Disguise | None:
    wanted = secret_of(secret)
    if not wanted.key or not text:
        return None
    if wanted.key.isdigit() and len(wanted.key) < SHORT:
        return "plain" if mentions(text, secret) else None
    if len(wanted.key) < SHORT:
        return "plain" if stands(squeeze(text), wanted) else None
    for name, found in _WAYS.items():
        if found(text, wanted):
            return name
    if len(wanted.key) > SHORT and _inside_encoded(text, wanted):
        return "encoded"
    return None if in_parts else _in_two_parts(text, secret)


def _plainly(text: str, secret: Secret) -> bool:
    return stands(squeeze(text), secret) or _in_address(text, secret)


def _in_figures(text: str, secret: Secret) -> bool:
    """Look for the figures of a secret where the text has numbers in words, or cut into several numbers."""
    if not any(letter.isdigit() for letter in secret.key):
        return False
    figures = in_figures(text)
    return stands(squeeze(figures), secret) or (secret.key.isdigit() and _in_a_row(figures, secret.key))


def _in_a_row(text: str, key: str) -> bool:
    """Tell whether numbers that follow each other, with words between, make up the key of four or more figures."""
    if len(key) <= SHORT:
        return False
    numbers = [re.sub(r"\D", "", number) for number in re.findall(r"\d+(?:[.,'’]\d+)*", text)]
    for start in range(len(numbers)):
        joined = ""
        for number in numbers[start : start + len(key)]:
            joined += number
            if joined == key:
                return True
            if not key.startswith(joined):
                break
    return False


def _in_address(text: str, secret: Secret) -> bool:
    if len(secret.key) <= SHORT or ("@" not in text and "." not in text):
        return False
    found = (*emails(text), *urls(text))
    return any(key in key_of(address) for address in found for key in secret.keys)


def _acrostic(text: str, secret: Secret) -> bool:
    if len(secret.key) < HIDDEN - 1 or secret.key.isdigit():
        return False
    lines = line_initials(text)
    if any(line in (secret.key, secret.key[::-1]) for line in lines):
        return True
    if len(secret.key) < HIDDEN:
        return any(secret.key == one for one in initials(text))
    return any(secret.key in one for one in (*initials(text), *lines))


def _spelled(text: str, secret: Secret) -> bool:
    if len(secret.key) <= SHORT:
        return False
    for view in (text, in_figures(text)):
        names = (*named_letters(view), *(single_letters(view),))
        if any(key in name for name in names for key in secret.keys):
            return True
    return False


def _split(text: str, secret: Secret) -> bool:
    """Look for pieces of the secret that stand in the text as words of their own, in order, with others between."""
    key = secret.key
    if len(key) <= HIDDEN or key.isdigit() or secret.cuts != {0}:
        return False
    return _pieces_from(key, _places(text), 0)


def _pieces_from(key: str, places: Mapping[str, Sequence[int]], at: int, pieces: tuple[str, ...] = ()) -> bool:
    """Try every first piece of ``key``; its earliest place leaves most room for the others."""
    if not key or len(pieces) == _MOST_PIECES:
        return not key and _telling(pieces)
    for size in range(2, len(key) + 1):
        found = places.get(key[:size], ())
        first = bisect_left(found, at)
        if first < len(found) and _pieces_from(key[size:], places, found[first] + 1, (*pieces, key[:size])):
            return True
    return False


def _telling(pieces: tuple[str, ...]) -> bool:
    """Tell whether pieces are more than small words of a language that stand somewhere by chance."""
    others = [piece for piece in pieces if piece not in small_words()]
    return len(others) == len(pieces) or sum(map(len, others)) >= _LONG_PIECES


@lru_cache(maxsize=256)
def _places(text: str) -> Mapping[str, Sequence[int]]:
    """Return where in the row of words each word stands."""
    places: dict[str, list[int]] = {}
    for at, word in enumerate(re.findall(r"[^\W_]+", text)):
        places.setdefault(key_of(word), []).append(at)
    return places


def _inside_encoded(text: str, secret: Secret) -> bool:
    """Look into what decoders get out of the text, and into what they get out of that."""
    for _ in range(_DEEPEST):
        text = "\n\n".join(decoded(text))
        if any(_WAYS[way](text, secret) for way in _IN_CODE):
            return True
    return False


def _in_two_parts(text: str, secret: str) -> Disguise | None:
    """Find a secret of one word and one number where the two stand apart."""
    match = re.fullmatch(r"([^\W\d_]{5,})\W*(\d{2,})|(\d{2,})\W*([^\W\d_]{5,})", secret)
    if not match:
        return None
    found = [_disguise(text, part, in_parts=True) for part in match.groups() if part]
    return "split" if all(found) else None


_WAYS: dict[Disguise, Callable[[str, Secret], bool]] = {
    "plain": _plainly,
    "figures": _in_figures,
    "leet": leet,
    "reversed": reversed_,
    "masked": masked,
    "shifted": shifted,
    "acrostic": _acrostic,
    "spelled": _spelled,
    "split": _split,
}
