"""Read what is a table already: Markdown, CSV, JSON, and lists of ``name: value`` lines."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import dataclass
from functools import lru_cache

from ..reading.structured.layout import BULLET
from .records import findings

_MOST = 500
_RULE = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")
_PAIR = re.compile(r"^([^\W\d][^:\n=]{0,40}?)\s*(?::|=)\s+(\S.*)$|^([^\W\d][^:\n=]{0,40}?):(\d.*)$")


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows under a header; ``kind`` says in which form they stood."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    kind: str


@lru_cache(maxsize=256)
def rows(text: str) -> Rows | None:
    """Return the table that a text is, or holds; None if it holds none."""
    return _markdown(text) or _json(text) or _csv(text)


def _markdown(text: str) -> Rows | None:
    lines = text.split("\n")[:_MOST]
    for at in range(len(lines) - 1):
        if "|" in lines[at] and "-" in lines[at + 1] and _RULE.fullmatch(lines[at + 1]):
            header = _cells(lines[at])
            body = []
            for line in lines[at + 2 :]:
                if "|" not in line:
                    break
                body.append(_fitted(_cells(line), len(header)))
            return Rows(header, tuple(body), "table")
    piped = [line for line in lines if line.count("|") >= 1]
    if (
        len(piped) >= 2
        and len({line.count("|") for line in piped}) == 1
        and len(piped) == len([line for line in lines if line.strip()])
    ):
        cells = [_cells(line) for line in piped]
        return Rows(cells[0], tuple(cells[1:]), "table")
    return None


def _cells(line: str) -> tuple[str, ...]:
    line = line.strip().removeprefix("|").removesuffix("|")
    return tuple(cell.strip() for cell in re.split(r"(?<!\\)\|", line))


def _fitted(cells: tuple[str, ...], width: int) -> tuple[str, ...]:
    return (*cells, *[""] * (width - len(cells)))[:width]


def _json(text: str) -> Rows | None:
    start = min((at for at in (text.find("["), text.find("{")) if at >= 0), default=-1)
    if start < 0 or len(text) > 40_000:
        return None
    try:
        data = json.JSONDecoder().raw_decode(text[start:])[0]
    except (ValueError, RecursionError):
        return None
    entries = data if isinstance(data, list) else [data]
    objects = [entry for entry in entries if isinstance(entry, dict)]
    if not objects or len(objects) != len(entries):
        return None
    header = tuple(dict.fromkeys(str(key) for entry in objects for key in entry))
    return Rows(header, tuple(tuple(_shown(entry.get(key)) for key in header) for entry in objects[:_MOST]), "json")


def _shown(value: object) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _csv(text: str) -> Rows | None:
    lines = [line for line in text.strip().split("\n")[:_MOST] if line.strip()]
    for mark in (";", "\t", ","):
        counts = {line.count(mark) for line in lines}
        if (
            len(lines) >= 2
            and len(counts) == 1
            and counts.pop() >= 1
            and (mark != "," or not re.search(r", ", lines[0]))
        ):
            parsed = [
                tuple(cell.strip() for cell in row) for row in csv.reader(io.StringIO("\n".join(lines)), delimiter=mark)
            ]
            if parsed and not any(re.search(r"\d", cell) for cell in parsed[0]):
                return Rows(parsed[0], tuple(_fitted(row, len(parsed[0])) for row in parsed[1:]), "csv")
    return None


def pairs(text: str) -> tuple[tuple[str, str, int], ...]:
    """Return the ``key: value`` lines of a text, with the place of each value."""
    found = []
    at = 0
    for line in text.split("\n")[:_MOST]:
        bare = BULLET.sub("", line).strip()
        match = _PAIR.match(bare)
        if match:
            value = (match[2] or match[4]).strip()
            found.append(((match[1] or match[3]).strip(" *_"), value, at + line.rfind(value)))
        at += len(line) + 1
    return tuple(found)


_NUMBER = re.compile(r"^\s*\(?\d{1,3}[.)]\s+")


@dataclass(frozen=True, slots=True)
class Entry:
    """A named entry of a list with its number, as in ``Press B: 132 kW``; ``text`` is the line itself."""

    text: str
    name: str
    shown: str
    value: float | None


@lru_cache(maxsize=256)
def entries(text: str) -> tuple[Entry, ...]:
    """Return the entries of a list: its lines, else what commas or semicolons part."""
    lines = [_NUMBER.sub("", BULLET.sub("", line)).strip() for line in text.split("\n")[:_MOST] if line.strip()]
    if len(lines) == 1:
        lines = [part.strip(" .") for part in re.split(r";\s+|,\s+(?!\d{3}\b)|\s(?:und|and|y)\s", lines[0])]
    return tuple(_entry(line) for line in lines if line)


def _entry(line: str) -> Entry:
    found = [
        one
        for one in findings(line)
        if isinstance(one.value, (int, float)) and one.kind in ("money", "measure", "number")
    ]
    priced = [one for one in found if one.kind in ("money", "measure")]
    one = (priced or found)[-1] if found else None
    if one is None:
        return Entry(line, line.strip(" :-–"), "", None)
    name = (
        (line[: one.start] + line[one.end :]).strip(" \t:,;()-–—=.|")
        if line[: one.start].strip()
        else line[one.end :].strip(" :,-–")
    )
    return Entry(line, re.sub(r"\s+", " ", name), one.text, float(one.value))
