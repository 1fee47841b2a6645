"""The data directory: made when missing, never losing what a learner has."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest

from curtain.errors import SetUpError
from curtain.hosting.data_directory import copy_exercises, data_directory, lab_token, learner_token


def notebook(root: Path, lang: str, text: str) -> Path:
    file = root / lang / f"02-clear-briefs-{lang}" / "02-clear-briefs.ipynb"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def test_a_missing_folder_is_made(tmp_path: Path) -> None:
    assert data_directory(tmp_path / "a" / "b") == tmp_path / "a" / "b"
    assert list((tmp_path / "a" / "b").iterdir()) == []


def test_a_folder_that_cannot_be_made_is_a_plain_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(SetUpError) as caught:
        data_directory(tmp_path / "file" / "folder")
    assert str(tmp_path / "file" / "folder") in caught.value.say("de")
    assert "curtain up --data" in caught.value.say("de")


def test_tokens_stay_the_same_differ_from_each_other_and_are_private(tmp_path: Path) -> None:
    first = learner_token(tmp_path)
    assert learner_token(tmp_path) == first
    assert lab_token(tmp_path) != first
    assert len(first) >= 32
    if sys.platform != "win32":
        assert stat.S_IMODE((tmp_path / "token").stat().st_mode) == 0o600


def test_an_empty_token_file_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "token").write_text("\n")
    assert len(learner_token(tmp_path)) >= 32


def test_copies_are_made_once_and_never_overwritten(tmp_path: Path) -> None:
    exercises, work = tmp_path / "exercises", tmp_path / "work"
    for lang in ("de", "en"):
        notebook(exercises, lang, f"given {lang}")
    assert len(copy_exercises(exercises, work)) == 2
    copy = work / "02-clear-briefs-de" / "02-clear-briefs.ipynb"
    copy.write_text("what the learner wrote", encoding="utf-8")
    notebook(exercises, "de", "a newer version")
    notebook(exercises, "es", "given es")
    made = copy_exercises(exercises, work)
    assert [file.parent.name for file in made] == ["02-clear-briefs-es"]
    assert copy.read_text(encoding="utf-8") == "what the learner wrote"


def test_checkpoints_are_not_copied(tmp_path: Path) -> None:
    hidden = tmp_path / "exercises" / "de" / "02-clear-briefs-de" / ".ipynb_checkpoints" / "x.ipynb"
    hidden.parent.mkdir(parents=True)
    hidden.write_text("")
    assert copy_exercises(tmp_path / "exercises", tmp_path / "work") == []
