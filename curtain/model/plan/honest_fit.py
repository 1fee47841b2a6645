"""Choose sentences so that their number and their words fit: in order where that works, else by a search over sums."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from ...text.words import count_words

_MOST_CANDIDATES = 90
_MOST_SENTENCES = 40
Bounds = tuple[int, int]


@lru_cache(maxsize=4096)
def size_of(sentence: str) -> int:
    """Return how many words a sentence has; the stock is counted once."""
    return count_words(sentence)


def fit(
    required: Sequence[str], optional: Sequence[str], words: Bounds, sentences: Bounds, natural: int
) -> list[str] | None:
    """Return the optional sentences to add to the required ones, in order; None if no choice fits.

    ``natural`` of them are added even if nothing asks for more.
    """
    have = sum(size_of(one) for one in required)
    low, high = words[0] - have, words[1] - have
    least, most = sentences[0] - len(required), sentences[1] - len(required)
    if high < 0 or most < 0:
        return None
    taken = _in_order(optional, (low, high), (least, most), natural)
    return taken if taken is not None else _by_sum(optional[:_MOST_CANDIDATES], (low, high), (least, most))


def _in_order(optional: Sequence[str], words: Bounds, sentences: Bounds, natural: int) -> list[str] | None:
    taken: list[str] = []
    sum_of = 0
    for one in optional:
        enough = sum_of >= words[0] and len(taken) >= sentences[0]
        if enough and len(taken) >= natural:
            break
        size = size_of(one)
        if sum_of + size <= words[1] and len(taken) < sentences[1]:
            taken.append(one)
            sum_of += size
    return taken if sum_of >= words[0] and len(taken) >= sentences[0] else None


def _by_sum(optional: Sequence[str], words: Bounds, sentences: Bounds) -> list[str] | None:
    """Search all sums at once: bit ``w`` of ``reach[k]`` says that ``k`` sentences can have ``w`` words together."""
    most = min(sentences[1], _MOST_SENTENCES, len(optional))
    limit = (1 << (words[1] + 1)) - 1
    steps = [[1] + [0] * most]
    sizes = [size_of(one) for one in optional]
    for size in sizes:
        before = steps[-1]
        steps.append([before[0]] + [before[k] | ((before[k - 1] << size) & limit) for k in range(1, most + 1)])
    wanted = limit >> max(0, words[0]) << max(0, words[0])
    for k in range(max(0, sentences[0]), most + 1):
        fitting = steps[-1][k] & wanted
        if fitting:
            return _traced(optional, sizes, steps, k, fitting.bit_length() - 1)
    return None


def _traced(optional: Sequence[str], sizes: list[int], steps: list[list[int]], k: int, total: int) -> list[str]:
    taken: list[str] = []
    for at in range(len(optional), 0, -1):
        if not steps[at - 1][k] >> total & 1:
            taken.append(optional[at - 1])
            k, total = k - 1, total - sizes[at - 1]
    return taken[::-1]
