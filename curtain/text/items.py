"""Find list items, what stands around them, and a headline."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

_BULLET = re.compile(r"^(\s*)[-*•–—‣▪●◦✓✔➜→]\s+(\S.*)$")
_NUMBERED = re.compile(r"^(\s*)(?:\*\*)?(?:\d{1,2}[.)]|\(\d{1,2}\))(?:\*\*)?\s+(\S.*)$")
_RULE = re.compile(r"\s*(?:[-*_=]\s?){3,}\s*")
_EMPHASIS = re.compile(r"^(?:#{1,6}\s+|\*\*|__)|(?:\*\*|__)$")


@dataclass(frozen=True, slots=True)
class Item:
    """One list item: its words without the mark, what kind of mark, how deep and in which line."""

    text: str
    kind: Literal["bullet", "numbered"]
    indent: int
    line: int


def all_items(text: str) -> tuple[Item, ...]:
    """Return every list item, nested ones too."""
    return tuple(item for number, line in enumerate(text.splitlines()) if (item := _item(line, number)))


def items(text: str) -> tuple[Item, ...]:
    """Return the items of the outermost level."""
    found = all_items(text)
    if not found:
        return ()
    outer = min(item.indent for item in found)
    return tuple(item for item in found if item.indent <= outer + 1)


def outside(text: str) -> str:
    """Return what stands around the list: every line that is no item, continues none and is not blank."""
    kept: list[str] = []
    in_item = False
    for number, line in enumerate(text.splitlines()):
        if _item(line, number):
            in_item = True
            continue
        if in_item and line.startswith((" ", "\t")) and line.strip():
            continue
        in_item = False
        if line.strip() and not _RULE.fullmatch(line):
            kept.append(line.strip())
    return "\n".join(kept)


def headline(text: str) -> str | None:
    """Return the headline: a marked or short first line without a full stop, with more text below it."""
    lines = [line.strip() for line in text.strip().splitlines()]
    rest = [line for line in lines[1:] if line]
    if not lines or not rest or _item(lines[0], 0):
        return None
    marked = lines[0].startswith(("#", "**", "__"))
    bare = _EMPHASIS.sub("", _EMPHASIS.sub("", lines[0])).strip()
    if not bare or len(bare) > 140:
        return None
    if marked or not bare.endswith((".", ",", ":", ";")):
        return bare
    return None


def _item(line: str, number: int) -> Item | None:
    if _RULE.fullmatch(line):
        return None
    for pattern, kind in ((_NUMBERED, "numbered"), (_BULLET, "bullet")):
        if match := pattern.match(line):
            indent = len(match[1].expandtabs(4))
            return Item(match[2].strip(), "numbered" if kind == "numbered" else "bullet", indent, number)
    return None
