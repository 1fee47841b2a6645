"""Numbers and days as people write them."""

from __future__ import annotations

import pytest

from curtain.hosting.written import day, number
from curtain.records import Language


@pytest.mark.parametrize(
    ("lang", "value", "text"),
    [("de", 6.5, "6,5"), ("en", 6.5, "6.5"), ("es", 6.5, "6,5"), ("de", 28, "28"), ("en", 0, "0"), ("es", 1.04, "1")],
)
def test_number(lang: Language, value: float, text: str) -> None:
    assert number(lang, value) == text


@pytest.mark.parametrize(
    ("lang", "text"), [("de", "3. März 2026"), ("en", "3 March 2026"), ("es", "3 de marzo de 2026")]
)
def test_day(lang: Language, text: str) -> None:
    assert day(lang, "2026-03-03T12:00:00+00:00") == text


def test_what_is_no_moment_is_shown_as_it_is() -> None:
    assert day("de", "yesterday") == "yesterday"
