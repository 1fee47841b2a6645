"""The first letters that a pattern needs at the start of a word: where none of them is, the pattern is not tried."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise

_GROUP = re.compile(r"\((?:\?:)?")
_BEHIND = re.compile(r"\(\?<[!=][^()]*\)")
_LETTERS = re.compile(r"[\w \"]{1,3}(?![?*+{])")
_BEGIN = re.compile(r"(?<!\w)(?=.)", re.DOTALL)


def heads(patterns: Iterable[str]) -> frozenset[str] | None:
    """Return beginnings of one to three signs, one of which every match has; None if a pattern may begin with any."""
    found: set[str] = set()
    for pattern in patterns:
        own = _heads(pattern)
        if own is None:
            return None
        found |= own
    return frozenset(found)


@lru_cache(maxsize=4096)
def starts(text: str) -> frozenset[str]:
    """Return the first sign, the first two and the first three at every place where a word can begin."""
    longest = {text[at.start() : at.start() + 3] for at in _BEGIN.finditer(text)}
    return frozenset(part for one in longest for part in (one, one[:2], one[:1]))


def _heads(pattern: str) -> set[str] | None:
    """Read what a pattern begins with: letters, or a group of such; anything else may be anything."""
    found: set[str] = set()
    for branch in _branches(pattern):
        own = _of_branch(_BEHIND.sub("", branch, count=1) if _BEHIND.match(branch) else branch)
        if own is None:
            return None
        found |= own
    return found


def _of_branch(branch: str) -> set[str] | None:
    if not _GROUP.match(branch):
        letters = _LETTERS.match(branch)
        return {letters.group()} if letters else None
    inner, after = _inside(branch)
    own = None if inner is None or after[:1] in ("*", "+", "{") else _heads(inner)
    if own is None or after[:1] != "?":
        return own
    rest = _of_branch(after[1:])
    return None if rest is None else own | rest


def _inside(branch: str) -> tuple[str | None, str]:
    """Return what the group at the start of a branch holds and what follows it."""
    opened = _GROUP.match(branch)
    for at, sign, depth in _outside_classes(branch):
        if opened and sign == ")" and not depth:
            inner = branch[opened.end() : at]
            return (None if inner.startswith("?") else inner), branch[at + 1 :]
    return None, ""


def _branches(pattern: str) -> list[str]:
    """Part a pattern at the bars outside of groups."""
    bars = [at for at, sign, depth in _outside_classes(pattern) if sign == "|" and not depth]
    return [pattern[start + 1 : end] for start, end in pairwise([-1, *bars, len(pattern)])]


def _outside_classes(pattern: str) -> Iterator[tuple[int, str, int]]:
    """Yield the signs that are neither escaped nor in a class, with how deep in groups they leave one."""
    depth, at = 0, 0
    while at < len(pattern):
        sign = pattern[at]
        if sign == "[":
            at = pattern.index("]", at + 2)
        elif sign != "\\":
            depth += {"(": 1, ")": -1}.get(sign, 0)
            yield at, sign, depth
        at += 2 if sign == "\\" else 1
