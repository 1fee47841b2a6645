"""What a cohort handed in becomes the figures of the page about all exercises."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from curtain.cli import _handed_in
from curtain.nbgrading.cohort.run import grade_cohort
from curtain.reports.discrimination import difficulties

Exercise = Callable[..., dict[str, Any]]
HandIn = Callable[..., Path]


def test_difficulty_and_discrimination_come_from_the_gradebook(
    hand_in: HandIn, exercise: Exercise, classroom: Path
) -> None:
    for number, learner in enumerate(("ada", "bob", "cem", "dora", "emil", "fritz")):
        good = number < 3
        hand_in(learner, exercise(pick="b" if good else "a", pick_two="a, c" if good else "b"))
    assert grade_cohort(classroom).well
    found = difficulties(_handed_in(classroom))
    assert found["01-notes/pick"].learners == 6
    assert found["01-notes/pick"].mean == pytest.approx(0.5)
    assert found["01-notes/pick"].discrimination == pytest.approx(1)


def test_without_a_directory_there_are_no_figures() -> None:
    assert _handed_in(None) == []
