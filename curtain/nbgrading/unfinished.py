"""Tell graded notebooks from the remains of a run that was killed, and clear those away."""

from __future__ import annotations

import json
import logging
from pathlib import Path
from typing import Any

from nbgrader.utils import rmtree

from ..phrases import say

log = logging.getLogger(__name__)


def remove_unfinished(autograde: Any) -> None:
    """Remove results of the learners about to be graded that were not written to their end.

    ``autograde`` is nbgrader's ``Autograde`` after it has found the hand-ins. It writes the rebuilt notebook first and
    the graded one over it, which then says ``graded``; only the second one is a result.
    """
    directory = autograde.coursedir
    for folder, notebooks in autograde.assignments.items():
        learner, assignment = Path(folder).parts[-2:]
        result = Path(directory.format_path(directory.autograded_directory, learner, assignment))
        if result.is_dir() and not all(is_graded(result / Path(name).name) for name in notebooks):
            log.warning(say("en", "nbgrading.unfinished", folder=result))
            rmtree(str(result))


def is_graded(path: Path) -> bool:
    """Whether the notebook at ``path`` is whole and was graded."""
    try:
        return bool(json.loads(path.read_text(encoding="utf-8"))["metadata"]["curtain"]["graded"])
    except (OSError, ValueError, KeyError, TypeError):
        return False
