"""Pieces of a reply."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from curtain.engines.stream import pieces


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("", []),
        ("one", ["one"]),
        ("Guten Tag,\n\n- eins\n- zwei", ["Guten", " Tag,", "\n\n-", " eins", "\n-", " zwei"]),
        ("  lead and trail \n", ["  lead", " and", " trail", " \n"]),
        (" \n ", [" \n "]),
    ],
)
def test_a_reply_comes_word_by_word(text: str, wanted: list[str]) -> None:
    assert list(pieces(text)) == wanted


@settings(deadline=None)
@given(st.text())
def test_joined_pieces_are_the_text(text: str) -> None:
    found = list(pieces(text))
    assert "".join(found) == text
    assert all(found)
