"""Read and write answer cells: ``%%answer 02-clear-briefs/follow-up`` and below it plain text.

A learner may damage the first line without meaning to: indent it, put blank lines or a comment before it, change its
case or add words. Such a cell is still read; the answer is everything below the line, or, if nothing stands there,
what was typed behind the exercise's name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

STUB = "…"
"""What stands in an exercise notebook where an answer is to be written."""

_BLANK = re.compile(r"[ \t\r\f\v\u00a0\u200b\ufeff]*")
_MAGIC = re.compile(
    r"[\s\u200b\ufeff]*[%％]{1,3}\s*answer\b[\s:=]*[\"'„“”«»]?"
    r"(?P<module>[0-9]{2}-[a-z0-9-]{1,80})\s*/\s*(?P<name>[a-z0-9-]{1,80})[\"'„“”«»]?(?P<rest>.*)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class AnswerCell:
    """An answer found in a cell; ``clean`` says that its first line stood as it should."""

    exercise: str
    text: str
    clean: bool = True


def read_cell(source: str) -> AnswerCell | None:
    """Return the answer in a cell's source, or None if the cell is not an answer cell.

    Raises nothing for any text. Blank lines and comments before the ``%%answer`` line are skipped; the text is
    returned without line breaks at its ends.
    """
    lines = source.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for number, line in enumerate(lines):
        if match := _MAGIC.match(line):
            exercise = f"{match['module']}/{match['name']}".lower()
            below = "\n".join(lines[number + 1 :]).strip("\n")
            text = match["rest"].strip() if below.strip() in ("", STUB) and match["rest"].strip() else below
            return AnswerCell(exercise, text, clean=line == f"%%answer {exercise}" and number == 0)
        if not _skippable(line):
            return None
    return None


def write_cell(exercise: str, text: str) -> str:
    """Return the source of an answer cell."""
    return f"%%answer {exercise}\n{text}"


def _skippable(line: str) -> bool:
    rest = line[_BLANK.match(line).end() :]  # type: ignore[union-attr]  # matches the empty text too
    return not rest or rest.startswith("#")
