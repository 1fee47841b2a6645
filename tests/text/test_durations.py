"""A duration is recognised as a compound too, and the same length counts in both units."""

from __future__ import annotations

import pytest

from curtain.grading.checks import run_check
from curtain.grading.reply import Reply
from curtain.records import LANGUAGES
from curtain.text.durations import spread
from curtain.text.facts import mentions

SOURCES = ("Garantie: 36 Monate, Lieferzeit: 6 Wochen", "Warranty: 36 months, lead time: 6 weeks",
           "Garantía: 36 meses, plazo: 6 semanas")  # fmt: skip


@pytest.mark.parametrize(
    ("de", "en", "es"),
    [
        (("dreijährige Garantie", "3 Jahre"), ("three-year warranty", "3 years"), ("garantía de tres años", "3 años")),
        (("48-Monats-Garantie", "48 Monate"), ("48-month warranty", "48 months"), ("48 meses", "48 meses")),
        (("sechswöchige Frist", "6 Wochen"), ("six-week lead time", "6 weeks"), ("seis semanas", "6 semanas")),
        (("Dreijahresgarantie", "3 Jahre"), ("a 3‑year warranty", "3 years"), ("los 3 años", "3 años")),
        (("24-monatiger Schutz", "24 Monate"), ("twenty-four-month cover", "24 months"), ("24 meses", "24 meses")),
        (("nach zehntägiger Frist", "10 Tage"), ("a ten-day term", "10 days"), ("diez días", "10 días")),
    ],
)
def test_a_compound_states_its_duration(de: tuple[str, str], en: tuple[str, str], es: tuple[str, str]) -> None:
    assert all(mentions(text, fact) for text, fact in (de, en, es))
    assert not any(mentions(text, f"7{fact.lstrip('0123456789')}") for text, fact in (de, en, es))


@pytest.mark.parametrize(
    "text", ["mehrjährige Erfahrung", "state-of-the-art pump", "drei Jahre", "siete años", "Dreieck"]
)
def test_other_words_stay(text: str) -> None:
    assert spread(text) == text


@pytest.mark.parametrize(
    ("holds", "de", "en", "es"),
    [
        (True, "Dreijährige Garantie, 42 Tage Lieferzeit", "A three-year warranty, 42 days", "Tres años, 42 días"),
        (False, "Fünfjährige Garantie", "A five-year warranty", "Garantía de cinco años"),
        (False, "Lieferzeit 3 Monate", "Lead time 3 months", "Plazo: 3 meses"),
    ],
)
def test_a_converted_duration_is_grounded_another_is_not(holds: bool, de: str, en: str, es: str) -> None:
    for lang, text, source in zip(LANGUAGES, (de, en, es), SOURCES, strict=True):
        assert run_check("grounded", Reply(text, lang, source), {}).holds is holds, text
