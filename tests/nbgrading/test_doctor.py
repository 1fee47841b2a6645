"""The doctor names what is wrong in a course directory, where, and the next step; a sound one is called sound."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from nbgrader.apps.api import NbGraderAPI

from curtain.cli import main
from curtain.nbgrading.cohort_seed import SEED_FILE
from curtain.nbgrading.doctor import machine
from curtain.nbgrading.doctor.examine import examine
from curtain.nbgrading.doctor.finding import Finding
from curtain.nbgrading.doctor.hand_ins import check_hand_ins
from curtain.phrases import phrases
from curtain.records import LANGUAGES

Exercise = Callable[..., dict[str, Any]]
HandIn = Callable[..., Path]


@pytest.fixture(autouse=True)
def _ready_machine(monkeypatch: pytest.MonkeyPatch, classroom: Path) -> None:
    """Whether this machine is ready is asked in tests of its own; a copied directory is as open as its place."""
    monkeypatch.setattr("curtain.nbgrading.doctor.examine.check_programs", lambda: iter(()))
    monkeypatch.setattr(machine, "LEAST_BYTES", 1)
    classroom.chmod(0o700)


def names(directory: Path) -> set[str]:
    return {finding.name for finding in examine(directory)}


def test_a_prepared_directory_with_a_good_hand_in_is_sound(
    classroom: Path, hand_in: HandIn, exercise: Exercise, capsys: pytest.CaptureFixture[str]
) -> None:
    hand_in("ada", exercise(pick="b"))
    assert examine(classroom) == []
    assert main(["doctor", str(classroom)]) == 0
    said = capsys.readouterr().out
    assert "ready for class" in said and "nbgrader 0.9" in said and "UTC" in said


def test_what_is_no_course_directory_is_said_with_another_code(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["doctor", str(tmp_path / "nowhere")]) == 2
    assert "curtain course" in capsys.readouterr().err


def append(classroom: Path, line: str) -> None:
    with (classroom / "nbgrader_config.py").open("a") as file:
        file.write(f"{line}\n")


def put(classroom: Path, learner: str, text: bytes = b"{", assignment: str = "01-notes-de") -> Path:
    path = classroom / "submitted" / learner / assignment / "01-notes.ipynb"
    path.parent.mkdir(parents=True)
    path.write_bytes(text)
    return path


def rename_key(classroom: Path) -> None:
    key = classroom.parent / "course/modules/01-notes/key.toml"
    key.write_text(key.read_text(encoding="utf-8").replace('right = ["b"]', 'right = ["zzz"]'), encoding="utf-8")


def other_points(classroom: Path) -> None:
    source = classroom.parent / "course/modules/01-notes/module.toml"
    source.write_text(source.read_text(encoding="utf-8").replace("points = 2", "points = 7"), encoding="utf-8")


def future_clock(classroom: Path) -> None:
    later = datetime.now(UTC).timestamp() + 100_000
    os.utime(classroom / "gradebook.db", (later, later))


def open_notebook(classroom: Path) -> None:
    path = classroom / "release/01-notes-de/01-notes.ipynb"
    path.chmod(0o644)
    path.write_text(path.read_text(encoding="utf-8") + " ", encoding="utf-8")


WRONG: dict[str, Callable[[Path], object]] = {
    "no_config": lambda classroom: (classroom / "nbgrader_config.py").unlink(),
    "config_broken": lambda classroom: append(classroom, "c.x = ("),
    "config_class": lambda classroom: append(classroom, "del c.Autograde.sanitize_preprocessors"),
    "no_seed": lambda classroom: (classroom / SEED_FILE).unlink(),
    "open_seed": lambda classroom: (classroom / SEED_FILE).chmod(0o644),
    "open_directory": lambda classroom: classroom.chmod(0o755),
    "key_broken": rename_key,
    "not_made": lambda classroom: (classroom / "source/01-notes-es/01-notes.ipynb").unlink(),
    "other_notebook": open_notebook,
    "no_gradebook": lambda classroom: (classroom / "gradebook.db").unlink(),
    "gradebook_broken": lambda classroom: (classroom / "gradebook.db").write_bytes(b"no database" * 1_000),
    "other_points": other_points,
    "odd_learner": lambda classroom: put(classroom, "Ada"),
    "no_learner": lambda classroom: put(classroom, "=1+1"),
    "same_learner": lambda classroom: (put(classroom, "ada"), put(classroom, "ADA")),
    "link": lambda classroom: (classroom / "submitted/eve").symlink_to(classroom),
    "unknown_assignment": lambda classroom: put(classroom, "ada", assignment="01-NOTES-de"),
    "damaged": lambda classroom: put(classroom, "ada"),
    "future": lambda classroom: put(classroom, "ada").with_name("timestamp.txt").write_text("2999-01-01 10:00:00 UTC"),
    "clock": future_clock,
}
POSIX_ONLY = ("open_seed", "open_directory", "link", "same_learner")


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_named_and_nothing_is_changed(classroom: Path, name: str) -> None:
    if os.name == "nt" and name in POSIX_ONLY:
        pytest.skip("Windows has no such rights or names")
    WRONG[name](classroom)
    before = sorted(str(path) for path in classroom.rglob("*"))
    found = {finding.name: finding for finding in examine(classroom)}
    assert name in found
    for lang in LANGUAGES:
        said = found[name].say(lang)
        assert len(said.split("\n")) == 3 and str(found[name].where) in said
    assert sorted(str(path) for path in classroom.rglob("*")) == before


def test_a_notebook_with_execute_in_it_is_found(classroom: Path) -> None:
    append(classroom, 'c.Autograde.autograde_preprocessors.insert(0, "nbgrader.preprocessors.Execute")')
    assert names(classroom) == {"config_class"}


def test_hand_ins_graded_with_an_older_key_are_counted(
    classroom: Path, nbgrader: NbGraderAPI, hand_in: HandIn, exercise: Exercise, course: Path
) -> None:
    for learner in ("ada", "bob"):
        hand_in(learner, exercise(pick="b"))
    assert nbgrader.autograde("01-notes-de", "*")["success"]
    assert names(classroom) == set()
    key = course / "modules/01-notes/key.toml"
    key.write_text(key.read_text(encoding="utf-8").replace("KEYWORDS-A", "KEYWORDS-Z"), encoding="utf-8")
    (found,) = examine(classroom)
    assert found.name == "old_versions" and found.params["number"] == 2
    assert "curtain regrade" in found.say("en")


def test_a_hand_in_from_just_now_is_not_from_the_future(classroom: Path, exercise: Exercise) -> None:
    path = put(classroom, "ada", json.dumps(exercise(pick="b")).encode())
    now = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)
    path.with_name("timestamp.txt").write_text("2026-11-20 10:05:00 UTC")
    assert list(check_hand_ins(classroom, now)) == []
    assert [one.name for one in check_hand_ins(classroom, now - timedelta(hours=1))] == ["future"]


def test_a_full_disk_and_a_read_only_folder_are_found(classroom: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "LEAST_BYTES", 10**18)
    monkeypatch.setattr(machine.os, "access", lambda path, mode: Path(path).name != "feedback")
    found = list(machine.check_room(classroom))
    assert [(one.name, Path(one.where).name) for one in found] == [
        ("not_writable", "feedback"),
        ("little_room", "class"),
    ]


def test_a_missing_kernel_and_other_versions_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine.KernelSpecManager, "find_kernel_specs", lambda self: {})
    monkeypatch.setattr(machine, "requires", lambda name: ["nbgrader>=99", "no-such-thing>=1", "pytest; extra == 'x'"])
    assert [(one.name, str(one.where)) for one in machine.check_programs()][1:] == [
        ("other_version", "nbgrader"),
        ("no_package", "no-such-thing"),
    ]


def test_every_finding_has_a_test_and_phrases() -> None:
    known = {
        key.split(".")[2] for key in phrases("en") if key.startswith("nbgrading.doctor.") and key.endswith(".what")
    }
    elsewhere = {"old_versions", "not_writable", "little_room", "no_kernel", "other_version", "no_package"}
    assert known == set(WRONG) | elsewhere | {"not_in_gradebook"}


def test_an_assignment_that_the_gradebook_does_not_know_is_found(classroom: Path, nbgrader: NbGraderAPI) -> None:
    with nbgrader.gradebook as book:
        book.remove_assignment("01-notes-es")
    assert names(classroom) == {"not_in_gradebook"}


def test_a_finding_reads_as_what_where_next() -> None:
    said = Finding("little_room", "/class", {"free": "0.1"}).say("de")
    assert said.startswith("! ") and "\n  wo: /class\n  weiter: " in said
