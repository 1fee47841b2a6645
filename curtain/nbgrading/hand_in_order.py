"""Put a hand-in in order before nbgrader takes it: the notebook under its name, and nothing else beside it.

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
NOTEBOOK = ".ipynb"
_MAX_NOTE_BYTES = 200


def put_in_order(*, notebooks: list[str], **_: Any) -> None:
    """Give the only notebook of a hand-in the name it should have, and put aside what is none; nothing is deleted.

    nbgrader calls this before it grades one learner's hand-in and passes the paths of its notebooks, in a list that
    it goes on with.
    """
    _give_its_name(notebooks)
    _set_aside_foreign_files(notebooks)


def _give_its_name(notebooks: list[str]) -> None:
    """A notebook that was mailed or downloaded often comes as ``02-clear-briefs (1).ipynb``."""
    only = Path(notebooks[0])
    wanted = only.with_name(only.parent.name.rpartition("-")[0] + NOTEBOOK)
    if len(notebooks) == 1 and only != wanted:
        only.rename(wanted)
        notebooks[:] = [str(wanted)]


def _set_aside_foreign_files(notebooks: list[str]) -> None:
    """Rename what is no notebook, time stamp or submission secret so that nbgrader ignores it."""
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
