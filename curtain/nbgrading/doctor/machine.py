"""Is the machine ready: room, rights, programs, clock?"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from jupyter_client.kernelspec import KernelSpecManager
from packaging.requirements import Requirement

from ...course.root import course_root
from ..record import RECORDS
from .finding import Finding, found

LEAST_BYTES = 1_000_000_000
"""A hand-in takes up to 20 MB, its graded notebook and feedback together about 200 kB."""
WRITTEN = ("autograded", "feedback", "submitted", RECORDS, "gradebook.db")
KERNEL = "curtain"
AHEAD = timedelta(minutes=10)


def check_room(directory: Path) -> Iterator[Finding]:
    """Yield folders that cannot be written, and a disk that is nearly full."""
    for path in (directory, *(directory / name for name in WRITTEN)):
        if path.exists() and not os.access(path, os.W_OK):
            yield found("not_writable", path)
    free = shutil.disk_usage(directory).free
    if free < LEAST_BYTES:
        yield found("little_room", directory, free=f"{free / 1e9:.1f}")


def check_programs() -> Iterator[Finding]:
    """Yield a kernel that is not installed, and packages in versions that the course was not made for."""
    if KERNEL not in KernelSpecManager().find_kernel_specs():
        yield found("no_kernel", sys.prefix)
    for need in _needs():
        try:
            has = version(need.name)
        except PackageNotFoundError:
            yield found("no_package", need.name, wanted=str(need.specifier))
            continue
        if not need.specifier.contains(has, prereleases=True):
            yield found("other_version", need.name, version=has, wanted=str(need.specifier))


def check_clock(directory: Path, now: datetime | None = None) -> Iterator[Finding]:
    """Yield a clock that is behind the files of the course: late hand-ins and time stamps would be wrong."""
    now = now or datetime.now(UTC)
    files = [*(course_root() / "modules").glob("*/*"), directory / "gradebook.db"]
    newest = max((file.stat().st_mtime for file in files if file.is_file()), default=0.0)
    if datetime.fromtimestamp(newest, UTC) > now + AHEAD:
        yield found("clock", f"{now:%Y-%m-%d %H:%M} UTC")


def versions() -> str:
    """Return the versions that matter when somebody asks for help."""
    named = [f"{name} {version(name)}" for name in ("curtain", "nbgrader", "jupyterlab")]
    return ", ".join([f"Python {sys.version.split()[0]}", *named])


def _needs() -> list[Requirement]:
    needs = [Requirement(text) for text in requires("curtain") or ()]
    return [need for need in needs if need.marker is None or need.marker.evaluate({"extra": ""})]
