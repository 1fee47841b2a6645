"""The same sources give the same notebooks, with the marks that nbgrader and JupyterLab need."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import nbformat
import pytest

from curtain.errors import SourceError
from curtain.notebooks.build import build
from curtain.phrases import say
from curtain.records import LANGUAGES, Language

LITTLE_COURSE = Path(__file__).with_name("little_course")


@pytest.fixture
def course(tmp_path: Path) -> Path:
    return Path(shutil.copytree(LITTLE_COURSE, tmp_path / "course"))


def solution(course: Path, lang: str = "de") -> dict[str, Any]:
    build(course)
    return dict(json.loads((course / f"solutions/{lang}/01-notes-{lang}/01-notes.ipynb").read_text(encoding="utf-8")))


def source(cell: dict[str, Any]) -> str:
    return "".join(cell["source"])


def marks(cell: dict[str, Any]) -> tuple[bool, bool, bool] | None:
    found = cell["metadata"].get("nbgrader")
    return (found["grade"], found["solution"], found["locked"]) if found else None


def test_a_notebook_of_every_module_and_language_is_made(course: Path) -> None:
    assert [path.relative_to(course).as_posix() for path in build(course)] == [
        f"solutions/{lang}/01-notes-{lang}/01-notes.ipynb" for lang in LANGUAGES
    ]


def test_the_cells_stand_in_the_order_of_the_lesson_with_points_below_graded_answers(course: Path) -> None:
    cells = solution(course)["cells"]
    assert [(cell["id"], source(cell)) for cell in cells if cell["cell_type"] == "code"] == [
        ("lesson", "%lesson 01-notes de"),
        ("answer-warm-up", "%%answer 01-notes/warm-up\nSchreib etwas."),
        ("answer-pick", "%%answer 01-notes/pick\n### BEGIN SOLUTION\nb\n### END SOLUTION"),
        ("points-pick", "%points 01-notes/pick"),
        ("answer-pick-two", "%%answer 01-notes/pick-two\n### BEGIN SOLUTION\na\nc\n### END SOLUTION"),
        ("points-pick-two", "%points 01-notes/pick-two"),
        ("handin", "%handin 01-notes"),
    ]
    assert (cells[1]["id"], cells[-1]["id"]) == ("lesson", "handin")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_first_cell_says_how_to_go_on_in_jupyterlab_under_a_name_that_stays(course: Path, lang: Language) -> None:
    first = solution(course, lang)["cells"][0]
    assert (first["id"], first["cell_type"], source(first)) == (
        "jupyterlab",
        "markdown",
        say(lang, "notebooks.lab.note"),
    )
    assert first["metadata"] == {"deletable": False, "editable": False, "tags": ["jupyterlab"]}
    assert "Run All Cells" in source(first)


def test_only_answers_and_points_are_marked_for_nbgrader(course: Path) -> None:
    cells = solution(course)["cells"]
    assert {cell["id"]: marks(cell) for cell in cells if marks(cell)} == {
        "answer-pick": (False, True, False),
        "points-pick": (True, False, True),
        "answer-pick-two": (False, True, False),
        "points-pick-two": (True, False, True),
    }
    graded = {cell["id"]: cell["metadata"]["nbgrader"].get("points") for cell in cells if marks(cell)}
    assert graded == {"answer-pick": None, "points-pick": 2, "answer-pick-two": None, "points-pick-two": 3}


def test_texts_and_commands_are_read_only_and_answers_are_not(course: Path) -> None:
    editable = {cell["id"] for cell in solution(course)["cells"] if cell["metadata"].get("editable", True)}
    assert editable == {"answer-warm-up", "answer-pick", "answer-pick-two"}


def test_trainer_notes_keep_their_tag(course: Path) -> None:
    tagged = [source(cell) for cell in solution(course)["cells"] if cell["metadata"].get("tags")]
    assert tagged[1:] == ["TRAINERWORDS Zeit lassen."]


def test_the_notebook_says_what_it_is(course: Path) -> None:
    metadata = solution(course)["metadata"]
    assert metadata["title"] == "Notizen & Mehr"
    assert metadata["curtain"] == {"module": "01-notes", "lang": "de", "version": "1"}
    assert metadata["kernelspec"]["name"] == "curtain"


def test_texts_that_say_the_same_have_different_ids(course: Path) -> None:
    names = [cell["id"] for cell in solution(course)["cells"]]
    assert len(set(names)) == len(names)
    assert sum(name.endswith("-2") for name in names) == 1


def test_no_cell_was_run(course: Path) -> None:
    code = [cell for cell in solution(course)["cells"] if cell["cell_type"] == "code"]
    assert all(cell["outputs"] == [] and cell["execution_count"] is None for cell in code)


def test_a_text_keeps_its_id_when_another_one_changes(course: Path) -> None:
    before = {source(cell): cell["id"] for cell in solution(course)["cells"]}
    lesson = course / "modules/01-notes/de.md"
    lesson.write_text(lesson.read_text(encoding="utf-8").replace("# Notizen", "# Mehr Notizen"), encoding="utf-8")
    after = {source(cell): cell["id"] for cell in solution(course)["cells"]}
    assert {text for text in before if text not in after} == {"# Notizen"}
    assert all(after[text] == name for text, name in before.items() if text in after)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_jupyter_reads_it_and_would_write_the_same_bytes(course: Path, lang: str) -> None:
    build(course)
    path = course / f"solutions/{lang}/01-notes-{lang}/01-notes.ipynb"
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    assert nbformat.writes(notebook) + "\n" == path.read_text(encoding="utf-8")


def test_building_twice_and_in_another_process_gives_the_same_bytes(course: Path) -> None:
    first = {path: path.read_bytes() for path in build(course)}
    shutil.rmtree(course / "solutions")
    code = "import sys, pathlib; from curtain.notebooks.build import build; build(pathlib.Path(sys.argv[1]))"
    subprocess.run([sys.executable, "-c", code, str(course)], check=True, env={"PYTHONHASHSEED": "7"})
    assert {path: path.read_bytes() for path in first} == first


def test_an_unchanged_notebook_is_not_written_again(course: Path) -> None:
    path = build(course)[0]
    path.chmod(0o444)
    was = path.stat().st_mtime_ns
    build(course)
    assert path.stat().st_mtime_ns == was


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ("%%answer 01-notes/pick\n", "%%answer 01-notes/pack\n", "notebooks.source.unknown"),
        ("```{code-cell}\n%%answer 01-notes/pick\nb\n```\n", "", "notebooks.source.not_answered"),
    ],
)
def test_answers_that_do_not_fit_the_module_are_refused(course: Path, old: str, new: str, key: str) -> None:
    lesson = course / "modules/01-notes/es.md"
    lesson.write_text(lesson.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    with pytest.raises(SourceError) as caught:
        build(course)
    assert caught.value.key == key
