"""A reply says that the material does not answer, in many wordings; a sentence with *not* in it mostly answers."""

from __future__ import annotations

import pytest

from curtain.records import LANGUAGES
from curtain.text.unknown import says_unknown

from .unknown_rows import ANSWERS, ANSWERS_LATER, SAYS_SO, SAYS_SO_LATER, Row


@pytest.mark.parametrize("row", [*SAYS_SO, *SAYS_SO_LATER], ids=lambda row: row[1][:40])
def test_a_gap_admitted_is_recognised(row: Row) -> None:
    assert [text for lang, text in zip(LANGUAGES, row, strict=True) if not says_unknown(text, lang)] == []


@pytest.mark.parametrize("row", [*ANSWERS, *ANSWERS_LATER], ids=lambda row: row[1][:40])
def test_an_answer_is_no_gap(row: Row) -> None:
    assert [text for lang, text in zip(LANGUAGES, row, strict=True) if says_unknown(text, lang)] == []


def test_a_gap_beside_an_answer_counts() -> None:
    assert says_unknown("Die Lieferzeit beträgt 6 Wochen. Zum Rabatt sagt das Material nichts.", "de")
    assert says_unknown("Delivery takes 6 weeks. The terms say nothing about a discount.", "en")
    assert says_unknown("La entrega tarda 6 semanas. Las condiciones no dicen nada del descuento.", "es")
