"""Read a notebook that was handed in, whatever is wrong with it; nothing in it is trusted and nothing is run.

The reader takes plain JSON apart by itself: it does not validate, upgrade or repair, which for hostile notebooks can
take minutes or fail in many ways. All it wants are the texts of cells and what they call themselves.
"""

from __future__ import annotations

import json
import os
import re
import stat
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

MAX_BYTES = 20_000_000
MAX_VALUES = 2_000_000
"""A file of the allowed size can hold ten million empty lists, which take up half a gigabyte once they are read."""
MAX_CELLS = 2_000
MAX_CELL_CHARACTERS = 200_000

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class SubmittedCell:
    """What a cell says, and the ids it claims to have."""

    source: str
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Submission:
    """The cells of a hand-in; ``problem`` is the last part of a phrase key and says why cells are missing."""

    cells: tuple[SubmittedCell, ...] = ()
    problem: str | None = None


def read_submission(path: Path) -> Submission:
    """Return what can be read of the file at ``path``; raises nothing for any file."""
    return submission_from(content_of(path))


def content_of(path: Path) -> bytes | None:
    """Return the bytes of a file, at most one over the limit; None if it is no plain file or cannot be read."""
    try:
        return _bytes(path)
    except OSError:
        return None


def submission_from(content: bytes | None) -> Submission:
    """Return what can be read of a file's content; raises nothing for any bytes."""
    if content is None:
        return Submission(problem="no_file")
    if len(content) > MAX_BYTES:
        return Submission(problem="too_large")
    if sum(content.count(sign) for sign in (b",", b"{", b"[")) > MAX_VALUES:
        return Submission(problem="broken")
    try:
        data = json.loads(content.decode("utf-8-sig", errors="replace"))
    except (ValueError, RecursionError, MemoryError):
        return Submission(problem="broken")
    return submission_of(data)


def submission_of(data: Any) -> Submission:
    """Return the cells of a notebook given as plain data; raises nothing for any data."""
    cells = data.get("cells") if isinstance(data, Mapping) else None
    if not isinstance(cells, list):
        return Submission(problem="no_cells")
    found = tuple(_cells(cells[:MAX_CELLS]))
    if not found:
        return Submission(problem="no_cells")
    return Submission(found, problem="too_many_cells" if len(cells) > MAX_CELLS else None)


def clean(text: str) -> str:
    """Return ``text`` with plain line ends and without characters that neither a person types nor a database keeps."""
    return _CONTROL.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def _bytes(path: Path) -> bytes | None:
    """Read at most one byte over the limit from a regular file; None for links, folders, pipes and devices."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    if path.is_symlink():
        return None
    descriptor = os.open(path, flags)
    with os.fdopen(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            return None
        return file.read(MAX_BYTES + 1)


def _cells(cells: Iterable[Any]) -> Iterable[SubmittedCell]:
    for cell in cells:
        if isinstance(cell, Mapping) and (source := _source(cell.get("source"))) is not None:
            yield SubmittedCell(clean(source), tuple(_ids(cell)))


def _source(source: Any) -> str | None:
    if isinstance(source, list):
        source = "".join(line for line in source if isinstance(line, str))
    return source[: MAX_CELL_CHARACTERS + 1] if isinstance(source, str) else None


def _ids(cell: Mapping[str, Any]) -> Iterable[str]:
    metadata = cell.get("metadata")
    marks = metadata.get("nbgrader") if isinstance(metadata, Mapping) else None
    for found in (cell.get("id"), marks.get("grade_id") if isinstance(marks, Mapping) else None):
        if isinstance(found, str):
            yield found
