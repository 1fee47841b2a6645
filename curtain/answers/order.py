"""An order: one item a line or ``a > c > b``, with or without numbers; also ``a = 2`` (the item with its place)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .names import Names, without_lead
from .text import clean, unquote

MOST_LINES = 100
"""Lines beyond this are not read."""

LONGEST_LINE = 2_000
"""A longer line is no order."""

MOST_IN_LINE = 40
"""So many items may stand in one line."""

LONGEST_RANK = 10
"""A place behind an item takes no more signs."""

_RANK_FIRST = re.compile(r"\W{0,3}(\d{1,2})\s?[.):º°=-]{1,3}\s?(?=\S)")
_RANK_LAST = re.compile(r"(?:=+>?|:|->|→|\s[-–—])\s?(\d{1,2})\W{0,2}$")
_BETWEEN = re.compile(r"->|=>|[>→⇒,;|]")
_BULLET = re.compile(r"^\s*[-*•–—‣·▪]\s+")


@dataclass(frozen=True, slots=True)
class OrderAnswer:
    """The items from first to last, each once, and what could not be read."""

    order: tuple[str, ...]
    unread: tuple[str, ...] = ()


def read_order(text: str, items: Names) -> OrderAnswer:
    """Read an order; where every item has a number of its own, the numbers count, else the order of writing.

    Raises
    ------
    AnswerError
        If the answer is larger than 20 kB.
    """
    found: list[tuple[int | None, str]] = []
    unread: list[str] = []
    lines = [" ".join(line.split()) for line in clean(text).split("\n") if re.search(r"\w", line)]
    for line in lines[:MOST_LINES]:
        read = _line(line, items) if len(line) <= LONGEST_LINE else []
        found.extend(read)
        if not read:
            unread.append(line)
    ranks = [rank for rank, _ in found if rank is not None]
    if len(found) == len(ranks) == len(set(ranks)):
        found.sort(key=lambda entry: entry[0] or 0)
    return OrderAnswer(tuple(dict.fromkeys(item for _, item in found)), tuple(unread + lines[MOST_LINES:]))


def _line(line: str, items: Names) -> list[tuple[int | None, str]]:
    bare = _BULLET.sub("", line)
    if (whole := items.exact(bare)) is not None:
        return [(None, whole)]
    parts = [part for part in _BETWEEN.split(bare.strip(" .,;")) if part.strip()]
    several = [_ranked(part, items) for part in parts] if 1 < len(parts) <= MOST_IN_LINE else []
    if several and all(several):
        return [entry for entry in several if entry]
    if one := _ranked(bare, items):
        return [one]
    words = [items.exact(word) for word in bare.split()[: MOST_IN_LINE + 1]]
    return [(None, item) for item in words if item] if all(words) and len(words) <= MOST_IN_LINE else []


def _ranked(text: str, items: Names) -> tuple[int | None, str] | None:
    """Read an item with the number before or behind it, or alone."""
    bare = without_lead(unquote(text))
    if (first := _RANK_FIRST.match(bare)) and (item := items.find(bare[first.end() :])):
        return int(first[1]), item
    if (last := _RANK_LAST.search(bare[-LONGEST_RANK:])) and (item := items.find(bare[: -len(last[0])])):
        return int(last[1]), item
    item = items.find(text)
    return (None, item) if item else None
