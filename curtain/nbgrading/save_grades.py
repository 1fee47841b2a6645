"""Third step of grading: points and reasons go into the gradebook, reasons and versions into the record."""

from __future__ import annotations

from typing import Any

from nbformat import NotebookNode
from nbgrader.api import Gradebook
from nbgrader.preprocessors.base import NbGraderPreprocessor

from .grade_answers import RESULTS, directory_of
from .gradebook import enter
from .record import record_path, write_record


class SaveAnswerGrades(NbGraderPreprocessor):
    """Saves points and reasons of a notebook in one step, and what needs a person on the list for manual grading.

    Points and comments that a trainer gave by hand stay.
    """

    def preprocess(self, nb: NotebookNode, resources: dict[str, Any]) -> tuple[NotebookNode, dict[str, Any]]:
        """Save the grades of a notebook that ``GradeAnswers`` has graded."""
        named, results = resources["nbgrader"], resources[RESULTS]
        with Gradebook(named["db_url"]) as book:
            found = book.find_submission_notebook(named["notebook"], named["assignment"], named["student"])
            enter(found, results, nb.metadata["curtain"]["lang"])
            book.db.commit()
        write_record(record_path(directory_of(self), named["student"], named["assignment"]), results)
        return nb, resources
