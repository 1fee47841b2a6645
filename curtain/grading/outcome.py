"""What an exercise kind finds out about an answer, before points are given."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from ..course.key import Key
from ..phrases import say
from ..records import CriterionRate, Exercise, Feedback, Language, Model, Pool, Rate

MOST_UNREAD = 3
"""So many lines that could not be read are quoted; further ones are counted."""


@dataclass(frozen=True)
class Outcome:
    """The share of the points (0 to 1) that an answer earned, and why."""

    share: float
    feedback: tuple[Feedback, ...] = ()
    pools: Mapping[str, Rate] = field(default_factory=dict)
    criteria: tuple[CriterionRate, ...] = ()
    not_judged: tuple[str, ...] = ()


@dataclass(frozen=True)
class Task:
    """One answer with all that is needed to judge it."""

    exercise: Exercise
    text: str
    key: Key
    model: Model
    pools: tuple[Pool, ...]

    @property
    def lang(self) -> Language:
        """The language of exercise, answer and feedback."""
        return self.exercise.lang


Grader = Callable[[Task], Outcome]


def unread_feedback(lines: tuple[str, ...], next_: str, lang: Language) -> list[Feedback]:
    """Name the lines that could not be read, shortened; the last remark counts the rest."""
    shown = [say(lang, "grading.unread", line=shortened(line)) for line in lines[:MOST_UNREAD]]
    if len(lines) > MOST_UNREAD:
        shown.append(say(lang, "grading.unread-more", n=len(lines) - MOST_UNREAD))
    return [Feedback(text, next_) for text in shown]


def shortened(text: str, longest: int = 120) -> str:
    """Return ``text`` in one line and at most ``longest`` signs."""
    line = " ".join(text.split())
    return line if len(line) <= longest else line[: longest - 1] + "…"
