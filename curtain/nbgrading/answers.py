"""Find the answers in a hand-in: by their ``%%answer`` line, or, if that is lost, by the cell they stand in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..answers.cells import STUB, read_cell
from .submission import Submission, SubmittedCell

MAX_ANSWER_BYTES = 20_000
_DELIMITERS = ("### BEGIN SOLUTION", "### END SOLUTION")
_LOST_LINE = "%"


@dataclass(frozen=True, slots=True)
class FoundAnswer:
    """What a learner wrote for one exercise; ``remark`` is the last part of a phrase key about how it was found."""

    text: str
    remark: str | None = None


def find_answers(submission: Submission, given: Mapping[str, str]) -> dict[str, FoundAnswer]:
    """Return the answers by exercise id; an exercise that was not touched is missing.

    ``given`` holds, for each exercise of the notebook, the text that a learner starts from. If there are several
    cells for one exercise, the first one that was changed counts, and the answer says so.
    """
    by_cell_id = {f"answer-{exercise.partition('/')[2]}": exercise for exercise in given}
    found: dict[str, FoundAnswer] = {}
    for cell in submission.cells:
        exercise, text = _read(cell, by_cell_id, given)
        if exercise is None or untouched(text, given[exercise]):
            continue
        if exercise not in found:
            found[exercise] = _bounded(text)
        elif text != found[exercise].text:
            found[exercise] = FoundAnswer(found[exercise].text, found[exercise].remark or "several_cells")
    return found


def untouched(text: str, given: str) -> bool:
    """Whether ``text`` is empty or what the learner was given."""
    return text.strip() in ("", STUB, given.strip())


def _read(cell: SubmittedCell, by_cell_id: Mapping[str, str], given: Mapping[str, str]) -> tuple[str | None, str]:
    answer = read_cell(cell.source)
    if answer and answer.exercise in given:
        return answer.exercise, _without_delimiters(answer.text)
    exercise = next((by_cell_id[name] for name in cell.ids if name in by_cell_id), None)
    return exercise, _without_delimiters(_without_lost_line(cell.source))


def _without_delimiters(text: str) -> str:
    """A solution notebook that is handed in as it is holds its model answers between two lines for nbgrader."""
    return "\n".join(line for line in text.split("\n") if line.strip() not in _DELIMITERS).strip("\n")


def _without_lost_line(source: str) -> str:
    """Drop a first line that still begins like a magic but no longer names the exercise."""
    first, _, rest = source.partition("\n")
    return rest if first.lstrip().startswith(_LOST_LINE) else source


def _bounded(text: str) -> FoundAnswer:
    if len(text.encode("utf-8", errors="replace")) > MAX_ANSWER_BYTES:
        return FoundAnswer("", "too_long")
    return FoundAnswer(text)
