"""Marked passages are read however people write them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from curtain.answers.mark import Mark, MarkAnswer, read_mark, write_mark

LABELS = {
    "secret": ("Geschäftsgeheimnis", "Trade secret", "Secreto comercial"),
    "invent": ("Erfinden", "Invention", "Invención"),
}


@pytest.mark.parametrize(
    ("line", "mark"),
    [
        ('"our margin" = secret', Mark("our margin", "secret")),
        ("„unsere Marge“ = Geschäftsgeheimnis", Mark("unsere Marge", "secret")),
        ("«nuestro margen» → secreto comercial", Mark("nuestro margen", "secret")),
        ("- our margin: Trade Secret", Mark("our margin", "secret")),
        ("3. 'our margin' -> SECRET.", Mark("our margin", "secret")),
        ("“a = b: c” = invencion", Mark("a = b: c", "invent")),
        ("our margin – geschaftsgeheimnis", Mark("our margin", "secret")),
        ('"our margin" => "invent"', Mark("our margin", "invent")),
    ],
)
def test_forms_that_are_read(line: str, mark: Mark) -> None:
    assert read_mark(line, LABELS) == MarkAnswer((mark,))


@pytest.mark.parametrize("line", ["our margin", '"our margin" = nonsense', "= secret", '"" = secret'])
def test_lines_that_cannot_be_read_are_named(line: str) -> None:
    assert read_mark(f'"x y" = secret\n{line}', LABELS) == MarkAnswer((Mark("x y", "secret"),), (line,))


def test_lines_beyond_the_limit_are_named_not_read() -> None:
    answer = read_mark("\n".join(f"w{n} = secret" for n in range(205)), LABELS)
    assert (len(answer.marks), len(answer.unread)) == (200, 5)


@settings(max_examples=60)
@given(st.text(max_size=300))
def test_no_text_raises(text: str) -> None:
    read_mark(text, LABELS)


def test_what_a_card_writes_is_read_again() -> None:
    marks = (Mark("a = b", "secret"), Mark("two lines", "invent"))
    assert read_mark(write_mark(marks), LABELS).marks == marks


@pytest.mark.parametrize("text", [": " * 9_000, "=" * 19_000, "a" + " " * 19_000 + "b", "\t" * 19_000 + "x"])
def test_a_long_line_of_separators_is_just_not_read(text: str) -> None:
    answer = read_mark(text, LABELS)
    assert answer.marks == () and len(answer.unread) == 1
