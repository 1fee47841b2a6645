"""The OpenAI interface, called with the openai package and by hand."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx2
import openai
import pytest

WORDS = "Sehr geehrte Frau Adler,\n\n  vielen Dank für Ihren Besuch 😀 \n"


def course_client(little: Any, key: str = "key-of-ada") -> openai.OpenAI:
    """Make the client as the notebooks do."""
    http = openai.DefaultHttpxClient(trust_env=False)
    return openai.OpenAI(base_url=f"{little.address}/v1", api_key=key, http_client=http, max_retries=0)


@pytest.fixture
def ada(common: Any) -> httpx2.Client:
    client: httpx2.Client = common.client("key-of-ada")
    return client


def ask(client: openai.OpenAI, text: str = WORDS, **options: Any) -> Any:
    return client.chat.completions.create(model="glassbox-1", messages=[{"role": "user", "content": text}], **options)


def test_a_completion_has_text_reason_and_usage(common: Any) -> None:
    with course_client(common) as client:
        reply = ask(client)
    assert reply.object == "chat.completion"
    assert reply.choices[0].message.role == "assistant"
    assert reply.choices[0].message.content == WORDS
    assert reply.choices[0].finish_reason == "stop"
    assert reply.usage.total_tokens == reply.usage.prompt_tokens + reply.usage.completion_tokens > 0
    assert (reply.model, reply.system_fingerprint) == ("glassbox-1", "echo-1/1")


def test_a_stream_joined_is_the_completion(common: Any) -> None:
    with course_client(common) as client:
        chunks = list(ask(client, stream=True))
    assert chunks[0].choices[0].delta.role == "assistant"
    assert "".join(chunk.choices[0].delta.content or "" for chunk in chunks) == WORDS
    assert [chunk.choices[0].finish_reason for chunk in chunks if chunk.choices[0].finish_reason] == ["stop"]
    assert len(chunks) > 5
    assert len({chunk.id for chunk in chunks}) == 1
    assert all(chunk.usage is None for chunk in chunks)


def test_a_stream_brings_usage_at_its_end_if_wanted(common: Any) -> None:
    with course_client(common) as client:
        chunks = list(ask(client, stream=True, stream_options={"include_usage": True}))
    assert chunks[-1].choices == []
    assert chunks[-1].usage.completion_tokens > 0
    assert all(chunk.usage is None for chunk in chunks[:-1])


def test_a_stream_on_the_wire_is_events_that_end_with_done(ada: httpx2.Client) -> None:
    body = {"model": "glassbox-1", "messages": [{"role": "user", "content": "eins zwei"}], "stream": True}
    reply = ada.post("/v1/chat/completions", json=body)
    assert reply.headers["content-type"].startswith("text/event-stream")
    events = reply.text.split("\n\n")
    assert events[-2:] == ["data: [DONE]", ""]
    parsed = [json.loads(event.removeprefix("data: ")) for event in events[:-2]]
    assert {chunk["object"] for chunk in parsed} == {"chat.completion.chunk"}
    assert [chunk["choices"][0]["delta"].get("content") for chunk in parsed] == ["", "eins", " zwei", None]


def test_several_choices_streamed_or_not(common: Any) -> None:
    with course_client(common) as client:
        reply = ask(client, n=3, seed=7)
        chunks = list(ask(client, n=3, stream=True))
    assert [choice.index for choice in reply.choices] == [0, 1, 2]
    assert {chunk.choices[0].index for chunk in chunks} == {0, 1, 2}


@pytest.mark.parametrize("name", ["max_tokens", "max_completion_tokens"])
def test_a_short_limit_ends_with_length(common: Any, name: str) -> None:
    with course_client(common) as client:
        reply = ask(client, "one two three four", **{name: 2})
    assert (reply.choices[0].message.content, reply.choices[0].finish_reason) == ("one two", "length")


def test_content_may_be_a_list_of_text_parts(ada: httpx2.Client) -> None:
    parts = [{"type": "text", "text": "one "}, {"type": "text", "text": "two"}]
    body = {"model": "glassbox-1", "messages": [{"role": "user", "content": parts}]}
    assert ada.post("/v1/chat/completions", json=body).json()["choices"][0]["message"]["content"] == "one two"


def test_half_a_character_does_not_break_the_reply(ada: httpx2.Client) -> None:
    raw = '{"model": "glassbox-1", "messages": [{"role": "user", "content": "half \\ud83d and \\u0000"}]}'
    reply = ada.post("/v1/chat/completions", content=raw)
    assert reply.status_code == 200
    assert reply.json()["choices"][0]["message"]["content"] == "half � and "


def test_models_are_listed_and_shown(common: Any) -> None:
    with course_client(common) as client:
        assert [model.id for model in client.models.list()] == ["glassbox-1", "glassbox-1-flawed"]
        assert client.models.retrieve("glassbox-1-flawed").object == "model"
        with pytest.raises(openai.NotFoundError) as caught:
            client.models.retrieve("gpt/unknown")
    assert caught.value.code == "model_not_found"


def test_an_unknown_model_is_named_with_those_that_exist(common: Any) -> None:
    with course_client(common) as client, pytest.raises(openai.NotFoundError) as caught:
        client.chat.completions.create(model="gpt-9", messages=[{"role": "user", "content": "x"}])
    assert caught.value.code == "model_not_found"
    assert caught.value.param == "model"
    assert "gpt-9" in caught.value.message and "glassbox-1" in caught.value.message


@pytest.mark.parametrize("key", ["wrong", "key-of-ada2", "key-of-ada key"])
def test_a_wrong_key_is_refused(common: Any, key: str) -> None:
    with course_client(common, key) as client, pytest.raises(openai.AuthenticationError) as caught:
        ask(client)
    assert caught.value.code == "invalid_api_key"


def test_a_proxy_in_the_environment_is_not_asked(common: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "ALL_PROXY", "HTTPS_PROXY", "http_proxy", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
    with course_client(common) as client:
        assert ask(client, "hello").choices[0].message.content == "hello"
    # the trap is real: a client without the recipe asks the dead proxy
    with (
        openai.OpenAI(base_url=f"{common.address}/v1", api_key="key-of-ada", max_retries=0) as client,
        pytest.raises(openai.APIConnectionError),
    ):
        ask(client, "hello")


def test_fifty_streams_at_once_all_arrive_whole(common: Any) -> None:
    with course_client(common) as client:

        def stream(number: int) -> str:
            text = f"learner {number} " * 50
            return "".join(chunk.choices[0].delta.content or "" for chunk in ask(client, text, stream=True))

        with ThreadPoolExecutor(50) as pool:
            replies = list(pool.map(stream, range(50)))
    assert replies == [f"learner {number} " * 50 for number in range(50)]


def test_someone_who_leaves_in_the_middle_of_a_stream_disturbs_nobody(common: Any, ada: httpx2.Client) -> None:
    body = {"model": "glassbox-1", "messages": [{"role": "user", "content": "word " * 50_000}], "stream": True}
    with ada.stream("POST", "/v1/chat/completions", json=body) as reply:
        next(reply.iter_bytes())
    with course_client(common) as client:
        assert ask(client, "still here").choices[0].message.content == "still here"


def test_a_fault_nobody_foresaw_is_a_plain_sentence_and_the_server_lives_on(common: Any) -> None:
    with course_client(common) as client:
        with pytest.raises(openai.InternalServerError) as caught:
            ask(client, "explode")
        assert "RuntimeError" not in str(caught.value) and "foresaw" not in str(caught.value)
        assert ask(client, "hello").choices[0].message.content == "hello"
