"""Put answers into a released notebook, as plain data; needs nothing of nbgrader, which takes seconds to load."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..answers.cells import read_cell, write_cell
from .answers import FoundAnswer


def given_texts(notebook: Mapping[str, Any]) -> dict[str, str]:
    """Return the texts of all answer cells of one of our own notebooks, by exercise id."""
    cells = (read_cell(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "code")
    return {cell.exercise: cell.text for cell in cells if cell}


def rebuild(released: Mapping[str, Any], answers: Mapping[str, FoundAnswer]) -> dict[str, str]:
    """Write the answers into the released notebook; return the remarks on them by exercise id."""
    for cell in released["cells"]:
        found = read_cell(cell["source"]) if cell["cell_type"] == "code" else None
        if found and found.exercise in answers and answers[found.exercise].text:
            cell["source"] = write_cell(found.exercise, answers[found.exercise].text)
    return {exercise: answer.remark for exercise, answer in answers.items() if answer.remark}
