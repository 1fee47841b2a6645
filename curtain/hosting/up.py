"""``curtain up``: one command, three processes (sandbox, app, JupyterLab), one address."""

from __future__ import annotations

import locale
import signal
import subprocess
import sys
import threading
import time
import webbrowser
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ..course.root import course_root
from ..errors import SetUpError
from ..phrases import say
from ..records import LANGUAGES, Language
from .child import Child
from .data_directory import copy_exercises, data_directory, lab_token, learner_token
from .environment import child_environment
from .lab_config import write_lab_config
from .ports import LOOPBACK, app_port, kept_ports
from .running import Running, announce, claim, release, running

PYTHON = (3, 11)
SECONDS_TO_START = 90.0
SECONDS_TO_STOP = 10.0
PREPARE_CLASS = """
import pathlib, sys
from curtain.nbgrading.course_directory import prepare
prepare(pathlib.Path(sys.argv[1]))
"""


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that is settled before the first process starts."""

    folder: Path
    address: str
    lang: Language
    children: tuple[Child, ...]


def up(port: int | None, data_dir: Path | None, browser: bool) -> int:
    """Run the course on this machine until it is stopped; print the one address to open.

    Returns 0 after a wished stop, or if the course runs already; 1 if a part of it cannot be kept running.

    Raises
    ------
    SetUpError
        If Python is too old, the data folder cannot be written, or the course's sources are not there.
    """
    check_python(sys.version_info[:2])
    lang = terminal_language()
    folder = data_directory(data_dir)
    other = claim(folder)
    if other:
        return _point_to(other, folder, lang, browser)
    try:
        return _run(_plan(folder, port, lang), browser)
    finally:
        release(folder)


def check_python(version: tuple[int, ...]) -> None:
    """Raise SetUpError if ``version`` of Python is older than the course needs."""
    if version < PYTHON:
        raise SetUpError("hosting.set_up.python", found=".".join(map(str, version)), needed=".".join(map(str, PYTHON)))


def terminal_language() -> Language:
    """Return the language for messages in the terminal: the system's if the course speaks it, else English."""
    name = (locale.getlocale()[0] or "").lower()
    spoken = {"german": "de", "spanish": "es"}.get(name.split("_")[0], name[:2])
    return next((lang for lang in LANGUAGES if lang == spoken), "en")


def _plan(folder: Path, wanted: int | None, lang: Language) -> Plan:
    port = app_port(wanted)
    if wanted is not None and port != wanted:
        print(say(lang, "hosting.up.port_busy", wanted=wanted, port=port), flush=True)
    ports = kept_ports(folder / "ports.json", ("sandbox", "jupyterlab"))
    sandbox, lab = ports["sandbox"], ports["jupyterlab"]
    address = f"http://{LOOPBACK}:{port}"
    environment = child_environment(folder, f"http://{LOOPBACK}:{sandbox}", learner_token(folder))
    write_lab_config(folder, lab, lab_token(folder))
    (folder / "logs").mkdir(exist_ok=True)
    (folder / "work").mkdir(exist_ok=True)
    copy_exercises(course_root() / "exercises", folder / "work")
    commands: dict[str, tuple[int, str, list[str]]] = {
        "sandbox": (sandbox, "/healthz", _sandbox(sandbox, folder, address, lab)),
        "app": (port, "/healthz", _app(port, lab, folder)),
        "jupyterlab": (lab, "/api", ["jupyterlab"]),
    }
    children = [
        Child(name, arguments, at, health, environment, folder / "logs" / f"{name}.log")
        for name, (at, health, arguments) in commands.items()
    ]
    return Plan(folder, f"{address}/", lang, tuple(children))


def _sandbox(port: int, folder: Path, app: str, lab: int) -> list[str]:
    pages = [app, app.replace(LOOPBACK, "localhost"), f"http://{LOOPBACK}:{lab}", f"http://localhost:{lab}"]
    origins = [word for page in pages for word in ("--origin", page)]
    return ["curtain", "sandbox", "--port", str(port), "--key", "env:CURTAIN_TOKEN", "--data", str(folder), *origins]


def _app(port: int, lab: int, folder: Path) -> list[str]:
    ports = ["--port", str(port), "--lab", str(lab)]
    return ["curtain.hosting.voila_app", *ports, "--data", str(folder)]


def _run(plan: Plan, browser: bool) -> int:
    stop = threading.Event()
    _stop_on_signals(stop)
    print(say(plan.lang, "hosting.up.starting"), flush=True)
    try:
        for child in plan.children:
            child.start()
        failed = _wait_until_ready(plan.children, stop)
        if failed:
            print(say(plan.lang, "hosting.up.failed", name=failed.name, log=failed.log), file=sys.stderr)
            return 1
        if not stop.is_set():
            announce(plan.folder, plan.address)
            print(say(plan.lang, "hosting.up.ready", address=plan.address), flush=True)
            _open(plan.address, browser)
            _prepare_class(plan)
        return _keep_running(plan, stop)
    finally:
        _stop(plan.children)


def _stop_on_signals(stop: threading.Event) -> None:
    names = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
    for number in [getattr(signal, name) for name in names if hasattr(signal, name)]:
        signal.signal(number, lambda *_: stop.set())


def _wait_until_ready(children: Sequence[Child], stop: threading.Event) -> Child | None:
    """Wait until all answer; return the one that cannot be started, or None."""
    waiting = list(children)
    deadline = time.monotonic() + SECONDS_TO_START
    while waiting and not stop.wait(0.05):
        for child in waiting:
            if not child.alive and not child.start_again():
                return child
        waiting = [child for child in waiting if not child.answers()]
        if waiting and time.monotonic() > deadline:
            return waiting[0]
    return None


def _keep_running(plan: Plan, stop: threading.Event) -> int:
    while not stop.wait(0.3):
        for child in plan.children:
            if child.alive:
                continue
            if not child.start_again():
                print(say(plan.lang, "hosting.up.gave_up", name=child.name, log=child.log), file=sys.stderr)
                return 1
            print(say(plan.lang, "hosting.up.started_again", name=child.name), flush=True)
    print(say(plan.lang, "hosting.up.stopped"), flush=True)
    return 0


def _stop(children: Sequence[Child]) -> None:
    for child in children:
        child.ask_to_stop()
    deadline = time.monotonic() + SECONDS_TO_STOP
    for child in children:
        child.stop(max(0.1, deadline - time.monotonic()))


def _prepare_class(plan: Plan) -> None:
    """Make the trainer's course directory in the background; what goes wrong stands in the log."""
    with (plan.folder / "logs" / "class.log").open("ab") as log:
        process = subprocess.Popen(
            [sys.executable, "-P", "-c", PREPARE_CLASS, str(plan.folder / "class")],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            env=dict(plan.children[0].environment),
            cwd=plan.folder,
        )
    threading.Thread(target=process.wait, daemon=True).start()


def _point_to(other: Running, folder: Path, lang: Language, browser: bool) -> int:
    deadline = time.monotonic() + SECONDS_TO_START
    while not other.address and other.alive and time.monotonic() < deadline:
        time.sleep(0.2)
        other = running(folder) or other
    print(say(lang, "hosting.up.already", address=other.address, folder=folder), flush=True)
    _open(other.address, browser)
    return 0 if other.address else 1


def _open(address: str, browser: bool) -> None:
    if browser and address:
        threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
