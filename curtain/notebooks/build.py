"""Make the solution notebooks from the modules' sources; the same sources give the same bytes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import nbformat

from ..course.load import load_modules
from ..course.module import Module
from ..errors import SourceError
from ..records import LANGUAGES, Exercise, Language
from .cells import Cell, answer_cell, command_cell, given_cell, lab_cell, points_cell, text_cell
from .source import LessonCell, read_lesson

KERNEL = {"name": "curtain", "display_name": "Behind the Curtain", "language": "python"}


def build(root: Path) -> list[Path]:
    """Write ``solutions/<lang>/<module>-<lang>/<module>.ipynb`` for every module and language; return their paths.

    Raises
    ------
    SourceError
        If a source is wrong.
    """
    return [
        _write(root / solution_path(module.id, lang), solution_notebook(root, module, lang))
        for module in load_modules(root).values()
        for lang in LANGUAGES
    ]


def assignment(module_id: str, lang: Language) -> str:
    """Return the name under which nbgrader knows a module in one language."""
    return f"{module_id}-{lang}"


def solution_path(module_id: str, lang: Language) -> Path:
    """Return where a solution notebook lies, from the course's root."""
    return Path("solutions", lang, assignment(module_id, lang), f"{module_id}.ipynb")


def solution_notebook(root: Path, module: Module, lang: Language) -> str:
    """Return the text of one solution notebook.

    Raises
    ------
    SourceError
        If the lesson's text is wrong or its answers are not those of ``module.toml``.
    """
    path = root / "modules" / module.id / f"{lang}.md"
    lesson = read_lesson(path)
    _refuse_other_exercises(path, lesson, module)
    cells = [lab_cell(lang), command_cell("lesson", module.id, lang), *_lesson_cells(module, lang, lesson)]
    cells.append(command_cell("handin", module.id))
    return _text(_unique(cells), _metadata(module, lang))


def _lesson_cells(module: Module, lang: Language, lesson: Sequence[LessonCell]) -> Iterator[Cell]:
    for cell in lesson:
        if cell.exercise is None:
            yield text_cell(cell.text, cell.tags)
        else:
            yield from _exercise_cells(module.exercise(cell.exercise.partition("/")[2], lang), cell.text)


def _exercise_cells(exercise: Exercise, text: str) -> Iterator[Cell]:
    if not exercise.points:
        yield given_cell(exercise.id, text)
        return
    yield answer_cell(exercise.id, text)
    yield points_cell(exercise.id, exercise.points)


def _refuse_other_exercises(path: Path, lesson: Sequence[LessonCell], module: Module) -> None:
    known = [f"{module.id}/{name}" for name in module.names]
    for cell in lesson:
        if cell.exercise and cell.exercise not in known:
            raise SourceError("notebooks.source.unknown", path=path, line=cell.line, exercise=cell.exercise)
    answered = {cell.exercise for cell in lesson}
    for exercise in known:
        if exercise not in answered:
            raise SourceError("notebooks.source.not_answered", path=path, exercise=exercise)


def _unique(cells: Sequence[Cell]) -> list[Cell]:
    """Number the ids of texts that say the same, in their order."""
    seen: Counter[str] = Counter()
    made = []
    for cell in cells:
        seen[cell["id"]] += 1
        count = seen[cell["id"]]
        made.append(cell if count == 1 else {**cell, "id": f"{cell['id']}-{count}"})
    return made


def _metadata(module: Module, lang: Language) -> dict[str, Any]:
    return {
        "kernelspec": KERNEL,
        "language_info": {"name": "python"},
        "title": module.title[lang],
        "curtain": {"module": module.id, "lang": lang, "version": module.version},
    }


def _text(cells: Sequence[Cell], metadata: dict[str, Any]) -> str:
    plain = {"cells": list(cells), "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}
    notebook = nbformat.from_dict(plain)
    nbformat.validate(notebook)
    return str(nbformat.writes(notebook)) + "\n"


def _write(path: Path, text: str) -> Path:
    """Write only what changed, so that what depends on it by date is not made again."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists() or path.read_bytes() != text.encode():
        path.write_text(text, encoding="utf-8", newline="\n")
    return path
