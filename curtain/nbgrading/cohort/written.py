"""Write what ``nbgrader autograde`` leaves under ``autograded/``, from which feedback pages and formgrader read."""

from __future__ import annotations

from pathlib import Path

from nbgrader.coursedir import CourseDirectory

from ..record import write_whole
from .hand_in import SECRET, STAMP, HandIn

READ_ONLY = 0o444
"""As nbgrader leaves graded notebooks."""


def graded_path(course: CourseDirectory, hand_in: HandIn) -> Path:
    """Return where the graded notebook of a hand-in lies."""
    folder = course.format_path(course.autograded_directory, hand_in.learner, hand_in.assignment)
    return Path(folder, hand_in.path.name)


def write_graded(course: CourseDirectory, hand_in: HandIn, notebook: str) -> None:
    """Write the graded notebook and the notes of the hand-in; a killed run leaves whole files."""
    path = graded_path(course, hand_in)
    path.parent.mkdir(parents=True, exist_ok=True)
    for name in (STAMP, SECRET):
        if note := hand_in.note(name):
            write_whole(path.with_name(name), note, READ_ONLY)
    write_whole(path, notebook, READ_ONLY)
