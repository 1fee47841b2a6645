"""What the classifier sees of a piece of text: words, word pairs and letter groups, hashed to places."""

from __future__ import annotations

import re
from collections.abc import Iterable
from zlib import crc32

from ...flat import flat

PLACES = 1 << 15
"""Number of places that features are hashed to."""

_WORD = re.compile(r"[^\W_]+|[^\w\s]")
_LONGEST_PIECE = 600
_GROUPS = (2, 3, 4, 5)


def features(text: str) -> dict[int, float]:
    """Return the places of a piece of text with their values; digits count as one sign, accents and case do not.

    Words and letter groups each have length 1 as vectors, so that long pieces weigh no more than short ones.
    """
    raw = text.strip()[:_LONGEST_PIECE]
    words = _WORD.findall(re.sub(r"\d", "0", flat(raw)))
    found: dict[int, float] = {}
    for names in (_of_words(words, raw), _of_letters(words)):
        places = sorted({crc32(name.encode()) % PLACES for name in names})
        for place in places:
            found[place] = found.get(place, 0.0) + len(places) ** -0.5
    return found


def _of_words(words: list[str], raw: str) -> Iterable[str]:
    for before, word in zip(["^", *words], [*words, "$"], strict=True):
        yield f"b:{before} {word}"
    for word in words:
        yield f"w:{word}"
    if raw.endswith("?"):
        yield "asks"
    if raw[:1].isupper():
        yield "capital"


def _of_letters(words: list[str]) -> Iterable[str]:
    for word in words:
        padded = f" {word} "
        for size in _GROUPS:
            for start in range(len(padded) - size + 1):
                yield f"c:{padded[start : start + size]}"
