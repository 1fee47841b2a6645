"""Differently worded good briefs of module 02 get what they ask for; the naive ones do not."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import pytest

from curtain.course.load import load_module
from curtain.course.module import Module
from curtain.course.root import course_root
from curtain.grading.checks import run_check
from curtain.grading.reply import Reply
from curtain.model.glassbox import GlassBox
from curtain.records import LANGUAGES, Message

BRIEFS = Path(__file__).parent / "briefs"
ITEMS = ("follow-up", "for-buyers", "three-points", "only-from-material", "whole-brief")
NAIVE = {
    "de": ("Schreib eine Mail", "Mach das besser", "Fass das zusammen", "3 Stichpunkte bitte"),
    "en": ("Write an email", "Make this better", "Summarise this", "3 bullet points please"),
    "es": ("Escribe un correo", "Mejora esto", "Resume esto", "3 puntos por favor"),
}


@cache
def module() -> Module:
    return load_module(course_root(), "02-clear-briefs")


def share_passed(lang: str, item: str, brief: str) -> float:
    cases = module().key(item, lang).cases("visible")
    passed = 0
    for case in cases:
        text = brief.replace("{material}", case.material) if "{material}" in brief else f"{brief}\n\n{case.material}"
        reply = Reply(GlassBox().complete([Message("user", text)]).text, lang, case.material, brief)
        passed += all(run_check(check.type, reply, check.params).holds for check in case.checks)
    return passed / len(cases)


@pytest.mark.parametrize("item", ITEMS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_good_briefs_pass_in_any_wording(lang: str, item: str) -> None:
    briefs = [
        entry["text"].strip()
        for name in (lang, f"fresh_{lang}")
        for entry in tomllib.loads((BRIEFS / f"{name}.toml").read_text(encoding="utf-8"))[item]
    ]
    failed = {brief: share for brief in briefs if (share := share_passed(lang, item, brief)) < 0.9}
    assert not failed


@pytest.mark.parametrize("item", ITEMS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_naive_briefs_fail(lang: str, item: str) -> None:
    assert max(share_passed(lang, item, brief) for brief in NAIVE[lang]) <= 0.5


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_task_text_asks_for_a_brief_and_gets_no_more_than_the_frame_of_one(lang: str) -> None:
    assert max(share_passed(lang, item, module().exercise(item, lang).task) for item in ITEMS) == 0
