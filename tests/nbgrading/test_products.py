"""The committed notebooks are what the sources make, hide what they must, and score all or nothing."""

from __future__ import annotations

import re
import shutil
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest

from curtain.course.load import load_modules
from curtain.nbgrading.answers import find_answers
from curtain.nbgrading.judge import judge
from curtain.nbgrading.rebuilding import given_texts
from curtain.nbgrading.release import release
from curtain.nbgrading.submission import read_submission
from curtain.notebooks.build import build
from curtain.notebooks.source import read_lesson
from curtain.records import LANGUAGES, Language

ROOT = Path(__file__).resolve().parents[2]
MODULES = sorted(load_modules(ROOT))
LONG_ENOUGH_TO_TELL = 60


def product(kind: str, module: str, lang: Language) -> Path:
    return ROOT / kind / lang / f"{module}-{lang}" / f"{module}.ipynb"


def strings(data: Any) -> Iterator[str]:
    """Yield the texts in a key, cut at placeholders, without what is too short to tell a leak from a coincidence."""
    if isinstance(data, dict | list):
        for value in data.values() if isinstance(data, dict) else data:
            yield from strings(value)
    elif isinstance(data, str):
        pieces = (piece.strip() for piece in re.split(r"\{[^}]*\}|\n", data))
        yield from (piece for piece in pieces if len(piece) >= LONG_ENOUGH_TO_TELL)


def test_solutions_and_exercises_are_built_from_the_sources(tmp_path: Path) -> None:
    course = tmp_path / "course"
    for part in ("modules", "assets"):
        shutil.copytree(ROOT / part, course / part)
    shutil.copyfile(ROOT / "nbgrader_config.py", course / "nbgrader_config.py")
    made = [*build(course), *release(course)]
    assert {path.relative_to(course): path.read_bytes() for path in made} == {
        path.relative_to(ROOT): path.read_bytes()
        for kind in ("solutions", "exercises")
        for path in (ROOT / kind).rglob("*.ipynb")
    }


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("module", MODULES)
def test_an_exercise_notebook_gives_nothing_away(module: str, lang: Language) -> None:
    notebook = nbformat.read(product("exercises", module, lang), as_version=4)
    text = "\n".join(cell.source for cell in notebook.cells)
    key = tomllib.loads((ROOT / "modules" / module / "key.toml").read_text(encoding="utf-8"))
    lesson = read_lesson(ROOT / "modules" / module / f"{lang}.md")
    graded = {cell.metadata.nbgrader.grade_id for cell in notebook.cells if "nbgrader" in cell.metadata}
    hidden = [cell.text for cell in lesson if cell.for_trainer]
    hidden += [cell.text for cell in lesson if cell.exercise and f"points-{cell.exercise.split('/')[1]}" in graded]
    leaks = [piece for piece in strings([key, hidden]) if piece in text]
    assert not leaks
    assert len(list(strings(hidden))) > 3


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("module", MODULES)
def test_a_solution_scores_everything_and_an_untouched_exercise_nothing(module: str, lang: Language) -> None:
    exercise = nbformat.read(product("exercises", module, lang), as_version=4)
    given = given_texts(exercise)
    solved = find_answers(read_submission(product("solutions", module, lang)), given)
    graded = [cell.source.split()[-1] for cell in exercise.cells if cell.get("id", "").startswith("points-")]
    scores = {name: judge(name, lang, solved[name].text) for name in graded}
    assert {name: grade.points for name, grade in scores.items()} == {name: grade.max for name, grade in scores.items()}
    assert [judge(name, lang, given[name]).points for name in graded] == [0.0] * len(graded)
    assert find_answers(read_submission(product("exercises", module, lang)), given) == {}
