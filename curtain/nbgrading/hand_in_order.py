"""Put a hand-in in order before nbgrader takes it: the notebook under its name, and nothing else beside it.

nbgrader copies all files beside the notebooks on to the graded notebooks and from there to the feedback, and follows
links while it does so: a link to a key file would come back with the feedback.
"""

from __future__ import annotations

import logging
import re
from datetime import datetime
from pathlib import Path
from typing import Any

from nbgrader.utils import parse_utc

from ..phrases import say

log = logging.getLogger(__name__)

SUFFIX = ".set-aside"
NOTEBOOK = ".ipynb"
_MAX_NOTE_BYTES = 200
_STAMP = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}[T ][0-9:.]{1,20} ?([+-][0-9:]{1,6}|[A-Za-z]{1,5})?")


def put_in_order(*, notebooks: list[str], folder: Path | None = None, **_: Any) -> None:
    """Give the only notebook of a hand-in the name it should have, and put aside what is none; nothing is deleted.

    Called before nbgrader grades a learner's hand-in, with the paths of its notebooks in a list that it goes on
    with. Afterwards that is one path; if there is no file there, the learner reads that the notebook is missing.
    """
    folder = folder or Path(notebooks[0]).parent
    wanted = named(folder)
    if str(wanted) not in notebooks and len(notebooks) == 1:
        # a notebook that was mailed or downloaded often comes as "02-clear-briefs (1).ipynb"
        Path(notebooks[0]).rename(wanted)
    notebooks[:] = [str(wanted)]
    _set_aside_foreign_files(folder, wanted)


def named(folder: Path) -> Path:
    """Return where the notebook of a hand-in should be: ``02-clear-briefs-de/02-clear-briefs.ipynb``."""
    return folder / (folder.name.rpartition("-")[0] + NOTEBOOK)


def moment(text: str) -> datetime | None:
    """Return the time, in UTC without saying so, that a time stamp names; None if it is none.

    nbgrader's own reader takes the last word for a time zone, and a time zone may be a path to any file.
    """
    if not _STAMP.fullmatch(text):
        return None
    try:
        found: datetime = parse_utc(text)
    except (ValueError, OverflowError, TypeError):
        return None
    return found


def free_name(entry: Path, *, hidden: bool = False) -> Path:
    """Return a name with our ending that is not taken.

    Names that begin with a dot lose it unless it should be ``hidden``: nbgrader's ignore patterns do not see them.
    """
    name = entry.name if hidden else entry.name.lstrip(".")
    free = entry.with_name(f"{name}{SUFFIX}")
    count = 1
    while free.exists() or free.is_symlink():
        count += 1
        free = entry.with_name(f"{name}-{count}{SUFFIX}")
    return free


def _set_aside_foreign_files(folder: Path, wanted: Path) -> None:
    """Rename what is no notebook, time stamp or submission secret so that nbgrader ignores it."""
    for entry in sorted(folder.iterdir()):
        if entry != wanted and not entry.name.endswith(SUFFIX) and not _is_note(entry):
            log.warning(say("en", "nbgrading.set_aside", file=entry))
            entry.rename(free_name(entry))


def _is_note(entry: Path) -> bool:
    """Whether nbgrader may read the file: a time stamp that is one, or the secret that names the feedback."""
    if entry.name not in ("timestamp.txt", "submission_secret.txt") or entry.is_symlink() or not entry.is_file():
        return False
    try:
        if entry.stat().st_size > _MAX_NOTE_BYTES:
            return False
        text = entry.read_text().strip()
    except (OSError, ValueError):
        return False
    return entry.name != "timestamp.txt" or not text or moment(text) is not None
