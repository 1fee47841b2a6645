"""Grades as pandas tables: numbers are numbers, and what waits for a person can be listed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from nbgrader.apps.api import NbGraderAPI

from curtain.nbgrading import marking
from curtain.nbgrading.frames import hand_ins, items
from curtain.nbgrading.handed_in import HAND_IN, ITEM

Exercise = Callable[..., dict[str, Any]]
HandIn = Callable[..., Path]


@pytest.fixture
def graded(
    nbgrader: NbGraderAPI, hand_in: HandIn, exercise: Exercise, classroom: Path, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """Ada's first item could not be judged, Bob's could."""
    real = marking.judge

    def fails_once(name: str, lang: Any, text: str, seed: str) -> Any:
        if text == "a":
            raise RuntimeError("unreadable")
        return real(name, lang, text, seed)

    monkeypatch.setattr(marking, "judge", fails_once)
    hand_in("ada", exercise(pick="a", pick_two="a, c")).with_name("timestamp.txt").write_text("2026-11-20 10:00:00 UTC")
    hand_in("bob", exercise(pick="b"))
    assert nbgrader.autograde("01-notes-de", "*")["success"]
    return classroom


def test_hand_ins_have_numbers_and_what_is_open(graded: Path) -> None:
    table = hand_ins(graded).set_index("student_id")
    assert list(hand_ins(graded).columns) == list(HAND_IN)
    assert table["score"].to_dict() == {"ada": 3.0, "bob": 2.0}
    assert table.loc["ada", ["open_items", "open_points"]].tolist() == ["pick", 2.0]
    assert table.loc["bob", ["open_items", "open_points"]].tolist() == ["", 0.0]
    assert str(table.loc["ada", "timestamp"]) == "2026-11-20 10:00:00"


def test_items_list_what_was_not_judged_and_the_versions(graded: Path) -> None:
    table = items(graded)
    assert list(table.columns) == list(ITEM)
    waiting = table.query("open")
    assert waiting[["student_id", "exercise", "open_points"]].values.tolist() == [["ada", "01-notes/pick", 2.0]]
    judged = table.query("not open")
    assert judged["engine"].str.startswith("glassbox").all()
    assert (judged["key"].str.len() == 16).all() and not table["regraded"].any()


def test_points_by_hand_are_no_longer_open(graded: Path, nbgrader: NbGraderAPI) -> None:
    with nbgrader.gradebook as book:
        grade = book.find_grade("points-pick", "01-notes", "01-notes-de", "ada")
        grade.manual_score, grade.needs_manual_grade = 1.0, False
        book.db.commit()
    table = items(graded)
    assert table.query("open").empty
    assert table.query("student_id == 'ada' and exercise == '01-notes/pick'")["score"].tolist() == [1.0]


def test_a_class_without_hand_ins_is_an_empty_table(classroom: Path) -> None:
    assert hand_ins(classroom).empty and items(classroom).empty
