"""Turns are parted by lines of dashes, however drawn, and nothing else."""

from __future__ import annotations

import pytest

from curtain.answers.turns import LONGEST, MOST, read_turns


@pytest.mark.parametrize(
    ("text", "turns"),
    [
        ("Hallo", ("Hallo",)),
        ("a\n---\nb", ("a", "b")),
        ("a\r\n  -----  \r\nb", ("a", "b")),
        ("a\n- - -\nb\n---\n\n---\n", ("a", "b")),
        ("- ein Punkt\n-- kein Strich --\nc", ("- ein Punkt\n-- kein Strich --\nc",)),
        ("---", ()),
    ],
)
def test_turns_are_parted_by_lines_of_dashes(text: str, turns: tuple[str, ...]) -> None:
    assert read_turns(text).turns == turns


def test_what_is_too_much_is_counted_and_named() -> None:
    answer = read_turns("\n---\n".join(["x" * (LONGEST + 1), *"abcdefgh"]))
    assert len(answer.turns) == MOST
    assert answer.left == 3
    assert answer.long == (1,)
