"""What the store hands out; times are ISO 8601 in UTC."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..records import Language


@dataclass(frozen=True, slots=True)
class Learner:
    """A pseudonymous learner; who it is lives outside."""

    id: str
    language: Language | None
    cohort: str


@dataclass(frozen=True, slots=True)
class Saved:
    """One revision of an answer; revisions count up per learner and exercise, over all languages."""

    exercise: str
    lang: Language
    text: str
    revision: int
    saved_at: str


@dataclass(frozen=True, slots=True)
class Saving:
    """The outcome of a save: ``saved`` is on disk in any case.

    ``theirs`` is the newer text that the writer had not seen; while it is set, theirs stays the current answer.
    """

    saved: Saved
    theirs: Saved | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """The points of the first and of the best attempt at an exercise, and how many there were."""

    first: float
    best: float
    count: int


@dataclass(frozen=True, slots=True)
class Attempt:
    """One graded try; ``grade`` is the grade as plain data."""

    exercise: str
    lang: Language
    points: float
    at: str
    grade: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class HandIn:
    """One hand-in of a module; ``digest`` is the SHA-256 of the notebook's bytes."""

    id: int
    module: str
    lang: Language
    assignment: str
    digest: str
    at: str


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, without any text a learner wrote."""

    learner: str | None
    kind: str
    data: Mapping[str, Any]
    at: str
