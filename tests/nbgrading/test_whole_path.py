"""From the release to the feedback: nbgrader's own steps all work in the prepared directory."""

from __future__ import annotations

import csv
import html
import json
import os
import re
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from nbgrader.apps.api import NbGraderAPI

from curtain.nbgrading.course_directory import prepare
from curtain.records import LANGUAGES

Exercise = Callable[..., dict[str, Any]]
HandIn = Callable[..., Path]

SCRIPT = "<script>alert(1)</script>"
TOKEN = "only-for-this-test"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_released_fetched_submitted_collected_graded_and_fed_back(
    nbgrader: NbGraderAPI, exercise: Exercise, classroom: Path, tmp_path: Path, lang: str
) -> None:
    assignment = f"01-notes-{lang}"
    assert nbgrader.generate_assignment(assignment)["success"]
    assert nbgrader.release_assignment(assignment)["success"]
    fetched = tmp_path / "exchange/curtain/outbound" / assignment / "01-notes.ipynb"
    assert json.loads(fetched.read_text(encoding="utf-8")) == exercise(lang)
    inbound = tmp_path / "exchange/curtain/inbound" / f"ada+{assignment}+2026-11-20 10:00:00 UTC+{'0' * 8}"
    inbound.mkdir()
    (inbound / "01-notes.ipynb").write_text(json.dumps(exercise(lang, pick="b")), encoding="utf-8")
    (inbound / "timestamp.txt").write_text("2026-11-20 10:00:00 UTC")
    (inbound / "submission_secret.txt").write_text("secret")
    assert nbgrader.collect(assignment)["success"]
    assert nbgrader.autograde(assignment, "*")["success"]
    assert nbgrader.generate_feedback(assignment)["success"]
    assert nbgrader.release_feedback(assignment)["success"]
    assert len(list((tmp_path / "exchange/curtain/feedback").iterdir())) == 1
    page = (classroom / "feedback/ada" / assignment / "01-notes.html").read_text(encoding="utf-8")
    assert f'<html lang="{lang}">' in page and "KEYWORDS-B" in page and "KEYWORDS-A" not in page
    assert f"<pre>{ {'de': 'Zweitens', 'en': 'Second', 'es': 'Segundo'}[lang] }</pre>" in page


def test_the_feedback_page_runs_nothing_and_loads_nothing(
    nbgrader: NbGraderAPI, hand_in: HandIn, exercise: Exercise, classroom: Path
) -> None:
    hand_in("ada", exercise(pick=f"a {SCRIPT}", pick_two=f"{SCRIPT}</pre>\n[x](javascript:alert(1)) https://x.example"))
    assert nbgrader.autograde("01-notes-de", "*")["success"]
    assert nbgrader.generate_feedback("01-notes-de")["success"]
    page = (classroom / "feedback/ada/01-notes-de/01-notes.html").read_text(encoding="utf-8")
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    for dangerous in ("<script", "<a ", "<img", "<link", " src=", " href=", "@import", "url("):
        assert dangerous not in page
    assert "default-src 'none'" in page


def test_points_of_the_page_are_written_as_in_its_language(
    nbgrader: NbGraderAPI, hand_in: HandIn, exercise: Exercise, classroom: Path
) -> None:
    hand_in("ada", exercise(pick="b"))
    assert nbgrader.autograde("01-notes-de", "*")["success"]
    with nbgrader.gradebook as book:
        book.find_grade("points-pick", "01-notes", "01-notes-de", "ada").manual_score = 1.5
        book.db.commit()
    assert nbgrader.generate_feedback("01-notes-de")["success"]
    page = (classroom / "feedback/ada/01-notes-de/01-notes.html").read_text(encoding="utf-8")
    assert "1,5 von 5 Punkten" in page and "1,5 von 2 Punkten" in page and "0 von 3 Punkten" in page


def test_the_commands_that_were_said_work_as_typed_and_quietly(
    classroom: Path, hand_in: HandIn, exercise: Exercise, course: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand_in("ada", exercise(pick="b"))
    hand_in("bob", b"{")
    monkeypatch.setenv("PATH", "/usr/bin:/bin")
    said = prepare(classroom)
    typed = [line.strip() for line in said.splitlines() if line.startswith("  ") and not line.endswith(" lab")]
    assert [line.split()[-1] for line in typed] == [str(classroom), "01-notes-de", "01-notes-de", "export"]
    done = subprocess.run(["sh", "-ec", "\n".join(typed)], cwd=tmp_path, check=True, capture_output=True, text=True)
    assert "Warning" not in done.stderr
    assert (classroom / "feedback/ada/01-notes-de/01-notes.html").exists()
    with (classroom / "grades.csv").open(encoding="utf-8") as file:
        rows = [(row["assignment"], row["student_id"], row["score"]) for row in csv.DictReader(file)]
    assert rows == [("01-notes-de", "ada", "2.0"), ("01-notes-de", "bob", "0.0")]


@pytest.mark.filterwarnings("ignore:Object of type <Submitted")  # which only our exporter hushes
@pytest.mark.parametrize("arguments", [[], ["--ext", "curtain.widgets.magic"]], ids=["plain kernel", "course kernel"])
def test_stock_nbgrader_awards_nothing(
    nbgrader: NbGraderAPI, hand_in: HandIn, exercise: Exercise, arguments: list[str]
) -> None:
    hand_in("ada", exercise(pick="b"))
    nbgrader.config.Execute.extra_arguments = arguments
    del nbgrader.config["Autograde"]
    nbgrader.config.Execute.kernel_name = "python3"
    assert nbgrader.autograde("01-notes-de", "*")["success"]
    with nbgrader.gradebook as book:
        assert book.find_submission("01-notes-de", "ada").score == 0


@pytest.fixture
def server(classroom: Path, course: Path, tmp_path: Path) -> Iterator[str]:
    """A Jupyter server in the course directory; yields its address."""
    runtime = tmp_path / "runtime"
    folders = {name: str(tmp_path / "jupyter") for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "IPYTHONDIR")}
    environment = {**os.environ, **folders, "JUPYTER_RUNTIME_DIR": str(runtime), "CURTAIN_COURSE": str(course)}
    extensions = "{'nbgrader.server_extensions.formgrader': True}"
    options = ["--no-browser", "--allow-root", "--port=0", f"--IdentityProvider.token={TOKEN}"]
    command = [sys.executable, "-m", "jupyter_server", *options, f"--ServerApp.jpserver_extensions={extensions}"]
    process = subprocess.Popen(command, cwd=classroom, env=environment, stderr=subprocess.DEVNULL)
    try:
        yield _address(process, runtime)
    finally:
        process.terminate()
        process.wait()


def _address(process: subprocess.Popen[bytes], runtime: Path) -> str:
    while process.poll() is None:
        for info in runtime.glob("jpserver-*.json"):
            text = info.read_text(encoding="utf-8")
            if text.endswith("}"):
                return str(json.loads(text)["url"])
        time.sleep(0.05)
    raise AssertionError("the server ended")


def get(address: str) -> str:
    request = urllib.request.Request(address, headers={"Authorization": f"token {TOKEN}"})
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(request, timeout=60) as reply:
        return str(reply.read().decode())


def test_formgrader_lists_the_hand_in_and_shows_the_answer_as_text(
    nbgrader: NbGraderAPI, hand_in: HandIn, exercise: Exercise, server: str
) -> None:
    hand_in("ada", exercise(pick=f"a\n{SCRIPT}"))
    assert nbgrader.autograde("01-notes-de", "*")["success"]
    start = get(f"{server}formgrader/")
    assert "formgrader" in start and "warning-exchange" not in start
    assert {found["name"] for found in json.loads(get(f"{server}formgrader/api/assignments"))} == {
        f"01-notes-{lang}" for lang in LANGUAGES
    }
    (listed,) = json.loads(get(f"{server}formgrader/api/submissions/01-notes-de"))
    assert (listed["student"], listed["autograded"], listed["max_score"]) == ("ada", True, 5)
    (notebook,) = json.loads(get(f"{server}formgrader/api/submitted_notebooks/01-notes-de/01-notes"))
    page = get(f"{server}formgrader/submissions/{notebook['id']}/")
    assert SCRIPT not in page
    assert f"a\n{SCRIPT}" in html.unescape(re.sub(r"<[^>]*>", "", page))
    (comment, _) = json.loads(get(f"{server}formgrader/api/comments?submission_id={notebook['id']}"))
    assert r"\<script\>alert(1)" in comment["auto_comment"]


def test_the_prepared_directory_can_be_moved(classroom: Path, tmp_path: Path) -> None:
    moved = shutil.move(classroom, tmp_path / "elsewhere")
    assert (Path(moved) / "release/01-notes-de/01-notes.ipynb").exists()
    assert "elsewhere" not in (Path(moved) / "nbgrader_config.py").read_text(encoding="utf-8")
