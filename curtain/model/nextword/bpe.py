"""Byte pair encoding: tokens are pieces of words, learned from a text (Sennrich et al. 2016, over bytes)."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from heapq import heapify, heappop, heappush
from itertools import pairwise

Pair = tuple[int, int]

BYTES = 256
_WORD = re.compile(r" ?[^\W\d_]+| ?\d{1,3}| ?[^\w\s]+|_+|\s+(?=\s)|\s+")


@dataclass(frozen=True, eq=False)
class Bpe:
    """A tokenizer. Tokens 0 to 255 are the bytes; each merge adds one token for a pair of earlier ones."""

    merges: tuple[Pair, ...]
    _ranks: dict[Pair, int] = field(init=False, repr=False)
    _bytes: tuple[bytes, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        pieces = [bytes([n]) for n in range(BYTES)]
        for one, other in self.merges:
            pieces.append(pieces[one] + pieces[other])
        object.__setattr__(self, "_ranks", {pair: BYTES + rank for rank, pair in enumerate(self.merges)})
        object.__setattr__(self, "_bytes", tuple(pieces))

    def __len__(self) -> int:
        return BYTES + len(self.merges)

    def encode(self, text: str) -> list[int]:
        """Return the tokens of a text; what cannot stand in a text (lone surrogates) becomes a question mark."""
        return [token for word in _WORD.findall(text) for token in self._word(word)]

    def decode(self, tokens: Iterable[int]) -> str:
        """Return the text of tokens; bytes that make no character become the replacement character."""
        return b"".join(self._bytes[token] for token in tokens).decode("utf-8", "replace")

    def token_bytes(self, token: int) -> bytes:
        """Return the bytes of one token, which need not be a whole character."""
        return self._bytes[token]

    @lru_cache(maxsize=8192)  # noqa: B019 (one tokenizer lives as long as its model)
    def _word(self, word: str) -> tuple[int, ...]:
        tokens = list(word.encode("utf-8", "replace"))
        while len(tokens) > 1:
            ranked = [(self._ranks[pair], pair) for pair in pairwise(tokens) if pair in self._ranks]
            if not ranked:
                break
            merged, pair = min(ranked)
            tokens = _merged(tokens, pair, merged)
        return tuple(tokens)


def train(texts: Iterable[str], merges: int) -> Bpe:
    """Learn up to ``merges`` merges: again and again the pair of tokens that stands side by side most often.

    Pairs that occur once are not merged. Of equally frequent pairs the one with the lowest tokens comes first.
    """
    counted = Counter(word for text in texts for word in _WORD.findall(text))
    words = [list(word.encode("utf-8", "replace")) for word in counted]
    weights = list(counted.values())
    pairs, places = _count(words, weights)
    queue = [(-count, pair) for pair, count in pairs.items()]
    heapify(queue)
    found: list[Pair] = []
    while queue and len(found) < merges:
        count, best = heappop(queue)
        if -count != pairs[best]:  # an old entry: the pair has been counted anew since
            continue
        if -count < 2:
            break
        changed = set().union(
            *(_merge_in(words, at, weights[at], best, BYTES + len(found), pairs, places) for at in places.pop(best))
        )
        for pair in changed:
            if pairs[pair] > 0:
                heappush(queue, (-pairs[pair], pair))
        found.append(best)
    return Bpe(tuple(found))


def _count(words: Sequence[Sequence[int]], weights: Sequence[int]) -> tuple[Counter[Pair], defaultdict[Pair, set[int]]]:
    pairs: Counter[Pair] = Counter()
    places: defaultdict[Pair, set[int]] = defaultdict(set)
    for at, word in enumerate(words):
        for pair in pairwise(word):
            pairs[pair] += weights[at]
            places[pair].add(at)
    return pairs, places


def _merge_in(
    words: list[list[int]],
    at: int,
    weight: int,
    best: Pair,
    token: int,
    pairs: Counter[Pair],
    places: defaultdict[Pair, set[int]],
) -> set[Pair]:
    """Merge a pair in one word, bring the counts of its pairs up to date and return those that changed."""
    changed = set(pairwise(words[at]))
    for pair in pairwise(words[at]):
        pairs[pair] -= weight
    words[at] = _merged(words[at], best, token)
    for pair in pairwise(words[at]):
        pairs[pair] += weight
        places[pair].add(at)
    return changed | set(pairwise(words[at]))


def _merged(tokens: Sequence[int], pair: Pair, token: int) -> list[int]:
    merged: list[int] = []
    at = 0
    while at < len(tokens):
        if at + 1 < len(tokens) and (tokens[at], tokens[at + 1]) == pair:
            merged.append(token)
            at += 2
        else:
            merged.append(tokens[at])
            at += 1
    return merged
