"""Idioms and greetings with a superlative in them praise nothing."""

from __future__ import annotations

import pytest

from curtain.records import LANGUAGES
from curtain.text.tone import superlatives


@pytest.mark.parametrize(
    ("de", "en", "es"),
    [
        ("Mit besten Grüßen", "Best regards", "Mejores saludos"),
        ("Beste Grüße", "With best regards", "Con los mejores saludos"),
        ("mit den besten und herzlichsten Grüßen", "very best wishes", "con mis mejores deseos"),
        ("mindestens 4 Stück", "at least 4 units", "al menos 4 unidades"),
        ("die nächsten Schritte", "the next steps", "los próximos pasos"),
        ("spätestens am 12. Mai", "at the latest on 12 May", "a más tardar el 12 de mayo"),
        ("Besten Dank", "all the best", "lo antes posible"),
    ],
)
def test_a_greeting_or_idiom_is_no_superlative(de: str, en: str, es: str) -> None:
    assert [superlatives(text, lang) for lang, text in zip(LANGUAGES, (de, en, es), strict=True)] == [(), (), ()]


@pytest.mark.parametrize(
    ("de", "en", "es"),
    [
        ("die beste Pumpe, beste Grüße", "the best pump, best regards", "la mejor bomba, mejores saludos"),
        ("die schnellste Lieferung", "the fastest delivery", "la entrega rapidísima"),
        ("Pumpen von höchster und bester Güte", "pumps of the highest quality", "bombas de calidad excelente"),
    ],
)
def test_praise_stays_praise(de: str, en: str, es: str) -> None:
    assert all(superlatives(text, lang) for lang, text in zip(LANGUAGES, (de, en, es), strict=True))
