"""Choose sentences of the material by what they hold."""

from __future__ import annotations

import re

from ..text.letter import is_closing, is_salutation
from .flat import flat
from .lexicon_files import any_of, table

_DIGIT = re.compile(r"\d")


def salient(sentences: tuple[str, ...], number: int) -> list[str]:
    """Return the ``number`` sentences that hold most, in their order: figures and topics count, small talk does not."""
    scored = [(weight(sentence), -at, sentence) for at, sentence in enumerate(sentences[:200])]
    best = sorted(scored, key=lambda entry: entry[:2], reverse=True)[:number]
    return [sentence for score, _, sentence in sorted(best, key=lambda entry: -entry[1]) if score > 0]


def weight(sentence: str) -> float:
    """Return how much a sentence holds."""
    low = flat(sentence)
    if is_salutation(sentence) or is_closing(sentence):
        return -5.0
    smalltalk = any_of(table("topics")["smalltalk"]["smalltalk"]).search(low)
    words = len(sentence.split())
    return 1.0 + 0.8 * min(3, len(_DIGIT.findall(low))) - (2.5 if smalltalk else 0.0) - (0.6 if words < 4 else 0.0)
