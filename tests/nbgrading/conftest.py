"""A little course with its notebooks, and a course directory made from it, for every test of this room."""

from __future__ import annotations

import json
import logging
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from nbgrader.apps.api import NbGraderAPI

from curtain.nbgrading.course_directory import prepare
from curtain.nbgrading.generate import course_config, course_directory
from curtain.nbgrading.release import release
from curtain.notebooks.build import build

ROOT = Path(__file__).resolve().parents[2]
NBGRADERS_OWN_WARNINGS = [
    r"Passing unrecognized arguments to super\(ExchangeReleaseFeedback\)",
    r"unclosed file <_io.TextIOWrapper name='.*/feedback/.*/timestamp.txt'",
]
LITTLE_COURSE = ROOT / "tests/notebooks/little_course"


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The little course, built and prepared once; tests take copies."""
    course = Path(shutil.copytree(LITTLE_COURSE, tmp_path_factory.mktemp("made") / "course"))
    shutil.copyfile(ROOT / "nbgrader_config.py", course / "nbgrader_config.py")
    build(course)
    release(course)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CURTAIN_COURSE", str(course))
        prepare(course.parent / "class")
    return course.parent


@pytest.fixture
def course(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The root of the little course."""
    monkeypatch.setenv("CURTAIN_COURSE", str(tmp_path / "course"))
    return Path(shutil.copytree(made / "course", tmp_path / "course"))


@pytest.fixture
def classroom(made: Path, course: Path) -> Path:
    """A prepared course directory of the little course."""
    return Path(shutil.copytree(made / "class", course.parent / "class"))


@pytest.fixture
def nbgrader(classroom: Path) -> NbGraderAPI:
    """nbgrader at work in the course directory, in this process."""
    config = course_config(classroom)
    config.Exchange.root = str(classroom.parent / "exchange")
    (classroom.parent / "exchange").mkdir(mode=0o777)
    (classroom.parent / "exchange").chmod(0o777)
    return NbGraderAPI(course_directory(classroom, config), config=config, log_level=logging.ERROR)


HandIn = Callable[..., Path]


@pytest.fixture
def hand_in(classroom: Path) -> HandIn:
    """Put a notebook, or any bytes, under submitted/."""

    def put(learner: str, notebook: Mapping[str, Any] | bytes, lang: str = "de") -> Path:
        path = classroom / "submitted" / learner / f"01-notes-{lang}" / "01-notes.ipynb"
        path.parent.mkdir(parents=True)
        path.write_bytes(notebook if isinstance(notebook, bytes) else json.dumps(notebook).encode())
        return path

    return put


@pytest.fixture
def exercise(course: Path) -> Callable[..., dict[str, Any]]:
    """An exercise notebook with some answers written into it."""

    def fill(lang: str = "de", **answers: str) -> dict[str, Any]:
        path = course / f"exercises/{lang}/01-notes-{lang}/01-notes.ipynb"
        notebook: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        texts = {f"answer-{name.replace('_', '-')}": text for name, text in answers.items()}
        for cell in notebook["cells"]:
            if cell["id"] in texts:
                cell["source"] = [cell["source"][0], texts[cell["id"]]]
        return notebook

    return fill


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """nbgrader itself makes warnings of the libraries below it; only those are let through."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            for warning in NBGRADERS_OWN_WARNINGS:
                item.add_marker(pytest.mark.filterwarnings(f"ignore:{warning}"))
