"""Second step of grading: our own process judges the answers; no kernel starts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbgrader.preprocessors.base import NbGraderPreprocessor

from .cohort_seed import cohort_seed
from .marking import mark, put_points
from .record import read_record, record_path

RESULTS = "curtain_results"


class GradeAnswers(NbGraderPreprocessor):
    """Puts the points of each answer, a plain number, into the output of the ``%points`` cell that carries them."""

    def preprocess(self, nb: NotebookNode, resources: dict[str, Any]) -> tuple[NotebookNode, dict[str, Any]]:
        """Grade every item; one that fails gets no points, a remark, and a place on the trainer's list."""
        named = resources["nbgrader"]
        directory = directory_of(self)
        before = read_record(record_path(directory, named["student"], named["assignment"]))
        results = mark(nb, cohort_seed(directory), before)
        put_points(nb, results)
        return nbformat.from_dict(nb), {**resources, RESULTS: results}


def directory_of(step: Any) -> Path:
    """Return the course directory: an exporter runs a step of grading, and nbgrader's ``Autograde`` is its parent."""
    return Path(step.parent.parent.coursedir.root)
