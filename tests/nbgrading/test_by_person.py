"""A reflection is on the trainer's list in formgrader until a person has given its points, and then they stay."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from nbgrader.api import Grade, SubmittedNotebook
from nbgrader.apps.api import NbGraderAPI

from curtain.nbgrading.course_directory import prepare
from curtain.nbgrading.generate import course_config, course_directory
from curtain.nbgrading.judge import read_course_anew
from curtain.nbgrading.release import release
from curtain.notebooks.build import build
from curtain.records import LANGUAGES

ROOT = Path(__file__).resolve().parents[2]
REFLECT = """
[[exercises]]
name = "back"
kind = "reflect"
points = 2
minutes = 2
title.de = "Rückblick"
title.en = "Back"
title.es = "Atrás"
task.de = "Antworten Sie."
task.en = "Answer."
task.es = "Responda."
hints.de = ["a", "b", "c"]
hints.en = ["a", "b", "c"]
hints.es = ["a", "b", "c"]
[[exercises.parts]]
id = "next"
min_words = 5
text.de = "Was nun?"
text.en = "What next?"
text.es = "¿Y ahora?"
"""
KEY = """
[back]
look_for.de = "ein Beispiel"
look_for.en = "an example"
look_for.es = "un ejemplo"
"""
CELL = "\n+++\n\n```{code-cell}\n%%answer 01-notes/back\nnext: I shall ask for the date first.\n```\n"


@pytest.fixture
def school(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[NbGraderAPI]:
    """nbgrader at work on the little course with a reflection in it."""
    course = Path(shutil.copytree(ROOT / "tests/notebooks/little_course", tmp_path / "course"))
    shutil.copyfile(ROOT / "nbgrader_config.py", course / "nbgrader_config.py")
    for name, text in {"module.toml": REFLECT, "key.toml": KEY, **{f"{lang}.md": CELL for lang in LANGUAGES}}.items():
        path = course / "modules/01-notes" / name
        path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")
    monkeypatch.setenv("CURTAIN_COURSE", str(course))
    read_course_anew()
    build(course)
    release(course)
    prepare(tmp_path / "class")
    config = course_config(tmp_path / "class")
    yield NbGraderAPI(course_directory(tmp_path / "class", config), config=config, log_level=50)
    read_course_anew()


def hand_in(school: NbGraderAPI, learner: str, text: str) -> None:
    root = Path(school.coursedir.root)
    source = root.parent / "course/exercises/de/01-notes-de/01-notes.ipynb"
    notebook = json.loads(source.read_text(encoding="utf-8"))
    cell = next(cell for cell in notebook["cells"] if cell["id"] == "answer-back")
    cell["source"] = [cell["source"][0], text]
    path = root / f"submitted/{learner}/01-notes-de/01-notes.ipynb"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(notebook), encoding="utf-8")


def standing(school: NbGraderAPI, learner: str) -> tuple[float | None, float, bool]:
    """Return the automatic points, the points that count, and whether formgrader lists the item."""
    with school.gradebook as book:
        grade = book.find_grade("points-back", "01-notes", "01-notes-de", learner)
        return grade.auto_score, grade.score, grade.needs_manual_grade


def test_a_person_gives_the_points_of_a_reflection_and_they_survive_a_regrade(school: NbGraderAPI) -> None:
    hand_in(school, "ada", "Was nun?: Ich frage morgen zuerst nach dem Termin.")
    hand_in(school, "ben", "…")
    assert school.autograde("01-notes-de", "*")["success"]
    assert standing(school, "ada") == (None, 0, True)
    assert standing(school, "ben") == (0, 0, False)
    with school.gradebook as book:
        listed = book.db.query(SubmittedNotebook).filter(SubmittedNotebook.needs_manual_grade).all()
        assert [notebook.student.id for notebook in listed] == ["ada"]
        grade = book.find_grade("points-back", "01-notes", "01-notes-de", "ada")
        grade.manual_score, grade.needs_manual_grade = 1.5, False
        book.db.commit()
    assert school.autograde("01-notes-de", "*", force=True)["success"]
    assert standing(school, "ada") == (None, 1.5, False)
    with school.gradebook as book:
        comment = book.find_comment("answer-back", "01-notes", "01-notes-de", "ada").auto_comment
        assert comment and book.db.query(Grade).count() == 6
