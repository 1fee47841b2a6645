"""Marked passages: one line each, ``"passage" = label``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from .text import clean, fold, unquote

MOST_LINES = 200
"""Lines beyond this are not read: no passage has so many places to mark."""

MOST_SEPARATORS = 20
"""So many signs that may part passage and label are tried, from the right."""

_BULLET = re.compile(r"^\s*(?:[-*•–—‣·▪]\s+|\d{1,3}[.)]\s+)")
_SEPARATOR = re.compile(r"=+>?|->|→|⇒|:|\t|\s[-–—|]\s")


@dataclass(frozen=True, slots=True)
class Mark:
    """A quoted passage with the id of its label."""

    passage: str
    label: str


@dataclass(frozen=True, slots=True)
class MarkAnswer:
    """The passages that were marked, and the lines that could not be read."""

    marks: tuple[Mark, ...]
    unread: tuple[str, ...] = ()


def read_mark(text: str, labels: Mapping[str, Sequence[str]]) -> MarkAnswer:
    """Read marked passages; ``labels`` holds the names of each label, in any language, by id.

    Forgiving: quotation marks of all languages or none, bullets, ``→`` or ``:`` for ``=``, label names in any case
    and without accents.

    Raises
    ------
    AnswerError
        If the answer is larger than 20 kB.
    """
    ids = {fold(name): label for label, names in labels.items() for name in (label, *names)}
    marks: dict[Mark, None] = {}
    unread: list[str] = []
    lines = [line for line in clean(text).split("\n") if line.strip()]
    for line in lines[:MOST_LINES]:
        if mark := _read_line(line, ids):
            marks[mark] = None
        else:
            unread.append(line.strip())
    return MarkAnswer(tuple(marks), tuple(unread + [line.strip() for line in lines[MOST_LINES:]]))


def write_mark(marks: Iterable[Mark]) -> str:
    """Return the answer text of marked passages; a passage over several lines becomes one."""
    return "\n".join(f'"{" ".join(mark.passage.split())}" = {mark.label}' for mark in marks)


def _read_line(line: str, ids: Mapping[str, str]) -> Mark | None:
    """Split at the last separator behind which a label stands: the passage itself may hold separators."""
    bare = _BULLET.sub("", line)
    for separator in reversed(list(_SEPARATOR.finditer(bare))[-MOST_SEPARATORS:]):
        label = ids.get(fold(unquote(bare[separator.end() :]).rstrip(".,;")))
        passage = unquote(bare[: separator.start()])
        if label and passage:
            return Mark(passage, label)
    return None
