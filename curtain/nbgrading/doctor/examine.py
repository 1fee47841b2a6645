"""Everything the doctor looks at, in the order in which a trainer would put it right."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from ...phrases import say
from ..generate import CONFIG, course_directory
from ..judge import read_course_anew
from .assignments import check_assignments, check_gradebook, check_keys, known_learners
from .finding import Finding
from .hand_ins import check_graded, check_hand_ins, check_learners
from .machine import check_clock, check_programs, check_room, versions
from .settings import check_seed, check_settings, settings_of


def is_course_directory(directory: Path) -> bool:
    """Whether anything of a course directory is there; else there is nothing to examine."""
    return any((directory / name).exists() for name in (CONFIG, "gradebook.db", "source", "submitted"))


def examine(directory: Path) -> list[Finding]:
    """Return what is to be put right in a course directory and on this machine; changes nothing."""
    read_course_anew()
    return list(_findings(directory.resolve()))


def summary(findings: list[Finding]) -> str:
    """Return the last lines of the report, in English as all of nbgrader is: the outcome, versions and the clock."""
    now = f"{datetime.now(UTC):%Y-%m-%d %H:%M}"
    outcome = (
        say("en", "nbgrading.doctor.count", number=len(findings)) if findings else say("en", "nbgrading.doctor.well")
    )
    return f"{outcome}\n{say('en', 'nbgrading.doctor.facts', versions=versions(), now=now)}"


def _findings(directory: Path) -> Iterator[Finding]:
    config = settings_of(directory)
    learners: list[str] = []
    if isinstance(config, Finding):
        yield config
    else:
        yield from check_settings(directory, config)
        yield from check_gradebook(course_directory(directory, config))
        learners = known_learners(course_directory(directory, config))
    yield from check_seed(directory)
    broken = list(check_keys(directory))
    yield from broken or check_graded(directory)
    yield from check_assignments(directory)
    yield from check_learners(directory, learners)
    yield from check_hand_ins(directory)
    yield from check_room(directory)
    yield from check_programs()
    yield from check_clock(directory)
