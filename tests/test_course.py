"""Every item of the course: skill earns points, tricks do not, in three languages."""

from __future__ import annotations

from functools import cache

import pytest

from curtain.course.load import load_module
from curtain.course.module import Module
from curtain.course.root import course_root
from curtain.grading.item import ItemRow, item_rows
from curtain.model.glassbox import GlassBox
from curtain.records import LANGUAGES, Language

MODULES = ("02-clear-briefs",)
TRICKS = ("empty", "echo", "beg", "constant", "hard-coded", "all-options", "every-sentence-all-labels")
MODEL = GlassBox()


@cache
def module(name: str) -> Module:
    return load_module(course_root(), name)


@cache
def rows(module_id: str, name: str) -> tuple[ItemRow, ...]:
    groups = ("model", "naive")
    return tuple(item_rows(course_root(), module(module_id), name, MODEL, groups=groups, tricks=TRICKS))


ITEMS = [
    (module_id, name, lang)
    for module_id in MODULES
    for name in module(module_id).names
    if module(module_id).exercise(name, "de").points
    for lang in LANGUAGES
]


@pytest.mark.parametrize(("module_id", "name", "lang"), ITEMS)
def test_the_model_answer_earns_its_points(module_id: str, name: str, lang: Language) -> None:
    assert [row for row in rows(module_id, name) if row.lang == lang and row.group == "model" and row.worst < 0.9] == []


@pytest.mark.parametrize(("module_id", "name", "lang"), ITEMS)
def test_what_people_type_untaught_earns_half_at_most(module_id: str, name: str, lang: Language) -> None:
    naive = [row for row in rows(module_id, name) if row.lang == lang and row.group == "naive"]
    assert [row for row in naive if row.best > 0.5] == []
    assert naive or module(module_id).exercise(name, lang).kind != "prompt"


@pytest.mark.parametrize(("module_id", "name", "lang"), ITEMS)
def test_a_trick_earns_next_to_nothing(module_id: str, name: str, lang: Language) -> None:
    cheats = [row for row in rows(module_id, name) if row.lang == lang and row.group == "cheat"]
    assert {f"cheat: {trick}" for trick in ("empty", "echo", "beg")} <= {row.name for row in cheats}
    assert [row for row in cheats if row.best > 0.1] == []
