"""Read a lesson's text, ``modules/<id>/<lang>.md`` in MyST, into its cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from jupytext.myst import myst_to_notebook

from ..answers.cells import read_cell
from ..errors import SourceError

TRAINER = "trainer"


@dataclass(frozen=True, slots=True)
class LessonCell:
    """One cell of a lesson: a text, or an answer if ``exercise`` is set; ``line`` counts from 1."""

    text: str
    line: int
    exercise: str | None = None
    tags: tuple[str, ...] = ()

    @property
    def for_trainer(self) -> bool:
        """Whether only the trainer may read it."""
        return TRAINER in self.tags


def read_lesson(path: Path) -> tuple[LessonCell, ...]:
    """Return the cells of a lesson in their order.

    Raises
    ------
    SourceError
        If the file cannot be read as a lesson, a code cell does not begin with its ``%%answer`` line, an answer is
        empty or an exercise is answered twice.
    """
    cells = tuple(_cells(path, _text(path)))
    _refuse_second_answers(path, cells)
    return cells


def _text(path: Path) -> str:
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise SourceError("notebooks.source.missing", path=path) from None
    except (OSError, UnicodeDecodeError):
        raise SourceError("notebooks.source.unreadable", path=path) from None
    return text.replace("\r\n", "\n")


def _cells(path: Path, text: str) -> list[LessonCell]:
    try:
        notebook = myst_to_notebook(text, add_source_map=True)
    except Exception as error:  # the reader has no error type of its own for all it can meet
        raise SourceError("notebooks.source.unreadable", path=path) from error
    lines: Sequence[int] = notebook.metadata["source_map"]
    made = []
    for cell, line in zip(notebook.cells, lines, strict=True):
        tags = tuple(cell.metadata.get("tags", ()))
        if cell.cell_type == "code":
            made.append(_answer(path, cell.source, line + 1, tags))
        elif cell.source.strip():
            made.append(LessonCell(cell.source, line + 1, tags=tags))
    return made


def _answer(path: Path, source: str, line: int, tags: tuple[str, ...]) -> LessonCell:
    found = read_cell(source)
    if found is None or not found.clean:
        raise SourceError("notebooks.source.no_answer_line", path=path, line=line)
    if not found.text.strip():
        raise SourceError("notebooks.source.empty_answer", path=path, line=line, exercise=found.exercise)
    return LessonCell(found.text, line, found.exercise, tags)


def _refuse_second_answers(path: Path, cells: Sequence[LessonCell]) -> None:
    seen: set[str] = set()
    for cell in cells:
        if cell.exercise in seen:
            raise SourceError("notebooks.source.twice", path=path, line=cell.line, exercise=cell.exercise)
        if cell.exercise:
            seen.add(cell.exercise)
