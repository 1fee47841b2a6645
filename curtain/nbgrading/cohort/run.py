"""Grade a cohort: find what is new, grade it somewhere, note every result at once, and enter all in the gradebook."""

from __future__ import annotations

import hashlib
import logging
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TextIO

from nbgrader.coursedir import CourseDirectory

from ...errors import NotebookError, SetUpError
from ...phrases import say
from ..cohort_seed import cohort_seed
from ..generate import CONFIG, course_config, course_directory
from ..judge import read_course_anew
from .entering import enter_all
from .hand_in import STAMP, HandIn
from .hand_ins import hand_ins
from .journal import Journal
from .on_dask import on_dask
from .pages import write_pages
from .places import made_folder, replies_file
from .progress import Progress
from .sheet import Sheet, read_sheet
from .tasks import Done, Sheets, Task, one_after_another
from .workers import in_workers
from .written import graded_path, write_graded

log = logging.getLogger(__name__)

Way = Callable[[Iterable[Task], Sheets, Path | None], Iterator[Done]]
"""Grades tasks and yields what came of them, in any order."""


@dataclass
class Cohort:
    """What a run came to; ``broken_off`` and ``unknown`` need a look."""

    graded: int = 0
    unchanged: int = 0
    pages: int = 0
    broken_off: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)

    @property
    def well(self) -> bool:
        """Whether every hand-in has its grade."""
        return not self.broken_off and not self.unknown

    def told(self) -> str:
        """Return it for the trainer's screen."""
        lines = [say("en", "nbgrading.cohort.graded", graded=self.graded, unchanged=self.unchanged)]
        lines += [say("en", "nbgrading.cohort.pages", pages=self.pages)] if self.pages else []
        lines += [say("en", "nbgrading.cohort.broken_off", hand_in=name) for name in self.broken_off]
        lines += [say("en", "nbgrading.no_release", assignment=name, path=f"release/{name}") for name in self.unknown]
        return "\n".join(lines)


def way(workers: int | None = None, dask: str | None = None) -> Way:
    """Return how to grade: on a dask cluster, in worker processes, or here."""
    if dask:
        return partial(on_dask, address=dask)
    return partial(in_workers, count=workers) if workers else one_after_another


def grade_cohort(
    directory: Path, grade: Way = one_after_another, stream: TextIO | None = None, *, feedback: bool = False
) -> Cohort:
    """Grade every hand-in of a course directory that is new or would be graded with something else now.

    The grades are those of ``nbgrader autograde``, whatever way, order and number of runs they took. Nothing that was
    handed in is executed. A run that was killed is taken up where it was. With ``feedback`` every learner's page is
    written anew, also where only a trainer changed something since.

    Raises
    ------
    SetUpError
        If the directory is not prepared, another run is at work in it, or the chosen way is not there.
    CurtainError
        If the course's sources cannot be read.
    """
    directory = directory.resolve()
    if not (directory / CONFIG).is_file():
        raise SetUpError("nbgrading.cohort.no_directory", path=directory)
    read_course_anew()
    config = course_config(directory)
    course = course_directory(directory, config)
    journal = Journal(made_folder(directory))
    try:
        found = hand_ins(course)
        cohort, sheets = Cohort(), _sheets(course, found)
        cohort.unknown = sorted({hand_in.assignment for hand_in in found} - set(sheets))
        with Progress(len(found), stream or sys.stderr) as progress:
            tasks = _new(course, journal, sheets, found, cohort, progress)
            for done in grade(tasks, sheets, replies_file(directory)):
                _note(course, journal, cohort, done)
                progress.step()
        journal.commit()
        enter_all(course, config, sheets, (entry for entry in journal.to_enter() if entry.assignment in sheets))
        journal.all_entered(sheets)
        if feedback:
            known = [hand_in for hand_in in found if hand_in.assignment in sheets]
            cohort.pages = write_pages(course, known)
    finally:
        journal.close()
    return cohort


def _sheets(course: CourseDirectory, found: list[HandIn]) -> dict[str, Sheet]:
    """Return the sheet of every assignment with hand-ins; one without a release is passed over."""
    seed, sheets = cohort_seed(Path(course.root)), {}
    for hand_in in {hand_in.assignment: hand_in for hand_in in found}.values():
        folder = course.format_path(course.release_directory, ".", hand_in.assignment)
        try:
            sheet = read_sheet(Path(folder, hand_in.path.name), hand_in.assignment, seed)
        except NotebookError as error:
            log.warning("%s", error)
        else:
            sheets[hand_in.assignment] = sheet
    return sheets


def _new(
    course: CourseDirectory, journal: Journal, sheets: Sheets, found: list[HandIn], cohort: Cohort, progress: Progress
) -> Iterator[Task]:
    """Yield what is missing or changed, reading one hand-in at a time."""
    known = journal.done()
    for hand_in in found:
        if hand_in.assignment not in sheets:
            progress.step()
            continue
        content, stamp = hand_in.content(), hand_in.note(STAMP)
        digest = _digest(sheets[hand_in.assignment], content, stamp)
        if known.get(hand_in.name) == digest and graded_path(course, hand_in).exists():
            cohort.unchanged += 1
            progress.step()
        else:
            yield Task(hand_in, digest, stamp, content)


def _digest(sheet: Sheet, content: bytes | None, stamp: str) -> str:
    parts = (sheet.digest, stamp, "none" if content is None else hashlib.sha256(content).hexdigest())
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]


def _note(course: CourseDirectory, journal: Journal, cohort: Cohort, done: Done) -> None:
    """The notebook first, then the journal: what the journal knows is there."""
    task, graded = done.task, done.graded
    write_graded(course, task.hand_in, graded.notebook)
    journal.add(task.hand_in, task.digest, task.stamp, graded.results, graded.whole)
    if graded.whole:
        cohort.graded += 1
    else:
        cohort.broken_off.append("/".join(task.hand_in.name))
