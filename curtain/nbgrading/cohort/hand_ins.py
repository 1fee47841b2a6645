"""Find what was handed in."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

from nbgrader.coursedir import CourseDirectory

from ..guard import guard
from .hand_in import HandIn


def hand_ins(directory: CourseDirectory) -> list[HandIn]:
    """Return every hand-in of a course directory, ordered by assignment and learner.

    What may stop a run or does not belong there is put aside first, as before every run of ``nbgrader autograde``.
    """
    directory.assignment_id = "*"
    run = SimpleNamespace(coursedir=directory, assignments={})
    guard(run)
    found = [_hand_in(Path(paths[0])) for paths in run.assignments.values() if paths]
    return sorted(found, key=lambda hand_in: (hand_in.assignment, hand_in.learner))


def _hand_in(path: Path) -> HandIn:
    learner, assignment, _ = path.parts[-3:]
    return HandIn(learner, assignment, path)
