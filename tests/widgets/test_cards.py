"""The card's side in the kernel: what "Try" sends, and what a front end without widgets shows."""

from __future__ import annotations

from typing import Any

import pytest
from fake_course import CASES

from curtain.records import Message
from curtain.widgets.card import Card


def asked(content: dict[str, Any], message: dict[str, Any]) -> Any:
    card = Card("exercise", "en", lambda: content)
    heard: list[Any] = []
    card._trials.start = lambda run, messages: heard.append((run, messages))  # type: ignore[method-assign]
    card._hear(card, message, [])
    return heard


def test_a_try_runs_on_the_chosen_case_and_under_the_shown_system_message() -> None:
    content = {"exercise": {"kind": "prompt", "settings": {"cases": CASES, "system": "Be brief."}}}
    message = {"type": "try", "run": "r", "text": "Go: {material}", "case": "visible-2"}
    sent = (Message("system", "Be brief."), Message("user", f"Go: {CASES[1]['material']}"))
    assert asked(content, message) == [("r", sent)]


def test_a_try_without_a_case_sends_the_text_as_it_is() -> None:
    content = {"exercise": {"kind": "try", "settings": {}}}
    assert asked(content, {"type": "try", "run": "r", "text": "Hi", "case": None}) == [("r", (Message("user", "Hi"),))]


@pytest.mark.parametrize(
    "message", [None, "x", {}, {"type": "try"}, {"type": "try", "run": 1, "text": 2}, {"type": "stop", "run": "none"}]
)
def test_a_message_that_makes_no_sense_does_nothing(message: Any) -> None:
    assert asked({}, message) == []


def test_a_card_without_content_shows_its_problem_as_text() -> None:
    def fails() -> dict[str, Any]:
        raise RuntimeError

    card = Card("exercise", "de", fails)
    bundle = card._repr_mimebundle_()
    assert bundle and bundle[0]["text/plain"] == card.problem and "Traceback" not in card.problem
