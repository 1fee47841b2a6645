"""Enter the results of a cohort in nbgrader's gradebook in one step: all of them or, if that fails, none."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from nbgrader.api import Gradebook, MissingEntry
from nbgrader.coursedir import CourseDirectory
from nbgrader.utils import parse_utc
from traitlets.config import Config

from ...errors import SetUpError
from ..course_directory import own_commands_on_path
from ..gradebook import enter
from ..late import penalty
from ..record import read_record, record_path, write_record
from .journal import Entry
from .rows import AssignmentRows
from .tasks import Sheets


def enter_all(course: CourseDirectory, config: Config, sheets: Sheets, entries: Iterable[Entry]) -> int:
    """Enter results as ``nbgrader autograde`` would one by one, then write their records; return how many.

    Points, comments and extra credit given by hand stay.

    Raises
    ------
    SetUpError
        If the gradebook does not know an assignment.
    """
    directory = Path(course.root)
    with own_commands_on_path(), Gradebook(course.db_url, course.course_id) as book:
        entered = []
        for assignment, some in groupby(entries, key=lambda entry: entry.assignment):
            rows = _rows(book, assignment)
            for entry in some:
                entered.append(_with_history(directory, entry))
                _enter(rows, config, sheets, entered[-1])
            rows.write()
        book.db.commit()
    for entry in entered:
        write_record(record_path(directory, entry.learner, entry.assignment), entry.results)
    return len(entered)


def _rows(book: Gradebook, assignment: str) -> AssignmentRows:
    try:
        return AssignmentRows(book, assignment)
    except MissingEntry as error:
        raise SetUpError("nbgrading.cohort.unknown", assignment=assignment) from error


def _with_history(directory: Path, entry: Entry) -> Entry:
    before = read_record(record_path(directory, entry.learner, entry.assignment))
    results = {exercise: result.following(before.get(exercise)) for exercise, result in entry.results.items()}
    return Entry(entry.learner, entry.assignment, entry.stamp, results)


def _enter(rows: AssignmentRows, config: Config, sheets: Sheets, entry: Entry) -> None:
    submission = rows.submission(entry.learner)
    if entry.stamp:
        submission.timestamp = parse_utc(entry.stamp)
    for notebook in submission.notebooks:
        enter(notebook, entry.results, sheets[entry.assignment].lang)
        notebook.late_submission_penalty = penalty(submission, notebook.score, config)
