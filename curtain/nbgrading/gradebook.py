"""Enter results in nbgrader's gradebook without touching what a trainer gave by hand."""

from __future__ import annotations

from typing import Any

from ..grading.kinds import BY_PERSON
from ..records import Language
from .comment import comment
from .judge import exercise_of
from .record import Results
from .result import ItemResult


def enter(notebook: Any, results: Results, lang: Language) -> None:
    """Enter the results of one hand-in in its ``SubmittedNotebook``; who calls commits, for one or for many.

    Raises
    ------
    KeyError
        If the gradebook does not know one of the exercises: the assignment was made before it was added.
    """
    grades = {grade.name: grade for grade in notebook.grades}
    comments = {comment.name: comment for comment in notebook.comments}
    for exercise, result in results.items():
        name = exercise.partition("/")[2]
        grade = grades[f"points-{name}"]
        _enter_points(grade, result, by_person=_by_person(exercise, result, lang))
        by_hand = grade.manual_score is not None
        comments[f"answer-{name}"].auto_comment = comment(result, lang, by_hand=by_hand)


def _by_person(exercise: str, result: ItemResult, lang: Language) -> bool:
    """Whether a person gives the points: then there are none until then, and formgrader lists the answer."""
    return result.grade is not None and not result.grade.untouched and exercise_of(exercise, lang).kind in BY_PERSON


def _enter_points(grade: Any, result: ItemResult, *, by_person: bool) -> None:
    """Points given by hand count before ours; they are shown to the trainer again if what they are about changed."""
    points = None if by_person else result.points(grade.max_score)
    other = result.new or grade.auto_score != points
    if grade.manual_score is None:
        grade.needs_manual_grade = result.needs_trainer
    elif other:
        grade.needs_manual_grade = True
    grade.auto_score = points
