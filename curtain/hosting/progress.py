"""What the start page and a lesson's top bar say about a learner's progress, worked out from the service's records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

State = Literal["untouched", "started", "solved"]


@dataclass(frozen=True, slots=True)
class ModuleState:
    """One module as a learner sees it on the start page; ``next`` is the exercise to go on with."""

    id: str
    title: str
    minutes: int = 0
    goals: tuple[str, ...] = ()
    points: float = 0
    earned: float = 0
    exercises: int = 0
    done: int = 0
    started: bool = False
    next: str = ""
    next_title: str = ""
    handed_in: str = ""
    known: bool = True

    @property
    def percent(self) -> int:
        """How many of a hundred exercises are done, rounded down so that 100 means all."""
        return 100 * self.done // self.exercises if self.exercises else 0

    @property
    def complete(self) -> bool:
        """Whether nothing is left to do."""
        return bool(self.exercises) and self.done == self.exercises


def module_state(record: Mapping[str, Any]) -> ModuleState:
    """Read one entry of the service's list of modules.

    Graded exercises count as done when solved; the ones for trying count as soon as the learner tried them.
    """
    exercises: Sequence[Mapping[str, Any]] = record.get("exercises", ())
    left = [exercise for exercise in exercises if not _done(exercise)]
    return ModuleState(
        id=record["id"],
        title=record["title"],
        minutes=record.get("minutes", 0),
        goals=tuple(record.get("goals", ())),
        points=record.get("points", 0),
        earned=record.get("earned") or 0,
        exercises=len(exercises),
        done=len(exercises) - len(left),
        started=any(exercise["state"] != "untouched" for exercise in exercises),
        next=left[0]["name"] if left else "",
        next_title=left[0]["title"] if left else "",
        handed_in=record.get("handed_in") or "",
    )


def go_on_with(modules: Sequence[ModuleState]) -> ModuleState | None:
    """Return the module to continue: one that was started and not finished, else the first that is not finished."""
    unfinished = [module for module in modules if not module.complete]
    return next((module for module in unfinished if module.started), unfinished[0] if unfinished else None)


def _done(exercise: Mapping[str, Any]) -> bool:
    if not exercise.get("points"):
        return bool(exercise["state"] != "untouched")
    return bool(exercise["state"] == "solved")
