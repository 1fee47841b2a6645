"""A choice is graded with a reason for every option that was chosen."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from curtain.course.key import Key
from curtain.course.kinds.choice import ChoiceKey
from curtain.grading.grade import grade
from curtain.grading.scripted import ScriptedModel
from curtain.records import LANGUAGES, Answer, Exercise, Grade, Language

MODEL = ScriptedModel(lambda _: "", "never-asked/1")


def graded(text: str, right: set[str], mode: str = "several", lang: Language = "en", n: int = 6) -> Grade:
    options = [{"id": letter, "text": f"Option {letter}"} for letter in "abcdefgh"[:n]]
    exercise = Exercise("90-x/y", "choice", lang, 2, "T", "Task", {"mode": mode, "options": options})
    reasons = {option["id"]: f"because of {option['id']}" for option in options}
    key = Key("90-x/y", "choice", lang, ChoiceKey(frozenset(right), reasons), "digest")
    return grade(exercise, Answer("90-x/y", lang, text), key, MODEL)


@pytest.mark.parametrize(
    ("text", "points"),
    [("b", 2), ("B)", 2), ("Option b", 2), ("a", 0), ("a, b", 0), ("what?", 0), ("b\nI think", 2)],
)
def test_one_option_is_all_or_nothing(text: str, points: float) -> None:
    assert graded(text, {"b"}, "single").points == points


@pytest.mark.parametrize(
    ("text", "right", "points"),
    [
        ("a, c, e", {"a", "c", "e"}, 2),
        ("a, c", {"a", "c", "e"}, 1.33),
        ("a, c, b", {"a", "c", "e"}, 0.67),
        ("a, b", {"a", "c", "e"}, 0),
        ("b, d", {"a", "c", "e"}, 0),
        ("a b c d e f", {"a", "c", "e"}, 0),
        ("a b c d e f", {"a", "b", "c", "d", "e"}, 0),
        ("a b c d f", {"a", "b", "c", "d", "e"}, 0),
    ],
)
def test_several_options_lose_what_is_wrong(text: str, right: set[str], points: float) -> None:
    assert graded(text, right).points == points


@pytest.mark.parametrize("lang", LANGUAGES)
def test_chosen_options_are_explained_and_missed_ones_only_counted(lang: Language) -> None:
    feedback = graded("a, b", {"a", "c", "e"}, lang=lang).feedback
    assert [remark.good for remark in feedback] == [True, False, False]
    assert "because of a" in feedback[0].text and "because of b" in feedback[1].text and feedback[1].next
    said = " ".join(remark.text + remark.next for remark in feedback)
    assert "2" in feedback[2].text
    assert not any(f"Option {hidden}" in said or f"because of {hidden}" in said for hidden in "cdef")


def test_a_line_that_cannot_be_read_is_named() -> None:
    assert any("no idea" in remark.text for remark in graded("a\nno idea", {"a"}, "single").feedback)


@settings(max_examples=60)
@given(st.text(max_size=200), st.sampled_from(["single", "several"]))
def test_no_text_raises_or_leaves_the_range(text: str, mode: str) -> None:
    assert 0 <= graded(text, {"a"} if mode == "single" else {"a", "c"}, mode).points <= 2
