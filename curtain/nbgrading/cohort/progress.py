"""How far a run is: one line that moves on a terminal, a few plain lines elsewhere."""

from __future__ import annotations

import time
from types import TracebackType
from typing import TextIO

from ...phrases import say

WIDTH = 30
TERMINAL_SECONDS = 0.2
FILE_SECONDS = 30.0


class Progress:
    """Counts hand-ins up to ``total`` and shows it on ``stream``; use it with ``with``."""

    def __init__(self, total: int, stream: TextIO) -> None:
        self.total = total
        self.stream = stream
        self.done = 0
        self._live = stream.isatty()
        self._began = self._shown = time.monotonic()

    def __enter__(self) -> Progress:
        return self

    def step(self) -> None:
        """Count one hand-in."""
        self.done += 1
        now = time.monotonic()
        if now - self._shown >= (TERMINAL_SECONDS if self._live else FILE_SECONDS):
            self._shown = now
            self._show()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._live and self.done:
            self._show()
            self.stream.write("\n")
            self.stream.flush()

    def line(self) -> str:
        """Return how far it is and how long it will still take."""
        left = (time.monotonic() - self._began) / max(1, self.done) * (self.total - self.done)
        return say("en", "nbgrading.cohort.progress", done=self.done, total=self.total, left=_duration(left))

    def _show(self) -> None:
        filled = WIDTH * self.done // max(1, self.total)
        bar = f"\r[{'#' * filled}{'.' * (WIDTH - filled)}] {self.line()}  " if self._live else f"{self.line()}\n"
        self.stream.write(bar)
        self.stream.flush()


def _duration(seconds: float) -> str:
    minutes, seconds = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}"
