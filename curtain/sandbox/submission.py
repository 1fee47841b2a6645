"""Makes the notebook of a hand-in: the exercise notebook with the learner's answers in its answer cells."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from ..answers.cells import read_cell, write_cell


def submission(notebook: bytes, answers: Mapping[str, str]) -> bytes:
    """Put answers, by exercise id, into the ``%%answer`` cells of an exercise notebook; all else stays as it is.

    Raises
    ------
    ValueError
        If ``notebook`` is no JSON, or no notebook.
    """
    content = json.loads(notebook)
    if not isinstance(content, dict) or not isinstance(content.get("cells"), list):
        raise ValueError("no cells")
    for cell in content["cells"]:
        _fill(cell, answers)
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _fill(cell: dict[str, Any], answers: Mapping[str, str]) -> None:
    if cell.get("cell_type") != "code":
        return
    found = read_cell("".join(cell["source"]))
    if found and found.exercise in answers:
        cell["source"] = write_cell(found.exercise, answers[found.exercise]).splitlines(keepends=True)
