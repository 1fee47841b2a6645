"""nbgrader's rows of one assignment in plain form: read in a few queries, changed in memory, written in a few more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import nbgrader.api
from nbgrader.api import Gradebook, new_uuid

api: Any = nbgrader.api


@dataclass(slots=True)
class GradeRow:
    """A row of ``grade``, with the cell's name and highest score."""

    id: str
    cell_id: str
    name: str
    max_score: float
    auto_score: float | None = None
    manual_score: float | None = None
    extra_credit: float | None = None
    needs_manual_grade: bool = True

    @property
    def score(self) -> float:
        """What counts, as nbgrader computes it."""
        score = self.auto_score if self.manual_score is None else self.manual_score
        return 0.0 if score is None else score + (self.extra_credit or 0.0)


@dataclass(slots=True)
class CommentRow:
    """A row of ``comment``, with the cell's name."""

    id: str
    cell_id: str
    name: str
    auto_comment: str | None = None
    manual_comment: str | None = None

    @property
    def comment(self) -> str | None:
        """What counts, as nbgrader computes it."""
        return self.auto_comment if self.manual_comment is None else self.manual_comment


@dataclass(slots=True)
class NotebookRow:
    """A row of ``submitted_notebook`` with what belongs to it."""

    id: str
    notebook_id: str
    late_submission_penalty: float | None = None
    grades: list[GradeRow] = field(default_factory=list)
    comments: list[CommentRow] = field(default_factory=list)

    @property
    def score(self) -> float:
        """The sum over the notebook's items."""
        return sum(grade.score for grade in self.grades)

    @property
    def max_score(self) -> float:
        """The most that it can be without extra credit."""
        return sum(grade.max_score for grade in self.grades)


@dataclass(frozen=True, slots=True)
class Learner:
    """Who handed in, as far as a penalty asks."""

    id: str


@dataclass(slots=True)
class SubmissionRow:
    """A row of ``submitted_assignment`` with what belongs to it; ``new`` if the gradebook does not have it yet."""

    id: str
    student: Learner
    duedate: datetime | None
    timestamp: datetime | None = None
    new: bool = True
    notebooks: list[NotebookRow] = field(default_factory=list)

    @property
    def total_seconds_late(self) -> float:
        """As nbgrader computes it."""
        if self.timestamp is None or self.duedate is None:
            return 0
        return max(0, (self.timestamp - self.duedate).total_seconds())


class AssignmentRows:
    """All submissions of an assignment.

    Raises
    ------
    MissingEntry
        If the gradebook does not know the assignment.
    """

    def __init__(self, book: Gradebook, assignment: str) -> None:
        self.book = book
        self.assignment: Any = book.find_assignment(assignment)
        self.cells = [_Cells(notebook) for notebook in self.assignment.notebooks]
        self.submissions = self._read()
        self._before = {row.id: row.timestamp for row in self.submissions.values()} | {
            row.id: _values(row) for row in _parts(self.submissions.values())
        }

    def submission(self, learner: str) -> SubmissionRow:
        """Return a learner's submission; a new one mirrors the assignment's cells, as nbgrader makes it."""
        if learner not in self.submissions:
            row = SubmissionRow(new_uuid(), Learner(learner), self.assignment.duedate)
            row.notebooks = [cells.blank() for cells in self.cells]
            self.submissions[learner] = row
        return self.submissions[learner]

    def write(self) -> None:
        """Write what is new or changed; who calls commits."""
        added = [row for row in self.submissions.values() if row.new]
        kept = [row for row in self.submissions.values() if not row.new]
        self._add_students(row.student.id for row in added)
        self._insert(api.SubmittedAssignment, map(self._submission_values, added))
        self._insert(api.SubmittedNotebook, (_notebook_values(row, part) for row in added for part in row.notebooks))
        parts = [part for row in added for part in row.notebooks]
        self._insert(api.Grade, ({**_values(one), **_place(part, one)} for part in parts for one in part.grades))
        self._insert(api.Comment, ({**_values(one), **_place(part, one)} for part in parts for one in part.comments))
        moved = (row for row in kept if row.timestamp != self._before[row.id])
        self._update(api.SubmittedAssignment, ({"id": row.id, "timestamp": row.timestamp} for row in moved))
        for table, kind in ((api.SubmittedNotebook, NotebookRow), (api.Grade, GradeRow), (api.Comment, CommentRow)):
            values = (_values(part) for part in _parts(kept) if isinstance(part, kind))
            self._update(table, (value for value in values if value != self._before[value["id"]]))

    def _add_students(self, learners: Iterable[str]) -> None:
        known = {learner for (learner,) in self.book.db.query(api.Student.id)}
        self._insert(api.Student, ({"id": learner} for learner in learners if learner not in known))

    def _insert(self, table: Any, rows: Iterable[Mapping[str, Any]]) -> None:
        if values := list(rows):
            self.book.db.execute(table.__table__.insert(), values)

    def _update(self, table: Any, rows: Iterable[dict[str, Any]]) -> None:
        if values := list(rows):
            self.book.db.bulk_update_mappings(table, values)

    def _submission_values(self, row: SubmissionRow) -> dict[str, Any]:
        known = {"id": row.id, "assignment_id": self.assignment.id, "student_id": row.student.id}
        return {**known, "timestamp": row.timestamp}

    def _read(self) -> dict[str, SubmissionRow]:
        of_this = api.SubmittedAssignment.assignment_id == self.assignment.id
        due = self.assignment.duedate
        columns = (api.SubmittedAssignment.id, api.SubmittedAssignment.student_id, api.SubmittedAssignment.timestamp)
        found = self.book.db.query(*columns, api.SubmittedAssignment.extension).filter(of_this)
        rows = {
            id_: SubmissionRow(id_, Learner(student), _extended(due, extension), timestamp, new=False)
            for id_, student, timestamp, extension in found
        }
        for submission, notebook in self._notebooks():
            rows[submission].notebooks.append(notebook)
        return {row.student.id: row for row in rows.values()}

    def _notebooks(self) -> Iterator[tuple[str, NotebookRow]]:
        grades, comments = self._grades(), self._comments()
        for cells in self.cells:
            columns = (
                api.SubmittedNotebook.id,
                api.SubmittedNotebook.assignment_id,
                api.SubmittedNotebook.late_submission_penalty,
            )
            found = self.book.db.query(*columns).filter(api.SubmittedNotebook.notebook_id == cells.notebook_id)
            for id_, submission, penalty in found:
                yield submission, NotebookRow(id_, cells.notebook_id, penalty, grades[id_], comments[id_])

    def _grades(self) -> defaultdict[str, list[GradeRow]]:
        rows: defaultdict[str, list[GradeRow]] = defaultdict(list)
        columns = (api.Grade.auto_score, api.Grade.manual_score, api.Grade.extra_credit, api.Grade.needs_manual_grade)
        for cells in self.cells:
            for cell_id, (name, most) in cells.graded.items():
                found = self.book.db.query(api.Grade.notebook_id, api.Grade.id, *columns).filter(
                    api.Grade.cell_id == cell_id
                )
                for notebook, id_, *values in found:
                    rows[notebook].append(GradeRow(id_, cell_id, name, most, *values))
        return rows

    def _comments(self) -> defaultdict[str, list[CommentRow]]:
        rows: defaultdict[str, list[CommentRow]] = defaultdict(list)
        for cells in self.cells:
            for cell_id, name in cells.commented.items():
                columns = (
                    api.Comment.notebook_id,
                    api.Comment.id,
                    api.Comment.auto_comment,
                    api.Comment.manual_comment,
                )
                for notebook, id_, *texts in self.book.db.query(*columns).filter(api.Comment.cell_id == cell_id):
                    rows[notebook].append(CommentRow(id_, cell_id, name, *texts))
        return rows


class _Cells:
    """The cells of one notebook that nbgrader keeps grades or comments for."""

    def __init__(self, notebook: Any) -> None:
        self.notebook_id = notebook.id
        self.graded = {cell.id: (cell.name, cell.max_score) for cell in (*notebook.grade_cells, *notebook.task_cells)}
        self.commented = {cell.id: cell.name for cell in (*notebook.solution_cells, *notebook.task_cells)}

    def blank(self) -> NotebookRow:
        row = NotebookRow(new_uuid(), self.notebook_id)
        row.grades = [GradeRow(new_uuid(), cell, name, most) for cell, (name, most) in self.graded.items()]
        row.comments = [CommentRow(new_uuid(), cell, name) for cell, name in self.commented.items()]
        return row


def _parts(rows: Iterable[SubmissionRow]) -> Iterator[NotebookRow | GradeRow | CommentRow]:
    for row in rows:
        for notebook in row.notebooks:
            yield notebook
            yield from notebook.grades
            yield from notebook.comments


def _values(row: NotebookRow | GradeRow | CommentRow) -> dict[str, Any]:
    """Return those columns that a run may change; what a trainer gives by hand is not among them."""
    if isinstance(row, NotebookRow):
        return {"id": row.id, "late_submission_penalty": row.late_submission_penalty}
    if isinstance(row, CommentRow):
        return {"id": row.id, "auto_comment": row.auto_comment}
    return {"id": row.id, "auto_score": row.auto_score, "needs_manual_grade": row.needs_manual_grade}


def _notebook_values(submission: SubmissionRow, row: NotebookRow) -> dict[str, Any]:
    return {**_values(row), "assignment_id": submission.id, "notebook_id": row.notebook_id, "flagged": False}


def _place(notebook: NotebookRow, row: GradeRow | CommentRow) -> dict[str, str]:
    return {"notebook_id": notebook.id, "cell_id": row.cell_id}


def _extended(due: datetime | None, extension: timedelta | None) -> datetime | None:
    return due + extension if due and extension else due
