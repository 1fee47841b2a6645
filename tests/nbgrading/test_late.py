"""A penalty for late hand-ins is taken off only if the course directory's settings say so."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from nbgrader.apps.api import NbGraderAPI
from traitlets.config import Config

from curtain.nbgrading.generate import CONFIG, course_config, course_directory
from curtain.nbgrading.late import LatePenalty
from curtain.nbgrading.regrade import regrade

Exercise = Callable[..., dict[str, Any]]
HandIn = Callable[..., Path]

DAY = 86_400


@pytest.mark.parametrize(
    ("settings", "days", "expected"),
    [
        ({}, 3.0, None),
        ({"percent_a_day": 10.0}, 0.01, 0.4),
        ({"percent_a_day": 10.0}, 1.0, 0.4),
        ({"percent_a_day": 10.0}, 1.01, 0.8),
        ({"percent_a_day": 10.0, "grace_days": 1.0}, 1.0, None),
        ({"percent_a_day": 10.0, "grace_days": 1.0}, 1.5, 0.4),
        ({"percent_a_day": 10.0}, 400.0, 4.0),
        ({"percent_a_day": 10.0, "most_percent": 50.0}, 400.0, 2.0),
    ],
)
def test_days_begun_after_the_grace_cost_their_share(
    settings: dict[str, float], days: float, expected: float | None
) -> None:
    assert LatePenalty(**settings).late_submission_penalty("ada", 4.0, days * DAY) == expected


def late_class(classroom: Path, hand_in: HandIn, exercise: Exercise) -> NbGraderAPI:
    """Ada hands in two days late what is worth 2 of 5 points; a day costs a quarter."""
    with (classroom / CONFIG).open("a") as file:
        file.write("c.LatePenalty.percent_a_day = 25\n")
    hand_in("ada", exercise(pick="b")).with_name("timestamp.txt").write_text("2026-11-22 10:00:00 UTC")
    config: Config = course_config(classroom)
    nbgrader = NbGraderAPI(course_directory(classroom, config), config=config)
    with nbgrader.gradebook as book:
        book.update_or_create_assignment("01-notes-de", duedate="2026-11-20 10:00:00 UTC")
    return nbgrader


def penalty(nbgrader: NbGraderAPI) -> float | None:
    with nbgrader.gradebook as book:
        assert book.find_submission("01-notes-de", "ada").total_seconds_late == timedelta(days=2).total_seconds()
        found: float | None = book.find_submission_notebook("01-notes", "01-notes-de", "ada").late_submission_penalty
        return found


def test_the_setting_in_the_course_directory_counts_and_the_learner_reads_it(
    hand_in: HandIn, exercise: Exercise, classroom: Path
) -> None:
    nbgrader = late_class(classroom, hand_in, exercise)
    assert nbgrader.autograde("01-notes-de", "*")["success"]
    assert penalty(nbgrader) == 1.0
    assert nbgrader.generate_feedback("01-notes-de")["success"]
    page = (classroom / "feedback/ada/01-notes-de/01-notes.html").read_text(encoding="utf-8")
    assert "Davon für verspätete Abgabe abgezogen: 1<" in page


def test_a_regrade_takes_the_share_of_the_new_points(
    hand_in: HandIn, exercise: Exercise, classroom: Path, course: Path
) -> None:
    nbgrader = late_class(classroom, hand_in, exercise)
    assert nbgrader.autograde("01-notes-de", "*")["success"]
    key = course / "modules/01-notes/key.toml"
    text = key.read_text(encoding="utf-8")
    key.write_text(text.replace('[pick]\nright = ["b"]', '[pick]\nright = ["a"]'), encoding="utf-8")
    regrade(classroom)
    assert penalty(nbgrader) is None


def test_without_the_setting_nothing_is_taken_off(nbgrader: NbGraderAPI, hand_in: HandIn, exercise: Exercise) -> None:
    hand_in("ada", exercise(pick="b")).with_name("timestamp.txt").write_text("2026-11-22 10:00:00 UTC")
    with nbgrader.gradebook as book:
        book.update_or_create_assignment("01-notes-de", duedate="2026-11-20 10:00:00 UTC")
    assert nbgrader.autograde("01-notes-de", "*")["success"]
    assert penalty(nbgrader) is None
