"""Exercise notebooks hold what a learner may see and nothing else, the same bytes every time."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from curtain.errors import SetUpError
from curtain.nbgrading.release import release
from curtain.records import LANGUAGES


def test_every_solution_has_its_exercise(course: Path) -> None:
    assert [path.relative_to(course).as_posix() for path in release(course)] == [
        f"exercises/{lang}/01-notes-{lang}/01-notes.ipynb" for lang in LANGUAGES
    ]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_answers_are_stubs_and_given_texts_stay(course: Path, lang: str) -> None:
    notebook = json.loads((course / f"exercises/{lang}/01-notes-{lang}/01-notes.ipynb").read_text(encoding="utf-8"))
    code = {cell["id"]: "".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "code"}
    given = {"de": "Schreib etwas.", "en": "Write something.", "es": "Escribe algo."}[lang]
    assert code == {
        "lesson": f"%lesson 01-notes {lang}",
        "answer-warm-up": f"%%answer 01-notes/warm-up\n{given}",
        "answer-pick": "%%answer 01-notes/pick\n…",
        "points-pick": "%points 01-notes/pick",
        "answer-pick-two": "%%answer 01-notes/pick-two\n…",
        "points-pick-two": "%points 01-notes/pick-two",
        "handin": "%handin 01-notes",
    }


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("secret", ["SOLUTION", "KEYWORDS", "TRAINERWORDS", "trainer"])
def test_a_learner_finds_no_solution_key_or_trainer_note(course: Path, lang: str, secret: str) -> None:
    path = Path(lang, f"01-notes-{lang}", "01-notes.ipynb")
    sources = "".join(file.read_text(encoding="utf-8") for file in (course / "modules/01-notes").iterdir())
    assert secret in sources + (course / "solutions" / path).read_text(encoding="utf-8")
    assert secret not in (course / "exercises" / path).read_text(encoding="utf-8")


def test_releasing_twice_and_in_another_process_gives_the_same_bytes(course: Path) -> None:
    first = {path: path.read_bytes() for path in release(course)}
    shutil.rmtree(course / "exercises")
    code = "import sys, pathlib; from curtain.nbgrading.release import release; release(pathlib.Path(sys.argv[1]))"
    subprocess.run([sys.executable, "-c", code, str(course)], check=True, env={"PYTHONHASHSEED": "7"})
    assert {path: path.read_bytes() for path in first} == first


def test_nothing_else_is_left_in_the_course(course: Path) -> None:
    before = {path.relative_to(course) for path in course.rglob("*")}
    release(course)
    assert {path.relative_to(course) for path in course.rglob("*")} == before


def test_a_solution_that_nbgrader_refuses_is_named(course: Path) -> None:
    path = course / "solutions/en/01-notes-en/01-notes.ipynb"
    path.write_text(path.read_text(encoding="utf-8").replace("### END SOLUTION", ""), encoding="utf-8")
    with pytest.raises(SetUpError, match="01-notes-en"):
        release(course)
