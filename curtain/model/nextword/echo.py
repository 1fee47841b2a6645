"""The echo chamber as an experiment: a model that is fed with its own texts says ever less that is new."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...records import Message, Options
from .nextword import NextWord


@dataclass(frozen=True)
class Generation:
    """One round: the share of different runs of one, two and three words, and a text that shows it."""

    number: int
    distinct: tuple[float, float, float]
    sample: str


def echo(texts: Sequence[str], rounds: int = 4, seed: int = 0, merges: int = 500) -> Iterator[Generation]:
    """Train on texts, write as many, train on those, and so on; yield every round, the texts themselves first.

    Every model writes a text for each text it was trained on, of at most the same length.
    """
    current = [text for text in texts if text.strip()]
    for number in range(rounds + 1):
        yield Generation(number, distinct(current), max(current, key=len, default=""))
        if number == rounds or not current:
            return
        current = _written(NextWord(current, merges), current, seed + number * len(current))


def distinct(texts: Sequence[str]) -> tuple[float, float, float]:
    """Return which share of all runs of one, two and three words are different ones (Li et al. 2016), 0 to 1."""
    one, two, three = (_distinct(texts, n) for n in (1, 2, 3))
    return one, two, three


def _distinct(texts: Sequence[str], n: int) -> float:
    runs = [tuple(words[at : at + n]) for words in map(str.split, texts) for at in range(len(words) - n + 1)]
    return len(set(runs)) / len(runs) if runs else 0.0


def _written(model: NextWord, texts: Sequence[str], seed: int) -> list[str]:
    written = []
    for place, text in enumerate(texts):
        longest = max(4, len(model.bpe.encode(text)))
        options = Options(max_tokens=longest, seed=seed + place, temperature=0.8)
        written.append(model.complete((Message("user", ""),), options).text)
    return [text for text in written if text.strip()]
