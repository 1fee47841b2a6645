"""Text that a learner typed into an answer cell of JupyterLab: when does running the cell save it?

Running a cell that still holds what it was given saves nothing, nor does one whose text was taken over before; so
"run all" on another day cannot put an old text over the newer one that was written in the card.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from ..answers.text import is_untouched
from .service import Conflict, CourseService, Saved

DEVICE = "cell"
MEMORY = ".curtain-cells.json"


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a cell's text: ``saved`` as a new revision, a ``conflict``, or neither (None, None)."""

    saved: Saved | None = None
    conflict: Conflict | None = None


class CellMemory:
    """Which text of which cell was taken over last, and as which revision; kept beside the notebook.

    A folder that cannot be written to is no error: the memory then lasts as long as the kernel.
    """

    def __init__(self, file: Path = Path(MEMORY)) -> None:
        self._file = file
        self._known: dict[str, list[Any]] = _read(file)

    def holds(self, exercise: str, text: str) -> bool:
        """Return whether exactly this text was the last one taken over from the cell."""
        return bool(self._known.get(exercise, [None])[0] == _digest(text))

    def revision(self, exercise: str) -> int:
        """Return the revision that the cell's last text became, or 0."""
        return int(self._known.get(exercise, [None, 0])[1])

    def note(self, exercise: str, text: str, revision: int) -> None:
        """Remember that the cell's text is held by the store as ``revision``."""
        self._known[exercise] = [_digest(text), revision]
        part = self._file.with_suffix(f".{os.getpid()}")
        try:
            part.write_text(json.dumps(self._known), encoding="utf-8")
            part.replace(self._file)
        except OSError:
            return


def take_over(text: str, found: Mapping[str, Any], memory: CellMemory, service: CourseService) -> Taken:
    """Save a run cell's text if the learner wrote it there; ``found`` is what the service knows of the exercise."""
    exercise, answer = found["exercise"], found.get("answer")
    name = str(exercise["id"])
    if is_given(text, exercise) or memory.holds(name, text):
        return Taken()
    if answer and answer["text"].strip() == text.strip():
        memory.note(name, text, answer["revision"])
        return Taken()
    outcome = service.save(name, exercise["lang"], text, memory.revision(name), DEVICE)
    if isinstance(outcome, Conflict):
        memory.note(name, text, outcome.revision)
        return Taken(conflict=outcome)
    memory.note(name, text, outcome.revision)
    return Taken(saved=outcome)


def is_given(text: str, exercise: Mapping[str, Any]) -> bool:
    """Return whether a cell holds only what it was handed out with."""
    if is_untouched(text, str(exercise.get("given", ""))):
        return True
    # The text that a `try` starts from may stand in the notebook alone.
    return exercise["kind"] == "try" and not str(exercise.get("given", "")).strip()


def _digest(text: str) -> str:
    return sha256(text.strip().encode()).hexdigest()[:16]


def _read(file: Path) -> dict[str, list[Any]]:
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
        return {str(name): [str(entry[0]), int(entry[1])] for name, entry in found.items()}
    except (OSError, ValueError, AttributeError, TypeError, IndexError):
        return {}
