"""A form: ``field: text``; a text may have several lines and goes on until the next field.

Forgiving: field names in any language of the course, capitals, accents, bullets, numbers, headings, bold, quotes,
``=``, ``-`` or ``→`` for ``:``, a name on a line of its own with the text below it, and rows of a table.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from .names import Names
from .text import clean, unquote

MOST_LINES = 400
"""Lines beyond this are not read: no form is so long."""

MOST_SEPARATORS = 4
"""So many signs that may part field and text are tried, from the left: a field's name is short."""

LONGEST_NAME = 160
"""A field's name is looked for in so many signs at the beginning of a line."""

_LEAD = re.compile(r"^\s*(?:(?:[-*•–—‣·▪>]|\[[ xX]?\]|\(?\d{1,2}[.)]|#{1,6})\s+)*")
_SEPARATOR = re.compile(r"\s*(?:[:：=]+>?|->|→|⇒|\t|\s[-–—]\s)\s*")
_BRACKETS = re.compile(r"(?<!\s)\s*+\([^()]{1,60}\)\s*$")
_MARKED = re.compile(r"^\s*(?:#{1,6}\s|\*\*|__)|^\s*\d{1,2}[.)]\s")
_ROW = re.compile(r"^\s*\|(.*?)\|?\s*$")
_RULE = re.compile(r"[\s|:_=*-]*")


@dataclass(frozen=True, slots=True)
class FormAnswer:
    """The text of each field that was filled in, by id, and the lines that stand before the first field."""

    fields: Mapping[str, str] = field(default_factory=dict)
    unread: tuple[str, ...] = ()

    def of(self, id_: str) -> str:
        """Return the text of a field; empty if there is none."""
        return self.fields.get(id_, "")


def read_form(text: str, fields: Mapping[str, Sequence[str]]) -> FormAnswer:
    """Read a form; ``fields`` holds the names of each field, in any language, by id.

    A field that comes more than once has all its texts, line by line.

    Raises
    ------
    AnswerError
        If the answer is larger than 20 kB.
    """
    names = Names({id_: [_unasked(name) for name in texts] for id_, texts in fields.items()}, loose=False)
    found: dict[str, list[str]] = {}
    unread: list[str] = []
    current = ""
    lines = clean(text).split("\n")
    for line in lines[:MOST_LINES]:
        head = _head(line, names)
        current = head[0] if head else current
        rest = head[1] if head else line
        if current and not (_ROW.match(line) and _RULE.fullmatch(line)):
            found.setdefault(current, []).append(rest)
        elif not _RULE.fullmatch(rest):
            unread.append(rest.strip())
    unread += [line.strip() for line in lines[MOST_LINES:] if line.strip()]
    texts = {id_: "\n".join(parts).strip() for id_, parts in found.items()}
    return FormAnswer({id_: text for id_, text in texts.items() if text}, tuple(unread))


def write_form(fields: Mapping[str, str], names: Mapping[str, str]) -> str:
    """Return the answer text of a form; ``names`` are the fields' names in the learner's language, in order."""
    return "\n".join(f"{name}: {fields[id_].strip()}" for id_, name in names.items() if fields.get(id_, "").strip())


def _head(line: str, names: Names) -> tuple[str, str] | None:
    """Return the field that a line begins, and the rest of the line."""
    if row := _ROW.match(line):
        return _row(row[1], names)
    bare = _LEAD.sub("", line)
    if whole := _name(bare, names):
        return (whole, "") if bare.rstrip(" *_").endswith(":") or _is_alone(line, bare) else None
    for separator in list(_SEPARATOR.finditer(bare, 0, LONGEST_NAME))[:MOST_SEPARATORS]:
        if found := _name(bare[: separator.start()], names):
            return found, _opened(bare[separator.end() :])
    return None


def _row(row: str, names: Names) -> tuple[str, str] | None:
    name, _, rest = row.partition("|")
    found = _name(name, names)
    return (found, rest.strip()) if found else None


def _name(text: str, names: Names) -> str | None:
    short = _unasked(text)
    return names.exact(short) or names.exact(_BRACKETS.sub("", unquote(short)))


def _unasked(name: str) -> str:
    """Take the sign that opens a Spanish question from a name: many keyboards have none."""
    return unquote(name).lstrip("¿¡")


def _is_alone(line: str, bare: str) -> bool:
    """Tell whether a field's name that is all of a line stands there as a heading."""
    return bool(_MARKED.match(line)) or bare.strip() == line.strip()


def _opened(rest: str) -> str:
    """Take away emphasis that was closed behind the separator: ``**Goal:** text``."""
    return re.sub(r"^(?:\*\*|__)\s*", "", rest).strip()
