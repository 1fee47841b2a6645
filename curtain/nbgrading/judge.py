"""Grade one answer for the record, with the course's keys and the pinned model."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from ..course.key import Key
from ..course.load import load_module
from ..course.module import Module
from ..course.root import course_root
from ..grading.grade import grade
from ..model.glassbox import GlassBox
from ..records import Answer, Exercise, Grade, Language, Pool

POOLS: tuple[Pool, ...] = ("visible", "record")
"""The record pool gives the points; the visible cases give feedback that a learner can look at."""


def judge(exercise_id: str, lang: Language, text: str) -> Grade:
    """Return the grade of ``text``.

    Raises
    ------
    CurtainError
        If the course's sources cannot be read.
    KeyError
        If there is no such exercise.
    """
    key = _key(course_root(), exercise_id, lang)
    return grade(exercise_of(exercise_id, lang), Answer(exercise_id, lang, text), key, _model(), pools=POOLS)


def exercise_of(exercise_id: str, lang: Language) -> Exercise:
    """Return an exercise as its learner saw it.

    Raises
    ------
    CurtainError
        If the course's sources cannot be read.
    KeyError
        If there is no such exercise.
    """
    return _exercise(course_root(), exercise_id, lang)


@cache
def _exercise(root: Path, exercise_id: str, lang: Language) -> Exercise:
    module_id, _, name = exercise_id.partition("/")
    return _module(root, module_id).exercise(name, lang)


@cache
def _key(root: Path, exercise_id: str, lang: Language) -> Key:
    module_id, _, name = exercise_id.partition("/")
    return _module(root, module_id).key(name, lang)


@cache
def _module(root: Path, module_id: str) -> Module:
    return load_module(root, module_id)


@cache
def _model() -> GlassBox:
    return GlassBox()
