"""Run nbgrader's generate_assignment for one assignment."""

from __future__ import annotations

from pathlib import Path

from nbgrader.converters import GenerateAssignment
from nbgrader.coursedir import CourseDirectory
from nbgrader.utils import capture_log
from traitlets.config import Config
from traitlets.config.loader import PyFileConfigLoader

from ..errors import SetUpError

CONFIG = "nbgrader_config.py"


def course_config(folder: Path) -> Config:
    """Return the settings in a folder's ``nbgrader_config.py``."""
    return PyFileConfigLoader(CONFIG, path=str(folder)).load_config()


def course_directory(folder: Path, config: Config) -> CourseDirectory:
    """Return nbgrader's view of a course directory."""
    return CourseDirectory(config=config, root=str(folder))


def generate(directory: CourseDirectory, config: Config, assignment: str) -> None:
    """Make ``release/<assignment>`` from ``source/<assignment>`` in a course directory.

    Raises
    ------
    SetUpError
        If nbgrader cannot make it, for example because exercises changed after the first hand-in.
    """
    directory.assignment_id = assignment
    converter = GenerateAssignment(coursedir=directory, config=config)
    result = capture_log(converter)
    if not result["success"]:
        reason = result.get("log") or result["error"]
        raise SetUpError("nbgrading.release_failed", assignment=assignment, reason=reason)
