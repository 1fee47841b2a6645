"""One course per data directory: a note in it says who runs and at which address."""

from __future__ import annotations

import contextlib
import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

import psutil

FILE = "running.json"


@dataclass(frozen=True, slots=True)
class Running:
    """The supervisor that serves a data directory; the address is empty while it still starts."""

    pid: int
    born: float
    address: str = ""

    @property
    def alive(self) -> bool:
        """Whether that very process still runs; a number that was given to another program does not count."""
        try:
            return bool(abs(psutil.Process(self.pid).create_time() - self.born) < 2.0)
        except psutil.Error:
            return False


def claim(folder: Path) -> Running | None:
    """Note that this process serves ``folder``; return the one that does already, if there is one."""
    mine = Running(os.getpid(), psutil.Process().create_time())
    for _ in range(3):
        try:
            descriptor = os.open(folder / FILE, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            other = running(folder)
            if other and other.alive:
                return other
            with contextlib.suppress(FileNotFoundError):
                (folder / FILE).unlink()
            continue
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            json.dump(asdict(mine), file)
        return None
    return running(folder)


def announce(folder: Path, address: str) -> None:
    """Add the address to the note, now that the course answers there."""
    mine = Running(os.getpid(), psutil.Process().create_time(), address)
    draft = folder / f".{FILE}"
    draft.write_text(json.dumps(asdict(mine)), encoding="utf-8")
    draft.replace(folder / FILE)


def release(folder: Path) -> None:
    """Take the note away if it is ours."""
    other = running(folder)
    if other and other.pid == os.getpid():
        with contextlib.suppress(OSError):
            (folder / FILE).unlink()


def running(folder: Path) -> Running | None:
    """Read the note; None if there is none or it is damaged."""
    try:
        return Running(**json.loads((folder / FILE).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None
