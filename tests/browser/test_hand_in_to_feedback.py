"""For the record: what a learner hands in, a trainer grades with nbgrader's own commands and reads with reasons."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from nbgrader.api import Gradebook
from playwright.sync_api import Browser, expect

from curtain.course.load import load_module
from curtain.course.root import course_root
from curtain.records import LANGUAGES, Language

from .conftest import ROOT, RunningCourse
from .course_page import MODULE, SLOW, card, choose, model_answer, page_of, press, word, write_brief

pytestmark = pytest.mark.browser


def run(*command: str, cwd: Path) -> str:
    """Type a command as a trainer does, in the course directory, and return what it printed."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    done = subprocess.run(
        command, cwd=cwd, env={**os.environ, "PATH": path}, capture_output=True, text=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


@pytest.mark.parametrize("lang", LANGUAGES)
def test_points_and_reasons_reach_the_trainer_and_the_learner(
    browser: Browser, course: RunningCourse, lang: Language
) -> None:
    """One good brief, one choice that is wrong, everything else left open."""
    with page_of(browser) as page:
        page.goto(f"{course.address}/{lang}/{MODULE}")
        brief = card(page, "three-points", lang)
        write_brief(brief, model_answer("three-points", lang))
        choice = card(page, "why-better", lang)
        choose(choice, "why-better", lang, "c")
        handin = page.locator('section.curtain-card[data-kind="handin"]')
        press(handin, word(lang, "widgets.page.handin.button"))
        press(handin, word(lang, "widgets.page.handin.yes"))
        expect(handin.locator('[data-result="solved"]')).to_be_visible(timeout=SLOW)

    room, assignment = course.data / "class", f"{MODULE}-{lang}"
    run("curtain", "course", str(room), cwd=ROOT)
    run("nbgrader", "autograde", assignment, "--force", cwd=room)
    run("nbgrader", "generate_feedback", assignment, "--force", cwd=room)
    feedback = (room / "feedback" / "me" / assignment / f"{MODULE}.html").read_text(encoding="utf-8")
    assert f'<html lang="{lang}">' in feedback
    assert misconception(lang) in feedback
    assert "Traceback" not in feedback and "%%answer" not in feedback

    scores = points(room, assignment)
    assert scores["points-three-points"] >= 0.9 * 4
    assert scores["points-why-better"] == 0
    assert scores["points-whole-brief"] == 0


def misconception(lang: Language) -> str:
    """Return the beginning of the reason that the key gives for the wrong option."""
    reason = load_module(course_root(), MODULE).key("why-better", lang).data.reasons["c"]
    return str(reason)[:30]


def points(room: Path, assignment: str) -> dict[str, float]:
    """Read the points of the hand-in from the gradebook."""
    with Gradebook(f"sqlite:///{room / 'gradebook.db'}") as book:
        grades = book.find_submission(assignment, "me").notebooks[0].grades
        return {grade.name: grade.score for grade in grades}
