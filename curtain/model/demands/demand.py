"""A demand on the form of a reply, typed and free of language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "title",
    "postscript",
    "placeholders",
    "highlights",
    "hashtags",
    "emojis",
    "sign",
    "digits",
    "letter",
    "word",
    "capitals",
    "upper",
    "lower",
    "starts",
    "ends",
    "first_word",
    "repeat",
    "quoted",
    "options",
    "replies",
    "paragraph_mark",
    "sections",
    "sentences_each",
    "parts",
    "numbered",
    "bullet_sign",
    "flowing",
    "items",
]

MOST = 10_000
"""No upper bound."""


@dataclass(frozen=True, slots=True)
class Demand:
    """A kind of thing that a reply shall hold ``low`` to ``high`` times.

    ``literals`` are the learner's own words (a phrase to end with, a word to count, the options of an answer),
    ``mark`` a sign (a divider, a letter, the head of a section), ``place`` a paragraph (0: every one, -1: the last).
    ``start`` and ``end`` are the place in the request, ``text`` its wording there.
    """

    kind: Kind
    low: int = 1
    high: int = MOST
    literals: tuple[str, ...] = ()
    mark: str = ""
    place: int = 0
    start: int = 0
    end: int = 0
    text: str = ""
    confidence: float = 1.0

    @property
    def relation(self) -> str:
        """Return how the quantity is bound: none, exactly, at_least, at_most or between."""
        if self.high == 0:
            return "none"
        if self.low == self.high:
            return "exactly"
        if self.high >= MOST:
            return "at_least"
        return "at_most" if self.low == 0 else "between"

    @property
    def what(self) -> tuple[str, str, int, str]:
        """Return what is demanded, without how much: later demands on the same thing replace earlier ones."""
        counted = self.kind in ("word", "letter", "sign", "first_word")
        own = self.literals[0].lower() if counted and self.literals else ""
        return (self.kind, self.mark if self.kind in ("letter", "sign") else "", self.place, own)
