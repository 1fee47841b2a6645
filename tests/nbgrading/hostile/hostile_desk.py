"""What an attacker has at hand: a folder, the exercise notebook, and a place whose files betray execution."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

MODULE = "02-clear-briefs"

GOOD = {"why-better": "b", "what-is-missing": "a"}
"""Harmless answers; whatever else a hand-in does, these must be worth what they are worth to everybody."""


@dataclass(frozen=True)
class Desk:
    """One learner's desk; ``folder`` is ``submitted/<learner>/<assignment>`` and exists."""

    folder: Path
    lang: str
    canary: Path
    course: Path
    classroom: Path

    @property
    def file(self) -> Path:
        return self.folder / f"{MODULE}.ipynb"

    def notebook(self, answers: Mapping[str, str] = GOOD) -> dict[str, Any]:
        """The exercise notebook with answers in it."""
        path = self.classroom / f"release/{MODULE}-{self.lang}/{MODULE}.ipynb"
        notebook: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        for cell in notebook["cells"]:
            name = cell["id"].removeprefix("answer-")
            if cell["id"].startswith("answer-") and name in answers:
                cell["source"] = [cell["source"][0], answers[name]]
        return notebook

    def write(self, content: Mapping[str, Any] | bytes) -> None:
        data = content if isinstance(content, bytes) else json.dumps(content).encode()
        self.file.write_bytes(data)

    def betrayal(self) -> str:
        """Python that leaves a file if anybody runs it."""
        return f"open({str(self.canary / self.folder.parent.name)!r}, 'w').close()"


@dataclass(frozen=True)
class Attack:
    """A hand-in and how it must end.

    ``end`` is the last part of a phrase key that the learner reads (``hand_in.broken``, ``answer.too_long``), or
    ``same`` (the points that the harmless answers are worth), ``none`` (no answer was found, and that is said),
    ``graded`` (some points within bounds) or ``refused`` (no learner at all; the trainer is told).
    """

    make: Callable[[Desk], None]
    end: str
    learner: str = ""
    held_out: bool = False
