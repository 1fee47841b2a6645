"""Third step of grading: points and reasons go into the gradebook."""

from __future__ import annotations

from typing import Any

from nbconvert.exporters.exporter import ResourcesDict
from nbformat import NotebookNode
from nbgrader.preprocessors import SaveAutoGrades

from ..answers.cells import read_cell
from .comment import comment
from .grade_answers import RESULTS
from .result import ItemResult


class SaveAnswerGrades(SaveAutoGrades):
    """Saves points as nbgrader does, reasons as comments, and what needs a person on the list for manual grading.

    Points and comments that a trainer gave by hand stay.
    """

    def preprocess(self, nb: NotebookNode, resources: ResourcesDict) -> tuple[NotebookNode, ResourcesDict]:
        """Save the grades of a notebook that ``GradeAnswers`` has graded."""
        self.lang = nb.metadata["curtain"]["lang"]
        return super().preprocess(nb, resources)

    def _add_score(self, cell: NotebookNode, resources: ResourcesDict) -> None:
        super()._add_score(cell, resources)
        result: ItemResult = resources[RESULTS][cell.source.split()[-1]]
        if result.needs_trainer:
            self._find(self.gradebook.find_grade, cell).needs_manual_grade = True
            self.gradebook.db.commit()

    def _add_comment(self, cell: NotebookNode, resources: ResourcesDict) -> None:
        answer = read_cell(cell.source)
        result = resources[RESULTS].get(answer.exercise) if answer else None
        found = self._find(self.gradebook.find_comment, cell)
        found.auto_comment = comment(result, self.lang) if result else None
        self.gradebook.db.commit()

    def _find(self, find: Any, cell: NotebookNode) -> Any:
        return find(cell.metadata["nbgrader"]["grade_id"], self.notebook_id, self.assignment_id, self.student_id)
