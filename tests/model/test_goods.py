"""A product is known by what stands around its name, whatever the name is."""

from __future__ import annotations

import pytest

from curtain.model.knowledge.goods import goods_gender, is_goods
from curtain.model.knowledge.products import product

NAMED = [
    ("Frau Adler sah sich den Trivo an, einen Akkuschrauber.", "Trivo"),
    ("Herr Kern fragt nach der Ondara (Etikettiermaschine), es geht um 4 Stück.", "Ondara"),
    ("Wir haben uns die Ondara angesehen, eine Waage, die passt.", "Ondara"),
    ("Messenotiz\nInteresse: Lumio 3\nStückzahl: 12", "Lumio 3"),
    ("Ms Hill liked the Ferrow, our label printer, and wants two.", "Ferrow"),
    ("Product: Ferrow Mini\nQuantity: 40 units", "Ferrow Mini"),
    ("They would like to order 25 units of the Ferrow by May.", "Ferrow"),
    ("La Sra. Vidal se interesa por la Candora (báscula de suelo).", "Candora"),
    ("Pedido: 12 unidades de la Candora, para el 3 de mayo", "Candora"),
    ("Ficha técnica Candora\nPlazo: 4 semanas", "Candora"),
    ("es la KX 40, una impresora", "KX 40"),
]
NOTHING = [
    "Frau Adler von Lindtal Naturkosmetik hat am Montag angerufen und will im Mai wiederkommen.",
    "Ms Hill from Quellham will be at the Northfair on Tuesday. The Berlin office has the keys.",
    "La Sra. Vidal llamó el lunes desde Madrid y quiere volver en mayo.",
    "AGENDA\nBegrüßung\nPause",
]


@pytest.mark.parametrize(("text", "name"), NAMED)
def test_the_name_is_found(text: str, name: str) -> None:
    assert product(text) == name


@pytest.mark.parametrize("text", NOTHING)
def test_people_firms_and_places_are_no_products(text: str) -> None:
    assert product(text) == ""


def test_compounds_and_phrases_are_goods() -> None:
    assert goods_gender("Mikrodosierpumpe") == "f" and goods_gender("Messgerät") == "n"
    assert goods_gender("bomba de alta presión") == "f" and goods_gender("equipo de medida") == "m"
    assert is_goods("high-pressure pump") and is_goods("label printer")
    assert not is_goods("automatisch") and not is_goods("Badekultur")
