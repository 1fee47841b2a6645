"""Keep nbgrader from copying whatever else lies in a hand-in: links, pipes, huge files, broken time stamps.

nbgrader copies all files beside the notebooks on to the graded notebooks and from there to the feedback, and follows
links while it does so: a link to a key file would come back with the feedback.
"""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

from nbgrader.utils import parse_utc

from ..phrases import say

log = logging.getLogger(__name__)

SUFFIX = ".set-aside"
_MAX_NOTE_BYTES = 200


def set_aside_foreign_files(*, notebooks: list[str], **_: Any) -> None:
    """Rename what is no notebook, time stamp or submission secret so that nbgrader ignores it; nothing is deleted.

    nbgrader calls this before it grades one learner's hand-in and passes the paths of its notebooks.
    """
    folder = Path(notebooks[0]).parent
    kept = {Path(path).name for path in notebooks}
    for entry in sorted(folder.iterdir()):
        if entry.name not in kept and not entry.name.endswith(SUFFIX) and not _is_note(entry):
            log.warning(say("en", "nbgrading.set_aside", file=entry))
            entry.rename(_free_name(entry))


def _is_note(entry: Path) -> bool:
    """Whether nbgrader may read the file: a time stamp that is one, or the secret that names the feedback."""
    if entry.name not in ("timestamp.txt", "submission_secret.txt") or entry.is_symlink() or not entry.is_file():
        return False
    if entry.stat().st_size > _MAX_NOTE_BYTES:
        return False
    try:
        text = entry.read_text().strip()
        return entry.name != "timestamp.txt" or not text or parse_utc(text) is not None
    except (ValueError, OverflowError, TypeError):
        return False


def _free_name(entry: Path) -> Path:
    """Names that begin with a dot lose it: nbgrader's ignore patterns do not see them."""
    name = entry.name.lstrip(".")
    free = entry.with_name(f"{name}{SUFFIX}")
    count = 1
    while free.exists() or free.is_symlink():
        count += 1
        free = entry.with_name(f"{name}-{count}{SUFFIX}")
    return free
