"""Every item of every kind: skill earns points, tricks do not, in three languages."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from curtain.course.check import check_module
from curtain.course.load import load_module
from curtain.grading.item import AT_MOST, PASS, RISING, ItemRow, item_rows, item_table
from curtain.grading.kinds import BY_PERSON
from curtain.model.glassbox import GlassBox
from curtain.records import LANGUAGES
from every_kind.course import HERE, every_kind_root

FEWEST_GOOD = 5
MODEL = GlassBox()

Rows = Callable[[str, str], tuple[ItemRow, ...]]


def sources() -> dict[str, list[dict[str, str]]]:
    files = sorted((HERE / "modules").glob("*/module.toml"))
    return {file.parent.name: tomllib.loads(file.read_text(encoding="utf-8"))["exercises"] for file in files}


ITEMS = [
    (module_id, exercise["name"])
    for module_id, exercises in sources().items()
    for exercise in exercises
    if exercise["points"] and exercise["kind"] not in BY_PERSON
]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return every_kind_root(tmp_path_factory.mktemp("course"))


@pytest.fixture(scope="module")
def rows(root: Path) -> Rows:
    @cache
    def found(module_id: str, name: str) -> tuple[ItemRow, ...]:
        return tuple(item_rows(root, load_module(root, module_id), name, MODEL))

    return found


def of(rows: tuple[ItemRow, ...], group: str, lang: str) -> list[ItemRow]:
    return [row for row in rows if (row.group, row.lang) == (group, lang)]


@pytest.mark.parametrize("module_id", sources())
def test_the_sources_are_without_a_mistake(root: Path, module_id: str) -> None:
    assert [str(error) for error in check_module(root, module_id)] == []


@pytest.mark.parametrize(("module_id", "name"), ITEMS)
def test_the_model_answer_earns_its_points(rows: Rows, module_id: str, name: str) -> None:
    for lang in LANGUAGES:
        (model,) = of(rows(module_id, name), "model", lang)
        assert model.worst >= 0.9, (lang, model)


@pytest.mark.parametrize(("module_id", "name"), ITEMS)
def test_all_good_answers_pass_those_kept_aside_as_well(rows: Rows, module_id: str, name: str) -> None:
    for lang in LANGUAGES:
        good = [row for group in ("good", "held_out") for row in of(rows(module_id, name), group, lang)]
        assert [(lang, row.name, row.worst) for row in good if row.worst < PASS] == []
        assert sum(row.n for row in good) >= FEWEST_GOOD, lang


@pytest.mark.parametrize(("module_id", "name"), ITEMS)
def test_what_people_answer_untaught_earns_half_at_most(rows: Rows, module_id: str, name: str) -> None:
    for lang in LANGUAGES:
        (naive,) = of(rows(module_id, name), "naive", lang)
        assert naive.best <= AT_MOST["naive"], lang


@pytest.mark.parametrize(("module_id", "name"), ITEMS)
def test_more_skill_earns_more(rows: Rows, module_id: str, name: str) -> None:
    for lang in LANGUAGES:
        vague, partial, model = (of(rows(module_id, name), group, lang)[0] for group in RISING)
        assert vague.best < partial.worst <= partial.best < model.worst, lang


@pytest.mark.parametrize(("module_id", "name"), ITEMS)
def test_a_trick_earns_next_to_nothing(rows: Rows, module_id: str, name: str) -> None:
    found = rows(module_id, name)
    for lang in LANGUAGES:
        cheats = of(found, "cheat", lang)
        assert {f"cheat: {trick}" for trick in ("empty", "echo", "beg", "rubric", "noise", "invisible")} <= {
            row.name for row in cheats
        }
        assert [(lang, row.name, row.best) for row in cheats if row.best > AT_MOST["cheat"]] == []


def test_what_a_person_reads_has_no_table(root: Path) -> None:
    read_by_people = [
        f"{module_id}/{exercise['name']}"
        for module_id, exercises in sources().items()
        for exercise in exercises
        if exercise["kind"] in BY_PERSON
    ]
    assert read_by_people
    for exercise in read_by_people:
        report = item_table(root, exercise, MODEL)
        assert report.sound and "A person reads" in report.table
