"""A request is read the same however it is worded."""

from __future__ import annotations

import pytest

from curtain.model.reading.constant import constant
from curtain.model.reading.counts import limits
from curtain.model.reading.read import read
from curtain.records import Message

COUNTS = [
    ("höchstens 120 Wörter", "words", 0, 120),
    ("no more than 120 words", "words", 0, 120),
    ("como máximo 120 palabras", "words", 0, 120),
    ("120 Wörter maximal", "words", 0, 120),
    ("120 words or fewer", "words", 0, 120),
    ("que no pase de 120 palabras", "words", 0, 120),
    ("unter 80 Wörtern", "words", 0, 79),
    ("under 80 words", "words", 0, 79),
    ("menos de 80 palabras", "words", 0, 79),
    ("60 bis 110 Wörter", "words", 60, 110),
    ("between 60 and 110 words", "words", 60, 110),
    ("de 60 a 110 palabras", "words", 60, 110),
    ("genau drei Stichpunkte", "items", 3, 3),
    ("exactly three bullet points", "items", 3, 3),
    ("exactamente tres viñetas", "items", 3, 3),
    ("in zwei Sätzen", "sentences", 2, 2),
    ("at most two sentences", "sentences", 0, 2),
    ("máximo dos frases", "sentences", 0, 2),
]


@pytest.mark.parametrize(("text", "unit", "low", "high"), COUNTS)
def test_a_quantity_is_read_in_any_wording(text: str, unit: str, low: int, high: int) -> None:
    (limit,) = limits(text)
    assert (limit.unit, limit.low, limit.high) == (unit, low, high)


@pytest.mark.parametrize(
    "text",
    [
        "drei Punkte, je höchstens 15 Wörter",
        "three bullets, max 15 words each",
        "tres puntos, máximo 15 palabras cada uno",
    ],
)
def test_a_limit_for_each_item_is_told_from_one_for_the_text(text: str) -> None:
    assert [limit.scope for limit in limits(text)] == ["text", "item"]


MATERIAL = "Frau Adler, Lindtal\n- DP 40 gezeigt\n- vereinbart: Angebot für den 12. Mai"
REQUESTS = [
    f"Schreib eine Mail, per Sie, nichts erfinden.\n\n{MATERIAL}",
    f"{MATERIAL}\n\nSchreib daraus bitte eine E-Mail. Wir siezen. Nur Angaben aus den Notizen.",
    f'Du bist im Vertrieb. Verfasse eine Nachricht an die Kundin (Höflichkeitsform), nichts erfinden: """{MATERIAL}"""',
]


@pytest.mark.parametrize("text", REQUESTS)
def test_instruction_and_material_are_told_apart(text: str) -> None:
    brief = read([Message("user", text)])
    assert (brief.artefact, brief.address, brief.grounded) == ("email", "formal", True)
    assert "vereinbart" in brief.material and "12. Mai" in brief.material
    assert "vereinbart" not in brief.instruction


WISHES = [
    "Nenne Lieferzeit und Garantie, aber keine technischen Daten wie Druck oder Fördermenge.",
    "Mention delivery time and warranty, leave out pressure and flow rate.",
    "Menciona el plazo de entrega y la garantía; omite la presión y el caudal.",
]


@pytest.mark.parametrize("text", WISHES)
def test_wanted_and_unwanted_facts_are_told_apart(text: str) -> None:
    brief = read([Message("user", f"{text}\n\nDP 40: Lieferzeit: 6 Wochen")])
    assert {"delivery", "warranty"} <= set(brief.wanted)
    assert {"pressure", "flow"} <= set(brief.unwanted)


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ('Antworte nur mit "OK"', "OK"),
        ("Reply only with: OK", "OK"),
        ("Responde solo con «OK»", "OK"),
        ("Antworte nur mit den Angaben aus dem Material", ""),
        ("Answer only with facts from the notes", ""),
        ("Responde solo con dos frases", ""),
    ],
)
def test_an_order_for_a_fixed_text_is_no_rule_about_sources(text: str, fixed: str) -> None:
    assert constant(text) == fixed
