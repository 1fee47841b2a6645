"""A grading run that was killed goes on when it is started again."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from nbgrader.apps.api import NbGraderAPI
from nbgrader.converters import Autograde

from curtain.nbgrading.generate import course_config, course_directory
from curtain.nbgrading.unfinished import is_graded

Exercise = Callable[..., dict[str, Any]]
HandIn = Callable[..., Path]

SLOW_GRADING = """
import sys, time
from pathlib import Path
from curtain.nbgrading import marking
from curtain.nbgrading.generate import course_config, course_directory
from nbgrader.converters import Autograde

def slow(*_):
    print("grading", flush=True)
    time.sleep(60)

marking.judge = slow
config = course_config(Path.cwd())
directory = course_directory(Path.cwd(), config)
directory.assignment_id = "01-notes-de"
Autograde(coursedir=directory, config=config).start()
"""


def autograde(classroom: Path) -> None:
    """Grade as the command line does: what has a result is left alone."""
    config = course_config(classroom)
    directory = course_directory(classroom, config)
    directory.assignment_id = "01-notes-de"
    Autograde(coursedir=directory, config=config).start()


def test_a_run_that_was_killed_is_taken_up_again(
    nbgrader: NbGraderAPI, hand_in: HandIn, exercise: Exercise, classroom: Path
) -> None:
    for learner in ("ada", "bob"):
        hand_in(learner, exercise(pick="b"))
    run = subprocess.Popen([sys.executable, "-c", SLOW_GRADING], cwd=classroom, stdout=subprocess.PIPE)
    assert run.stdout and run.stdout.readline() == b"grading\n"
    os.kill(run.pid, signal.SIGKILL)
    run.wait()
    run.stdout.close()
    assert (classroom / "autograded/ada/01-notes-de/01-notes.ipynb").exists()
    autograde(classroom)
    with nbgrader.gradebook as book:
        assert [student.score for student in book.students] == [2, 2]


def test_finished_results_are_left_alone(hand_in: HandIn, exercise: Exercise, classroom: Path) -> None:
    hand_in("ada", exercise(pick="b"))
    autograde(classroom)
    result = classroom / "autograded/ada/01-notes-de/01-notes.ipynb"
    was = result.stat().st_mtime_ns
    time.sleep(0.01)
    autograde(classroom)
    assert result.stat().st_mtime_ns == was


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"metadata": {"curtain": {}}}', '{"metadata": null}'])
def test_a_half_written_result_is_none(tmp_path: Path, text: str) -> None:
    (tmp_path / "half.ipynb").write_text(text)
    assert not is_graded(tmp_path / "half.ipynb")
    assert not is_graded(tmp_path / "missing.ipynb")
