"""The list of grades that ``nbgrader export`` writes: what was handed in, in a file that a spreadsheet opens safely."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from nbgrader.api import Gradebook
from nbgrader.plugins import ExportPlugin

from .handed_in import HAND_IN, Row, hand_in_rows

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
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
            writer.writerow(HAND_IN)
            writer.writerows([_cell(value) for value in row.values()] for row in self._rows(gradebook))

    def _rows(self, gradebook: Gradebook) -> Iterator[Row]:
        assignments, students = ({str(name) for name in names} for names in (self.assignment, self.student))
        for row in hand_in_rows(gradebook):
            wanted = not assignments or row["assignment"] in assignments
            if wanted and (not students or row["student_id"] in students):
                yield row


def safe(cell: Cell) -> Cell:
    """Return a cell as it is, or with an apostrophe before it if a spreadsheet would take it for a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA_STARTS) else cell


def _cell(value: object) -> Cell:
    return safe(value if isinstance(value, float) else str("" if value is None else value))
