"""One hand-in: whose it is, for what, and what it is made of."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

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
