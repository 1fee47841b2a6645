"""Grade on the workers of a dask cluster, in chunks."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

from ...errors import SetUpError
from .grading import Desk, Graded, broken_off, open_desk
from .sheet import stale
from .tasks import Done, Sheets, Task, grade_task

log = logging.getLogger(__name__)

CHUNK = 16
"""Hand-ins that go together: sending costs some milliseconds each time."""

AHEAD = 3
"""Chunks waiting for each thread of the cluster, so that none is idle and memory stays bounded."""

CONNECT_SECONDS = 15

Answered = list[Graded] | None
"""The results of a chunk; None if the worker has another course, key or version than the run."""


def on_dask(tasks: Iterable[Task], sheets: Sheets, replies: Path | None, address: str) -> Iterator[Done]:
    """Grade on the cluster whose scheduler is at ``address``; the order of results is that of their coming.

    The workers need this package and the course's sources, but not the course directory: they get the hand-ins' bytes.

    Raises
    ------
    SetUpError
        If dask is not installed, the cluster does not answer, or a worker has another course or version.
    """
    try:
        import distributed
    except ImportError as error:
        raise SetUpError("nbgrading.cohort.no_dask") from error
    cluster: Any = distributed
    try:
        client = cluster.Client(address, timeout=CONNECT_SECONDS, set_as_default=False)
    except (OSError, ValueError) as error:
        raise SetUpError("nbgrading.cohort.no_cluster", address=address) from error
    with client:
        yield from _grade(cluster, client, iter(tasks), sheets, replies)


def _grade(cluster: Any, client: Any, tasks: Iterator[Task], sheets: Sheets, replies: Path | None) -> Iterator[Done]:
    shared = client.scatter(sheets, broadcast=True, hash=False)
    at_once = AHEAD * max(1, sum(client.nthreads().values()))

    def submit(chunk: list[Task]) -> Any:
        work = [(task.hand_in.assignment, task.content) for task in chunk]
        future = client.submit(grade_chunk, work, shared, replies, pure=False, retries=0)
        given[future.key] = chunk
        return future

    given: dict[str, list[Task]] = {}
    waiting = cluster.as_completed([submit(chunk) for chunk in islice(_chunks(tasks), at_once)], loop=client.loop)
    for future in waiting:
        chunk = given.pop(future.key)
        if future.status == "finished":
            yield from _answered(chunk, future.result())
        elif len(chunk) > 1:  # one of them ended its worker: each for itself shows which
            waiting.update([submit([task]) for task in chunk])
        else:
            log.error("%s", future.exception())
            yield Done(chunk[0], broken_off(sheets[chunk[0].hand_in.assignment]))
        while len(given) < at_once and (chunk := list(islice(tasks, CHUNK))):
            waiting.add(submit(chunk))


def _answered(chunk: list[Task], results: Answered) -> Iterator[Done]:
    if results is None:
        raise SetUpError("nbgrading.cohort.other_course")
    yield from (Done(task, graded) for task, graded in zip(chunk, results, strict=True))


def _chunks(tasks: Iterator[Task]) -> Iterator[list[Task]]:
    while chunk := list(islice(tasks, CHUNK)):
        yield chunk


def grade_chunk(work: list[tuple[str, bytes | None]], sheets: Sheets, replies: Path | None) -> Answered:
    """Grade some hand-ins on a worker, unless it would grade with something else than the run wants."""
    if any(stale(sheets[assignment]) for assignment in {assignment for assignment, _ in work}):
        return None
    desk = _desk(replies)
    return [grade_task(desk, sheets, assignment, content) for assignment, content in work]


@cache
def _desk(replies: Path | None) -> Desk:
    """One desk a process; on another machine, where the file's folder is not, replies are not kept."""
    return open_desk(replies)
