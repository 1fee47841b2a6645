"""Keys, limits, and how a refusal reads."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from curtain.door.keys import checked_key, own_key, shown_key
from curtain.door.limits import check_answer
from curtain.door.refusal import refusal, status_of
from curtain.errors import AnswerError, CurtainError, DoorError, NotebookError, SetUpError, StoreError


@pytest.mark.parametrize("header", ["Bearer abc", "bearer abc", "  BEARER   abc  "])
def test_a_shown_key_is_read(header: str) -> None:
    assert shown_key(header) == "abc"


@pytest.mark.parametrize("header", [None, "", "Bearer", "Bearer  ", "abc", "Basic abc"])
def test_without_a_key_there_is_401(header: str | None) -> None:
    with pytest.raises(DoorError) as caught:
        shown_key(header)
    assert (caught.value.status, caught.value.code) == (401, "invalid_api_key")


def test_the_own_key_is_made_once_long_and_private(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    key = own_key(folder)
    assert len(key) >= 40
    assert own_key(folder) == key
    assert [file.name for file in folder.iterdir()] == ["token"]
    if sys.platform != "win32":
        assert (folder / "token").stat().st_mode & 0o777 == 0o600


def test_two_processes_that_start_at_once_get_the_same_key(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(lambda _: own_key(tmp_path), range(16)))) == 1


@pytest.mark.parametrize("content", [b"", b"\n", b"two words", b"\xff\xfe", "schlüssel".encode()])
def test_a_key_file_without_a_fit_key_is_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "token").write_bytes(content)
    with pytest.raises(SetUpError):
        own_key(tmp_path)


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(SetUpError) as caught:
        own_key(tmp_path / "file")
    assert "token" in str(caught.value)


@pytest.mark.parametrize("key", ["", "a b", "ä", "a\n", "x" * 513])
def test_a_key_that_fits_no_header_is_refused(key: str) -> None:
    with pytest.raises(SetUpError):
        checked_key(key)


def test_an_answer_may_have_twenty_kilobytes() -> None:
    assert check_answer("ä" * 10_000) == "ä" * 10_000
    assert check_answer("\ud800") == "\ud800"
    for text in ("x" * 20_001, "ä" * 10_001):
        with pytest.raises(AnswerError) as caught:
            check_answer(text)
        assert "21 kB" in caught.value.say("en")


@pytest.mark.parametrize(
    ("error", "status", "kind", "code"),
    [
        (DoorError("door.no_key", status=401, code="invalid_api_key"), 401, "authentication_error", "invalid_api_key"),
        (DoorError("door.missing", status=400, code="x", param="model"), 400, "invalid_request_error", "x"),
        (AnswerError("door.answer_too_long", kilobytes=30, limit=20), 413, "invalid_request_error", "answer_too_long"),
        (StoreError("store.busy", place="here"), 503, "server_error", "busy"),
        (NotebookError("sandbox.no_notebook", place="here"), 500, "server_error", "no_notebook"),
    ],
)
def test_a_refusal_always_has_four_keys(error: CurtainError, status: int, kind: str, code: str) -> None:
    body = refusal(error, "de")["error"]
    assert (status_of(error), body["type"], body["code"]) == (status, kind, code)
    assert set(body) == {"message", "type", "param", "code"}
    assert body["message"] == error.say("de")
    assert body["param"] == error.params.get("param")
