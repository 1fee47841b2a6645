"""Pairs: one line each, ``item = value``; which items and values there are is passed in.

Forgiving: ``:``, ``->`` or a table's bars for ``=``, bullets, quotes, capitals, names in any language or shortened,
several pairs in one line (``a = 2, b = 3``), and, where values have names, a value with its items behind or below it
(``supported: 1, 3``). A line that cannot be read is named, the rest counts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from .names import Names, without_lead
from .text import clean, unquote

MOST_LINES = 100
"""Lines beyond this are not read: no exercise has so many items."""

MOST_SEPARATORS = 8
"""So many signs that may part item and value are tried, from the left."""

LONGEST_VALUE = 600
"""What is longer is no value."""

V = TypeVar("V")

_BULLET = re.compile(r"^\s*(?:[-*•–—‣·▪✓✔]\s+|\[[ xX✓]?\]\s*|\d{1,3}[.)]\s+|#{1,6}\s+)")
_SEPARATOR = re.compile(r"=+>?|->|→|⇒|:|\t|\||\s[-–—]+\s|[.)]\s+")
_BETWEEN = (re.compile(r";"), re.compile(r"[,;](?!\d)"))
_BETWEEN_ITEMS = re.compile(r"\s?[,;/&+]\s?|\s(?:und|and|y|e)\s|\s")
_SPACES = re.compile(r"[^\S\t\n]+")
_TABS = re.compile(r" ?\t[\t ]*")
_SOMETHING = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Pair(Generic[V]):
    """An item's id with the value given to it."""

    item: str
    value: V


@dataclass(frozen=True, slots=True)
class PairsAnswer(Generic[V]):
    """The pairs in the order written, and the lines that could not be read."""

    pairs: tuple[Pair[V], ...]
    unread: tuple[str, ...] = ()

    def of(self, item: str) -> tuple[V, ...]:
        """Return the different values given to an item."""
        return tuple(dict.fromkeys(pair.value for pair in self.pairs if pair.item == item))


def read_pairs(
    text: str, items: Names, value: Callable[[str], V | None], groups: Names | None = None
) -> PairsAnswer[V]:
    """Read pairs; ``value`` reads what stands behind an item, None if it is no value.

    ``groups`` are the names of values that may stand before their items or as a heading above them.

    Raises
    ------
    AnswerError
        If the answer is larger than 20 kB.
    """
    reader = _Reader(items, value, groups)
    pairs: list[Pair[V]] = []
    unread: list[str] = []
    single = _TABS.sub("\t", _SPACES.sub(" ", clean(text)))
    lines = [line.strip() for line in single.split("\n") if _SOMETHING.search(line)]
    for line in lines[:MOST_LINES]:
        found = reader.read(line)
        if found is None:
            unread.append(line)
        else:
            pairs.extend(found)
    return PairsAnswer(tuple(pairs), tuple(unread + lines[MOST_LINES:]))


def write_pairs(pairs: Iterable[tuple[str, str]]) -> str:
    """Return the answer text of pairs."""
    return "\n".join(f"{item} = {value}" for item, value in pairs)


class _Reader(Generic[V]):
    """Reads line by line; a heading holds for the lines below it that name only items."""

    def __init__(self, items: Names, value: Callable[[str], V | None], groups: Names | None) -> None:
        self._items = items
        self._value = value
        self._groups = groups
        self._heading: V | None = None

    def read(self, line: str) -> list[Pair[V]] | None:
        """Return the pairs of a line (none for a heading), None if it cannot be read."""
        bare = line.strip("| \t")
        for form in dict.fromkeys((bare, _BULLET.sub("", bare))):
            if found := self._several(form) or self._one(form) or self._grouped(form):
                return found
        return self._below_heading(_BULLET.sub("", bare))

    def _one(self, form: str) -> list[Pair[V]]:
        for left, right in _splits(form):
            if len(right) <= LONGEST_VALUE and (item := self._items.find(left)) is not None:
                value = None if self._goes_on(right) else self._value(unquote(right))
                if value is not None:
                    return [Pair(item, value)]
        return self._without_sign(form)

    def _goes_on(self, right: str) -> bool:
        """Tell whether another pair stands behind the value, so that no item is given the value of another."""
        parts = re.split(r"[,;]\s", right)[1:]
        return any(self._items.exact(left) for part in parts for left, _ in _splits(part))

    def _without_sign(self, form: str) -> list[Pair[V]]:
        """Read ``1 supported`` and ``claim 1 supported``."""
        first, _, rest = without_lead(form).partition(" ")
        item = self._items.exact(first) if rest and len(rest) <= LONGEST_VALUE else None
        value = self._value(unquote(rest)) if item is not None else None
        return [Pair(item, value)] if item is not None and value is not None else []

    def _several(self, form: str) -> list[Pair[V]]:
        """Read several pairs in one line: all of its parts, or none."""
        for between in _BETWEEN:
            parts = [part.strip() for part in between.split(form.strip(",;. "))]
            found = [self._one(part) for part in parts] if 2 <= len(parts) <= MOST_LINES else []
            if found and all(found):
                return [pair for pairs in found for pair in pairs]
        return []

    def _grouped(self, form: str) -> list[Pair[V]]:
        """Read a value with its items behind it: ``supported: 1, 3``."""
        if self._groups is None:
            return []
        for left, right in _splits(form):
            if self._groups.find(left) and (items := self._only_items(right)):
                value = self._value(unquote(left))
                return [Pair(item, value) for item in items] if value is not None else []
        return []

    def _below_heading(self, form: str) -> list[Pair[V]] | None:
        if self._groups is None:
            return None
        if self._groups.exact(form):
            self._heading = self._value(unquote(form))
            return []
        if self._heading is None:
            return None
        heading = self._heading
        return [Pair(item, heading) for item in self._only_items(form)] or None

    def _only_items(self, text: str) -> list[str]:
        if len(text) > LONGEST_VALUE:
            return []
        if whole := self._items.find(text):
            return [whole]
        found = [self._items.exact(part) for part in _BETWEEN_ITEMS.split(text.strip(" .,;")) if part]
        return [item for item in found if item] if all(found) else []


def _splits(form: str) -> Iterator[tuple[str, str]]:
    for number, separator in enumerate(_SEPARATOR.finditer(form)):
        if number == MOST_SEPARATORS:
            return
        yield form[: separator.start()], form[separator.end() :]
