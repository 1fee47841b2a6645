"""A short name for a part of the package as it is installed, so that nothing kept outlives the code that made it."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1]
SOURCES = frozenset({".py", ".toml", ".npz", ".txt", ".json", ".jsonl", ".j2"})


@cache
def code_digest(*rooms: str) -> str:
    """Return a digest of all source and data files of some rooms, named as in the package: ``"text"``, ``"errors.py"``.

    It is the same on every machine that has the same package. Read once in a process.
    """
    found = hashlib.sha256()
    for room in rooms:
        place = PACKAGE / room
        files = [place] if place.is_file() else place.rglob("*")
        for file in sorted(path for path in files if path.suffix in SOURCES and path.is_file()):
            content = file.read_bytes().replace(b"\r\n", b"\n")
            found.update(f"{file.relative_to(PACKAGE).as_posix()} {len(content)} ".encode() + content)
    return found.hexdigest()[:16]
