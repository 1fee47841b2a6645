"""Small parts of bulk grading: what progress says, how cells are written, what a digest covers."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from curtain.grading import code_digest
from curtain.nbgrading.cohort import progress as progressing
from curtain.nbgrading.cohort.progress import Progress
from curtain.nbgrading.cohort.run import Cohort


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_a_terminal_shows_one_moving_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progressing, "TERMINAL_SECONDS", 0.0)
    stream = Terminal()
    with Progress(4, stream) as progress:
        for _ in range(4):
            progress.step()
    lines = stream.getvalue().split("\r")
    assert len(lines) == 6 and stream.getvalue().count("\n") == 1
    assert "2 of 4" in lines[2] and lines[4].count("#") == progressing.WIDTH


def test_a_file_gets_a_plain_line_now_and_then(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.StringIO()
    with Progress(2, stream) as progress:
        progress.step()
        monkeypatch.setattr(progressing, "FILE_SECONDS", 0.0)
        progress.step()
    assert stream.getvalue() == "2 of 2 hand-ins, about 0:00:00 left\n"


def test_what_was_done_is_told_with_what_is_open() -> None:
    told = Cohort(2, 3, 5, ["ada/x"], ["y"]).told().splitlines()
    assert (
        len(told) == 4
        and "2" in told[0]
        and "5" in told[1]
        and "ada/x" in told[2]
        and "generate_assignment y" in told[3]
    )


def test_a_digest_of_code_sees_a_changed_and_a_new_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(code_digest, "PACKAGE", tmp_path)
    (tmp_path / "room").mkdir()
    (tmp_path / "one.py").write_text("1")
    seen = set()
    for name, text in (("a.py", "x = 1"), ("a.py", "x = 2"), ("b.toml", ""), ("b.pyc", "not code"), ("b.txt", "2")):
        (tmp_path / "room" / name).write_text(text)
        code_digest.code_digest.cache_clear()
        seen.add(code_digest.code_digest("room", "one.py"))
    assert len(seen) == 4
    code_digest.code_digest.cache_clear()
