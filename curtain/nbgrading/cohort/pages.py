"""Write the feedback pages of a cohort: those that ``nbgrader generate_feedback`` writes, from a few queries."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from nbformat import NotebookNode
from nbformat.v4 import nbjson
from nbgrader.api import Gradebook
from nbgrader.coursedir import CourseDirectory

from ..feedback import page
from ..record import read_record, record_path, write_whole
from ..unfinished import is_graded
from .hand_in import SECRET, STAMP, HandIn
from .rows import AssignmentRows, NotebookRow, SubmissionRow
from .written import graded_path

READABLE = 0o644
"""As nbgrader leaves feedback."""


def write_pages(course: CourseDirectory, hand_ins: list[HandIn]) -> int:
    """Write a page for every hand-in that was graded, with what was given by hand since; return how many."""
    written = 0
    with Gradebook(course.db_url, course.course_id) as book:
        for assignment in sorted({hand_in.assignment for hand_in in hand_ins}):
            of_this = [hand_in for hand_in in hand_ins if hand_in.assignment == assignment]
            for hand_in, submission, notebook in _graded(book, course, assignment, of_this):
                _write(course, hand_in, submission, notebook)
                written += 1
    return written


def _graded(
    book: Gradebook, course: CourseDirectory, assignment: str, hand_ins: list[HandIn]
) -> Iterator[tuple[HandIn, SubmissionRow, NotebookRow]]:
    submissions = AssignmentRows(book, assignment).submissions
    for hand_in in hand_ins:
        if hand_in.learner in submissions and is_graded(graded_path(course, hand_in)):
            submission = submissions[hand_in.learner]
            yield hand_in, submission, submission.notebooks[0]


def _write(course: CourseDirectory, hand_in: HandIn, submission: SubmissionRow, row: NotebookRow) -> None:
    source = graded_path(course, hand_in)
    notebook = nbjson.reads(source.read_text(encoding="utf-8"))
    _put_grades(notebook, row)
    results = read_record(record_path(Path(course.root), hand_in.learner, hand_in.assignment))
    penalty = row.late_submission_penalty or 0
    text = page(notebook, results, row.score - penalty, row.max_score, penalty)
    folder = Path(course.format_path(course.feedback_directory, hand_in.learner, hand_in.assignment))
    folder.mkdir(parents=True, exist_ok=True)
    for name in (STAMP, SECRET):
        if source.with_name(name).exists():
            write_whole(folder / name, source.with_name(name).read_text(encoding="utf-8"), READABLE)
    write_whole(folder / f"{source.stem}.html", text, READABLE)


def _put_grades(notebook: NotebookNode, row: NotebookRow) -> None:
    """Put into the cells what nbgrader and our ``GivenGrades`` put there."""
    grades = {grade.name: grade for grade in row.grades}
    comments = {comment.name: comment for comment in row.comments}
    for cell in notebook.cells:
        marks = cell.metadata.get("nbgrader", {})
        if marks.get("solution"):
            comment = comments[marks["grade_id"]]
            marks.update(comment=comment.comment, by_hand=bool((comment.manual_comment or "").strip()))
        elif marks.get("grade"):
            grade = grades[marks["grade_id"]]
            by_hand = grade.manual_score is not None or bool(grade.extra_credit)
            marks.update(score=grade.score, points=grade.max_score, by_hand=by_hand)
