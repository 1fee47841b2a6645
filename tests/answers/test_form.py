"""A form is read however people set its fields apart."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from curtain.answers.form import read_form, write_form
from curtain.errors import AnswerError

FIELDS = {
    "goal": ("Ziel", "Goal", "Objetivo"),
    "who": ("Wer prüft?", "Who checks?", "¿Quién revisa?"),
    "today": ("Minuten heute", "Minutes today", "Minutos hoy"),
}
READ = {"goal": "Eight minutes by 30 June", "who": "Ms Ashdown reads all", "today": "18"}

FORMS = [
    "Goal: Eight minutes by 30 June\nWho checks?: Ms Ashdown reads all\nMinutes today: 18",
    "goal = Eight minutes by 30 June\nwho = Ms Ashdown reads all\ntoday = 18",
    "ZIEL: Eight minutes by 30 June\nwer pruft? Ms\n".replace(" Ms\n", ": Ms Ashdown reads all\n")
    + "minuten heute: 18",
    "- Objetivo: Eight minutes by 30 June\n- Quién revisa: Ms Ashdown reads all\n- minutos hoy → 18",
    "**Goal:** Eight minutes by 30 June\n**Who checks?** – Ms Ashdown reads all\n__Minutes today__: 18",
    "## Goal\nEight minutes by 30 June\n\n## Who checks?\nMs Ashdown reads all\n\n## Minutes today\n18\n",
    "1. Goal: Eight minutes by 30 June\n2) Who checks: Ms Ashdown reads all\n3. Minutes today: 18",
    "Goal:\nEight minutes by 30 June\nWho checks:\nMs Ashdown reads all\nMinutes today:\n18",
    "| Goal | Eight minutes by 30 June |\n|---|---|\n| Who checks? | Ms Ashdown reads all |\n| Minutes today | 18 |",
    "„Goal“: Eight minutes by 30 June\n«Who checks?»: Ms Ashdown reads all\n'today': 18",
    "Goal (measurable): Eight minutes by 30 June\nWho checks? (name): Ms Ashdown reads all\nMinutes today - 18",
]


@pytest.mark.parametrize("text", FORMS)
def test_a_form_is_read_however_it_is_written(text: str) -> None:
    assert read_form(text, FIELDS).fields == READ


def test_a_text_goes_on_until_the_next_field_and_may_hold_colons() -> None:
    read = read_form("Goal: two things:\n- speed: 8 minutes\n- errors: none\n\nWho checks? = she: Ms Ashdown", FIELDS)
    assert read.of("goal") == "two things:\n- speed: 8 minutes\n- errors: none"
    assert read.of("who") == "she: Ms Ashdown" and read.of("today") == ""


def test_a_name_inside_a_sentence_begins_no_field() -> None:
    read = read_form("Goal: we reach the\ngoal by June - all of us\nWho: x", FIELDS)
    assert read.of("goal") == "we reach the\ngoal by June - all of us" and read.of("who") == "x"


def test_what_stands_before_the_first_field_is_named() -> None:
    assert read_form("Hello!\n\n---\nGoal: x", FIELDS).unread == ("Hello!",)
    assert read_form("nothing of it", FIELDS).fields == {}


def test_a_field_given_twice_has_both_texts() -> None:
    assert read_form("Goal: a\nToday: 1\nGoal: b", FIELDS).fields == {"goal": "a\nb", "today": "1"}


def test_what_is_written_is_read_again() -> None:
    names = {id_: texts[1] for id_, texts in FIELDS.items()}
    assert read_form(write_form(READ, names), FIELDS).fields == READ


def test_more_than_20_kilobytes_are_refused() -> None:
    with pytest.raises(AnswerError):
        read_form("Goal: " + "x" * 20_000, FIELDS)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300))
def test_no_text_raises(text: str) -> None:
    assert set(read_form(text, FIELDS).fields) <= set(FIELDS)
