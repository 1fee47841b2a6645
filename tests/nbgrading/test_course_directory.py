"""Preparing a course directory again changes nothing that a trainer or learner has put there."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from nbgrader.api import Gradebook
from nbgrader.apps.api import NbGraderAPI

from curtain.errors import SetUpError
from curtain.nbgrading.course_directory import prepare
from curtain.nbgrading.generate import course_config
from curtain.nbgrading.release import release
from curtain.notebooks.build import build
from curtain.records import LANGUAGES

Exercise = Callable[..., dict[str, Any]]
HandIn = Callable[..., Path]


def change(course: Path, old: str, new: str) -> None:
    """Change the lessons' text in every language and build again."""
    for lang in LANGUAGES:
        lesson = course / f"modules/01-notes/{lang}.md"
        text = lesson.read_text(encoding="utf-8")
        assert old in text
        lesson.write_text(text.replace(old, new), encoding="utf-8")
    build(course)
    release(course)


def test_one_gradebook_knows_every_assignment(classroom: Path) -> None:
    with Gradebook(f"sqlite:///{classroom / 'gradebook.db'}") as book:
        assert {found.name: found.max_score for found in book.assignments} == {
            f"01-notes-{lang}": 5 for lang in LANGUAGES
        }


def test_releases_are_the_exercise_notebooks(classroom: Path, course: Path) -> None:
    for lang in LANGUAGES:
        path = Path(f"01-notes-{lang}", "01-notes.ipynb")
        assert (classroom / "release" / path).read_bytes() == (course / "exercises" / lang / path).read_bytes()


def test_it_works_when_no_command_of_ours_is_on_the_path(
    course: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    assert "01-notes-de, 01-notes-en, 01-notes-es" in prepare(tmp_path / "new" / "class")
    assert os.environ["PATH"] == "/nowhere"


def test_preparing_again_keeps_grades_and_hand_ins_and_writes_nothing(
    nbgrader: NbGraderAPI, hand_in: HandIn, exercise: Exercise, classroom: Path
) -> None:
    hand_in("ada", exercise(pick="b"))
    assert nbgrader.autograde("01-notes-de", "*")["success"]
    before = {path: path.read_bytes() for path in classroom.rglob("*") if path.is_file()}
    prepare(classroom)
    assert {path: path.read_bytes() for path in classroom.rglob("*") if path.is_file()} == before


def test_a_mended_text_reaches_the_release_and_grades_stay(
    nbgrader: NbGraderAPI, hand_in: HandIn, exercise: Exercise, classroom: Path, course: Path
) -> None:
    hand_in("ada", exercise(pick="b"))
    assert nbgrader.autograde("01-notes-de", "*")["success"]
    change(course, "# Not", "# Mended\n\n+++\n\n# Not")
    prepare(classroom)
    assert "Mended" in (classroom / "release/01-notes-de/01-notes.ipynb").read_text(encoding="utf-8")
    with nbgrader.gradebook as book:
        assert book.find_submission("01-notes-de", "ada").score == 2


def test_a_lost_exercise_after_the_first_hand_in_is_refused_with_the_reason(
    nbgrader: NbGraderAPI, hand_in: HandIn, exercise: Exercise, classroom: Path, course: Path
) -> None:
    hand_in("ada", exercise(pick="b"))
    assert nbgrader.autograde("01-notes-de", "*")["success"]
    module = course / "modules/01-notes/module.toml"
    head, _, _ = module.read_text(encoding="utf-8").rpartition("[[exercises]]")
    module.write_text(head, encoding="utf-8")
    change(course, "```{code-cell}\n%%answer 01-notes/pick-two\na\nc\n```\n", "")
    with pytest.raises(SetUpError, match=r"01-notes-de.*hand-ins already"):
        prepare(classroom)
    with nbgrader.gradebook as book:
        assert book.find_submission("01-notes-de", "ada").score == 2


@pytest.mark.parametrize("lost", ["release/01-notes-en", "gradebook.db", "source"])
def test_what_was_lost_is_made_again(classroom: Path, lost: str) -> None:
    path = classroom / lost
    shutil.rmtree(path) if path.is_dir() else path.unlink()
    prepare(classroom)
    assert (classroom / "release/01-notes-en/01-notes.ipynb").exists()
    with Gradebook(f"sqlite:///{classroom / 'gradebook.db'}") as book:
        assert len(book.assignments) == 3


def test_a_trainers_own_settings_are_kept_and_said(classroom: Path) -> None:
    config = classroom / "nbgrader_config.py"
    config.write_text(config.read_text(encoding="utf-8") + "\nc.Exchange.root = '/srv/exchange'\n", encoding="utf-8")
    assert str(config) in prepare(classroom).splitlines()[-1]
    assert "/srv/exchange" in config.read_text(encoding="utf-8")


def test_without_solution_notebooks_it_says_what_to_type(course: Path, tmp_path: Path) -> None:
    shutil.rmtree(course / "solutions")
    with pytest.raises(SetUpError, match="curtain build"):
        prepare(tmp_path / "class")


def test_a_new_directory_is_private_and_an_old_one_keeps_its_mode(course: Path, tmp_path: Path) -> None:
    (tmp_path / "old").mkdir(mode=0o755)
    for name, mode in (("new", 0o700), ("old", 0o755)):
        prepare(tmp_path / name)
        assert (tmp_path / name).stat().st_mode & 0o777 == mode


def test_the_exchange_lies_in_the_course_directory_wherever_that_is(classroom: Path, tmp_path: Path) -> None:
    moved = Path(shutil.move(classroom, tmp_path / "elsewhere"))
    assert course_config(moved).Exchange.root == str(moved / "exchange")
    assert (moved / "exchange").is_dir()
