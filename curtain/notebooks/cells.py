"""The cells of a solution notebook, with the marks that nbgrader and JupyterLab read.

Only what a learner writes and what carries points has marks of nbgrader. Texts are merely read-only: nbgrader keeps
every marked cell in its gradebook and refuses to add or remove one after the first hand-in, so a mended typing error
in a marked text would shut the gradebook.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

from ..answers.cells import write_cell
from ..phrases import say
from ..records import Language

Cell = dict[str, Any]

SCHEMA = 3
BEGIN, END = "### BEGIN SOLUTION", "### END SOLUTION"
READ_ONLY = {"deletable": False, "editable": False}


def text_cell(source: str, tags: Iterable[str] = ()) -> Cell:
    """Return a text that nobody edits in the notebook; its id comes from what it says."""
    digest = hashlib.sha256(source.encode()).hexdigest()[:12]
    kept = {"tags": sorted(tags)} if tags else {}
    return {"cell_type": "markdown", "id": f"text-{digest}", "metadata": {**READ_ONLY, **kept}, "source": source}


def lab_cell(lang: Language) -> Cell:
    """Return what to do in JupyterLab, for whoever opens the notebook there; the app leaves out what has this tag."""
    return {**text_cell(say(lang, "notebooks.lab.note"), ["jupyterlab"]), "id": "jupyterlab"}


def command_cell(name: str, *arguments: str) -> Cell:
    """Return a read-only cell that holds one line magic, such as ``%lesson 02-clear-briefs de``."""
    return _code(name, " ".join([f"%{name}", *arguments]), dict(READ_ONLY))


def given_cell(exercise: str, text: str) -> Cell:
    """Return an answer cell without points: the learner starts from ``text``, in every notebook."""
    return _code(answer_id(exercise), write_cell(exercise, text), {"deletable": False})


def answer_cell(exercise: str, model_answer: str) -> Cell:
    """Return an answer cell whose model answer nbgrader takes out below the ``%%answer`` line."""
    marks = _marks(answer_id(exercise), solution=True)
    return _code(answer_id(exercise), write_cell(exercise, f"{BEGIN}\n{model_answer}\n{END}"), {"nbgrader": marks})


def points_cell(exercise: str, points: float) -> Cell:
    """Return the locked cell that carries the points of the answer above it."""
    name = f"points-{exercise.partition('/')[2]}"
    marks = {**_marks(name, grade=True, locked=True), "points": points}
    return _code(name, f"%points {exercise}", {**READ_ONLY, "nbgrader": marks})


def answer_id(exercise: str) -> str:
    """Return the cell id of an exercise's answer, unique in its notebook."""
    return f"answer-{exercise.partition('/')[2]}"


def _marks(name: str, *, grade: bool = False, solution: bool = False, locked: bool = False) -> dict[str, Any]:
    marks = {"grade": grade, "solution": solution, "locked": locked, "task": False}
    return {"schema_version": SCHEMA, "grade_id": name, **marks}


def _code(name: str, source: str, metadata: dict[str, Any]) -> Cell:
    return {
        "cell_type": "code",
        "id": name,
        "metadata": metadata,
        "source": source,
        "execution_count": None,
        "outputs": [],
    }
