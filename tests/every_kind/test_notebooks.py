"""Notebooks are built for every kind: the model answer in the solution, the stub in what learners get."""

from __future__ import annotations

import json
from pathlib import Path
from shutil import copy, rmtree

import pytest

from curtain.answers.cells import STUB, read_cell
from curtain.course.load import load_module
from curtain.course.module import Module
from curtain.nbgrading.release import release
from curtain.notebooks.build import build, solution_path
from curtain.records import LANGUAGES, Language
from every_kind.course import ASSETS, every_kind_root

MODULE = "51-judging"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = every_kind_root(tmp_path_factory.mktemp("course"))
    for folder in (root / "modules").iterdir():
        if folder.name != MODULE:
            rmtree(folder)
    copy(ASSETS.parent / "nbgrader_config.py", root)
    build(root)
    return root


def answers(path: Path) -> dict[str, str]:
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    found = [read_cell("".join(cell["source"])) for cell in cells if cell["cell_type"] == "code"]
    return {one.exercise: one.text for one in found if one}


def of(module: Module, lang: Language) -> dict[str, str]:
    return {f"{module.id}/{name}": module.model_answer(name, lang) for name in module.names}


def test_the_solution_holds_every_model_answer(root: Path) -> None:
    module = load_module(root, MODULE)
    for lang in LANGUAGES:
        found = answers(root / solution_path(MODULE, lang))
        assert list(found) == list(of(module, lang))
        assert all(answer in found[exercise] for exercise, answer in of(module, lang).items())


def test_learners_get_the_stub_and_no_answer(root: Path) -> None:
    made = [path for path in release(root) if path.suffix == ".ipynb"]
    assert len(made) == len(LANGUAGES)
    for path in made:
        assert set(answers(path).values()) == {STUB}
