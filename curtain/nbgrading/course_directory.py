"""Make the directory in which a trainer grades with nbgrader's own commands."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from nbgrader.api import Gradebook
from nbgrader.coursedir import CourseDirectory

from ..course.root import course_root
from ..errors import SetUpError
from ..phrases import say
from ..records import LANGUAGES
from .cohort_seed import make_seed
from .commands import command, quoted
from .generate import CONFIG, course_config, course_directory, generate
from .record import RECORDS

FOLDERS = ("source", "release", "submitted", "autograded", "feedback", "exchange")

PRIVATE = 0o700
"""A new course directory holds names and grades; also, nbgrader opens its exchange folder to every user."""


def prepare(directory: Path) -> str:
    """Make ``directory`` a standard nbgrader course directory with every module in every language.

    What is there stays: grades, hand-ins and a changed ``nbgrader_config.py``. Only assignments whose solution
    notebook changed are made again. Returns what to type next, in English, as all of nbgrader is.

    Raises
    ------
    SetUpError
        If an assignment cannot be made, for example because its exercises changed after the first hand-in.
    """
    root, directory = course_root(), directory.resolve()
    solutions = [folder for lang in LANGUAGES for folder in sorted((root / "solutions" / lang).glob("*/"))]
    if not solutions:
        raise SetUpError("nbgrading.no_solutions", root=root)
    directory.mkdir(mode=PRIVATE, parents=True, exist_ok=True)
    for name in FOLDERS:
        (directory / name).mkdir(exist_ok=True)
    (directory / RECORDS).mkdir(mode=PRIVATE, exist_ok=True)
    make_seed(directory)
    has_own_config = _copy_config(root / CONFIG, directory / CONFIG)
    with own_commands_on_path():
        for solution in solutions:
            _make(directory, solution)
    said = _ready(directory, [solution.name for solution in solutions])
    return f"{said}\n{say('en', 'nbgrading.own_config', file=directory / CONFIG)}" if has_own_config else said


def _ready(directory: Path, names: list[str]) -> str:
    typed = {program: command(program) for program in ("nbgrader", "jupyter")}
    about = {"folder": quoted(directory), "names": ", ".join(names), "example": names[0]}
    return say("en", "nbgrading.ready", **about, **typed).strip()


@contextmanager
def own_commands_on_path() -> Iterator[None]:
    """nbgrader makes a new gradebook with the ``alembic`` command, which lies beside our Python."""
    before = os.environ.get("PATH", "")
    os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), before])
    try:
        yield
    finally:
        os.environ["PATH"] = before


def _copy_config(source: Path, target: Path) -> bool:
    """Copy the configuration if there is none; return whether there is a different one."""
    if not target.exists():
        shutil.copyfile(source, target)
    return target.read_bytes() != source.read_bytes()


def _make(folder: Path, solution: Path) -> None:
    config = course_config(folder)
    directory = course_directory(folder, config)
    source, released = folder / "source" / solution.name, folder / "release" / solution.name
    if _same(solution, source) and _is_made(directory, released):
        return
    shutil.rmtree(released, ignore_errors=True)  # so that a change that is interrupted here is made again
    shutil.copytree(solution, source, dirs_exist_ok=True)
    generate(directory, config, solution.name)


def _same(solution: Path, source: Path) -> bool:
    copies = [(file, source / file.name) for file in solution.glob("*.ipynb")]
    return all(copy.is_file() and copy.read_bytes() == file.read_bytes() for file, copy in copies)


def _is_made(directory: CourseDirectory, released: Path) -> bool:
    """Whether the release is there and the gradebook knows every notebook of it."""
    made = {path.stem for path in released.glob("*.ipynb")}
    with Gradebook(directory.db_url, directory.course_id) as book:
        found = [assignment for assignment in book.assignments if assignment.name == released.name]
        known = {notebook.name for assignment in found for notebook in assignment.notebooks}
    return bool(made) and made == known
