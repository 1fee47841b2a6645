"""A running course and a real Chromium for the browser tests."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

@dataclass(frozen=True)
class RunningCourse:
    """The one printed address and the data directory behind it."""

    address: str
    data: Path


@pytest.fixture(scope="session")
def course(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningCourse]:
    """Start the course as a learner does, in an empty data directory, with a proxy set that leads nowhere."""
    data = tmp_path_factory.mktemp("data")
    command = [sys.executable, "-m", "curtain", "up", "--no-browser", "--data", str(data)]
    dead_proxy = dict.fromkeys(("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"), "http://127.0.0.1:9")
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, encoding="utf-8", env={**os.environ, **dead_proxy}, cwd=ROOT
    )
    assert process.stdout
    for line in process.stdout:
        if address := re.search(r"http://127\.0\.0\.1:\d+/?", line):
            break
    else:
        raise AssertionError("curtain up printed no address")
    yield RunningCourse(address[0].rstrip("/"), data)
    process.terminate()
    process.wait(30)
    process.stdout.close()
