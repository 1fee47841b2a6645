"""Words without connection are told from a brief, however terse or long it is."""

from __future__ import annotations

from random import Random

import pytest

from curtain.course.frozen import frozen_answers
from curtain.course.root import course_root
from curtain.grading.salad import is_salad
from curtain.records import LANGUAGES, Language

PROMPTS = ("follow-up", "for-buyers", "three-points", "only-from-material", "whole-brief")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_brief_that_people_wrote_is_a_salad(lang: Language) -> None:
    for name in PROMPTS:
        written = frozen_answers(course_root(), f"02-clear-briefs/{name}", lang)
        for text in (*written.good, *written.partial, *written.vague):
            assert not is_salad(text, lang), text


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", PROMPTS)
def test_the_words_of_all_good_briefs_in_random_order_are(name: str, lang: Language) -> None:
    words = " ".join(frozen_answers(course_root(), f"02-clear-briefs/{name}", lang).good).split()
    seen = 0
    for seed in range(5):
        Random(seed).shuffle(words)
        seen += is_salad(" ".join(words), lang)
    assert seen >= 2  # some orders of terse words leave hardly a broken article
