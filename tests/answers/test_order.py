"""An order is read from lines, numbers or arrows."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from curtain.answers.names import Names
from curtain.answers.order import OrderAnswer, read_order

STEPS = Names(
    {
        "a": ("Ziel festlegen", "Set a goal", "Fijar un objetivo"),
        "b": ("Daten klären, zuerst die der Kunden", "Settle the data", "Aclarar los datos"),
        "c": ("Erproben", "Try it", "Probar"),
    }
)


@pytest.mark.parametrize(
    "text",
    [
        "c\na\nb",
        "c, a, b",
        "c a b",
        "C > A > B",
        "c → a → b",
        "c->a->b",
        "1. c\n2. a\n3. b",
        "2. a\n3. b\n1. c",
        "a = 2\nb = 3\nc = 1",
        "c: 1, a: 2, b: 3",
        "Erproben\nZiel festlegen\nDaten klären, zuerst die der Kunden",
        "- c) Probar\n- a) Fijar un objetivo\n- b) Aclarar los datos",
        "Schritt 1: Erproben\nSchritt 2: Ziel\nSchritt 3: Daten",
        "zuerst c\ndann a\nzuletzt b",
        "1º c\n2º a\n3º b",
        "«c»; «a»; «b»",
        "c (am billigsten)\na (nötig)\nb (am Ende)",
        "Step 1 - Try it\nStep 2 - Set a goal\nStep 3 - Settle the data",
    ],
)
def test_forms_that_are_read(text: str) -> None:
    assert read_order(text, STEPS) == OrderAnswer(("c", "a", "b"))


def test_what_is_missing_double_or_unreadable_is_neither_made_up_nor_dropped_silently() -> None:
    assert read_order("c\nc\nund so weiter\na", STEPS) == OrderAnswer(("c", "a"), ("und so weiter",))


def test_the_same_number_for_all_is_no_order_by_number() -> None:
    assert read_order("c = 1\na = 1\nb = 1", STEPS).order == ("c", "a", "b")


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200) | st.lists(st.sampled_from([*"abc123=:,;>.\n", " "])).map("".join))
def test_no_text_raises(text: str) -> None:
    read_order(text, STEPS)


@pytest.mark.parametrize("sign", ["c > ", "1. ", "1", " ", "=", "a = 1 ", "("])
def test_a_giant_line_is_just_not_read(sign: str) -> None:
    assert read_order(sign * (19_000 // len(sign)), STEPS).order == ()
