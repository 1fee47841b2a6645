"""Where nbgrader opens a hand-in: the one place before its preprocessors where a bad file can be met calmly."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import Any

import nbformat
from nbconvert.exporters import NotebookExporter

from .guard import guard
from .judge import read_course_anew
from .submission import read_submission
from .unfinished import remove_unfinished

SUBMISSION = "curtain_submission"


class SubmissionExporter(NotebookExporter):
    """Reads hand-ins with our own reader and passes them on as a resource, beside an empty notebook.

    nbgrader makes one exporter a run, before it looks at the first learner. So this is also where all hand-ins are
    put in order, and where the remains of a run that was killed are cleared away; nbgrader would take them for results
    and never grade those learners.
    """

    def __init__(self, parent: Any = None, **kwargs: Any) -> None:
        super().__init__(parent=parent, **kwargs)  # type: ignore[no-untyped-call]
        self.autograde = parent
        read_course_anew()
        guard(parent)
        remove_unfinished(parent)
        _hush_new_submissions()

    def from_filename(self, filename: str, resources: dict[str, Any] | None = None, **kwargs: Any) -> Any:
        """Read a hand-in, or, in nbgrader's second step, the notebook that was rebuilt from it."""
        if not self.autograde._sanitizing:
            return super().from_filename(filename, resources=resources, **kwargs)
        path = Path(filename)
        named = {"metadata": {"name": path.stem, "path": str(path.parent)}, SUBMISSION: read_submission(path)}
        empty = {"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
        notebook = nbformat.from_dict(empty)
        return self.from_notebook_node(notebook, {**(resources or {}), **named}, **kwargs)  # type: ignore[no-untyped-call]


def _hush_new_submissions() -> None:
    """Keep three warnings a learner off the trainer's screen that are about nbgrader's own code.

    ``Gradebook.add_submission`` ties a submission to learner and assignment and asks the database for more before it
    adds it to the session. SQLAlchemy 2 warns of that; the submission is added a few lines further down all the same.
    """
    warnings.filterwarnings("ignore", r"Object of type <Submitted(Assignment|Notebook)> not in session")
