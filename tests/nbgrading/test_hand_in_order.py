"""A hand-in is put in order first, so that only notebooks and nbgrader's own notes travel on to the feedback."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from nbgrader.apps.api import NbGraderAPI

Exercise = Callable[..., dict[str, Any]]
HandIn = Callable[..., Path]


def link(path: Path) -> None:
    path.symlink_to(path.parents[3] / "gradebook.db")


def folder(path: Path) -> None:
    path.mkdir()
    (path / "inner.txt").write_text("inner")


FOREIGN: dict[str, Callable[[Path], None]] = {
    "notes.txt": lambda path: path.write_text("secret") and None,
    ".hidden": lambda path: path.write_text("secret") and None,
    "gradebook.txt": link,
    "endless.txt": lambda path: path.symlink_to("/dev/zero"),
    "nowhere.txt": lambda path: path.symlink_to("/no/such/file"),
    "pipe": lambda path: os.mkfifo(path),
    "more": folder,
}


@pytest.mark.parametrize("name", FOREIGN)
def test_other_things_in_a_hand_in_are_put_aside_and_not_copied(
    nbgrader: NbGraderAPI, hand_in: HandIn, exercise: Exercise, classroom: Path, name: str
) -> None:
    notebook = hand_in("ada", exercise(pick="b"))
    FOREIGN[name](notebook.with_name(name))
    assert nbgrader.autograde("01-notes-de", "*")["success"]
    assert nbgrader.generate_feedback("01-notes-de")["success"]
    assert not os.path.lexists(notebook.with_name(name))
    assert os.path.lexists(notebook.with_name(f"{name.lstrip('.')}.set-aside"))
    assert [path.name for path in (classroom / "autograded/ada/01-notes-de").iterdir()] == ["01-notes.ipynb"]
    assert [path.name for path in (classroom / "feedback/ada/01-notes-de").iterdir()] == ["01-notes.html"]


@pytest.mark.parametrize("stamp", ["yesterday, about noon", "9" * 10_000, "\x00", "1e999", "99999-99-99 99:99:99 UTC"])
def test_a_time_stamp_that_is_none_does_not_stop_the_grading(
    nbgrader: NbGraderAPI, hand_in: HandIn, exercise: Exercise, stamp: str
) -> None:
    hand_in("ada", exercise(pick="b")).with_name("timestamp.txt").write_text(stamp)
    for _ in range(2):
        assert nbgrader.autograde("01-notes-de", "*")["success"]


def test_a_time_stamp_is_kept(nbgrader: NbGraderAPI, hand_in: HandIn, exercise: Exercise) -> None:
    hand_in("ada", exercise(pick="b")).with_name("timestamp.txt").write_text("2026-11-20 10:00:00 UTC")
    assert nbgrader.autograde("01-notes-de", "*")["success"]
    with nbgrader.gradebook as book:
        assert str(book.find_submission("01-notes-de", "ada").timestamp) == "2026-11-20 10:00:00"


@pytest.mark.parametrize("name", ["01-notes (1).ipynb", "Ada Arnim – Übung.ipynb", "[x].ipynb"])
def test_a_notebook_under_another_name_is_graded(
    nbgrader: NbGraderAPI, hand_in: HandIn, exercise: Exercise, name: str
) -> None:
    notebook = hand_in("ada", exercise(pick="b"))
    notebook.rename(notebook.with_name(name))
    for _ in range(2):
        assert nbgrader.autograde("01-notes-de", "*")["success"]
    with nbgrader.gradebook as book:
        assert book.find_submission("01-notes-de", "ada").score == 2


def test_of_two_notebooks_the_one_with_the_right_name_is_graded(
    nbgrader: NbGraderAPI, hand_in: HandIn, exercise: Exercise
) -> None:
    notebook = hand_in("ada", exercise(pick="b"))
    notebook.with_name("01-notes-copy.ipynb").write_text("{")
    assert nbgrader.autograde("01-notes-de", "*")["success"]
    with nbgrader.gradebook as book:
        assert book.find_submission("01-notes-de", "ada").score == 2
