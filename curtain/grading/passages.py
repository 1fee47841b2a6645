"""Find a quoted passage in a text, word by word, and measure how passages overlap."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from ..answers.text import fold

MOST_WORDS = 400
"""A longer quotation is cut: it quotes the text as a whole anyway."""

NEAR = 0.75
"""A quotation with small differences is found where this share of its words stands together."""

PASSAGE = 4_000
"""The words of texts up to this length are remembered, 128 at a time: the passages of the course are among them."""

MUTUAL = 0.4
INSIDE = 0.25
"""Two passages mean the same place if each covers this share of the other, or if one is a piece of the other."""


def words_of(text: str) -> list[str]:
    """Return the words of a text in comparison form: spaces, quotes, dashes, case and accents do not matter."""
    return list(_words(text)) if len(text) <= PASSAGE else re.findall(r"\w+", fold(text))


@lru_cache(maxsize=128)
def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", fold(text)))


def places(quote: Sequence[str], text: Sequence[str]) -> list[range]:
    """Return where the words of ``quote`` stand in ``text``: every exact place, else the nearest one, else none."""
    quote = quote[:MOST_WORDS]
    if not quote:
        return []
    return list(_exact(list(quote), list(text))) or list(_nearest(quote, text))


def same_place(one: range, other: range) -> bool:
    """Tell whether two passages mean the same place."""
    shared = len(range(max(one.start, other.start), min(one.stop, other.stop)))
    if not shared:
        return False
    if shared == len(one) and shared >= INSIDE * len(other):
        return True
    return shared >= MUTUAL * len(one) and shared >= MUTUAL * len(other)


def _exact(quote: list[str], text: list[str]) -> Iterator[range]:
    """Look only where the first word stands; a cohort marks the same passage thousands of times."""
    at, size = -1, len(quote)
    for _ in range(text.count(quote[0])):
        at = text.index(quote[0], at + 1)
        if text[at : at + size] == quote:
            yield range(at, at + size)


def _nearest(quote: Sequence[str], text: Sequence[str]) -> Iterator[range]:
    """Slide a window of the quotation's length over the text and yield the first best place, if it is near enough."""
    size = min(len(quote), len(text))
    wanted = Counter(quote)
    window = Counter(text[:size])
    best, place = 0, 0
    for at in range(len(text) - size + 1):
        if at:
            window[text[at - 1]] -= 1
            window[text[at + size - 1]] += 1
        shared = sum(min(count, window[word]) for word, count in wanted.items())
        if shared > best:
            best, place = shared, at
    if best >= NEAR * len(quote):
        yield range(place, place + size)
