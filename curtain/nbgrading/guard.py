"""Meet what learners may have put under ``submitted/`` before nbgrader does, so that nothing there stops a run.

nbgrader itself follows links, reads time stamps before it looks at anything else, passes over a hand-in without a
notebook in silence, and gives up the whole run at a folder whose name it cannot take apart.
"""

from __future__ import annotations

import glob
import logging
import re
from pathlib import Path
from typing import Any

from ..phrases import say
from .hand_in_order import NOTEBOOK, SUFFIX, free_name, named, put_in_order

log = logging.getLogger(__name__)

LEARNER = re.compile(r"\w(?:[\w .@+-]{0,126}[\w@+-])?")
"""What can be a learner's id: one line, at most 128 characters, no pattern signs, no beginning of a formula."""


def guard(autograde: Any) -> None:
    """Put every hand-in of a run in order; ``autograde`` is nbgrader's ``Autograde`` after it has found them.

    Every hand-in of a learner is graded afterwards, one without a notebook too: then the learner is told so.
    """
    directory, found = autograde.coursedir, autograde.assignments
    pattern = directory.format_path(directory.submitted_directory, directory.student_id, directory.assignment_id)
    for folder in sorted({*found, *glob.glob(pattern)}):
        if not is_learner(Path(folder).parts[-2]):
            found.pop(folder, None)
            log.warning(say("en", "nbgrading.no_learner", folder=repr(folder)))
            continue
        if glob.has_magic(directory.assignment_id) and not _is_assignment(directory, Path(folder).name):
            found.pop(folder, None)
            log.warning(say("en", "nbgrading.no_assignment", folder=folder))
            continue
        notebooks = _in_order(Path(folder))
        if directory.notebook_id == "*":
            found[folder] = notebooks


def is_learner(name: str) -> bool:
    """Whether a folder's name can be a learner's id."""
    return bool(LEARNER.fullmatch(name)) and not name.endswith(SUFFIX)


def _is_assignment(directory: Any, name: str) -> bool:
    return Path(directory.format_path(directory.release_directory, ".", name)).is_dir()


def _no_links(folder: Path) -> None:
    """Put aside a link, or a file, that stands where the learner's or the hand-in's folder should be."""
    for place in (folder.parent, folder):
        if place.is_symlink() or (place.exists() and not place.is_dir()):
            aside = free_name(place.with_name(f".{place.name}"), hidden=True)
            place.rename(aside)
            log.warning(say("en", "nbgrading.set_aside", file=aside))
        place.mkdir(exist_ok=True)


def _notebooks(folder: Path) -> list[str]:
    return sorted(str(folder / entry.name) for entry in _entries(folder) if entry.suffix.lower() == NOTEBOOK)


def _entries(folder: Path) -> list[Path]:
    try:
        return [entry for entry in folder.iterdir() if not entry.name.startswith(".")]
    except OSError:
        return []


def _in_order(folder: Path) -> list[str]:
    """Put the hand-in in order; if that fails, it is graded as far as it can be read."""
    notebooks: list[str] = []
    try:
        _no_links(folder)
        notebooks += _notebooks(folder)
        put_in_order(notebooks=notebooks, folder=folder)
    except Exception:  # whatever a learner has thought of, the others must be graded
        log.warning(say("en", "nbgrading.not_in_order", folder=folder), exc_info=True)
    return notebooks or [str(named(folder))]
