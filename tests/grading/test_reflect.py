"""A reflection is checked for completeness; its points are a person's."""

from __future__ import annotations

import pytest

from curtain.records import LANGUAGES, Language
from grading.written import reflect

FULL = "What next?: I shall put the date first.\nWhat not?: Complaints stay with me on the phone."


def test_a_complete_answer_waits_for_a_person() -> None:
    result = reflect(FULL)
    assert result.points == 0 and len(result.not_judged) == 1 and not result.untouched
    assert all(remark.good for remark in result.feedback)
    assert [(rate.passed, rate.of) for rate in result.criteria] == [(2, 2)]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("What next?: I shall put the date first.", "is missing"),
        ("What next?: Nothing.\nWhat not?: Complaints stay with me on the phone.", "1 words"),
        ("What next?: The task says what to do here.\nWhat not?: Complaints stay with me.", "copied"),
        ("a: I shall put the date first.\nb: I shall put the date first.", "copied"),
        ("I have no idea.\nWhat next?: I shall put the date first.\nWhat not?: Calls stay with me too.", "no idea"),
    ],
)
def test_what_is_missing_is_told_and_a_person_reads_it_all_the_same(text: str, named: str) -> None:
    result = reflect(text)
    assert any(named in remark.text for remark in result.feedback if not remark.good)
    assert result.points == 0 and result.not_judged


def test_an_untouched_answer_waits_for_nobody() -> None:
    assert reflect("…").untouched and not reflect("…").not_judged


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_is_said_in_the_language(lang: Language) -> None:
    assert all(remark.text for remark in reflect(FULL, lang).feedback) and all(reflect(FULL, lang).not_judged)
