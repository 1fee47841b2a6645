"""Grade in several processes of this machine; one that hangs or dies costs the hand-in it had, and nothing else.

Every worker is a pool of one process with one hand-in at a time. So it is always known which hand-in a process has
and for how long, and a process can be ended without taking others' work along, which a shared pool does not allow.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import threading
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil

from ...errors import SetUpError
from .grading import Graded, broken_off, open_desk
from .tasks import Done, Sheets, Task, grade_task

LIMIT_SECONDS = 120.0
"""Far more than any hand-in of the allowed size needs, also on a busy machine."""

START_SECONDS = 120.0

_here: dict[str, Any] = {}
"""What a worker grades with; empty in the process that wants the grades."""


@dataclass
class Worker:
    """One process that grades, and the task it has."""

    sheets: Sheets
    replies: Path | None
    limit: float
    pool: ProcessPoolExecutor = field(init=False)
    started: Future[int] = field(init=False)
    task: Task | None = None
    future: Future[Graded] | None = None
    until: float = 0.0

    def __post_init__(self) -> None:
        self.start()

    def start(self) -> None:
        """Start the process; it can be given work at once."""
        spawn = multiprocessing.get_context("spawn")  # the same on every system, and nothing of ours is inherited
        self.pool = ProcessPoolExecutor(1, spawn, _open_here, (self.sheets, self.replies))
        self.started = self.pool.submit(os.getpid)

    def give(self, task: Task) -> None:
        """Let the process grade a hand-in."""
        limit = self.limit if self.started.done() else self.limit + START_SECONDS
        self.task, self.until = task, time.monotonic() + limit
        self.future = self.pool.submit(_grade_here, task.hand_in.assignment, task.content)

    def take(self) -> Done:
        """Return what came of the task; if it took too long or ended the process, start another process.

        Raises
        ------
        SetUpError
            If the process never came up.
        """
        assert self.task and self.future
        task, future, self.task, self.future = self.task, self.future, None, None
        try:
            return Done(task, future.result(timeout=0))
        except Exception as error:  # too long, the process ended, or its result could not be sent
            if not self._came_up():
                raise SetUpError("nbgrading.cohort.no_worker") from error
            self.end()
            self.start()
            return Done(task, broken_off(self.sheets[task.hand_in.assignment]))

    def end(self) -> None:
        """End the process, whatever it is doing."""
        if self._came_up():
            with contextlib.suppress(psutil.Error):
                psutil.Process(self.started.result()).kill()
        self.pool.shutdown(wait=True, cancel_futures=True)

    def close(self) -> None:
        """Let the process finish what it writes, and end it."""
        if self.future is None and self._came_up():
            self.pool.submit(_close_here).exception()
        self.end()

    def _came_up(self) -> bool:
        return self.started.done() and self.started.exception() is None


def in_workers(
    tasks: Iterable[Task], sheets: Sheets, replies: Path | None, count: int, limit: float = LIMIT_SECONDS
) -> Iterator[Done]:
    """Grade in ``count`` processes; the order of results is that of their coming.

    Raises
    ------
    SetUpError
        If a process does not start.
    """
    workers: list[Worker] = []
    try:
        for task in tasks:
            if len(workers) < count:
                workers.append(Worker(sheets, replies, limit))
            free = next((worker for worker in workers if worker.task is None), None)
            if free is None:
                free, done = _next_done(workers)
                yield done
            free.give(task)
        while any(worker.task for worker in workers):
            yield _next_done(workers)[1]
    finally:
        for worker in workers:
            worker.close()


def _next_done(workers: list[Worker]) -> tuple[Worker, Done]:
    """Wait until a worker is done or has had its time."""
    busy = {worker.future: worker for worker in workers if worker.future}
    first = min(busy.values(), key=lambda worker: worker.until)
    ready, _ = wait(busy, max(0.0, first.until - time.monotonic()), FIRST_COMPLETED)
    worker = min((busy[future] for future in ready), key=lambda one: one.until, default=first)
    return worker, worker.take()


def _open_here(sheets: Sheets, replies: Path | None) -> None:
    """Make ready for grading, and end when the run that wants the grades ends, however it does."""
    _here.update(sheets=sheets, desk=open_desk(replies))
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        os._exit(1)


def _grade_here(assignment: str, content: bytes | None) -> Graded:
    return grade_task(_here["desk"], _here["sheets"], assignment, content)


def _close_here() -> None:
    _here["desk"].close()
