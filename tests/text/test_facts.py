"""A fact counts as mentioned in every spelling people use, and in no other text."""

from __future__ import annotations

import pytest

from curtain.text.facts import mentions

MENTIONED = [
    ("Wir treffen uns am 12.05.2026.", "12. Mai"),
    ("the 12th of May", "12 May"),
    ("el 12 de mayo de 2026", "12 de mayo"),
    ("Lieferzeit: sechs Wochen", "6 Wochen"),
    ("6-week delivery", "6 weeks"),
    ("plazo de seis semanas", "6 semanas"),
    ("1.200 €", "€ 1200"),
    ("£1,200", "1200 pounds"),
    ("1.200 euros", "1200 €"),
    ("einundzwanzig Stück", "21 Stück"),
    ("twenty-one units", "21 units"),
    ("treinta y cinco unidades", "35 unidades"),
    ("um 15:00 Uhr", "15 Uhr"),
    ("at 3 pm", "15:00"),
    ("a las 15 h", "15:00 h"),
    ("24 Monaten", "24 Monate"),
    ("mixing stations", "mixing station"),
    ("dos meses", "2 meses"),
    ("Frau Adlers Angebot", "Adler"),
    ("the DX-40", "DX 40"),
    ("18 %", "18 por ciento"),
    ("siehe www.veldmar.example/w12.", "veldmar.example/w12"),
    ("Herstellergarantie", "Garantie"),
    ("12 to 14 May", "14 May"),
]
NOT_MENTIONED = [
    ("am 112. Mai", "12. Mai"),
    ("in 16 Wochen", "6 Wochen"),
    ("DX 400", "DX 40"),
    ("13.5 bar", "3.5 bar"),
    ("veldmar.example/w123", "veldmar.example/w12"),
    ("12 de marzo", "12 de mayo"),
    ("", "Adler"),
    ("Adler", ""),
]


@pytest.mark.parametrize(("text", "fact"), MENTIONED)
def test_a_fact_is_found_in_every_spelling(text: str, fact: str) -> None:
    assert mentions(text, fact)


@pytest.mark.parametrize(("text", "fact"), NOT_MENTIONED)
def test_another_fact_is_not_taken_for_it(text: str, fact: str) -> None:
    assert not mentions(text, fact)
