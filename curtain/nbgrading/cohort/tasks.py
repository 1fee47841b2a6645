"""What is given to whoever grades, and what comes back; and the simplest way to grade: here, one after another."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from .grading import Desk, Graded, broken_off, open_desk
from .hand_in import HandIn
from .sheet import Sheet

log = logging.getLogger(__name__)

Sheets = Mapping[str, Sheet]


@dataclass(frozen=True, slots=True)
class Task:
    """One hand-in to be graded, with its bytes as they were when its digest was taken."""

    hand_in: HandIn
    digest: str
    stamp: str
    content: bytes | None


@dataclass(frozen=True, slots=True)
class Done:
    """A task and what came of it."""

    task: Task
    graded: Graded


def grade_task(desk: Desk, sheets: Sheets, assignment: str, content: bytes | None) -> Graded:
    """Grade one hand-in; an error of our own in it must not reach the others."""
    try:
        return desk.grade(sheets[assignment], content)
    except Exception:  # whatever it is
        log.exception(assignment)
        return broken_off(sheets[assignment])


def one_after_another(tasks: Iterable[Task], sheets: Sheets, replies: Path | None) -> Iterator[Done]:
    """Grade in this process; what reading and judging one hand-in can cost is bounded by their limits of size."""
    desk = open_desk(replies)
    try:
        for task in tasks:
            yield Done(task, grade_task(desk, sheets, task.hand_in.assignment, task.content))
    finally:
        desk.close()
