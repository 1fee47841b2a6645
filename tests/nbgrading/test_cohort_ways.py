"""Here, in processes, on dask, in any order, killed and taken up again: the same grades."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest
from cohort_rows import files, gradebook_rows
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from curtain.cli import main
from curtain.errors import SetUpError
from curtain.grading.code_digest import code_digest
from curtain.nbgrading.cohort.journal import Journal
from curtain.nbgrading.cohort.places import made_folder
from curtain.nbgrading.cohort.run import Cohort, grade_cohort, way
from curtain.nbgrading.cohort.tasks import Done, Sheets, Task, one_after_another
from curtain.nbgrading.cohort.workers import in_workers

Exercise = Callable[..., dict[str, Any]]
HandIn = Callable[..., Path]

WRITTEN = ("autograded", "records")
ANSWERS = [{}, {"pick": "b"}, {"pick": "a", "pick_two": "c"}, {"pick": "b", "pick_two": "a, c"}, {"pick": "no such"}]


@pytest.fixture
def handed_in(classroom: Path, hand_in: HandIn, exercise: Exercise) -> Path:
    """A classroom with twelve hand-ins in two languages."""
    for number in range(12):
        lang = ("de", "en")[number % 2]
        hand_in(f"learner{number:02}", exercise(lang, **ANSWERS[number % len(ANSWERS)]), lang)
    return classroom


def written(classroom: Path) -> tuple[object, object]:
    return gradebook_rows(classroom), files(classroom, *WRITTEN)


@pytest.fixture
def wanted(handed_in: Path) -> tuple[object, object]:
    """What a single run in one process comes to."""
    other = Path(shutil.copytree(handed_in, handed_in.with_name("wanted")))
    assert grade_cohort(other) == Cohort(graded=12)
    return written(other)


def test_two_processes_grade_as_one(handed_in: Path, wanted: tuple[object, object]) -> None:
    assert grade_cohort(handed_in, way(workers=2)) == Cohort(graded=12)
    assert written(handed_in) == wanted
    assert grade_cohort(handed_in, way(workers=2)) == Cohort(unchanged=12)


@pytest.fixture
def cluster() -> Iterator[Any]:
    """A dask cluster of two processes on this machine only."""
    from distributed import LocalCluster

    address = {"host": "127.0.0.1", "dashboard_address": None}
    with LocalCluster(n_workers=2, threads_per_worker=1, **address) as made:
        yield made


def test_a_dask_cluster_grades_as_one_process(
    handed_in: Path, wanted: tuple[object, object], cluster: Any, capsys: pytest.CaptureFixture[str], course: Path
) -> None:
    assert main(["grade-cohort", str(handed_in), "--dask", cluster.scheduler_address]) == 0
    assert "12" in capsys.readouterr().out
    assert written(handed_in) == wanted
    key = course / "modules/01-notes/key.toml"  # the workers go on with the key that they have read
    key.write_text(key.read_text(encoding="utf-8").replace('right = ["b"]', 'right = ["a"]'), encoding="utf-8")
    with pytest.raises(SetUpError, match="other course sources"):
        grade_cohort(handed_in, way(dask=cluster.scheduler_address))
    assert written(handed_in) == wanted


def test_no_cluster_and_no_dask_are_said_plainly(handed_in: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SetUpError, match="tcp://nowhere"):
        grade_cohort(handed_in, way(dask="tcp://nowhere"))
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(SetUpError, match=r"curtain\[dask\]"):
        grade_cohort(handed_in, way(dask="tcp://127.0.0.1:1"))


class BrokenOff(Exception):
    """Stands for whatever ends a run."""


def odd_way(seed: int, stop_after: int | None) -> Callable[..., Iterator[Done]]:
    """Return a way that takes tasks in any order and may end in the middle."""

    def grade(tasks: Iterable[Task], sheets: Sheets, replies: Path | None) -> Iterator[Done]:
        mixed = list(tasks)
        random.Random(seed).shuffle(mixed)
        for count, done in enumerate(one_after_another(mixed, sheets, replies)):
            if count == stop_after:
                raise BrokenOff
            yield done

    return grade


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(runs=st.lists(st.tuples(st.integers(0, 99), st.integers(0, 11)), max_size=4), last=st.integers(0, 99))
def test_any_order_and_any_number_of_interruptions_come_to_the_same(
    handed_in: Path, wanted: tuple[object, object], runs: list[tuple[int, int]], last: int, tmp_path: Path
) -> None:
    place = tmp_path / "again"
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(handed_in, place)
    for seed, stop_after in runs:
        try:
            grade_cohort(place, odd_way(seed, stop_after))
        except BrokenOff:
            continue
    cohort = grade_cohort(place, odd_way(last, None))
    assert cohort.graded + cohort.unchanged == 12
    assert written(place) == wanted


SLOW = """
if __name__ == "__main__":
    import sys, time
    from pathlib import Path
    from curtain.nbgrading.cohort import run
    from curtain.nbgrading.cohort.tasks import one_after_another

    def slow(tasks, sheets, replies):
        for count, done in enumerate(one_after_another(tasks, sheets, replies)):
            time.sleep(0.2)
            yield done
            print(count, flush=True)

    way = slow if sys.argv[2] == "here" else run.way(workers=2)
    run.grade_cohort(Path(sys.argv[1]), way)
"""


def test_a_run_that_was_killed_is_taken_up_where_it_was(handed_in: Path, wanted: tuple[object, object]) -> None:
    run = subprocess.Popen([sys.executable, "-c", SLOW, handed_in, "here"], stdout=subprocess.PIPE)
    assert run.stdout
    for _ in range(8):
        assert run.stdout.readline()
    os.kill(run.pid, signal.SIGKILL)
    run.wait()
    run.stdout.close()
    assert gradebook_rows(handed_in)["grades"] == []
    code_digest.cache_clear()
    cohort = grade_cohort(handed_in)
    assert 3 <= cohort.unchanged < 12 and cohort.graded == 12 - cohort.unchanged
    assert written(handed_in) == wanted


def test_the_processes_of_a_run_that_was_killed_end_too(handed_in: Path, tmp_path: Path) -> None:
    script = tmp_path / "run.py"
    script.write_text(SLOW, encoding="utf-8")
    run = subprocess.Popen([sys.executable, script, handed_in, "workers"])
    graders: list[psutil.Process] = []
    while run.poll() is None and len(graders) < 1:
        family = psutil.Process(run.pid).children(recursive=True)
        graders = [one for one in family if "spawn_main" in " ".join(one.cmdline())]
        time.sleep(0.02)
    os.kill(run.pid, signal.SIGKILL)
    run.wait()
    assert graders
    assert psutil.wait_procs(graders, timeout=60)[1] == []


class Deadly(bytes):
    """A notebook that ends, or never leaves, the process that receives it."""

    seconds = 0.0

    def __reduce__(self) -> Any:
        return (time.sleep, (self.seconds,)) if self.seconds else (os._exit, (3,))


class Endless(Deadly):
    seconds = 600.0


@pytest.mark.parametrize("kind", [Deadly, Endless])
def test_a_hand_in_that_ends_or_stops_its_process_costs_only_itself(
    handed_in: Path, wanted: tuple[dict[str, Any], Any], kind: type[Deadly], monkeypatch: pytest.MonkeyPatch
) -> None:
    def grade(tasks: Iterable[Task], sheets: Sheets, replies: Path | None) -> Iterator[Done]:
        def spiked() -> Iterator[Task]:
            for task in tasks:
                bad = task.hand_in.learner == "learner03"
                yield Task(task.hand_in, task.digest, task.stamp, kind(task.content or b"") if bad else task.content)

        yield from in_workers(spiked(), sheets, replies, 2, limit=5.0)

    cohort = grade_cohort(handed_in, grade)
    assert (cohort.graded, cohort.broken_off, cohort.well) == (11, ["learner03/01-notes-en"], False)
    rows = gradebook_rows(handed_in)
    others = [row for row in rows["grades"] if row[1] != "learner03"]
    assert others == [row for row in wanted[0]["grades"] if row[1] != "learner03"]
    assert [row[5:] for row in rows["grades"] if row[1] == "learner03"] == [(0.0, None, None, 1)] * 2
    assert all("not because of your answer" in row[5] for row in rows["comments"] if row[1] == "learner03")
    assert grade_cohort(handed_in) == Cohort(graded=1, unchanged=11)
    assert gradebook_rows(handed_in) == wanted[0]


def test_two_runs_at_once_are_refused(handed_in: Path) -> None:
    journal = Journal(made_folder(handed_in))
    with pytest.raises(SetUpError, match="another run"):
        grade_cohort(handed_in)
    journal.close()
    assert grade_cohort(handed_in) == Cohort(graded=12)


def test_a_damaged_journal_says_what_to_do(handed_in: Path) -> None:
    (made_folder(handed_in) / "journal.sqlite3").write_bytes(b"no database" * 500)
    with pytest.raises(SetUpError, match="delete it"):
        grade_cohort(handed_in)


def test_the_command_says_what_was_done_and_fails_if_something_is_open(
    handed_in: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["grade-cohort", str(handed_in)]) == 0
    assert "12" in capsys.readouterr().out
    folder = handed_in / "submitted/learner00/09-none-de"
    folder.mkdir()
    (folder / "09-none.ipynb").write_text(json.dumps({}))
    (handed_in / "release/09-none-de").mkdir()
    assert main(["grade-cohort", str(handed_in)]) == 1
    assert "09-none-de" in capsys.readouterr().out
