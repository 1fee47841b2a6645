"""Draw entries from lists that are split over the three pools, evenly and the same in every process."""

from __future__ import annotations

from collections import Counter
from random import Random

from ..records import POOLS, Pool


class Deck:
    """Draws for the cases of one pool.

    A list is split in three: each pool draws only from its own third. Within a pool the entries drawn least often so
    far come first, and no entry is drawn twice in one case as long as there are others. Every draw takes exactly one
    number from the generator, so the draws of one slot do not depend on the lists of another.
    """

    def __init__(self, seed: str, pool: Pool) -> None:
        self._random = Random(seed)  # a text seed is hashed by Random with SHA-512, not by hash()
        self._third = POOLS.index(pool)
        self._drawn: Counter[tuple[str, int]] = Counter()
        self._in_case: set[tuple[str, int]] = set()

    def next_case(self) -> None:
        """Begin another case."""
        self._in_case.clear()

    def position(self, name: str, size: int, *, shared: bool = False) -> int:
        """Draw a position in the list ``name`` of ``size`` entries; a ``shared`` list is not split over the pools."""
        mine = range(size) if shared or size < len(POOLS) else range(self._third, size, len(POOLS))
        free = [place for place in mine if (name, place) not in self._in_case] or list(mine)
        least = min(self._drawn[name, place] for place in free)
        open_ = [place for place in free if self._drawn[name, place] == least]
        place = open_[int(self._random.random() * len(open_))]
        self._drawn[name, place] += 1
        self._in_case.add((name, place))
        return place
