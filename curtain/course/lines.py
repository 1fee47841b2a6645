"""Find the line of a key in a TOML text, so that an author is sent to the right place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

KeyPath = tuple[str | int, ...]

_TABLE = re.compile(r"^\s*(\[\[?)\s*([^\]]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"""^\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*=\s*(.*)$""")
_PART = re.compile(r"""[\w-]+|"[^"]*"|'[^']*'""")
_FENCES = ('"""', "'''")


def line_of(text: str, path: KeyPath) -> int | None:
    """Return the line (from 1) of the key at ``path``, or of the nearest table around it; None if none of it is there.

    A number in ``path`` is a position in an array of tables; positions inside inline arrays lead to the array's line.
    """
    found = dict[KeyPath, int]()
    for line, key in _keys(text):
        found.setdefault(key, line)
    for length in range(len(path), 0, -1):
        if nearest := _nearest(found, path[:length]):
            return nearest
    return None


def line_with(text: str, passage: str) -> int | None:
    """Return the first line (from 1) that holds ``passage``."""
    for number, line in enumerate(text.splitlines(), 1):
        if passage in line:
            return number
    return None


def _nearest(found: dict[KeyPath, int], path: KeyPath) -> int | None:
    below = (line for key, line in found.items() if key[: len(path)] == path)
    return found.get(path) or min(below, default=None)


def _keys(text: str) -> Iterator[tuple[int, KeyPath]]:
    """Walk through the lines and yield the full path of each table header and key."""
    table: KeyPath = ()
    counts: Counter[KeyPath] = Counter()
    fence = ""
    for number, line in enumerate(text.splitlines(), 1):
        if fence:
            fence = "" if fence in line else fence
        elif header := _TABLE.match(line):
            table = _table(header[2], header[1] == "[[", counts)
            yield number, table
        elif key := _KEY.match(line):
            yield number, (*table, *_parts(key[1]))
            fence = next((f for f in _FENCES if key[2].count(f) % 2), "")


def _table(name: str, is_array: bool, counts: Counter[KeyPath]) -> KeyPath:
    path: KeyPath = ()
    parts = _parts(name)
    for position, part in enumerate(parts):
        path = (*path, part)
        if is_array and position == len(parts) - 1:
            counts[path] += 1
        if counts[path]:
            path = (*path, counts[path] - 1)
    return path


def _parts(name: str) -> list[str]:
    return [part.strip("\"'") for part in _PART.findall(name)]
