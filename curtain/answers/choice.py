"""A choice: option ids or option texts, one a line or separated by commas."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from .text import clean, fold, unquote

MOST_LINES = 200
"""Lines beyond this are not read."""

_MARK = re.compile(r"^\s*(?:[-*•–—‣·▪✓✔☑]|\[[xX✓ ]?\]|\d{1,2}[.)](?=\s))\s*")
_BETWEEN = re.compile(r"[,;/+&|]|\s(?:und|and|y|e)\s|\s")
_LEAD = re.compile(r"^([a-z0-9-]+)[).:]\s")
_WRAPPED = re.compile(r"^\(?\s*(.+?)\s*[).:;]?$")


@dataclass(frozen=True, slots=True)
class ChoiceAnswer:
    """The options chosen, in the order written and each once, and what could not be read."""

    chosen: tuple[str, ...]
    unread: tuple[str, ...] = ()


def read_choice(text: str, options: Sequence[Mapping[str, str]]) -> ChoiceAnswer:
    """Read which of ``options`` (``{"id", "text"}``) are chosen.

    Forgiving: bullets, capitals, quotation marks, ``a)``, ``(a)``, ``a.``, an id with its text behind it.

    Raises
    ------
    AnswerError
        If the answer is larger than 20 kB.
    """
    names = {name: option["id"] for option in options for name in (_plain(option["text"]), _plain(option["id"]))}
    chosen: dict[str, None] = {}
    unread: list[str] = []
    lines = [" ".join(line.split()) for line in clean(text).split("\n") if line.strip()]
    for line in lines[:MOST_LINES]:
        found = _read_line(line, names)
        chosen.update(dict.fromkeys(found))
        if not found:
            unread.append(line)
    return ChoiceAnswer(tuple(chosen), tuple(unread + lines[MOST_LINES:]))


def write_choice(chosen: Iterable[str]) -> str:
    """Return the answer text of a choice."""
    return "\n".join(chosen)


def _read_line(line: str, names: Mapping[str, str]) -> list[str]:
    """Read a whole line as one option, else its parts between commas or spaces: all of them or none."""
    if whole := _option(line, names):
        return [whole]
    parts = dict.fromkeys(part for part in _BETWEEN.split(line) if part.strip())
    found: list[str] = []
    for part in parts:
        option = _option(part, names)
        if option is None:
            return []
        found.append(option)
    return found


def _option(text: str, names: Mapping[str, str]) -> str | None:
    """Return the option that a text names, by id, by its words, or as ``a) and its words``."""
    for form in _forms(text):
        plain = _plain(form)
        if plain in names:
            return names[plain]
        if (lead := _LEAD.match(plain)) and lead[1] in names:
            return names[lead[1]]
    return None


def _forms(text: str) -> Iterator[str]:
    """Yield the text with less and less around it."""
    for start in (text, _MARK.sub("", text)):
        bare = unquote(start)
        yield bare
        if wrapped := _WRAPPED.match(bare):
            yield unquote(wrapped[1])


def _plain(text: str) -> str:
    return fold(text).rstrip(".!")
