"""How likely each token is after the tokens before it: n-grams with interpolated Kneser-Ney smoothing.

Kneser and Ney 1995; Chen and Goodman 1999, section 2.7. Lower orders count in how many contexts a token was seen, not
how often; what is taken off the counts of seen tokens (the discount) is given to the next lower order.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Counts = NDArray[np.int64]
Codes = NDArray[np.uint64]
Probabilities = NDArray[np.float64]

_DISCOUNT = 0.75


@dataclass(frozen=True, eq=False)
class _Order:
    """The n-grams of one length: sorted codes (tokens as digits to the base of the vocabulary), counts, discount."""

    codes: Codes
    counts: Counts
    discount: float

    def after(self, context: int, size: int) -> tuple[Codes, Counts]:
        """Return the last tokens and the counts of all n-grams that begin with a context."""
        ends = np.array([context * size, (context + 1) * size], dtype=np.uint64)
        low, high = np.searchsorted(self.codes, ends)
        return self.codes[low:high] % np.uint64(size), self.counts[low:high]


class Ngrams:
    """A model of the next token, from token sequences that each end with the token ``end``.

    ``size`` is the number of tokens, ``order`` the length of the longest n-gram; ``size ** order`` must stay below
    2 ** 64. Contexts do not reach across ``end``.
    """

    def __init__(self, tokens: Sequence[int], size: int, end: int, order: int = 5) -> None:
        if size**order >= 2**64:
            raise ValueError(f"{size} tokens and order {order} do not fit into 64 bits")
        self.size, self.end, self.order = size, end, order
        line = np.asarray([end, *tokens], dtype=np.uint64)
        self._orders = _orders(line, size, end, order)
        self._base = np.full(size, 1 / size)

    def distribution(self, context: Sequence[int]) -> Probabilities:
        """Return the probability of every token after ``context``; they add up to 1."""
        before = list(context[-(self.order - 1) :]) if self.order > 1 else []
        if self.end in before:
            before = before[len(before) - 1 - before[::-1].index(self.end) :]
        found = self._base
        for length in range(len(before) + 1):
            code = 0
            for token in before[len(before) - length :]:
                code = code * self.size + token
            order = self._orders[length]
            tokens, counts = order.after(code, self.size)
            if len(tokens) == 0:
                break
            total = counts.sum()
            found = found * (order.discount * len(tokens) / total)
            found[tokens.astype(np.int64)] += (counts - order.discount) / total
        return found


def _orders(line: Codes, size: int, end: int, order: int) -> list[_Order]:
    """Return the orders from 1 to the longest; all but the longest count contexts."""
    longest = _codes(line, size, end, order)
    codes, counts = np.unique(longest, return_counts=True)
    made = [_Order(codes, counts.astype(np.int64), _discount(counts))]
    seen = {length: np.unique(_codes(line, size, end, length)) for length in range(2, order + 1)}
    for length in range(order - 1, 0, -1):
        shorter = seen[length + 1] % np.uint64(size**length)
        opening = _opening(line, size, end, length)
        codes, counts = np.unique(np.concatenate([shorter, opening]), return_counts=True)
        made.insert(0, _Order(codes, counts.astype(np.int64), _discount(counts)))
    return made


def _opening(line: Codes, size: int, end: int, length: int) -> Codes:
    """Return the n-grams right after an end, which have no context: they count as they are."""
    if length == 1:
        return np.zeros(0, dtype=np.uint64)
    codes = _codes(line, size, end, length)
    opens: NDArray[np.bool_] = codes // np.uint64(size ** (length - 1)) == np.uint64(end)
    return np.asarray(codes[opens])


def _codes(line: Codes, size: int, end: int, length: int) -> Codes:
    """Return the code of every run of ``length`` tokens that holds no end but as its first or last token."""
    count = len(line) - length + 1
    if count <= 0:
        return np.zeros(0, dtype=np.uint64)
    codes = np.zeros(count, dtype=np.uint64)
    whole = np.ones(count, dtype=bool)
    for place in range(length):
        piece = line[place : place + count]
        codes = codes * np.uint64(size) + piece
        if 0 < place < length - 1:
            whole &= piece != end
    return codes[whole]


def _discount(counts: NDArray[np.intp]) -> float:
    """Return the discount that Ney, Essen and Kneser (1994) derive: n1 / (n1 + 2 n2)."""
    once, twice = int((counts == 1).sum()), int((counts == 2).sum())
    return once / (once + 2 * twice) if once and twice else _DISCOUNT
