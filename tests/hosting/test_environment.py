"""What children of the supervisor may know."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from curtain.hosting.environment import child_environment

SURROUNDINGS = {
    "PATH": "/usr/bin",
    "HOME": "/home/ana",
    "LC_ALL": "de_DE.UTF-8",
    "SystemRoot": r"C:\Windows",
    "OPENAI_API_KEY": "sk-1",
    "GITHUB_TOKEN": "t",
    "AWS_SECRET_ACCESS_KEY": "a",
    "HTTP_PROXY": "http://proxy.example:8080",
    "all_proxy": "socks5://proxy.example",
    "PYTHONPATH": "/somewhere",
    "JUPYTER_TOKEN": "old",
    "JUPYTER_CONFIG_DIR": "/home/ana/.jupyter",
}


def environment(tmp_path: Path) -> dict[str, str]:
    return child_environment(tmp_path, "http://127.0.0.1:1", "key", SURROUNDINGS)


@pytest.mark.parametrize("name", ["HOME", "LC_ALL", "SystemRoot"])
def test_what_programs_need_is_kept(tmp_path: Path, name: str) -> None:
    assert environment(tmp_path)[name] == SURROUNDINGS[name]


@pytest.mark.parametrize(
    "name",
    ["OPENAI_API_KEY", "GITHUB_TOKEN", "AWS_SECRET_ACCESS_KEY", "HTTP_PROXY", "all_proxy", "PYTHONPATH"],
)
def test_secrets_proxies_and_foreign_settings_are_not(tmp_path: Path, name: str) -> None:
    assert name not in environment(tmp_path)


def test_a_kernel_finds_the_sandbox_and_no_proxy_comes_between(tmp_path: Path) -> None:
    made = environment(tmp_path)
    assert (made["CURTAIN_SANDBOX"], made["CURTAIN_TOKEN"]) == ("http://127.0.0.1:1", "key")
    assert made["NO_PROXY"] == made["no_proxy"] == "127.0.0.1,localhost"


def test_jupyter_keeps_out_of_the_users_own_folders(tmp_path: Path) -> None:
    made = environment(tmp_path)
    names = ["JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR", "JUPYTERLAB_SETTINGS_DIR"]
    assert all(Path(made[name]).is_relative_to(tmp_path) for name in names)


def test_the_path_keeps_its_order_behind_this_pythons_programs(tmp_path: Path) -> None:
    assert environment(tmp_path)["PATH"].split(os.pathsep)[1:] == ["/usr/bin"]
