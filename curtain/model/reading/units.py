"""Cut a message into small units with their places: sentences within lines, and what a delimiter encloses."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from ...text.words import sentences
from ..flat import flat
from ..lexicon_files import table

_FENCES = (
    re.compile(r"^[ \t]*(`{3,8}|~{3,8})[^\n]*\n(.*?)(?:\n[ \t]*\1[ \t]*$|\Z)", re.DOTALL | re.MULTILINE),
    re.compile(r'("{3}|\'{3}|<{3}|«{2})\s?(.*?)(?:"{3}|\'{3}|>{3}|»{2})', re.DOTALL),
    re.compile(r"<([a-zA-Z][\w-]{1,24})>(.*?)</\1>", re.DOTALL),
    re.compile(r"\[{2}()(.*?)\]{2}", re.DOTALL),
    re.compile(r"^[ \t]*([-=*_#~+]{3,60})[ \t]*\n(.*?)\n[ \t]*\1[ \t]*$", re.DOTALL | re.MULTILINE),
)
_OPENERS = (
    ("```", "~~~"),
    ('"""', "'''", "<<<", "««"),
    ("</",),
    ("[[",),
    ("---", "===", "***", "___", "###", "~~~", "+++"),
)
_MOST_FENCES = 400
_RULE = re.compile(r"\s*[-=*_#~+]{3,}\s*")
_LOOSE_END = re.compile(r"(?P<word>[^\W\d_]{3,})[.!?]\s+(?=[a-zäöüßáéíóúñ¿¡])")
_SHORTENED = frozenset(
    ("abs", "approx", "aprox", "bspw", "bzw", "circa", "etc", "evtl", "exkl", "ggf", "incl", "inkl", "max", "min")
)
_LONG = 24_000
_EDGE = 6_000


@dataclass(frozen=True, slots=True)
class Unit:
    """A piece of a message; ``gap`` tells what parts it from the one before: none, colon, line, blank or rule."""

    text: str
    start: int
    end: int
    gap: str
    enclosed: bool = False


def units(message: str) -> list[Unit]:
    """Return the units of a message in order; a very long middle stays whole lines."""
    regions = _enclosed(message)
    found: list[Unit] = []
    at, gap = 0, "blank"
    for line in message.split("\n"):
        inside = any(start <= at and at + len(line) <= end for start, end in regions)
        if _RULE.fullmatch(line) or (not inside and _only_fence(line)):
            gap = "rule"
        elif not line.strip():
            gap = gap if gap == "rule" else "blank"
        else:
            found.extend(
                _line_units(line, at, gap, regions, whole=_EDGE < at < len(message) - _EDGE and len(message) > _LONG)
            )
            gap = "line"
        at += len(line) + 1
    return found


def _only_fence(line: str) -> bool:
    return re.fullmatch(r"\s*(?:`{3,}\w*|~{3,}|\"{3}|'{3}|</?[a-zA-Z][\w-]*>|<{3}|>{3})\s*", line) is not None


def _enclosed(message: str) -> list[tuple[int, int]]:
    rare = [
        pattern
        for pattern, openers in zip(_FENCES, _OPENERS, strict=True)
        if 0 < sum(message.count(opener) for opener in openers) <= _MOST_FENCES
    ]
    return [match.span(2) for pattern in rare for match in pattern.finditer(message) if len(match[2].strip()) > 12]


def _line_units(line: str, at: int, gap: str, regions: list[tuple[int, int]], *, whole: bool) -> list[Unit]:
    pieces = [line.strip()] if whole else [part for piece in sentences(line) for part in _at_colon(piece)]
    found: list[Unit] = []
    position = 0
    for piece in pieces:
        start = line.find(piece, position)
        if start < 0:
            continue
        position = start + len(piece)
        inside = any(low <= at + start and at + position <= high + 1 for low, high in regions)
        found.append(Unit(piece, at + start, at + position, gap, inside))
        gap = "colon" if piece.endswith(":") else "none"
    return found


def _at_colon(piece: str) -> list[str]:
    """Part ``Notes: the material`` after a colon whose left side points to material."""
    match = re.search(r":\s+(?=\S)|:(?=[\"„“«A-ZÄÖÜ])", piece)
    if match and ";" not in piece[: match.start()]:
        head, rest = flat(piece[: match.start()]), piece[match.end() :].strip()
        field = head.strip() == "material" and len(rest.split()) <= 3 and not re.search(r"\d", rest)
        if _pointer_end().search(head) and len(rest) > 8 and not field:
            return [piece[: match.start() + 1], rest]
    return [piece]


@cache
def _pointer_end() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(table('segment')['pointer'])})\W*$")


def points_to_material(text: str) -> bool:
    """Tell whether a unit announces material: ends in a colon and in a word such as notes, data sheet, inquiry."""
    head = flat(text).strip("*_# ")
    if head.startswith(("ihre ", "su ", "your ")):
        return False
    return head.endswith(":") and _pointer_end().search(head[:-1]) is not None


def loose_sentences(unit: Unit) -> list[Unit]:
    """Return the sentences of a unit that was typed without capitals: ``... out of this. say the name. dont ...``."""
    cuts = [match.end() for match in _LOOSE_END.finditer(unit.text) if match["word"].lower() not in _SHORTENED]
    edges = [0, *cuts, len(unit.text)]
    found: list[Unit] = []
    for start, end in pairwise(edges):
        text = unit.text[start:end].rstrip()
        if text:
            found.append(Unit(text, unit.start + start, unit.start + start + len(text), unit.gap, unit.enclosed))
    return found
