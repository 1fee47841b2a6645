"""Grade again what was graded already, after a key was corrected or a version changed: seconds for a whole cohort.

Only answers whose key, engine, grader, module version or seed is another one now are judged again; nothing is read
from ``submitted/``, no nbgrader run starts, and the gradebook is written in one step an assignment.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import nbformat
from nbgrader.api import Gradebook
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config

from ..records import Grade, Language
from .cohort.grading import open_desk
from .cohort.places import replies_file
from .cohort_seed import cohort_seed
from .generate import course_config, course_directory
from .gradebook import enter
from .judge import read_course_anew, versions_of
from .late import penalise
from .marking import Judge, graded, mark, put_points
from .record import Results, read_record, record_path, write_record, write_whole
from .result import answer_digest
from .unfinished import is_graded


@dataclass(frozen=True, slots=True)
class Regraded:
    """One hand-in after a regrade: the items that were judged again, and those whose points changed."""

    learner: str
    assignment: str
    judged: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _HandIn:
    """A graded notebook with its results before and after."""

    path: Path
    learner: str
    assignment: str
    notebook: Mapping[str, Any]
    before: Results
    after: Results

    @property
    def lang(self) -> Language:
        return language(self.notebook)

    @property
    def judged(self) -> tuple[str, ...]:
        """The items that were judged again."""
        kept = {exercise: result.grade for exercise, result in self.before.items()}
        return tuple(name for name, now in self.after.items() if now.grade is None or now.grade is not kept.get(name))

    @property
    def changed(self) -> tuple[str, ...]:
        """The items that have other points than before."""
        return tuple(name for name in self.judged if _points(self.after, name) != _points(self.before, name))


def regrade(directory: Path, assignment: str = "*", *, everything: bool = False) -> list[Regraded]:
    """Regrade the graded hand-ins of a course directory; return what became of each, in a fixed order.

    ``assignment`` is a pattern; ``everything`` judges again even what can only come out as it was. Points and comments
    given by hand stay. A run that is killed can be started again: the gradebook is written before notebook and
    record, by which a hand-in is known to be done.

    Raises
    ------
    CurtainError
        If the course's sources cannot be read.
    """
    directory = directory.resolve()
    read_course_anew()
    config = course_config(directory)
    course = course_directory(directory, config)
    seed = cohort_seed(directory)
    done = []
    desk = open_desk(replies_file(directory))
    for name, paths in _graded(course, assignment).items():
        hand_ins = [_again(directory, path, seed, desk.judge, everything) for path in paths]
        again = [one for one in hand_ins if one.judged]
        _enter_all(course, config, name, again)
        for one in again:
            _write(directory, one)
        done += [Regraded(one.learner, name, one.judged, one.changed) for one in hand_ins]
    desk.close()
    return done


def language(notebook: Mapping[str, Any]) -> Language:
    """Return the language of one of our notebooks."""
    lang: Language = notebook["metadata"]["curtain"]["lang"]
    return lang


def _graded(course: CourseDirectory, pattern: str) -> dict[str, list[Path]]:
    """Return the notebooks that were graded to their end, by assignment."""
    folder = Path(course.root, course.autograded_directory)
    found: dict[str, list[Path]] = {}
    for path in sorted(folder.glob(f"*/{pattern}/*.ipynb")):
        if is_graded(path):
            found.setdefault(path.parent.name, []).append(path)
    return found


def _again(directory: Path, path: Path, seed: str, judge: Judge, everything: bool) -> _HandIn:
    learner, assignment = path.parts[-3:-1]
    notebook = json.loads(path.read_text(encoding="utf-8"))
    for exercise in graded(notebook):
        versions_of(exercise, language(notebook), seed)  # a broken key must stop the run, not cost anyone points
    before = read_record(record_path(directory, learner, assignment))
    after = mark(notebook, seed, before, judge if everything else partial(_judge_what_changed, before, judge))
    return _HandIn(path, learner, assignment, notebook, before, after)


def _judge_what_changed(before: Results, judge: Judge, exercise: str, lang: Language, text: str, seed: str) -> Grade:
    """Return the kept grade if the same answer would only get it again."""
    kept = before.get(exercise)
    grade = kept.grade if kept and kept.answer == answer_digest(text) else None
    if grade and grade.versions == versions_of(exercise, lang, seed):
        return grade
    return judge(exercise, lang, text, seed)


def _enter_all(course: CourseDirectory, config: Config, assignment: str, hand_ins: Sequence[_HandIn]) -> None:
    of = {(one.learner, one.path.stem): one for one in hand_ins}
    if not of:
        return
    with Gradebook(course.db_url, course.course_id) as book:
        for submission in book.assignment_submissions(assignment):
            for notebook in submission.notebooks:
                if one := of.get((submission.student.id, notebook.name)):
                    enter(notebook, one.after, one.lang)
                    penalise(book, submission, config)
        book.db.commit()


def _write(directory: Path, hand_in: _HandIn) -> None:
    """Write what nbgrader's own run would: the notebook read-only, then the record."""
    put_points(hand_in.notebook, hand_in.after)
    text = nbformat.v4.writes(nbformat.from_dict(dict(hand_in.notebook)))
    write_whole(hand_in.path, f"{text}\n", mode=hand_in.path.stat().st_mode & 0o777)
    write_record(record_path(directory, hand_in.learner, hand_in.assignment), hand_in.after)


def _points(results: Results, exercise: str) -> float | None:
    result = results.get(exercise)
    return result.grade.points if result and result.grade else None
