"""The learner's JupyterLab: their own folder, no shell, no news, no grading tools."""

from __future__ import annotations

import json
from pathlib import Path

from curtain.hosting.lab_config import write_lab_config


def test_the_configuration_lies_in_the_data_directory(tmp_path: Path) -> None:
    config = write_lab_config(tmp_path, 4321, "token")
    server = json.loads((config / "jupyter_server_config.json").read_text(encoding="utf-8"))
    assert config.is_relative_to(tmp_path)
    assert server["ServerApp"]["root_dir"] == str(tmp_path / "work")
    assert (server["ServerApp"]["ip"], server["ServerApp"]["port"]) == ("127.0.0.1", 4321)
    assert server["IdentityProvider"]["token"] == "token"


def test_no_terminal_no_news_and_no_extension_search(tmp_path: Path) -> None:
    config = write_lab_config(tmp_path, 4321, "token")
    server = json.loads((config / "jupyter_server_config.json").read_text(encoding="utf-8"))
    page = json.loads((config / "labconfig" / "page_config.json").read_text(encoding="utf-8"))
    assert server["ServerApp"]["terminals_enabled"] is False
    assert server["LabApp"]["news_url"] is None
    assert server["LabApp"]["extension_manager"] == "readonly"
    assert page["disabledExtensions"]["@jupyterlab/apputils-extension:announcements"] is True


def test_every_part_of_nbgrader_is_off_for_learners(tmp_path: Path) -> None:
    config = write_lab_config(tmp_path, 4321, "token")
    server = json.loads((config / "jupyter_server_config.json").read_text(encoding="utf-8"))
    page = json.loads((config / "labconfig" / "page_config.json").read_text(encoding="utf-8"))
    parts = ("validate-assignment", "create-assignment", "assignment-list", "course-list", "formgrader", "menu")
    assert all(page["disabledExtensions"][f"@jupyter/nbgrader:{part}"] for part in parts)
    loaded = {name for name, on in server["ServerApp"]["jpserver_extensions"].items() if on}
    assert loaded == {"jupyterlab"}
