"""Refusals: always four keys, the right status, the learner's language; and never a 500 for a malformed body."""

from __future__ import annotations

import json
from typing import Any

import httpx2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

CHAT = "/v1/chat/completions"
USER = {"role": "user", "content": "hello"}


@pytest.fixture(scope="module")
def ada(common: Any) -> httpx2.Client:
    client: httpx2.Client = common.client("key-of-ada")
    return client


def error_of(reply: httpx2.Response) -> dict[str, Any]:
    error = reply.json()["error"]
    assert set(error) == {"message", "type", "param", "code"}
    assert error["message"] and error["type"] and error["code"]
    return error


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/nowhere", 404, "unknown_url"),
        ("GET", "/v1/models/", 404, "model_not_found"),
        ("POST", "/v1/embeddings", 404, "unknown_url"),
        ("GET", CHAT, 405, "method_not_allowed"),
        ("DELETE", "/course/me", 405, "method_not_allowed"),
        ("GET", "/course/exercises/99-none/x", 404, "not_found"),
        ("GET", "/course/exercises/02-clear-briefs/none", 404, "not_found"),
        ("GET", "/course/exercises/02-clear-briefs/follow-up?lang=fr", 400, "invalid_value"),
        ("GET", "/course/handins/99-none", 404, "not_found"),
        ("POST", CHAT, 400, "invalid_json"),
    ],
)
def test_every_refusal_has_its_status_and_code(
    ada: httpx2.Client, method: str, path: str, status: int, code: str
) -> None:
    reply = ada.request(method, path)
    assert reply.status_code == status
    assert error_of(reply)["code"] == code


@pytest.mark.parametrize(
    ("body", "param"),
    [
        ({}, "model"),
        ({"model": 3, "messages": [USER]}, "model"),
        ({"model": "glassbox-1"}, "messages"),
        ({"model": "glassbox-1", "messages": []}, "messages"),
        ({"model": "glassbox-1", "messages": "hello"}, "messages"),
        ({"model": "glassbox-1", "messages": ["hello"]}, "messages[0]"),
        ({"model": "glassbox-1", "messages": [{"role": "king", "content": "x"}]}, "messages[0].role"),
        ({"model": "glassbox-1", "messages": [{"role": [], "content": "x"}]}, "messages[0].role"),
        ({"model": "glassbox-1", "messages": [{"role": "user"}]}, "messages[0].content"),
        (
            {"model": "glassbox-1", "messages": [{"role": "user", "content": [{"type": "image_url"}]}]},
            "messages[0].content[0].type",
        ),
        ({"model": "glassbox-1", "messages": [USER], "n": 0}, "n"),
        ({"model": "glassbox-1", "messages": [USER], "n": True}, "n"),
        ({"model": "glassbox-1", "messages": [USER], "max_tokens": 1.5}, "max_tokens"),
        ({"model": "glassbox-1", "messages": [USER], "max_completion_tokens": -1}, "max_completion_tokens"),
        ({"model": "glassbox-1", "messages": [USER], "temperature": 1e999}, "temperature"),
        ({"model": "glassbox-1", "messages": [USER], "stop": ["a", "b", "c", "d", "e"]}, "stop"),
        ({"model": "glassbox-1", "messages": [USER], "stream": "yes"}, "stream"),
        ({"model": "glassbox-1", "messages": [USER], "stream_options": {}}, "stream_options"),
        ({"model": "glassbox-1", "messages": [USER], "response_format": {"type": "xml"}}, "response_format.type"),
        ([], None),
    ],
)
def test_a_wrong_field_is_named(ada: httpx2.Client, body: Any, param: str | None) -> None:
    reply = ada.post(CHAT, content=json.dumps(body).replace("Infinity", "1e999"))
    assert reply.status_code == 400
    assert error_of(reply)["param"] == param


@pytest.mark.parametrize(
    "raw", [b"", b"{", b"\xff\xfe", b"NaN", b'{"model": NaN}', b"[" * 100_000, b"9" * 9000, b'"\\ud800"']
)
@pytest.mark.parametrize("path", [CHAT, "/course/checks/02-clear-briefs/follow-up"])
def test_bytes_that_are_no_request_are_refused(ada: httpx2.Client, path: str, raw: bytes) -> None:
    reply = ada.post(path, content=raw)
    assert reply.status_code == 400
    error_of(reply)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(st.characters(), max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=8,
)
FIELDS = ("model", "messages", "stream", "stream_options", "n", "stop", "max_tokens", "temperature", "seed", "tools")
BODY = st.fixed_dictionaries({}, optional=dict.fromkeys(FIELDS, JSON)).map(
    lambda wild: {"model": "glassbox-1", "messages": [USER]} | wild
)
MESSAGES = st.lists(
    st.fixed_dictionaries({}, optional={"role": JSON | st.sampled_from(["user", "assistant"]), "content": JSON}),
    max_size=3,
).map(lambda messages: {"model": "glassbox-1", "messages": messages})
ANSWER = st.fixed_dictionaries({}, optional=dict.fromkeys(("lang", "text", "base", "device"), JSON)).map(
    lambda wild: {"lang": "de", "text": "x"} | wild
)
bounded = settings(max_examples=40, deadline=None)


@bounded
@given(body=JSON | BODY | MESSAGES)
def test_no_chat_body_of_any_shape_makes_a_server_error(ada: httpx2.Client, body: Any) -> None:
    reply = ada.post(CHAT, content=json.dumps(body))
    assert reply.status_code in (200, 400, 404)
    if reply.status_code != 200:
        error_of(reply)


@bounded
@given(body=JSON | ANSWER)
def test_no_answer_body_of_any_shape_makes_a_server_error(ada: httpx2.Client, body: Any) -> None:
    for reply in (
        ada.put("/course/answers/02-clear-briefs/follow-up", content=json.dumps(body)),
        ada.post("/course/checks/02-clear-briefs/follow-up", content=json.dumps(body)),
        ada.put("/course/me", content=json.dumps(body)),
        ada.post("/course/handins/02-clear-briefs", content=json.dumps(body)),
    ):
        assert reply.status_code in (200, 400, 409)
        if reply.status_code == 400:
            error_of(reply)


def test_a_request_that_is_too_large_hears_why(ada: httpx2.Client) -> None:
    body = {"model": "glassbox-1", "messages": [{"role": "user", "content": "x" * 10_000_000}]}
    reply = ada.post(CHAT, json=body)
    assert reply.status_code == 413
    assert error_of(reply)["code"] == "request_too_large"
    assert ada.get("/healthz").json()["ok"] is True


@pytest.mark.parametrize(
    ("header", "lang", "word"),
    [
        ("de-CH,de;q=0.9", "", "Schlüssel"),
        ("fr, es-MX;q=0.8, en;q=0.5", "", "clave"),
        ("en", "", "key"),
        ("zz;q=x,,;;q=,de;q=0", "", "key"),
        ("de", "?lang=es", "clave"),
        ("", "", "key"),
    ],
)
def test_a_refusal_speaks_the_readers_language(common: Any, header: str, lang: str, word: str) -> None:
    reply = common.client(None).get(f"/course/me{lang}", headers={"Accept-Language": header})
    assert reply.status_code == 401
    assert word in error_of(reply)["message"]


def test_without_a_header_the_learners_own_language_counts(ada: httpx2.Client) -> None:
    reply = ada.get("/course/handins/99-none", headers={"Accept-Language": ""})
    assert "Startseite" in error_of(reply)["message"]


PATHS = ["/v1/models", "/v1/models/glassbox-1", "/course/me", "/course/modules", "/course/handins/02-clear-briefs"]


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("authorization", [None, "", "Bearer", "Basic a2V5", "key-of-ada", "Bearer key-of-"])
def test_without_a_key_there_is_nothing_but_health(common: Any, path: str, authorization: str | None) -> None:
    headers = {} if authorization is None else {"Authorization": authorization}
    client = common.client(None)
    assert client.get(path, headers=headers).status_code == 401
    assert client.get("/healthz", headers=headers).status_code == 200


@pytest.mark.parametrize(
    ("host", "allowed"),
    [
        ("127.0.0.1", True),
        ("127.0.0.1:1234", True),
        ("localhost:80", True),
        ("LOCALHOST", True),
        ("[::1]:80", True),
        ("evil.example", False),
        ("evil.example:80", False),
        ("127.0.0.1.evil.example", False),
        ("localhost.evil.example:80", False),
        ("", False),
    ],
)
def test_a_foreign_host_name_is_refused(ada: httpx2.Client, host: str, allowed: bool) -> None:
    reply = ada.get("/course/me", headers={"Host": host})
    assert reply.status_code == (200 if allowed else 421)


def test_only_given_origins_may_read(ada: httpx2.Client) -> None:
    known = ada.get("/course/me", headers={"Origin": "http://127.0.0.1:8899"})
    assert known.headers["access-control-allow-origin"] == "http://127.0.0.1:8899"
    assert "access-control-allow-credentials" not in known.headers
    foreign = ada.get("/course/me", headers={"Origin": "http://evil.example"})
    assert "access-control-allow-origin" not in foreign.headers


@pytest.mark.parametrize(("origin", "allowed"), [("http://127.0.0.1:8899", True), ("http://evil.example", False)])
def test_the_browsers_question_before_a_save_is_answered(common: Any, origin: str, allowed: bool) -> None:
    headers = {
        "Origin": origin,
        "Access-Control-Request-Method": "PUT",
        "Access-Control-Request-Headers": "authorization,content-type",
    }
    reply = common.client(None).options("/course/answers/02-clear-briefs/follow-up", headers=headers)
    assert (reply.headers.get("access-control-allow-origin") == origin) is allowed


def test_a_page_can_read_refusals_and_faults_too(ada: httpx2.Client) -> None:
    body = {"model": "glassbox-1", "messages": [{"role": "user", "content": "explode"}]}
    for reply in (ada.get("/nowhere", headers=ORIGIN), ada.post(CHAT, json=body, headers=ORIGIN)):
        assert reply.headers["access-control-allow-origin"] == ORIGIN["Origin"]


ORIGIN = {"Origin": "http://127.0.0.1:8899"}
