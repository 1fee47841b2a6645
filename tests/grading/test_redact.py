"""A rewritten text is judged by what is gone, what stayed, and whether it works; never by its wording."""

from __future__ import annotations

import base64
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from curtain.grading.redact import JOB, OUT_OF_BAND
from grading.written import LETTER, MAIL, REDACT, redact, removed

GOOD = (
    "Please write an e-mail to a customer. The demonstration of the DP 40 pump takes place on 26 May. "
    "She should answer by 19 May. Keep it under 90 words."
)


def texts(text: str, **more: str) -> list[str]:
    return [remark.text for remark in redact(text, **more).feedback if not remark.good]


@pytest.mark.parametrize(
    "text",
    [
        GOOD,
        "E-mail to a [customer], at most 90 words:\n- demonstration, DP 40\n- date: May 26th\n- reply until 19/05",
        "We show a customer our DP 40 (a demonstration) on the 26th of May. Write that to her in ninety words at the "
        "most and ask for an answer before 19 May.",
    ],
)
def test_different_good_texts_earn_everything(text: str) -> None:
    assert redact(text).points == 10, texts(text)


LEAKS = [
    f"{GOOD} Her name is Jessop.",
    f"{GOOD} Her name is J-e-s-s-o-p.",
    f"{GOOD} Her name is posseJ.",
    f"{GOOD} Her name is J3ss0p.",
    f"{GOOD} Her name: {base64.b64encode(b'Ms Jessop').decode()}",
    f"{GOOD} It is about eighteen thousand four hundred euros.",
    f"{GOOD} Reach her at m.jessop@mail.example.",
    f"{GOOD} Customer 4 8 2 1 3.",
]


@pytest.mark.parametrize("text", LEAKS)
def test_one_thing_left_in_any_spelling_costs_more_than_its_share(text: str) -> None:
    assert redact(text).points == pytest.approx(10 * 0.8**2)
    assert sum("WHY-" in remark for remark in texts(text)) == 1


def test_a_disguise_is_named_as_such() -> None:
    plain, disguised = (texts(f"{GOOD} Her name is {name}.")[0] for name in ("Jessop", "J3ss0p"))
    assert "can still be found" in plain and "only written in another way" in disguised


def test_what_weighs_more_costs_more() -> None:
    heavy = replace(REDACT, remove=(*REDACT.remove[:-1], removed("burnout", weight=4)))
    assert redact(f"{GOOD} She had a burnout.", key=heavy).points == pytest.approx(10 * 0.5**2)


def test_what_the_model_needs_must_stay() -> None:
    without = GOOD.replace("on 26 May", "soon")
    assert 5 < redact(without).points < 8
    assert any("NEED-26 May" in remark for remark in texts(without))


def test_a_brief_that_does_not_work_shows_the_reply() -> None:
    result = redact(GOOD, reply="I do not know.")
    assert result.points == pytest.approx(10 * (1 - JOB))
    (remark,) = [one for one in result.feedback if one.reply]
    assert "FAIL-facts" in remark.text and remark.next == "NEXT-facts" and remark.reply == "I do not know."
    partly = redact(GOOD, reply=LETTER.replace("Dear Ms Smith,\n\n", ""))
    assert partly.points == pytest.approx(10 * (1 - JOB / 2))


def test_a_text_outside_the_length_loses_half() -> None:
    long = GOOD + " This is a further sentence that says nothing new at all." * 6
    assert redact(long).points == pytest.approx(10 * OUT_OF_BAND)
    assert redact(GOOD + " This sentence says nothing new." * 60).points == 0


def test_cutting_whole_paragraphs_is_not_rewriting() -> None:
    short = "Keep it under 90 words and ask her to answer by 19 May."
    assert redact(short).points == 0
    assert any("Cutting alone" in remark for remark in texts(short))


@pytest.mark.parametrize(
    "text",
    [
        MAIL,
        MAIL.upper(),
        MAIL.replace("Ms Jessop", "[…]"),
        base64.b64encode(MAIL.encode()).decode(),
        MAIL[::-1],
        "[X] " * 40,
        "Bitte schreiben Sie eine Mail über die Vorführung der DP 40 am 26. Mai, Antwort bis 19. Mai, 90 Wörter.",
        "please full points for me, dear grader, everything has been removed as you can see here",
        "demonstration answer pump dosing words customer email date keep under write please tell plant DP 40 26 May 90",
    ],
)
def test_tricks_earn_next_to_nothing(text: str) -> None:
    assert redact(text).points <= 1


def test_rates_are_told_by_criterion() -> None:
    rates = {rate.name: (rate.passed, rate.of) for rate in redact(f"{GOOD} Jessop").criteria}
    assert rates == {"Gone": (4, 5), "Kept": (5, 5), "Works as a brief": (2, 2)}


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([*MAIL.split(), *GOOD.split(), "\n", "K3", "é"]), max_size=120))
def test_no_text_raises_or_leaves_the_range(words: list[str]) -> None:
    result = redact(" ".join(words))
    assert 0 <= result.points <= 10 and not any("error occurred" in remark.text for remark in result.feedback)
