"""Grade one answer for the record, with the course's keys and the pinned model."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ..course.key import Key
from ..course.load import load_module
from ..course.module import Module
from ..course.root import course_root
from ..grading.grade import grade
from ..model.glassbox import GlassBox
from ..records import Answer, Exercise, Grade, Language, Model, Pool

POOLS: tuple[Pool, ...] = ("visible", "record")
"""The record pool gives the points; the visible cases give feedback that a learner can look at."""


@dataclass(frozen=True, slots=True)
class Item:
    """An exercise with its key: all that grading for the record needs beside the answer and a model."""

    exercise: Exercise
    key: Key

    def judge(self, text: str, model: Model) -> Grade:
        """Return the grade of ``text``; raises nothing for any text."""
        answer = Answer(self.exercise.id, self.exercise.lang, text)
        return grade(self.exercise, answer, self.key, model, pools=POOLS)


def judge(exercise_id: str, lang: Language, text: str) -> Grade:
    """Return the grade of ``text``.

    Raises
    ------
    CurtainError
        If the course's sources cannot be read.
    KeyError
        If there is no such exercise.
    """
    return item_of(exercise_id, lang).judge(text, _model())


def item_of(exercise_id: str, lang: Language) -> Item:
    """Return an exercise and its key, as they stand in the course.

    Raises
    ------
    CurtainError
        If the course's sources cannot be read.
    KeyError
        If there is no such exercise.
    """
    root = course_root()
    return Item(_exercise(root, exercise_id, lang), _key(root, exercise_id, lang))


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
