"""Take the veil off a turn: what somebody wrote in base64, Morse, rot13, backwards or with gaps."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from functools import lru_cache

from ...text.encodings import decoded
from ...text.language import language
from ...text.lexicon import every
from ...text.squeezed import spelling

_LONGEST = 1200
_MOST = 12
_GAPPED = re.compile(r"(?:(?<!\w)\w[ .\-_*|/]{1,4}){6,}\w(?!\w)")
_MORSE = re.compile(r"(?:[.\-]{1,6}(?:[ /|]+|$)){6,}")
_WORDY = re.compile(r"[^\W\d_]{2,}")
_LEAST_LETTERS = 8


@lru_cache(maxsize=256)
def unveiled(text: str) -> tuple[str, ...]:
    """Return readable texts that stand veiled in a turn; mostly none."""
    shown = text[:_LONGEST]
    found = (piece for piece in _pieces(shown) if _readable(piece, shown))
    return tuple(dict.fromkeys(found))[:_MOST]


def _pieces(text: str) -> Iterator[str]:
    if any(sign.isdigit() for sign in text) or re.search(r"[.\-·–]{2,}|[A-Za-z0-9+/]{16,}", text):
        yield from decoded(text)
    for run in _MORSE.findall(text):
        yield " ".join(_from_morse(word) for word in re.split(r"\s*[/|]\s*|\s{3,}", run))
    for run in _GAPPED.findall(text):
        yield _closed(run)
    for sentence in (
        text,
        *re.findall(r"[„“\"«]([^“”\"»]{8,})[“”\"»]", text),
        *re.split(r"(?<=[.?!:])\s|\s<-|\n", text),
    ):
        if len(sentence) >= _LEAST_LETTERS:
            yield codecs.encode(sentence, "rot13")
            yield sentence[::-1]
            yield " ".join(word[::-1] for word in sentence.split())


def _from_morse(word: str) -> str:
    letters = {code: letter for letter, code in spelling()["morse"].items()}
    return "".join(letters.get(code, "") for code in word.split())


def _closed(run: str) -> str:
    """Close letters that were drawn apart; wider gaps part words."""
    words = re.split(r"\s{2,}|[.\-_*|/]{2,}", run)
    return " ".join(re.sub(r"[ .\-_*|/]", "", word) for word in words)


def _readable(piece: str, text: str) -> bool:
    """Tell whether a piece reads like language where the turn itself does not say the same."""
    found = _WORDY.findall(piece)
    if sum(map(len, found)) < _LEAST_LETTERS or piece.strip() in text:
        return False
    return language(piece).confidence > 0 and _known_words(found) >= max(1, 0.25 * len(found))


def _known_words(found: list[str]) -> int:
    stop = frozenset(every("stop_words"))
    return sum(word.lower() in stop for word in found)
