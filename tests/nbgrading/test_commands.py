"""A command that is said to a trainer is one that their shell finds."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from curtain.nbgrading.commands import command, quoted


@pytest.fixture
def environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An environment with Python and nbgrader in a folder whose name has a space; nothing of it on the PATH."""
    folder = tmp_path / "my venv"
    folder.mkdir()
    for name in ("python", "nbgrader"):
        (folder / name).touch(mode=0o755)
    monkeypatch.setattr(sys, "executable", str(folder / "python"))
    monkeypatch.setenv("PATH", str(tmp_path / "nowhere"))
    return folder


def test_the_name_is_enough_if_the_path_leads_to_it(environment: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(environment))
    assert command("nbgrader") == "nbgrader"


def test_else_the_path_is_said(environment: Path) -> None:
    assert command("nbgrader") == f"'{environment}/nbgrader'"


def test_another_environments_program_is_not_meant(
    environment: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "nowhere").mkdir()
    (tmp_path / "nowhere" / "nbgrader").touch(mode=0o755)
    assert command("nbgrader") == f"'{environment}/nbgrader'"


def test_a_program_without_a_file_is_run_as_a_module(environment: Path) -> None:
    assert command("jupyter") == f"'{environment}/python' -m jupyter"


def test_a_plain_path_is_not_quoted() -> None:
    assert quoted("/srv/class") == "/srv/class"
