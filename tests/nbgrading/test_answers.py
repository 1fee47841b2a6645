"""Answers are found by their line or their cell, the first changed one counts, and all of it is only text."""

from __future__ import annotations

import pytest

from curtain.nbgrading.answers import FoundAnswer, find_answers
from curtain.nbgrading.submission import MAX_CELLS, SubmittedCell, submission_of

GIVEN = {"01-notes/warm-up": "Schreib etwas.", "01-notes/pick": "…"}
PICK = "%%answer 01-notes/pick\n"


def found(*cells: SubmittedCell | str) -> dict[str, FoundAnswer]:
    plain = [cell if isinstance(cell, SubmittedCell) else SubmittedCell(cell) for cell in cells]
    data = {"cells": [{"source": cell.source, "id": cell.ids[0] if cell.ids else None} for cell in plain]}
    return find_answers(submission_of(data), GIVEN)


@pytest.mark.parametrize(
    "cell",
    [
        SubmittedCell(f"{PICK}b"),
        SubmittedCell(f"\n  {PICK}\nb\n\n"),
        SubmittedCell("%%Answer 01-Notes/Pick\nb"),
        SubmittedCell(f"{PICK}### BEGIN SOLUTION\nb\n### END SOLUTION"),
        SubmittedCell("b", ("answer-pick",)),
        SubmittedCell("%%answr\nb", ("answer-pick",)),
        SubmittedCell("%%answer 01-notes/no-such\nb", ("answer-pick",)),
        SubmittedCell(f"{PICK}b", ("answer-warm-up",)),
        SubmittedCell(f"{PICK}b\r\n"),
    ],
)
def test_an_answer_is_found(cell: SubmittedCell) -> None:
    assert found(cell) == {"01-notes/pick": FoundAnswer("b")}


@pytest.mark.parametrize(
    "source",
    [
        "",
        PICK,
        f"{PICK}…",
        f"{PICK}\n  \n",
        "%%answer 01-notes/warm-up\nSchreib etwas.\n",
        "b",
        "%%answer 02-other/pick\nb",
    ],
)
def test_what_was_not_touched_is_no_answer(source: str) -> None:
    assert found(source) == {}


@pytest.mark.parametrize(
    ("cells", "answer"),
    [
        ([f"{PICK}…", f"{PICK}b", f"{PICK}b"], FoundAnswer("b")),
        ([f"{PICK}b", f"{PICK}a"], FoundAnswer("b", "several_cells")),
        ([f"{PICK}a", f"{PICK}b", f"{PICK}…"], FoundAnswer("a", "several_cells")),
        ([f"{PICK}{'x' * 20_001}"], FoundAnswer("", "too_long")),
        ([f"{PICK}{'ä' * 10_001}"], FoundAnswer("", "too_long")),
        ([f"{PICK}{'x' * 20_000}"], FoundAnswer("x" * 20_000)),
    ],
)
def test_the_first_changed_cell_counts_and_limits_hold(cells: list[str], answer: FoundAnswer) -> None:
    assert found(*cells) == {"01-notes/pick": answer}


def test_only_so_many_cells_are_read() -> None:
    filler = [{"source": "x"}] * (MAX_CELLS - 1)
    last, over = {"source": f"{PICK}b"}, {"source": "%%answer 01-notes/warm-up\nb"}
    submission = submission_of({"cells": [*filler, last, over]})
    assert submission.problem == "too_many_cells"
    assert find_answers(submission, GIVEN) == {"01-notes/pick": FoundAnswer("b")}


def test_answers_keep_other_magics_and_code_as_the_text_they_are() -> None:
    text = "%%bash\nrm -rf /\n%%answer 01-notes/warm-up\nnein"
    assert found(f"{PICK}{text}") == {"01-notes/pick": FoundAnswer(text)}
