"""Mark a rebuilt notebook: judge its answers and write their points where nbgrader looks for them.

Works on notebooks as plain data, so that nbgrader's notebooks and files read with ``json`` go the same way.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from ..answers.cells import read_cell
from ..phrases import say
from ..records import Grade, Language
from .judge import judge
from .record import Results
from .result import ItemResult, answer_digest

log = logging.getLogger(__name__)

Judge = Callable[[str, Language, str, str], Grade]

Notebook = Mapping[str, Any]


def mark(notebook: Notebook, seed: str, before: Results, judged_by: Judge | None = None) -> dict[str, ItemResult]:
    """Judge every graded item of a notebook that ``RebuildFromSource`` made; ``before`` are the results kept so far.

    An item that fails gets no points, a remark, and a place on the trainer's list.
    """
    about = notebook["metadata"]["curtain"]
    texts = answers(notebook)
    results = {}
    for exercise in graded(notebook):
        text = texts.get(exercise, "")
        grade = _grade(judged_by or judge, exercise, about["lang"], text, seed)
        remark = about["hand_in"]["remarks"].get(exercise)
        result = ItemResult(exercise, grade, about["hand_in"]["problem"], remark, answer_digest(text))
        results[exercise] = result.following(before.get(exercise))
    return results


def put_points(notebook: Notebook, results: Results) -> None:
    """Write the points, plain numbers, into the outputs of the ``%points`` cells, and that the notebook is graded."""
    for cell in _points_cells(notebook):
        points = results[_exercise(cell)].points(float(cell["metadata"]["nbgrader"]["points"]))
        shown = {"data": {"text/plain": repr(points)}, "metadata": {}, "execution_count": None}
        cell["outputs"] = [{"output_type": "execute_result", **shown}]
    notebook["metadata"]["curtain"]["graded"] = True


def answers(notebook: Notebook) -> dict[str, str]:
    """Return the answers in a rebuilt notebook by exercise id."""
    cells = (read_cell(source(cell)) for cell in notebook["cells"] if cell["cell_type"] == "code")
    return {cell.exercise: cell.text for cell in cells if cell}


def graded(notebook: Notebook) -> list[str]:
    """Return the ids of the exercises that carry points, in the notebook's order."""
    return [_exercise(cell) for cell in _points_cells(notebook)]


def source(cell: Mapping[str, Any]) -> str:
    """Return what stands in a cell; in files it is a list of lines."""
    text = cell["source"]
    return text if isinstance(text, str) else "".join(text)


def _grade(judged_by: Judge, exercise: str, lang: Language, text: str, seed: str) -> Grade | None:
    try:
        return judged_by(exercise, lang, text, seed)
    except Exception:  # whatever it is, it must not stop the grading of the others
        log.exception(say("en", "nbgrading.item_failed_log", exercise=exercise))
        return None


def _points_cells(notebook: Notebook) -> Iterator[dict[str, Any]]:
    for cell in notebook["cells"]:
        if cell["metadata"].get("nbgrader", {}).get("grade"):
            yield cell


def _exercise(cell: Mapping[str, Any]) -> str:
    return source(cell).split()[-1]
