"""Reading a chat request: what is taken over, and which field is named when one is wrong."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from curtain.door.chat_request import read_chat_request
from curtain.errors import DoorError
from curtain.records import LANGUAGES, Message

USER = {"role": "user", "content": "hello"}


def read(**fields: Any) -> Any:
    return read_chat_request({"model": "glassbox-1", "messages": [USER]} | fields)


def test_a_full_request_is_taken_over() -> None:
    request = read(
        temperature=0, n=2, stop="END", seed=-3, max_tokens=9, stream=True, stream_options={"include_usage": True}
    )
    assert request.model == "glassbox-1"
    assert request.messages == (Message("user", "hello"),)
    options = request.options
    assert (options.temperature, options.n, options.stop, options.seed, options.max_tokens) == (0, 2, ("END",), -3, 9)
    assert (request.stream, request.include_usage) == (True, True)


def test_null_means_left_out_and_unknown_fields_do_not_matter() -> None:
    names = ("temperature", "n", "stop", "seed", "max_tokens", "stream", "stream_options", "response_format")
    assert read(**dict.fromkeys(names), user="x", tools=[], logit_bias={"1": 2}) == read()


@pytest.mark.parametrize(
    ("fields", "wanted"),
    [
        ({"max_tokens": 5}, 5),
        ({"max_completion_tokens": 7}, 7),
        ({"max_tokens": 5, "max_completion_tokens": 7}, 7),
        ({}, None),
    ],
)
def test_the_newer_name_of_the_limit_wins(fields: dict[str, int], wanted: int | None) -> None:
    assert read(**fields).options.max_tokens == wanted


@pytest.mark.parametrize(
    ("content", "wanted"),
    [
        ("as is\n", "as is\n"),
        ([], ""),
        ([{"type": "text", "text": "one "}, {"type": "text", "text": "two"}], "one two"),
        ([{"type": "refusal", "refusal": "no"}], "no"),
        ("half \ud83d, nul \0", "half �, nul "),
    ],
)
def test_content_becomes_text(content: Any, wanted: str) -> None:
    assert read(messages=[{"role": "user", "content": content}]).messages[0].content == wanted


def test_an_assistant_turn_without_text_is_allowed() -> None:
    turns = [USER, {"role": "assistant", "content": None, "tool_calls": []}, USER]
    assert read(messages=turns).messages[1] == Message("assistant", "")


@pytest.mark.parametrize(
    ("stop", "wanted"), [(None, ()), ("x", ("x",)), (["a", "b"], ("a", "b")), ("", ()), ([""], ())]
)
def test_stop_is_a_text_or_a_list(stop: Any, wanted: tuple[str, ...]) -> None:
    assert read(stop=stop).options.stop == wanted


@pytest.mark.parametrize(
    ("fields", "param"),
    [
        ({"n": 9}, "n"),
        ({"n": "2"}, "n"),
        ({"seed": 2**63}, "seed"),
        ({"temperature": 2.1}, "temperature"),
        ({"temperature": False}, "temperature"),
        ({"top_p": 1.5}, "top_p"),
        ({"stop": [1]}, "stop"),
        ({"stream": 1}, "stream"),
        ({"stream": True, "stream_options": {"include_usage": "yes"}}, "stream_options.include_usage"),
        ({"stream": True, "stream_options": []}, "stream_options"),
        ({"messages": [USER, {"role": "user", "content": 7}]}, "messages[1].content"),
        ({"messages": [{"role": "user", "content": [{"type": "text", "text": 7}]}]}, "messages[0].content[0].text"),
        ({"messages": [{"role": "user", "content": ["x"]}]}, "messages[0].content[0]"),
    ],
)
def test_a_wrong_field_is_named_in_every_language(fields: dict[str, Any], param: str) -> None:
    with pytest.raises(DoorError) as caught:
        read(**fields)
    assert (caught.value.status, caught.value.params["param"]) == (400, param)
    for lang in LANGUAGES:
        assert param in caught.value.say(lang)


@settings(deadline=None)
@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(),
        lambda inner: (
            st.lists(inner)
            | st.dictionaries(
                st.sampled_from(["model", "messages", "role", "content", "type", "text", "stop", "n"]), inner
            )
        ),
    )
)
def test_any_body_is_read_or_refused(body: Any) -> None:
    try:
        read_chat_request(body)
    except DoorError as error:
        assert error.status == 400
