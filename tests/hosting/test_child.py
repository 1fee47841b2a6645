"""Supervised processes: they start, answer, start again, and end with whoever started them."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from curtain.hosting.child import RESTARTS, Child
from curtain.hosting.ports import LOOPBACK, free_ports


def until(true: Callable[[], bool], seconds: float = 20) -> bool:
    end = time.monotonic() + seconds
    while not true() and time.monotonic() < end:
        time.sleep(0.02)
    return true()


@pytest.fixture
def child(tmp_path: Path) -> Iterator[Child]:
    (port,) = free_ports(1)
    arguments = ["http.server", str(port), "--bind", LOOPBACK]
    made = Child("files", arguments, port, "/", dict(os.environ), tmp_path / "log")
    yield made
    made.ask_to_stop()
    made.stop(5)


def test_a_child_answers_once_it_has_started(child: Child) -> None:
    assert not child.answers()
    child.start()
    assert until(child.answers)
    assert child.alive


def test_closing_its_pipe_ends_it_without_a_kill(child: Child) -> None:
    child.start()
    assert until(child.answers)
    child.ask_to_stop()
    assert until(lambda: not child.alive, 4)


def test_a_child_ends_when_its_parent_is_killed_hard(tmp_path: Path) -> None:
    (port,) = free_ports(1)
    script = f"""
import os, time
from pathlib import Path
from curtain.hosting.child import Child
child = Child("files", ["http.server", "{port}", "--bind", "{LOOPBACK}"], {port}, "/", dict(os.environ), Path("log"))
child.start()
print(child.process.pid, flush=True)
time.sleep(60)
"""
    parent = subprocess.Popen([sys.executable, "-c", script], cwd=tmp_path, stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    process = psutil.Process(int(parent.stdout.readline()))
    parent.kill()
    parent.wait()
    parent.stdout.close()
    assert until(lambda: not process.is_running() or process.status() == psutil.STATUS_ZOMBIE, 10)


def test_a_child_that_dies_is_started_again_but_not_for_ever(child: Child) -> None:
    child.start()
    for _ in range(RESTARTS):
        assert child.process is not None
        child.process.kill()
        child.process.wait()
        assert not child.alive
        assert child.start_again()
    assert not child.start_again()


def test_a_key_does_not_show_in_the_process_list(tmp_path: Path) -> None:
    script = "import json, sys; json.dump(sys.argv[1:], open('seen', 'w'))"
    (tmp_path / "shown.py").write_text(script, encoding="utf-8")
    environment = {**os.environ, "SECRET": "s3cret", "PYTHONPATH": str(tmp_path)}
    log = tmp_path / "log"
    child = Child("shown", ["shown", "--key", "env:SECRET"], 1, "/", environment, log)
    child.start()
    assert child.process is not None
    child.process.wait(20)
    child.stop(1)
    assert (tmp_path / "seen").read_text(encoding="utf-8") == '["--key", "s3cret"]', log.read_text()
    assert "s3cret" not in " ".join(map(str, child.process.args))  # type: ignore[arg-type]
