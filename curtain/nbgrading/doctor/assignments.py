"""Are the assignments those of this course: in the folders and in the gradebook?"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook
from nbgrader.coursedir import CourseDirectory

from ...course.load import load_module
from ...course.root import course_root
from ...errors import CurtainError
from ...records import LANGUAGES
from ..cohort_seed import cohort_seed
from ..judge import exercise_of, versions_of
from .finding import Finding, found

SQLITE = "sqlite:///"


def assignment_names() -> list[str]:
    """Return the names of all assignments of the course."""
    return [folder.name for folder in _solutions()]


def check_assignments(directory: Path) -> Iterator[Finding]:
    """Yield the assignments whose notebooks are missing or not those of the course."""
    root = course_root()
    for solution in _solutions():
        exercises = root / "exercises" / solution.parent.name / solution.name
        for step, ours in (("source", solution), ("release", exercises)):
            for notebook in sorted(ours.glob("*.ipynb")):
                yield from _compare(notebook, directory / step / solution.name / notebook.name, directory)


def check_keys(directory: Path) -> Iterator[Finding]:
    """Yield the modules whose sources or keys cannot be read."""
    for module_id in sorted({name.rpartition("-")[0] for name in assignment_names()}):
        try:
            for name in load_module(course_root(), module_id).names:
                versions_of(f"{module_id}/{name}", "en", cohort_seed(directory))
        except CurtainError as error:
            yield found("key_broken", module_id, reason=str(error))


def check_gradebook(course: CourseDirectory) -> Iterator[Finding]:
    """Yield what is wrong with the gradebook and with the assignments in it."""
    if _is_missing(course):
        yield found("no_gradebook", course.db_url.removeprefix(SQLITE), directory=course.root)
        return
    try:
        with Gradebook(course.db_url, course.course_id) as book:
            points = {str(assignment.name): _points(assignment) for assignment in book.assignments}
    except Exception as error:  # a database can fail in any way
        reason = f"{type(error).__name__}: {error}".splitlines()[0]
        yield found("gradebook_broken", course.db_url.removeprefix(SQLITE), reason=reason)
        return
    for name in assignment_names():
        yield from _compare_points(name, points.get(name), Path(course.root))


def known_learners(course: CourseDirectory) -> list[str]:
    """Return the learners in the gradebook; none if it cannot be opened, which is a finding of its own."""
    try:
        with Gradebook(course.db_url, course.course_id) if not _is_missing(course) else nullcontext() as book:
            return [str(student.id) for student in book.students] if book else []
    except Exception:  # a database can fail in any way
        return []


def _is_missing(course: CourseDirectory) -> bool:
    """nbgrader would make a new file, and grades entered there would seem to have vanished later."""
    return course.db_url.startswith(SQLITE) and not Path(course.db_url.removeprefix(SQLITE)).is_file()


def _solutions() -> list[Path]:
    root = course_root()
    return [folder for lang in LANGUAGES for folder in sorted((root / "solutions" / lang).glob("*/"))]


def _compare(ours: Path, theirs: Path, directory: Path) -> Iterator[Finding]:
    if not theirs.is_file():
        yield found("not_made", theirs, directory=directory)
    elif theirs.read_bytes() != ours.read_bytes():
        yield found("other_notebook", theirs, directory=directory)


def _points(assignment: Any) -> dict[str, float]:
    return {
        f"{notebook.name}/{cell.name.removeprefix('points-')}": cell.max_score
        for notebook in assignment.notebooks
        for cell in notebook.grade_cells
    }


def _compare_points(name: str, theirs: dict[str, float] | None, directory: Path) -> Iterator[Finding]:
    if theirs is None:
        yield found("not_in_gradebook", name, directory=directory)
        return
    try:
        ours = _course_points(name)
    except CurtainError:
        return  # said of the module already
    for exercise in sorted({*ours, *theirs}):
        if ours.get(exercise) != theirs.get(exercise):
            points = {"ours": ours.get(exercise, "-"), "theirs": theirs.get(exercise, "-")}
            yield found("other_points", f"{name}: {exercise}", **points)


def _course_points(name: str) -> dict[str, float]:
    module_id, _, suffix = name.rpartition("-")
    lang = next(lang for lang in LANGUAGES if lang == suffix)
    exercises = [exercise_of(f"{module_id}/{one}", lang) for one in load_module(course_root(), module_id).names]
    return {exercise.id: float(exercise.points) for exercise in exercises if exercise.points}
