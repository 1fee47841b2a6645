"""What the routes work with, made once at the start and passed in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from ..course.key import Key
from ..errors import DoorError
from ..records import Answer, Exercise, Grade, Language, Model
from ..store.rows import Learner
from ..store.store import Store
from .explanations import Explanations
from .shelf import Shelf


class Grader(Protocol):
    """The grading core as the sandbox uses it: visible and practice cases only."""

    def __call__(self, exercise: Exercise, answer: Answer, key: Key, model: Model) -> Grade:
        """Grade one answer; never raises, whatever the text."""


@dataclass(frozen=True, slots=True)
class World:
    """Store, engines by model id, modules, grader and folders.

    Scores come from the engine named ``pinned``, whatever else answers chat requests. ``notebooks`` is the course's
    ``exercises`` folder; hand-ins are written below ``data_dir``.
    """

    store: Store
    engines: Mapping[str, Model]
    pinned: str
    shelf: Shelf
    grade: Grader
    notebooks: Path
    data_dir: Path
    explanations: Explanations = field(default_factory=Explanations)

    def model(self, model_id: str) -> Model:
        """Return an engine by the id a client asks for, or raise DoorError 404."""
        if model_id in self.engines:
            return self.engines[model_id]
        known = ", ".join(self.engines)
        shown = model_id[:80]
        raise DoorError("sandbox.no_model", status=404, code="model_not_found", param="model", model=shown, known=known)


@dataclass(frozen=True, slots=True)
class Call:
    """One request, already read and admitted: what a handler sees of the web."""

    world: World
    learner: Learner
    lang: Language
    path: Mapping[str, str]
    query: Mapping[str, str]
    body: Any = None


@dataclass(frozen=True, slots=True)
class Reply:
    """What a handler answers: JSON data and an HTTP status."""

    data: Mapping[str, Any] | Sequence[Any]
    status: int = 200
