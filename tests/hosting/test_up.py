"""The supervisor, with three small file servers in place of sandbox, app and JupyterLab."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from curtain.errors import SetUpError
from curtain.hosting.ports import free_ports
from curtain.hosting.up import check_python, terminal_language
from curtain.phrases import say

from .little_course import write_course

SUPERVISOR = """
import sys
from pathlib import Path
from curtain.hosting import up as supervisor
plan = supervisor._plan
def small(*arguments):
    made = plan(*arguments)
    for child in made.children:
        child.arguments, child.health = ["http.server", str(child.port), "--bind", "127.0.0.1"], "/"
    return made
supervisor._plan = small
sys.exit(supervisor.up(int(sys.argv[1]), Path(sys.argv[2]), False))
"""


def start(tmp_path: Path, port: int) -> subprocess.Popen[str]:
    environment = {**os.environ, "CURTAIN_COURSE": str(tmp_path / "course"), "LC_ALL": "C.UTF-8"}
    command = [sys.executable, "-c", SUPERVISOR, str(port), str(tmp_path / "data")]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True, encoding="utf-8")


def read_until(process: subprocess.Popen[str], pattern: str) -> re.Match[str]:
    assert process.stdout
    for line in process.stdout:
        if found := re.search(pattern, line):
            return found
    raise AssertionError(f"the output ended without {pattern}")


@pytest.fixture
def supervisor(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    write_course(tmp_path / "course")
    process = start(tmp_path, free_ports(1)[0])
    with process:
        yield process
        process.terminate()
        process.wait(30)


def children(process: subprocess.Popen[str]) -> list[psutil.Process]:
    found = psutil.Process(process.pid).children()
    return [child for child in found if any("hosting.watched" in word for word in child.cmdline())]


def test_it_prints_one_address_when_everything_answers_and_copies_the_notebooks(
    supervisor: subprocess.Popen[str], tmp_path: Path
) -> None:
    read_until(supervisor, r"http://127\.0\.0\.1:\d+/")
    assert len(children(supervisor)) == 3
    assert len(list((tmp_path / "data" / "work").glob("*/*.ipynb"))) == 3
    assert {"sandbox.log", "app.log", "jupyterlab.log"} <= {log.name for log in (tmp_path / "data" / "logs").iterdir()}


def test_a_second_start_points_to_the_first(supervisor: subprocess.Popen[str], tmp_path: Path) -> None:
    address = read_until(supervisor, r"http://127\.0\.0\.1:\d+/")[0]
    with start(tmp_path, free_ports(1)[0]) as second:
        output, _ = second.communicate(timeout=30)
    assert second.returncode == 0
    assert say("en", "hosting.up.already", address=address, folder=tmp_path / "data") in output


def test_a_dead_child_is_started_again_and_said(supervisor: subprocess.Popen[str]) -> None:
    read_until(supervisor, r"http://127\.0\.0\.1:\d+/")
    children(supervisor)[0].kill()
    read_until(supervisor, re.escape(say("en", "hosting.up.started_again", name="sandbox")))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signal that asks a process to stop")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=["Ctrl-C", "terminate"])
def test_a_wished_stop_ends_all_and_is_no_failure(
    supervisor: subprocess.Popen[str], tmp_path: Path, number: signal.Signals
) -> None:
    read_until(supervisor, r"Ctrl-C")
    mine = children(supervisor)
    supervisor.send_signal(number)
    read_until(supervisor, re.escape(say("en", "hosting.up.stopped")))
    assert supervisor.wait(30) == 0
    assert not [process for process in mine if process.is_running()]
    assert not (tmp_path / "data" / "running.json").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot kill without asking the handle's owner")
def test_after_a_hard_kill_the_children_end_and_the_folder_is_free_again(
    supervisor: subprocess.Popen[str], tmp_path: Path
) -> None:
    read_until(supervisor, r"Ctrl-C")
    mine = children(supervisor)
    supervisor.kill()
    supervisor.wait()
    end = time.monotonic() + 15
    while any(process.is_running() for process in mine) and time.monotonic() < end:
        time.sleep(0.05)
    assert not [process for process in mine if process.is_running()]
    again = start(tmp_path, free_ports(1)[0])
    with again:
        read_until(again, r"Ctrl-C")
        again.terminate()


def test_a_busy_port_is_said_and_another_taken(tmp_path: Path) -> None:
    write_course(tmp_path / "course")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with start(tmp_path, port) as process:
            other = read_until(process, rf"Port {port} is in use by another program; the course takes (\d+)")[1]
            assert read_until(process, r"http://127\.0\.0\.1:(\d+)/")[1] == other != str(port)
            process.terminate()


def test_an_old_python_is_a_plain_sentence() -> None:
    with pytest.raises(SetUpError, match=r"3\.11 or newer; this is Python 3\.10"):
        check_python((3, 10))
    check_python((3, 11))


@pytest.mark.parametrize(
    ("name", "lang"),
    [("de_AT", "de"), ("es_MX", "es"), ("en_GB", "en"), ("fr_FR", "en"), (None, "en"), ("German_Germany", "de")],
)
def test_the_terminal_speaks_the_systems_language(monkeypatch: pytest.MonkeyPatch, name: str | None, lang: str) -> None:
    monkeypatch.setattr("locale.getlocale", lambda: (name, "UTF-8"))
    assert terminal_language() == lang
