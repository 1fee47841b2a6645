"""First step of grading: the released notebook with the learner's answers in it, and nothing else of the learner's."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbgrader.preprocessors.base import NbGraderPreprocessor

from ..errors import NotebookError
from .answers import find_answers
from .exporter import SUBMISSION
from .rebuilding import given_texts, rebuild
from .submission import submission_of


class RebuildFromSource(NbGraderPreprocessor):
    """Takes the release of the assignment and copies in only the texts of answers.

    So nothing else that was handed in matters: other cells, metadata, outputs, the kernel's name, copied or lost
    cells. What the learner should know about the hand-in is kept in the notebook's metadata.
    """

    def preprocess(self, nb: NotebookNode, resources: dict[str, Any]) -> tuple[NotebookNode, dict[str, Any]]:
        """Return the rebuilt notebook.

        Raises
        ------
        NotebookError
            If the release of the assignment is missing or no notebook of this course; no learner can cause that.
        """
        released = self._released(resources["nbgrader"])
        submission = resources.get(SUBMISSION) or submission_of(nb)
        remarks = rebuild(released, find_answers(submission, given_texts(released)))
        released.metadata["curtain"]["hand_in"] = {"problem": submission.problem, "remarks": remarks}
        return released, resources

    @property
    def exporter(self) -> Any:
        """The exporter that runs this preprocessor; nbgrader's ``Autograde`` is its parent."""
        return self.parent

    def _released(self, named: Mapping[str, str]) -> NotebookNode:
        directory = self.exporter.parent.coursedir
        folder = directory.format_path(directory.release_directory, ".", named["assignment"])
        path = Path(folder, f"{named['notebook']}.ipynb")
        try:
            released: NotebookNode = nbformat.read(path, as_version=4)
            released.metadata["curtain"]["module"]
        except (OSError, ValueError, KeyError) as error:
            raise NotebookError("nbgrading.no_release", path=path, assignment=named["assignment"]) from error
        return released
