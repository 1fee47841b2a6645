"""Grade one answer for the record, with the course's keys, the cohort's seed and the pinned model."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from ..course.key import Key
from ..course.load import load_module
from ..course.module import Module
from ..course.root import course_root
from ..grading.grade import grade
from ..model.glassbox import GlassBox
from ..records import Answer, Exercise, Grade, Language, Pool
from .cohort_seed import NO_SEED

POOLS: tuple[Pool, ...] = ("visible", "record")
"""The record pool gives the points; the visible cases give feedback that a learner can look at."""


def judge(exercise_id: str, lang: Language, text: str, seed: str = NO_SEED) -> Grade:
    """Return the grade of ``text``; ``seed`` is the cohort's.

    Raises
    ------
    CurtainError
        If the course's sources cannot be read.
    KeyError
        If there is no such exercise.
    """
    key = _key(course_root(), exercise_id, lang, seed)
    return grade(exercise_of(exercise_id, lang), Answer(exercise_id, lang, text), key, _model(), pools=POOLS)


def versions_of(exercise_id: str, lang: Language, seed: str) -> Mapping[str, str]:
    """Return the versions that a grade would be made with now; raises as ``judge`` does."""
    return _versions(course_root(), exercise_id, lang, seed)


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


def key_of(exercise_id: str, lang: Language, seed: str) -> Key:
    """Return the key of an exercise for a cohort; raises as ``judge`` does."""
    return _key(course_root(), exercise_id, lang, seed)


def read_course_anew() -> None:
    """Forget keys and exercises, so that a run in a process that goes on sees what was corrected meanwhile.

    JupyterLab's formgrader grades inside the server, which may run for weeks.
    """
    for kept in (_exercise, _key, _versions, _module):
        kept.cache_clear()


@cache
def _exercise(root: Path, exercise_id: str, lang: Language) -> Exercise:
    module_id, _, name = exercise_id.partition("/")
    return _module(root, module_id).exercise(name, lang)


@cache
def _key(root: Path, exercise_id: str, lang: Language, seed: str) -> Key:
    module_id, _, name = exercise_id.partition("/")
    return _module(root, module_id).key(name, lang, seed)


@cache
def _versions(root: Path, exercise_id: str, lang: Language, seed: str) -> Mapping[str, str]:
    """An empty answer is not run on any case, but its grade says what it was made with."""
    return judge(exercise_id, lang, "", seed).versions


@cache
def _module(root: Path, module_id: str) -> Module:
    return load_module(root, module_id)


@cache
def _model() -> GlassBox:
    return GlassBox()
