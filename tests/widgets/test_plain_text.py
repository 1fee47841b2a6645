"""Answers whose first line is damaged or lost, in cells that Python would choke on."""

from __future__ import annotations

import pytest

from curtain.widgets.plain_text import is_plain_text, mend


@pytest.mark.parametrize(
    "source",
    [
        "Schreiben Sie eine Mail an Frau Adler.",
        "Write an e-mail.\nIt's for \"buyers\n- and (more",
        "Redacte un correo; ¿de acuerdo?",
        "Hallo",
        "Rolle, Aufgabe, Ziel",
        "b",
        '"passage" = secret',
        "= = =\x00",
    ],
)
def test_words_are_not_python(source: str) -> None:
    assert is_plain_text(source, known={})


@pytest.mark.parametrize(
    "source",
    [
        "",
        "# a note",
        "x = 1",
        "print('x')",
        "await x()",
        "%lesson 02-x de",
        "%%answer 02-x/y\nHello there",
        "!ls",
        "len?",
        "files = !ls",
        "known",
        "True",
        "b = 2\nb",
        "'text'",
    ],
)
def test_code_stays_code(source: str) -> None:
    assert not is_plain_text(source, known={"known"})


@pytest.mark.parametrize("first", ["%answer 02-a/b", "  %%Answer 02-a/b", "# mine\n\n%%answer 02-a/b please"])
def test_a_damaged_first_line_is_mended(first: str) -> None:
    assert "".join(mend(f"{first}\nDo it.\n".splitlines(keepends=True))) == "%%answer 02-a/b\nDo it.\n"


def test_an_answer_cell_is_never_empty_and_other_cells_stay_as_they_are() -> None:
    assert mend(["%%answer 02-a/b\n"]) == ["%%answer 02-a/b\n", "…\n"]
    assert mend(["x = 1\n"]) == ["x = 1\n"]
