"""One course per data directory."""

from __future__ import annotations

import json
import os
from pathlib import Path

import psutil
import pytest

from curtain.hosting.running import FILE, announce, claim, release, running


def test_the_first_gets_the_folder_and_the_second_is_told_who_has_it(tmp_path: Path) -> None:
    assert claim(tmp_path) is None
    announce(tmp_path, "http://127.0.0.1:8866/")
    other = claim(tmp_path)
    assert other is not None
    assert (other.pid, other.address) == (os.getpid(), "http://127.0.0.1:8866/")


def test_a_released_folder_can_be_had_again(tmp_path: Path) -> None:
    claim(tmp_path)
    release(tmp_path)
    assert claim(tmp_path) is None


@pytest.mark.parametrize(
    "note",
    [
        "",
        "{",
        "{}",
        json.dumps({"pid": 2**22 + 7, "born": 1.0}),
        json.dumps({"pid": os.getpid(), "born": psutil.Process().create_time() - 1000}),
    ],
    ids=["empty", "damaged", "incomplete", "a process that is gone", "a number that another process has now"],
)
def test_a_note_left_by_a_killed_supervisor_does_not_hinder(tmp_path: Path, note: str) -> None:
    (tmp_path / FILE).write_text(note, encoding="utf-8")
    assert claim(tmp_path) is None


def test_nobody_takes_away_another_ones_note(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(json.dumps({"pid": os.getpid() + 1, "born": 1.0}), encoding="utf-8")
    release(tmp_path)
    assert running(tmp_path) is not None
