"""``nextword-1``: continues a text with likely next tokens; real probabilities, no understanding."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from ...records import Alternative, Completion, Message, Options, TokenChance
from .bpe import Bpe, train
from .ngrams import Ngrams, Probabilities

MERGES = 3000
ORDER = 5
LONGEST = 256
"""A reply without a limit of its own ends after so many tokens."""

CONTEXT = 2048
"""Tokens of a request that are counted as its context window."""


@dataclass(frozen=True)
class Next:
    """A token that may come next, as people see it, with its probability."""

    text: str
    probability: float


class NextWord:
    """An n-gram model of one collection of texts; every text ends with a token of its own, the end."""

    def __init__(
        self, texts: Iterable[str], merges: int = MERGES, order: int = ORDER, name: str = "nextword-1"
    ) -> None:
        own = [text for text in texts if text.strip()]
        self.bpe: Bpe = train(own, merges)
        self.end = len(self.bpe)
        tokens = [token for text in own for token in (*self.bpe.encode(text), self.end)]
        self._ngrams = Ngrams(tokens, self.end + 1, self.end, order)
        self.version = f"{name}/{_digest(own)}"

    def next_words(self, text: str, count: int = 10, temperature: float = 1.0) -> tuple[Next, ...]:
        """Return the ``count`` most likely next tokens after a text, the likeliest first."""
        chances = _warmed(self._ngrams.distribution([self.end, *self.bpe.encode(text)]), temperature)
        return tuple(Next(self._text(token), float(chances[token])) for token in _likeliest(chances, count))

    def complete(self, messages: Sequence[Message], options: Options = Options()) -> Completion:  # noqa: B008 (frozen)
        """Continue the last message; the same messages and options give the same text."""
        prompt = messages[-1].content if messages else ""
        context = [self.end, *self.bpe.encode(prompt)]
        random = np.random.Generator(np.random.PCG64(_seed(messages, options)))
        chances: list[TokenChance] = []
        written: list[int] = []
        reason = "length"
        for token, chance in self._tokens(context, options, random):
            if token == self.end:
                reason = "stop"
                break
            written.append(token)
            chances.append(chance)
            if _stopped(self.bpe.decode(written), options):
                reason = "stop"
                break
        text, kept = self._cut(written, options)
        return Completion(
            text=text,
            engine=self.version,
            finish_reason="stop" if reason == "stop" else "length",
            prompt_tokens=sum(len(self.bpe.encode(message.content)) for message in messages),
            completion_tokens=len(written),
            chances=tuple(chances[:kept]) if options.alternatives is not None else None,
        )

    def _tokens(
        self, context: list[int], options: Options, random: np.random.Generator
    ) -> Iterator[tuple[int, TokenChance]]:
        longest = LONGEST if options.max_tokens is None else min(options.max_tokens, CONTEXT)
        for _ in range(longest):
            known = self._ngrams.distribution(context)
            warmed = _nucleus(_warmed(known, options.temperature), options.top_p)
            token = int(random.choice(len(warmed), p=warmed))
            yield token, self._chance(token, known, options.alternatives or 0)
            context.append(token)

    def _chance(self, token: int, known: Probabilities, alternatives: int) -> TokenChance:
        """Return the log probability of a token at temperature 1, and those of the likeliest tokens."""
        others = tuple(
            Alternative(self._text(other), self._bytes(other), math.log(known[other]))
            for other in _likeliest(known, alternatives)
        )
        return TokenChance(self._text(token), self._bytes(token), math.log(known[token]), others)

    def _cut(self, written: list[int], options: Options) -> tuple[str, int]:
        """Return the text before the first stop sequence, and how many tokens make it."""
        text = self.bpe.decode(written)
        ends = [text.index(stop) for stop in options.stop if stop and stop in text]
        if not ends:
            return text, len(written)
        text = text[: min(ends)]
        kept = next((n for n in range(len(written) + 1) if len(self.bpe.decode(written[:n])) >= len(text)), 0)
        return text, kept

    def _text(self, token: int) -> str:
        return "" if token == self.end else self.bpe.decode([token])

    def _bytes(self, token: int) -> bytes:
        return b"" if token == self.end else self.bpe.token_bytes(token)


def _warmed(chances: Probabilities, temperature: float) -> Probabilities:
    """Sharpen (below 1) or flatten (above 1) a distribution; at 0 only the likeliest token is left."""
    if temperature <= 0.01:
        only = np.zeros_like(chances)
        only[int(chances.argmax())] = 1.0
        return only
    logs = np.log(chances) / temperature
    warmed = np.exp(logs - logs.max())
    return np.asarray(warmed / warmed.sum())


def _nucleus(chances: Probabilities, top_p: float) -> Probabilities:
    """Keep the fewest likeliest tokens that together reach ``top_p`` (Holtzman et al. 2020)."""
    if top_p >= 1:
        return chances
    order = np.argsort(-chances, kind="stable")
    last = int(np.searchsorted(np.cumsum(chances[order]), top_p)) + 1
    kept = np.zeros_like(chances)
    kept[order[:last]] = chances[order[:last]]
    return np.asarray(kept / kept.sum())


def _likeliest(chances: Probabilities, count: int) -> list[int]:
    return [int(token) for token in np.argsort(-chances, kind="stable")[:count]]


def _stopped(text: str, options: Options) -> bool:
    return any(stop in text for stop in options.stop if stop)


def _seed(messages: Sequence[Message], options: Options) -> int:
    """Return a number that depends on the conversation and the seed only."""
    parts = [f"{message.role}\x00{message.content}" for message in messages]
    key = "\x01".join([*parts, str(options.seed)])
    return int.from_bytes(hashlib.sha256(key.encode("utf-8", "replace")).digest()[:8], "big")


def _digest(texts: Sequence[str]) -> str:
    return hashlib.sha256("\x00".join(texts).encode("utf-8", "replace")).hexdigest()[:8]
