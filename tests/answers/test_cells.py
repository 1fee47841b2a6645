"""Answer cells are recognised however their first line was damaged."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from curtain.answers.cells import read_cell, write_cell


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("%%answer 02-clear-briefs/follow-up\nWrite.", "Write."),
        ("  %%answer 02-clear-briefs/follow-up\nWrite.", "Write."),
        ("\n\n# a note\n%%answer 02-clear-briefs/follow-up\nWrite.\n\nMore.", "Write.\n\nMore."),
        ("%%Answer 02-Clear-Briefs/Follow-Up\nWrite.", "Write."),
        ("%%answer 02-clear-briefs/follow-up please\nWrite.", "Write."),
        ("%%answer 02-clear-briefs/follow-up Write.\n", "Write."),
        ("%%answer 02-clear-briefs/follow-up Write.\n…", "Write."),
        ("%answer 02-clear-briefs/follow-up\nWrite.", "Write."),
        ("%% answer '02-clear-briefs/follow-up'\nWrite.", "Write."),
        ("\ufeff%%answer 02-clear-briefs / follow-up\r\nWrite.", "Write."),
        ("%%answer 02-clear-briefs/follow-up", ""),
        ("%%answer 02-clear-briefs/follow-up\n…", "…"),
        ("%%answer 02-clear-briefs/follow-up\n%%answer 02-clear-briefs/other", "%%answer 02-clear-briefs/other"),
    ],
)
def test_an_answer_is_found(source: str, text: str) -> None:
    cell = read_cell(source)
    assert cell is not None
    assert (cell.exercise, cell.text) == ("02-clear-briefs/follow-up", text)


@pytest.mark.parametrize(
    "source",
    ["", "print(1)", "x = 1\n%%answer 02-clear-briefs/follow-up\nText", "%%answer", "%%answers 02-a/b", "# %%answer"],
)
def test_another_cell_is_none(source: str) -> None:
    assert read_cell(source) is None


def test_only_an_undamaged_line_is_clean() -> None:
    assert read_cell(write_cell("02-a/b", "x")) == read_cell("%%answer 02-a/b\nx")
    assert [
        read_cell(source).clean for source in ("%%answer 02-a/b\nx", " %%answer 02-a/b\nx", "%%answer 02-a/b x\n")
    ] == [  # type: ignore[union-attr]
        True,
        False,
        False,
    ]


@settings(max_examples=60)
@given(st.text(alphabet=st.characters(exclude_characters="\r"), max_size=200))
def test_what_was_written_is_read(text: str) -> None:
    cell = read_cell(write_cell("02-a/b", text))
    assert cell is not None and cell.text == text.strip("\n")
