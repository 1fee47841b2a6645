"""A choice is read however people write it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from curtain.answers.choice import ChoiceAnswer, read_choice, write_choice
from curtain.errors import AnswerError

OPTIONS = [
    {"id": "a", "text": "Die Zielgruppe fehlt."},
    {"id": "b", "text": "Es ist zu lang, oder?"},
    {"id": "later-on", "text": "Más tarde"},
]


@pytest.mark.parametrize(
    ("text", "chosen"),
    [
        ("b", ("b",)),
        (" B ", ("b",)),
        ("a\nb", ("a", "b")),
        ("a, b", ("a", "b")),
        ("a und b", ("a", "b")),
        ("a y later-on", ("a", "later-on")),
        ("b\nb\na", ("b", "a")),
        ("- a\n* b", ("a", "b")),
        ("1. a\n2. later-on", ("a", "later-on")),
        ("(a)\nb)\nlater-on.", ("a", "b", "later-on")),
        ("[x] a", ("a",)),
        ("„a“\n«b»", ("a", "b")),
        ("die zielgruppe fehlt", ("a",)),
        ("Es ist zu lang, oder?", ("b",)),
        ("mas tarde", ("later-on",)),
        ("a) Die Zielgruppe fehlt, finde ich", ("a",)),
        ("", ()),
    ],
)
def test_forms_that_are_read(text: str, chosen: tuple[str, ...]) -> None:
    assert read_choice(text, OPTIONS) == ChoiceAnswer(chosen)


def test_a_line_that_cannot_be_read_is_kept_and_the_rest_counts() -> None:
    assert read_choice("a\nI am not sure\nz", OPTIONS) == ChoiceAnswer(("a",), ("I am not sure", "z"))


def test_more_than_20_kb_is_refused() -> None:
    with pytest.raises(AnswerError):
        read_choice("ä" * 10_001, OPTIONS)


@settings(max_examples=60)
@given(st.text(max_size=300))
def test_no_text_raises(text: str) -> None:
    assert set(read_choice(text, OPTIONS).chosen) <= {"a", "b", "later-on"}


def test_what_a_card_writes_is_read_again() -> None:
    assert read_choice(write_choice(["b", "later-on"]), OPTIONS).chosen == ("b", "later-on")
