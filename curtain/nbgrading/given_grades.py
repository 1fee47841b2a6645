"""First step of feedback: points and comments from the gradebook, and which of them a trainer gave by hand."""

from __future__ import annotations

from typing import Any

from nbconvert.exporters.exporter import ResourcesDict
from nbformat import NotebookNode
from nbgrader.preprocessors import GetGrades


class GivenGrades(GetGrades):
    """Puts grades into the notebook as nbgrader does, and beside them ``by_hand`` where a trainer had the last word."""

    def _get_comment(self, cell: NotebookNode, resources: ResourcesDict) -> None:
        super()._get_comment(cell, resources)
        cell.metadata.nbgrader["by_hand"] = bool(
            (self._find(self.gradebook.find_comment, cell).manual_comment or "").strip()
        )

    def _get_score(self, cell: NotebookNode, resources: ResourcesDict) -> None:
        super()._get_score(cell, resources)
        found = self._find(self.gradebook.find_grade, cell)
        cell.metadata.nbgrader["by_hand"] = found.manual_score is not None or bool(found.extra_credit)
        cell.metadata.nbgrader["score"] = found.score

    def _find(self, find: Any, cell: NotebookNode) -> Any:
        return find(cell.metadata["nbgrader"]["grade_id"], self.notebook_id, self.assignment_id, self.student_id)
