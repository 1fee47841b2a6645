"""Second step of grading: our own process judges the answers; no kernel starts."""

from __future__ import annotations

from typing import Any

import nbformat
from nbformat import NotebookNode
from nbgrader.preprocessors.base import NbGraderPreprocessor
from nbgrader.utils import is_grade

from ..answers.cells import read_cell
from ..phrases import say
from ..records import Language
from .judge import judge
from .result import ItemResult
from .unfinished import mark_graded

RESULTS = "curtain_results"


class GradeAnswers(NbGraderPreprocessor):
    """Puts the points of each answer, a plain number, into the output of the ``%points`` cell that carries them."""

    def preprocess(self, nb: NotebookNode, resources: dict[str, Any]) -> tuple[NotebookNode, dict[str, Any]]:
        """Grade every item; one that fails gets no points, a remark, and a place on the trainer's list."""
        results = {}
        answers = {cell.exercise: cell.text for cell in map(_read, nb.cells) if cell}
        for cell in filter(is_grade, nb.cells):
            exercise = cell.source.split()[-1]
            results[exercise] = self._result(nb, exercise, answers.get(exercise, ""))
            points = results[exercise].points(float(cell.metadata.nbgrader["points"]))
            cell.outputs = [_number(points)]
        mark_graded(nb.metadata)
        return nb, {**resources, RESULTS: results}

    def _result(self, nb: NotebookNode, exercise: str, text: str) -> ItemResult:
        lang: Language = nb.metadata["curtain"]["lang"]
        hand_in = nb.metadata["curtain"]["hand_in"]
        try:
            grade = judge(exercise, lang, text)
        except Exception:  # whatever it is, it must not stop the grading of the others
            self.log.exception(say("en", "nbgrading.item_failed_log", exercise=exercise))
            grade = None
        return ItemResult(exercise, grade, hand_in["problem"], hand_in["remarks"].get(exercise))


def _number(points: float) -> NotebookNode:
    """Return an output that shows one number; nbgrader takes it for the points."""
    shown = {"data": {"text/plain": repr(points)}, "metadata": {}, "execution_count": None}
    made: NotebookNode = nbformat.from_dict({"output_type": "execute_result", **shown})
    return made


def _read(cell: NotebookNode) -> Any:
    return read_cell(cell.source) if cell.cell_type == "code" else None
