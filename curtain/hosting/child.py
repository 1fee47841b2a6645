"""One supervised process: start it, ask whether it answers, start it again, stop it with all it started."""

from __future__ import annotations

import contextlib
import http.client
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from .ports import LOOPBACK

RESTARTS = 3
WITHIN_SECONDS = 60.0
NEW_GROUP = getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)  # exists on Windows only


@dataclass
class Child:
    """A module run by this Python that serves on a loopback port; ``health`` is a path that answers 200."""

    name: str
    arguments: Sequence[str]
    port: int
    health: str
    environment: Mapping[str, str]
    log: Path
    process: subprocess.Popen[bytes] | None = None
    deaths: list[float] = field(default_factory=list)

    def start(self) -> None:
        """Start the process in a group of its own, so that Ctrl-C reaches it through us only."""
        self.ask_to_stop()
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-P", "-m", "curtain.hosting.watched", *self.arguments],
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=log,
                env=dict(self.environment),
                cwd=self.log.parent,
                start_new_session=sys.platform != "win32",
                creationflags=NEW_GROUP,
            )

    @property
    def alive(self) -> bool:
        """Whether the process runs."""
        return self.process is not None and self.process.poll() is None

    def answers(self) -> bool:
        """Ask the server's health address; False while it starts, or if it is stuck."""
        connection = http.client.HTTPConnection(LOOPBACK, self.port, timeout=2)
        try:
            connection.request("GET", self.health)
            return connection.getresponse().status == 200
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()

    def start_again(self) -> bool:
        """Start a process that died; False if it died too often in a short time to try once more."""
        now = time.monotonic()
        self.deaths = [then for then in self.deaths if now - then < WITHIN_SECONDS] + [now]
        if len(self.deaths) > RESTARTS:
            return False
        self.start()
        return True

    def ask_to_stop(self) -> None:
        """Close the pipe the process watches."""
        if self.process and self.process.stdin:
            with contextlib.suppress(OSError):
                self.process.stdin.close()

    def stop(self, seconds: float) -> None:
        """Wait for the process to end; after ``seconds`` end it and whatever it started."""
        if self.process is None:
            return
        self.ask_to_stop()
        with contextlib.suppress(psutil.Error):
            offspring = psutil.Process(self.process.pid).children(recursive=True) if self.alive else []
            try:
                self.process.wait(seconds)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
            for process in offspring:
                with contextlib.suppress(psutil.Error):
                    process.kill()
