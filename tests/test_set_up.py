"""What set-up promises: it is in step with the dependency list and speaks plainly."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def test_environment_yml_takes_python_and_everything_else_from_pyproject() -> None:
    lines = [line.strip() for line in (ROOT / "environment.yml").read_text(encoding="utf-8").splitlines()]
    wanted = lines[lines.index("dependencies:") + 1 :]
    assert wanted == [f"- python{PROJECT['project']['requires-python']}", "- pip", "- pip:", "- -e ."]


def test_the_lock_pins_every_dependency_with_hashes_and_no_address() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    pins = set(re.findall(r"(?m)^([a-z0-9-]+)==", lock))
    extras = PROJECT["project"]["optional-dependencies"].values()
    named = [*PROJECT["project"]["dependencies"], *(name for extra in extras for name in extra)]
    assert {re.match(r"[a-z0-9-]+", name)[0] for name in named} <= pins
    assert lock.count("--hash=sha256:") >= len(pins)
    assert "://" not in lock and "--index" not in lock and "--find-links" not in lock


@pytest.mark.parametrize(("lang", "word"), [("de_DE.UTF-8", "braucht"), ("en_US", "needs"), ("es_ES", "necesita")])
def test_an_old_python_gets_a_sentence(lang: str, word: str) -> None:
    pretend = "import sys, shutil, set_up; set_up.OLDEST = (9, 0); shutil.which = lambda name: None; set_up.main([])"
    command = [sys.executable, "-c", pretend]
    run = subprocess.run(command, cwd=ROOT, env={"LC_ALL": lang}, capture_output=True, text=True, encoding="utf-8")
    assert run.returncode == 1
    assert word in run.stderr and "9.0" in run.stderr and "Traceback" not in run.stderr
