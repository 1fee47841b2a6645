"""What the classifier sees of a piece of text: words, word pairs and letter groups, hashed to places."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import chain
from zlib import crc32

from ...flat import flat

PLACES = 1 << 15
"""Number of places that features are hashed to."""

_WORD = re.compile(r"[^\W_]+|[^\w\s]")
_DIGIT = re.compile(r"\d")
_LONGEST_PIECE = 600
_GROUPS = (2, 3, 4, 5)


def features(text: str) -> dict[int, float]:
    """Return the places of a piece of text with their values; digits count as one sign, accents and case do not.

    Words and letter groups each have length 1 as vectors, so that long pieces weigh no more than short ones.
    """
    found: dict[int, float] = {}
    for places in places_of(text):
        value = len(places) ** -0.5 if places else 0.0
        for place in places:
            found[place] = found.get(place, 0.0) + value
    return found


def places_of(text: str) -> tuple[list[int], list[int]]:
    """Return the places of the words and those of the letter groups, each once and in order."""
    raw = text.strip()[:_LONGEST_PIECE]
    words = _WORD.findall(_DIGIT.sub("0", flat(raw)))
    named = {_place(name) for name in _of_words(words, raw)}
    return sorted(named), sorted(set(chain.from_iterable(_of_letters(word) for word in words)))


def _of_words(words: list[str], raw: str) -> Iterable[str]:
    for before, word in zip(["^", *words], [*words, "$"], strict=True):
        yield f"b:{before} {word}"
    for word in words:
        yield f"w:{word}"
    if raw.endswith("?"):
        yield "asks"
    if raw[:1].isupper():
        yield "capital"


@lru_cache(maxsize=8192)
def _of_letters(word: str) -> tuple[int, ...]:
    """Return the places of a word's letter groups; texts share most of their words, so they are kept."""
    padded = f" {word} "
    groups = (padded[start : start + size] for size in _GROUPS for start in range(len(padded) - size + 1))
    return tuple({_place(f"c:{group}") for group in groups})


def _place(name: str) -> int:
    return crc32(name.encode("utf-8", "replace")) % PLACES
