"""The sandbox as a process of its own: start, key, port, end."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx2
import openai
import pytest

from curtain.errors import SetUpError
from curtain.records import LANGUAGES
from curtain.sandbox.server import listen
from curtain.store import open_store

PROGRAM = """
import sys
from pathlib import Path
from curtain.sandbox.serve import serve
serve(int(sys.argv[1]), sys.argv[2] or None, Path(sys.argv[3]), ["http://127.0.0.1:1"])
"""


@contextmanager
def sandbox(folder: Path, port: int = 0, key: str = "") -> Iterator[tuple[subprocess.Popen[str], str]]:
    command = [sys.executable, "-c", PROGRAM, str(port), key, str(folder)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None and process.stderr is not None
    try:
        line = process.stdout.readline()
        found = re.search(r"http://127\.0\.0\.1:\d+", line)
        yield process, found.group() if found else ""
    finally:
        process.kill()
        process.wait()
        process.stdout.close()
        process.stderr.close()


def me(address: str, key: str) -> httpx2.Response:
    return httpx2.get(f"{address}/course/me", headers={"Authorization": f"Bearer {key}"}, trust_env=False)


def test_without_a_key_one_is_made_and_kept(tmp_path: Path) -> None:
    for _ in range(2):
        with sandbox(tmp_path) as (_, address):
            key = (tmp_path / "token").read_text().strip()
            assert me(address, key).json()["learner"] == "me"
            assert me(address, key + "x").status_code == 401


def test_a_given_key_counts_and_is_written_nowhere(tmp_path: Path) -> None:
    with sandbox(tmp_path, key="a-given-key") as (_, address):
        assert me(address, "a-given-key").status_code == 200
    assert not (tmp_path / "token").exists()
    assert all(b"a-given-key" not in file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())


def test_the_glass_box_answers_the_openai_package_the_same_every_time(tmp_path: Path) -> None:
    with sandbox(tmp_path, key="k") as (_, address):
        http = openai.DefaultHttpxClient(trust_env=False)
        with openai.OpenAI(base_url=f"{address}/v1", api_key="k", http_client=http, max_retries=0) as client:
            messages = [{"role": "user", "content": "Write a short e-mail to Ms Adler about our pump DP 40."}]
            whole = client.chat.completions.create(model="glassbox-1", messages=messages)
            streamed = client.chat.completions.create(model="glassbox-1", messages=messages, stream=True)
            text = "".join(chunk.choices[0].delta.content or "" for chunk in streamed)
            assert {model.id for model in client.models.list()} >= {"glassbox-1", "glassbox-1-flawed"}
    assert whole.choices[0].message.content == text != ""


def test_it_listens_on_this_machine_only(tmp_path: Path) -> None:
    with sandbox(tmp_path, key="k") as (_, address):
        port = int(address.rpartition(":")[2])
        with socket.socket() as other:
            other.settimeout(1)
            # every address in 127.0.0.0/8 is this machine; only the one we bound may answer
            assert other.connect_ex(("127.0.0.2", port)) != 0


def test_a_stopped_sandbox_ends_well_and_frees_its_port(tmp_path: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("ends by closing its input there")
    with sandbox(tmp_path, key="k") as (process, address):
        process.send_signal(signal.SIGTERM)
        assert process.wait(10) == 0
        assert process.stderr is not None and process.stderr.read() == ""
    listen(int(address.rpartition(":")[2])).close()


def test_what_was_saved_is_there_after_kill_nine(tmp_path: Path) -> None:
    body = {"lang": "de", "text": "must not be lost", "base": 0}
    path = "/course/answers/02-clear-briefs/follow-up"
    with sandbox(tmp_path, key="k") as (process, address):
        headers = {"Authorization": "Bearer k"}
        assert httpx2.put(address + path, json=body, headers=headers, trust_env=False).status_code == 200
        process.kill()
        process.wait()
    saved = open_store(tmp_path).answers.current("me", "02-clear-briefs/follow-up")
    assert saved is not None and saved.text == "must not be lost"


def test_a_busy_port_is_named_in_three_languages() -> None:
    with listen(0) as taken, pytest.raises(SetUpError) as caught:
        listen(taken.getsockname()[1])
    for lang in LANGUAGES:
        assert str(caught.value.params["port"]) in caught.value.say(lang)
        assert "--port" in caught.value.say(lang)


@pytest.mark.parametrize("port", [-1, 65_536, 10**9])
def test_a_port_that_is_none_is_refused_in_plain_words(port: int) -> None:
    with pytest.raises(SetUpError):
        listen(port)


def test_no_library_opens_a_connection_at_the_start(tmp_path: Path) -> None:
    # a dead proxy for everything: whatever went out would fail, and the start with it
    dead = dict.fromkeys(("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"), "http://127.0.0.1:9")
    program = f"""
import socket
def refuse(*_):
    raise AssertionError("a connection was opened")
socket.socket.connect = refuse
{PROGRAM}
"""
    command = [sys.executable, "-c", program, "0", "k", str(tmp_path)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=os.environ | dead)
    assert process.stdout is not None
    assert "http://127.0.0.1:" in process.stdout.readline()
    process.kill()
    process.wait()
    process.stdout.close()
