"""A kind without a card of its own is shown as text, with the form of a line and an example."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import fake_course
import pytest
from every_kind.course import every_kind_root
from fake_course import FakeCourse
from playwright.sync_api import Page, expect

from curtain.course.load import load_module
from curtain.course.module import Module
from curtain.records import LANGUAGES
from curtain.widgets.lines import with_lines

PLACED = {
    "kind": "place",
    "points": 4,
    "title": "What first?",
    "hints": [],
    "given": "…",
    "settings": {
        "items": [{"id": "a", "text": "Subject lines", "facts": "no data"}, {"id": "b", "text": "Quotes"}],
        "zones": [{"id": "now", "text": "Try now"}, {"id": "never", "text": "Not with AI"}],
    },
}


@pytest.fixture(scope="module")
def judging(tmp_path_factory: pytest.TempPathFactory) -> Module:
    return load_module(every_kind_root(tmp_path_factory.mktemp("course")), "51-judging")


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for inner in value.values() for text in texts(inner))
    elif isinstance(value, list):
        yield from (text for inner in value for text in texts(inner))


def test_everything_that_a_learner_needs_is_in_the_text(judging: Module) -> None:
    for name in judging.names:
        for lang in LANGUAGES:
            exercise = judging.exercise(name, lang)
            if exercise.kind == "mark":
                continue
            settings = dict(exercise.settings)
            content = with_lines({"exercise": {"kind": exercise.kind, "settings": settings}}, lang)
            lines = content["exercise"]["settings"]["lines"]
            plain = lines["shown"].replace("\n> ", "\n")
            hidden = {settings.get("mode"), *(source["id"] for source in settings.get("sources", ()))}
            shown = [text for text in texts(settings) if text not in hidden]
            assert [text for text in shown if text not in plain] == []
            assert " = " in lines["help"] or " > " in lines["help"]


@pytest.mark.parametrize("exercise", [*fake_course.EXERCISES.values()])
def test_a_kind_with_a_card_of_its_own_keeps_it(exercise: dict[str, Any]) -> None:
    assert with_lines({"exercise": exercise}, "en") == {"exercise": exercise}


@pytest.mark.parametrize("content", [{}, {"module": {"title": "M"}}, {"exercise": None}])
def test_a_card_without_an_exercise_stays_as_it_is(content: dict[str, Any]) -> None:
    assert with_lines(content, "de") == content


def test_a_kind_nobody_described_gets_a_field_all_the_same() -> None:
    content = with_lines({"exercise": {"kind": "new", "settings": {"text": "Some words", "n": 3, "odd": [1]}}}, "en")
    assert content["exercise"]["settings"]["lines"] == {
        "shown": "> Some words",
        "help": "Write your answer in the field.",
    }


@pytest.mark.browser
def test_the_card_has_a_text_area_that_is_saved_and_checked(
    open_card: Callable[..., Page], course: FakeCourse, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = with_lines({"exercise": PLACED}, "en")
    monkeypatch.setitem(fake_course.EXERCISES, "what-first", content["exercise"])
    page = open_card("what-first")
    expect(page.get_by_text("Subject lines (no data)")).to_be_visible()
    expect(page.get_by_text("For example: a = Only with rules")).to_be_visible()
    page.get_by_label("Your answer").fill("a = Try now\nb = kindly never")
    page.get_by_role("button", name="Check").click()
    expect(page.get_by_text("Solved: 4 of 4 points")).to_be_visible()
    assert course.answers["what-first"]["text"] == "a = Try now\nb = kindly never"
