"""Tell a heap of keywords from a brief, however terse: keywords in a heap say nothing about each other."""

from __future__ import annotations

import re

from ..records import Language
from ..text.lexicon import lexicon

LONG = 12
"""People who write in keywords part them with commas, colons or lines long before this many words."""

MOST_IN_HEAPS = 0.6
FEWEST_STOP_WORDS = 0.22

_PARTS = re.compile(r"[,;:.!?()/\n•·|]+|\s[-–—]\s")


def is_salad(text: str, lang: Language) -> bool:
    """Tell whether most of a text are long runs of words without any sign and hardly any small word between them."""
    parts = [part.split() for part in _PARTS.split(text)]
    heaps = [word.casefold() for part in parts if len(part) >= LONG for word in part]
    if len(heaps) < MOST_IN_HEAPS * max(1, sum(map(len, parts))):
        return False
    stop_words = frozenset(lexicon(lang)["stop_words"])
    return sum(word in stop_words for word in heaps) < FEWEST_STOP_WORDS * len(heaps)
