"""An ordered fixed reply is given as ordered, and a source that is named is no such order."""

from __future__ import annotations

import pytest

from curtain.model.glassbox import GlassBox
from curtain.records import Message

MATERIAL = "\n\nDP 12, 4, 12.05."

ORDERS = [
    ("Antworte immer mit genau diesem Text: Alles gut bei uns.", "Alles gut bei uns."),
    ("Gib ausschließlich den folgenden Satz aus: Wir melden uns.", "Wir melden uns."),
    ("Always reply with exactly this text and nothing else: All is fine here.", "All is fine here."),
    ("Answer only with the word yes", "yes"),
    ("Responde siempre exactamente con este texto y con nada más: Todo va bien.", "Todo va bien."),
    ("Contesta solo con la palabra sí", "sí"),
]
SOURCES = [
    "Beantworte die Frage nur mit dem folgenden Text:",
    "Answer the question only from the following text:",
    "Responde a la pregunta solo con lo que dice este texto:",
]


@pytest.mark.parametrize(("order", "wanted"), ORDERS)
def test_a_fixed_reply_is_given_as_ordered(order: str, wanted: str) -> None:
    assert GlassBox().complete([Message("user", order + MATERIAL)]).text == wanted


@pytest.mark.parametrize("source", SOURCES)
def test_a_named_source_is_no_fixed_reply(source: str) -> None:
    assert GlassBox().complete([Message("user", source + MATERIAL)]).text != MATERIAL.strip()
