"""Find the ``%%answer`` cells of a lesson text (MyST Markdown with ``{code-cell}`` fences)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_FENCE = re.compile(r"^(`{3,}|~{3,})\s*\{code-cell\}")
_MAGIC = re.compile(r"^%%answer\s+(\S+)\s*$")


@dataclass(frozen=True)
class LessonAnswer:
    """An answer cell of a lesson: the model answer, or the given text of a ``try``; ``line`` counts from 1."""

    exercise: str
    text: str
    line: int


def lesson_answers(text: str) -> Iterator[LessonAnswer]:
    """Yield the answer cells of a lesson in their order."""
    fence, start = "", 0
    body: list[str] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not fence and (opening := _FENCE.match(line)):
            fence, start, body = opening[1], number, []
        elif fence and line.strip() == fence:
            fence = ""
            yield from _answer(body, start)
        elif fence:
            body.append(line)


def _answer(body: list[str], start: int) -> Iterator[LessonAnswer]:
    """Read one cell; option lines (``:tags: [...]``) and blank lines may stand before the magic."""
    for number, line in enumerate(body):
        if magic := _MAGIC.match(line):
            yield LessonAnswer(magic[1], "\n".join(body[number + 1 :]).strip("\n"), start + 1 + number)
        if line.strip() and not line.startswith(":"):
            return
