"""Tell a heap of keywords from a brief, however terse: keywords in a heap say nothing about each other."""

from __future__ import annotations

import re
from itertools import pairwise

from ..records import Language
from ..text.lexicon import lexicon

LONG = 12
"""People who write in keywords part them with commas, colons or lines long before this many words."""

MOST_IN_HEAPS = 0.6
FEWEST_STOP_WORDS = 0.22

MOST_BROKEN = 0.08
FEWEST_BROKEN = 4
"""Nobody who writes sentences puts ``the of`` or ``ein und`` there four times, and after one article in twelve."""

_TOKEN = re.compile(r"[\w’']+|[^\w\s]")
_OPENS = frozenset("\"'«“„‘(»[{<*_")
_PARTS = re.compile(r"[,;:.!?()/\n•·|]+|\s[-–—]\s")


def is_salad(text: str, lang: Language) -> bool:
    """Tell whether a text is words without connection.

    Either most of it are long runs of words without any sign and hardly any small word between them, or its words
    stand in no order: articles with something behind them that no article has.
    """
    if _is_shuffled(text, lang):
        return True
    parts = [part.split() for part in _PARTS.split(text)]
    heaps = [word.casefold() for part in parts if len(part) >= LONG for word in part]
    if len(heaps) < MOST_IN_HEAPS * max(1, sum(map(len, parts))):
        return False
    stop_words = frozenset(lexicon(lang)["stop_words"])
    return sum(word in stop_words for word in heaps) < FEWEST_STOP_WORDS * len(heaps)


def _is_shuffled(text: str, lang: Language) -> bool:
    articles, never = (frozenset(lexicon(lang)[name]) for name in ("articles", "never_after_articles"))
    behind = [word for article, word in pairwise(_TOKEN.findall(text.casefold())) if article in articles]
    broken = sum(word in never or not (word[0].isalnum() or word[0] in _OPENS) for word in behind)
    return broken >= FEWEST_BROKEN and broken >= MOST_BROKEN * len(behind)
