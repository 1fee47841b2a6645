"""Find what a turn quotes: a mail, a note, a form; and whether an order to machines hides in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

_QUOTED = re.compile(r"[„“\"«]([^“”\"»„«]{25,})[“”\"»]|'([^'\n]{40,})'")
_MARKED = re.compile(r"(?:^>[^\n]*(?:\n|$))+", re.MULTILINE)
_RULED = re.compile(
    r"^(?:-{3,}|={3,}|\*{3,}|`{3})[^\n]*\n(.+?)(?:\n(?:-{3,}|={3,}|\*{3,}|`{3})|\Z)", re.MULTILINE | re.DOTALL
)
_HEADED = re.compile(
    r"(?:^|\n)[ \t]*(?:Von|Betreff|From|Subject|De|Asunto|To|An|Para|Absender|Datum|Date|Fecha)\s*:.{20,}\Z", re.DOTALL
)
_BRACKETED = re.compile(r"\[[^\[\]]{15,}\]|\({2,}[^()]{15,}\){2,}|<!--.{10,}?-->", re.DOTALL)
_AFTER_COLON = re.compile(r":[ \t]*\n(.{60,})\Z", re.DOTALL)
_LONGEST = 3000


def quoted(text: str) -> tuple[tuple[int, int], ...]:
    """Return the places of quoted passages; none overlaps another."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(_places(text[:_LONGEST]), key=lambda place: (place[0], -place[1])):
        if not found or start >= found[-1][1]:
            found.append((start, end))
    return tuple(found)


def _places(text: str) -> Iterator[tuple[int, int]]:
    for shape in (_QUOTED, _RULED, _AFTER_COLON):
        for match in shape.finditer(text):
            group = next(number for number in range(1, len(match.groups()) + 1) if match[number] is not None)
            yield match.span(group)
    for shape in (_MARKED, _HEADED, _BRACKETED):
        for match in shape.finditer(text):
            yield match.span()


def outside(text: str, places: tuple[tuple[int, int], ...]) -> str:
    """Return the text with quoted passages blanked out, sign for sign."""
    signs = list(text)
    for start, end in places:
        signs[start:end] = " " * (end - start)
    return "".join(signs)
