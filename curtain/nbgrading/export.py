"""The list of grades that ``nbgrader export`` writes: what was handed in, in a file that a spreadsheet opens safely."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from nbgrader.api import Gradebook, SubmittedAssignment
from nbgrader.plugins import ExportPlugin

COLUMNS = (
    *("assignment", "duedate", "timestamp", "student_id", "last_name", "first_name", "email"),
    *("raw_score", "late_submission_penalty", "score", "max_score"),
)
"""Those of nbgrader's own export, in its order."""

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
"""A spreadsheet takes text that begins like this for a formula (OWASP, "CSV Injection")."""

Cell = str | float


class HandedInExport(ExportPlugin):
    """Writes one row a hand-in.

    nbgrader's own plugin writes a row with 0 points for every learner and assignment, so in a course that comes in
    three languages everybody seems to have failed twice; it also writes names with commas and formulas as they are.
    """

    def export(self, gradebook: Gradebook) -> None:
        """Write the file that ``--to`` names, else ``grades.csv``; ``--assignment`` and ``--student`` choose rows."""
        with Path(self.to or "grades.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(COLUMNS)
            writer.writerows(self._rows(gradebook))

    def _rows(self, gradebook: Gradebook) -> Iterator[list[Cell]]:
        assignments, students = ({str(name) for name in names} for names in (self.assignment, self.student))
        for assignment in gradebook.assignments:
            if assignments and assignment.name not in assignments:
                continue
            for submission in sorted(assignment.submissions, key=lambda found: found.student.id):
                if not students or submission.student.id in students:
                    yield [safe(cell) for cell in _row(submission)]


def safe(cell: Cell) -> Cell:
    """Return a cell as it is, or with an apostrophe before it if a spreadsheet would take it for a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA_STARTS) else cell


def _row(submission: SubmittedAssignment) -> tuple[Cell, ...]:
    assignment, student, penalty = submission.assignment, submission.student, submission.late_submission_penalty or 0.0
    times = (str(time or "") for time in (assignment.duedate, submission.timestamp))
    person = (text or "" for text in (student.id, student.last_name, student.first_name, student.email))
    raw = submission.score or 0.0
    return (assignment.name, *times, *person, raw, penalty, max(0.0, raw - penalty), assignment.max_score)
