"""A firm's file changes the cases, and the keys follow by themselves: another name, other products, other figures."""

from __future__ import annotations

import re
from pathlib import Path
from shutil import copytree

import pytest

from curtain.course.check import check_course
from curtain.course.load import load_module
from curtain.course.module import Module
from curtain.course.root import course_root
from curtain.grading.grade import grade
from curtain.model.glassbox import GlassBox
from curtain.records import LANGUAGES, Answer, Language

MODULE = "02-clear-briefs"
PROMPTS = ("follow-up", "for-buyers", "three-points", "only-from-material", "whole-brief")
NAMES = ("Tarno", "Ilvex", "Brusa", "Quendo", "Morat", "Zelvia", "Farnic", "Obrel", "Sivano", "Lutek", "Wendra",
         "Kaspar 7", "Ruvio", "Delmo", "Hexal 2")  # fmt: skip


def other_firm(text: str) -> str:
    """Return the firm's file with other names and other figures; its form is the same."""
    names = iter(NAMES)
    text = re.sub(r'(?<=\[\[products\]\]\n)id = "[^"]+"\nname = "[^"]+"', lambda _: _product(next(names)), text)
    text = re.sub(r"\{ (weeks|months|integer|money) = (\d+) \}", lambda m: f"{{ {m[1]} = {int(m[2]) + 5} }}", text)
    text = re.sub(r'"(\d+) (l/h|bar)"', lambda m: f'"{3 * int(m[1])} {m[2]}"', text)
    return text.replace("Veldmar", "Okkenby").replace("veldmar.example", "okkenby.example")


def _product(name: str) -> str:
    return f'id = "{name.lower().replace(" ", "-")}"\nname = "{name}"'


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("firm") / "course"
    for folder in ("modules", "assets"):
        copytree(course_root() / folder, root / folder)
    file = root / "assets" / "firms" / "veldmar" / "firm.toml"
    file.write_text(other_firm(file.read_text(encoding="utf-8")), encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def module(root: Path) -> Module:
    return load_module(root, MODULE)


def test_the_sources_are_still_sound(root: Path) -> None:
    products = ("exercises", "solutions")
    assert [error for error in check_course(root) if not any(name in str(error) for name in products)] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_cases_speak_of_the_other_firm(module: Module, lang: Language) -> None:
    for name in PROMPTS:
        materials = " ".join(case.material for case in module.key(name, lang).cases("record"))
        assert "Veldmar" not in materials and "DP 40" not in materials
    assert any(name in materials for name in NAMES)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", PROMPTS)
def test_model_answers_keep_their_points(module: Module, name: str, lang: Language) -> None:
    exercise = module.exercise(name, lang)
    answer = Answer(exercise.id, lang, module.model_answer(name, lang))
    result = grade(exercise, answer, module.key(name, lang), GlassBox(), ("record",))
    assert result.points >= 0.9 * result.max, [(row.name, row.passed, row.of) for row in result.criteria]
