"""A system prompt in pieces: lines with the heading they stand under, and their sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..flat import flat

_LONGEST_HEADING = 5
_MOST_LINES = 400
_LONGEST_LINE = 6000
_MARK = re.compile(r"\s*(?:[-*•–#]+|\d{1,2}[.)]|[IVX]{1,4}\.)\s+")
_END = re.compile(r"(?<=[.!?…])[\"”“»’)]*\s+(?=[A-ZÄÖÜÁÉÍÓÚÑ¿¡„“\"«(\d])|;\s+")
_ABBREVIATED = re.compile(
    r"(?:\b(?:z|d|u|B|h|Nr|Str|St|Tel|Sr|Sra|Mr|Ms|Mrs|Dr|ca|inkl|zzgl|bzw|Avda|Av|Pol|Ind|núm)|\d)\.$"
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its list mark; ``heading`` is what it stands under, ``low`` its comparison form."""

    text: str
    start: int
    heading: str = ""

    @property
    def end(self) -> int:
        """Return where the line ends."""
        return self.start + len(self.text)

    @property
    def low(self) -> str:
        """Return the line in comparison form."""
        return flat(self.text)


def lines(text: str) -> Iterator[Line]:
    """Yield the lines that say something, with the heading above them."""
    at, heading = 0, ""
    for number, raw in enumerate(text.split("\n")):
        if number >= _MOST_LINES:
            return
        mark = _MARK.match(raw)
        skipped = mark.end() if mark else len(raw) - len(raw.lstrip())
        said = raw[skipped : skipped + _LONGEST_LINE].rstrip()
        if said:
            if _is_heading(said, raw.lstrip().startswith("#")):
                heading = said
                yield Line(said, at + skipped)
            else:
                yield Line(said, at + skipped, heading)
        at += len(raw) + 1


def sentences(line: Line) -> Iterator[Line]:
    """Yield the sentences of a line; a semicolon parts as well."""
    start = 0
    for match in _END.finditer(line.text):
        if _ABBREVIATED.search(line.text[start : match.start()]):
            continue
        if line.text[start : match.start()].strip():
            yield Line(line.text[start : match.start()].strip(), line.start + start, line.heading)
        start = match.end()
    if line.text[start:].strip():
        yield Line(line.text[start:].strip(), line.start + start, line.heading)


def _is_heading(said: str, marked: bool) -> bool:
    words = said.split()
    if marked:
        return True
    short = len(words) <= _LONGEST_HEADING and not re.search(r"[.!?,;=]$|\d", said)
    return short and (said.endswith(":") or (said.isupper() and len(said) > 3))
