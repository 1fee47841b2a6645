"""Grades as pandas tables, for whoever wants to count, group or draw them."""

from __future__ import annotations

from pathlib import Path

import pandas as pd  # type: ignore[import-untyped]
from nbgrader.api import Gradebook

from .generate import course_config, course_directory
from .handed_in import HAND_IN, ITEM, hand_in_rows, item_rows
from .record import records


def hand_ins(directory: Path) -> pd.DataFrame:
    """Return one row a hand-in with the columns of ``nbgrader export``; times are times, points numbers."""
    with _gradebook(directory) as book:
        return pd.DataFrame(hand_in_rows(book), columns=list(HAND_IN))


def items(directory: Path) -> pd.DataFrame:
    """Return one row an exercise of a hand-in: points, what waits for a person, and the versions it was graded with.

    ``items(d).query("open")`` is the trainer's list of what was not judged; ``open_points`` is what it can add.
    """
    kept = {(learner, assignment): results for learner, assignment, results in records(directory)}
    with _gradebook(directory) as book:
        return pd.DataFrame(item_rows(book, kept), columns=list(ITEM))


def _gradebook(directory: Path) -> Gradebook:
    course = course_directory(directory.resolve(), course_config(directory))
    return Gradebook(course.db_url, course.course_id)
