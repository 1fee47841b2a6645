"""Find what was handed in, and say what each hand-in is made of."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

from nbgrader.coursedir import CourseDirectory

from ..guard import guard
from ..submission import content_of

STAMP = "timestamp.txt"
SECRET = "submission_secret.txt"


@dataclass(frozen=True, slots=True)
class HandIn:
    """One learner's notebook for one assignment, as it lies under ``submitted/``."""

    learner: str
    assignment: str
    path: Path

    @property
    def name(self) -> tuple[str, str]:
        """What tells it from all others."""
        return self.learner, self.assignment

    def content(self) -> bytes | None:
        """Return the notebook's bytes; None if there is no plain file."""
        return content_of(self.path)

    def note(self, name: str) -> str:
        """Return the text of a note beside the notebook, such as the time of the hand-in; empty if there is none."""
        return (content_of(self.path.with_name(name)) or b"").decode(errors="replace").strip()


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
