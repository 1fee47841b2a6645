"""The yardstick measures: good answers pass, bad and empty ones fail."""

from __future__ import annotations

import pytest
import score

LANGS = ("de", "en", "es")


@pytest.mark.parametrize("lang", LANGS)
def test_good_answers_pass_and_bad_ones_fail(lang: str) -> None:
    """A check that nobody can pass, or everybody, measures nothing."""
    wrong = [
        prompt["id"]
        for prompt in score.prompts(lang)
        if score.failed(prompt, prompt["good"]) or not score.failed(prompt, prompt["bad"])
    ]
    assert wrong == []


def test_an_empty_reply_fails_every_check() -> None:
    """Silence is no answer."""
    prompt = score.prompts("en")[0]
    assert len(score.failed(prompt, " \n")) == len(prompt["checks"])


def test_a_third_is_kept_apart() -> None:
    """The prompts looked at rarely are about a third of the open ones."""
    found = [prompt for lang in LANGS for prompt in score.prompts(lang)]
    assert 0.25 < sum(map(score.rarely, found)) / len(found) < 0.42
