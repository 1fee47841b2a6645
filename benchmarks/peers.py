"""The same ten items for nbgrader as it comes and for otter-grader: an answer cell and a test cell each."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BENCH = ROOT / ".bench"
ASSIGNMENT = "ps1"
NOTEBOOK = "problem1"

EXECUTE = """
import json, sys, time
import nbformat
from nbgrader.preprocessors import Execute
path, n = sys.argv[1], int(sys.argv[2])
times = []
for _ in range(n):
    notebook = nbformat.read(path, as_version=4)
    began = time.perf_counter()
    Execute().preprocess(notebook, {})
    times.append(time.perf_counter() - began)
errors = [o for c in notebook.cells for o in c.get("outputs", []) if o["output_type"] == "error"]
assert not errors, errors
print(json.dumps(times))
"""

OTTER = """
import json, os, sys, time, contextlib, io
from otter.api import grade_submission
path, zipped, n = sys.argv[1], sys.argv[2], int(sys.argv[3])
times = []
for _ in range(n):
    began = time.perf_counter()
    with contextlib.redirect_stdout(io.StringIO()):
        results = grade_submission(path, zipped, quiet=True)
    times.append(time.perf_counter() - began)
assert results.total == results.possible > 0, (results.total, results.possible)
print(json.dumps(times))
"""


def execute_seconds(answers: Mapping[str, str], place: Path, n: int) -> list[float]:
    """Return how long nbgrader's Execute takes for a hand-in, with imports done."""
    path = place / "stock.ipynb"
    path.write_text(json.dumps(_notebook(answers, solved=True, marks=False)), encoding="utf-8")
    return _run([sys.executable, "-c", EXECUTE, str(path), str(n)], place)


def otter_seconds(answers: Mapping[str, str], place: Path, n: int) -> list[float] | str:
    """Return how long otter-grader takes for a hand-in, with imports done; or why it could not be measured."""
    python = BENCH / "otter" / "bin" / "python"
    try:
        if not python.exists():
            venv.create(BENCH / "otter", with_pip=True)
            subprocess.run([python, "-m", "pip", "install", "-q", "otter-grader", "ipykernel"], check=True)
        return _otter(python, answers, place / "otter", n)
    except (subprocess.CalledProcessError, OSError) as error:
        return f"otter-grader could not be installed or run here: {error}"


def _otter(python: Path, answers: Mapping[str, str], place: Path, n: int) -> list[float]:
    (place / "tests").mkdir(parents=True)
    for number, text in enumerate(answers.values()):
        case = {"code": f">>> assert answer_{number}.strip() == {text.strip()!r}\n"}
        test = {"name": f"q{number}", "points": 1, "suites": [{"cases": [case], "type": "doctest"}]}
        (place / "tests" / f"q{number}.py").write_text(f"OK_FORMAT = True\ntest = {test!r}\n", encoding="utf-8")
    cells = [_code(f"answer_{number} = {text!r}") for number, text in enumerate(answers.values())]
    path = place / "hand-in.ipynb"
    path.write_text(json.dumps(_of(cells)), encoding="utf-8")
    generate = [python.with_name("otter"), "generate", "--no-environment", "--output-path", "autograder.zip"]
    subprocess.run(generate, cwd=place, check=True, capture_output=True)
    return _run([str(python), "-c", OTTER, str(path), str(place / "autograder.zip"), str(n)], place)


def stock_class(answers: Mapping[str, str], place: Path, learners: int) -> Path:
    """Make nbgrader's own course directory with hand-ins, ready for ``autograde``."""
    folder = place / "stock"
    (folder / "source" / ASSIGNMENT).mkdir(parents=True)
    (folder / "nbgrader_config.py").write_text("c = get_config()\nc.CourseDirectory.course_id = 'bench'\n")
    source = json.dumps(_notebook(answers, solved=True, marks=True))
    (folder / "source" / ASSIGNMENT / f"{NOTEBOOK}.ipynb").write_text(source, encoding="utf-8")
    nbgrader(folder, "generate_assignment", ASSIGNMENT)
    for number in range(learners):
        target = folder / "submitted" / f"learner{number:03}" / ASSIGNMENT
        target.mkdir(parents=True)
        shutil.copyfile(folder / "source" / ASSIGNMENT / f"{NOTEBOOK}.ipynb", target / f"{NOTEBOOK}.ipynb")
    return folder


def nbgrader(folder: Path, *arguments: str) -> None:
    """Run nbgrader's command line in a course directory."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])  # nbgrader starts alembic
    command = [sys.executable, "-m", "nbgrader", *arguments]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, env={**os.environ, "PATH": path})


def _run(command: list[str], place: Path) -> list[float]:
    done = subprocess.run(command, cwd=place, check=True, capture_output=True, text=True)
    times: list[float] = json.loads(done.stdout.strip().splitlines()[-1])
    return times


def _notebook(answers: Mapping[str, str], *, solved: bool, marks: bool) -> dict[str, object]:
    cells = []
    for number, text in enumerate(answers.values()):
        answer = f"### BEGIN SOLUTION\nanswer_{number} = {text!r}\n### END SOLUTION"
        cells.append(_code(answer, f"answer-{number}", _marks(f"answer-{number}", solution=True) if marks else {}))
        test = f"assert answer_{number}.strip() == {text.strip()!r}"
        cells.append(_code(test, f"test-{number}", _marks(f"test-{number}", points=1) if marks else {}))
    return _of(cells)


def _marks(name: str, *, solution: bool = False, points: int = 0) -> dict[str, object]:
    grade = {"grade": True, "points": points, "locked": True} if points else {"grade": False, "locked": False}
    return {"nbgrader": {"grade_id": name, "solution": solution, "task": False, "schema_version": 3, **grade}}


def _code(source: str, name: str = "", metadata: object = None) -> dict[str, object]:
    cell = {"cell_type": "code", "execution_count": None, "metadata": metadata or {}, "outputs": [], "source": source}
    return {**cell, "id": name or f"cell-{abs(hash(source))}"}


def _of(cells: list[dict[str, object]]) -> dict[str, object]:
    kernel = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
    return {"cells": cells, "metadata": kernel, "nbformat": 4, "nbformat_minor": 5}
