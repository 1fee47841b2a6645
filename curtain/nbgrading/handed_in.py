"""What was handed in, as rows: the one place from which lists for spreadsheets and tables for pandas are made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from .record import Results

HAND_IN = (
    *("assignment", "duedate", "timestamp", "student_id", "last_name", "first_name", "email"),
    *("raw_score", "late_submission_penalty", "score", "max_score", "open_items", "open_points"),
)
"""Columns of hand-ins: those of nbgrader's own export in its order, and what still waits for a person."""

ITEM = (
    *("assignment", "student_id", "exercise", "score", "max_score", "auto_score", "manual_score", "open"),
    *("open_points", "not_judged", "engine", "key", "seed", "module", "grader", "regraded"),
)
"""Columns of single exercises."""

Row = dict[str, Any]


def hand_in_rows(gradebook: Any) -> Iterator[Row]:
    """Yield a row for every hand-in, by assignment and learner.

    ``open_items`` names the exercises that a person still has to look at, ``open_points`` is what they can add.
    """
    for submission in submissions(gradebook):
        student, assignment = submission.student, submission.assignment
        penalty, raw = submission.late_submission_penalty or 0.0, submission.score or 0.0
        waiting = [grade for notebook in submission.notebooks for grade in notebook.grades if grade.needs_manual_grade]
        person = (student.id, student.last_name, student.first_name, student.email)
        points = (raw, penalty, max(0.0, raw - penalty), assignment.max_score)
        still = (" ".join(sorted(map(_name, waiting))), round(sum(map(_open_points, waiting)), 2))
        row = (assignment.name, assignment.duedate, submission.timestamp, *person, *points, *still)
        yield dict(zip(HAND_IN, row, strict=True))


def item_rows(gradebook: Any, results: Mapping[tuple[str, str], Results]) -> Iterator[Row]:
    """Yield a row for every exercise of every hand-in; ``results`` are the records by learner and assignment."""
    for submission in submissions(gradebook):
        learner, assignment = submission.student.id, submission.assignment.name
        kept = results.get((learner, assignment), {})
        for notebook in submission.notebooks:
            for grade in sorted(notebook.grades, key=_name):
                exercise = f"{notebook.name}/{_name(grade)}"
                yield {"assignment": assignment, "student_id": learner, **_item(grade, exercise, kept)}


def submissions(gradebook: Any) -> Iterator[Any]:
    """Yield what was handed in, by assignment and learner."""
    for assignment in gradebook.assignments:
        yield from sorted(assignment.submissions, key=lambda found: str(found.student.id))


def _item(grade: Any, exercise: str, kept: Results) -> Row:
    result = kept.get(exercise)
    automatic = result.grade if result else None
    versions = automatic.versions if automatic else {}
    return {
        "exercise": exercise,
        "score": grade.score,
        "max_score": grade.max_score,
        "auto_score": grade.auto_score,
        "manual_score": grade.manual_score,
        "open": bool(grade.needs_manual_grade),
        "open_points": _open_points(grade) if grade.needs_manual_grade else 0.0,
        "not_judged": " | ".join(automatic.not_judged) if automatic else "",
        **{name: versions.get(name, "") for name in ("engine", "key", "seed", "module", "grader")},
        "regraded": bool(result and result.earlier),
    }


def _name(grade: Any) -> str:
    return str(grade.name).removeprefix("points-")


def _open_points(grade: Any) -> float:
    """Points that were given by hand already are only to be looked at again."""
    if grade.manual_score is not None:
        return 0.0
    return round(max(0.0, float(grade.max_score) - float(grade.auto_score or 0.0)), 2)
