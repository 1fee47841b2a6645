"""Reads the body of a chat completion request, field by field, and says which field is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast, get_args

from ..errors import DoorError
from ..records import Message, Options, Role
from ..store.characters import storable
from .limits import CHOICES

_ROLES: tuple[str, ...] = get_args(Role)
_TEXT_PARTS = ("text", "input_text", "refusal")


@dataclass(frozen=True, slots=True)
class ChatRequest:
    """A chat completion request whose every field has been checked; fields the course does not know are left out."""

    model: str
    messages: tuple[Message, ...]
    options: Options
    stream: bool = False
    include_usage: bool = False


def read_chat_request(body: object) -> ChatRequest:
    """Read the decoded JSON body of ``POST /v1/chat/completions``.

    Raises
    ------
    DoorError
        400, with the wrong field's name as ``param``.
    """
    if not isinstance(body, Mapping):
        raise DoorError("door.not_an_object", status=400, code="invalid_type", param=None)
    stream = _flag(body, "stream")
    return ChatRequest(
        model=_required_text(body, "model"),
        messages=_messages(body),
        options=_options(body),
        stream=stream,
        include_usage=_include_usage(body, stream),
    )


def _messages(body: Mapping[str, Any]) -> tuple[Message, ...]:
    messages = body.get("messages")
    if not isinstance(messages, list):
        raise _wrong("messages", "door.type_list") if messages is not None else _missing("messages")
    if not messages:
        raise _wrong("messages", "door.empty_list")
    return tuple(_message(message, f"messages[{place}]") for place, message in enumerate(messages))


def _message(message: object, place: str) -> Message:
    if not isinstance(message, Mapping):
        raise _wrong(place, "door.type_object")
    role = message.get("role")
    if role not in _ROLES:
        raise _wrong(f"{place}.role", "door.one_of", allowed=", ".join(_ROLES))
    content = message.get("content")
    if content is None and role == "assistant":
        return Message("assistant", "")
    return Message(cast(Role, role), _content(content, f"{place}.content"))


def _content(content: object, place: str) -> str:
    if isinstance(content, str):
        return storable(content)
    if not isinstance(content, list):
        raise _wrong(place, "door.type_content")
    return "".join(_part(part, f"{place}[{number}]") for number, part in enumerate(content))


def _part(part: object, place: str) -> str:
    if not isinstance(part, Mapping):
        raise _wrong(place, "door.type_object")
    kind = part.get("type")
    if kind not in _TEXT_PARTS:
        raise _wrong(f"{place}.type", "door.text_only")
    text = part.get("refusal" if kind == "refusal" else "text")
    if not isinstance(text, str):
        raise _wrong(f"{place}.text", "door.type_text")
    return storable(text)


def _options(body: Mapping[str, Any]) -> Options:
    longest = _number(body, "max_completion_tokens", whole=True, low=1)
    if longest is None:
        longest = _number(body, "max_tokens", whole=True, low=1)
    temperature = _number(body, "temperature", low=0, high=2)
    seed = _number(body, "seed", whole=True, low=-(2**63), high=2**63 - 1)
    top_p = _number(body, "top_p", low=0, high=1)
    return Options(
        max_tokens=int(longest) if longest is not None else None,
        temperature=1.0 if temperature is None else float(temperature),
        stop=_stop(body),
        seed=int(seed) if seed is not None else None,
        n=int(_number(body, "n", whole=True, low=1, high=CHOICES) or 1),
        response_format=_response_format(body),
        top_p=1.0 if top_p is None else float(top_p),
        alternatives=_alternatives(body),
    )


def _alternatives(body: Mapping[str, Any]) -> int | None:
    """Return how many alternatives to each token are wanted; None without ``logprobs``."""
    wanted = _flag(body, "logprobs")
    count = _number(body, "top_logprobs", whole=True, low=0, high=20)
    if count is not None and not wanted:
        raise _wrong("top_logprobs", "door.only_with_logprobs")
    return int(count or 0) if wanted else None


def _stop(body: Mapping[str, Any]) -> tuple[str, ...]:
    stop = body.get("stop")
    if stop is None:
        return ()
    found = [stop] if isinstance(stop, str) else stop
    if not isinstance(found, list) or len(found) > 4 or not all(isinstance(text, str) for text in found):
        raise _wrong("stop", "door.type_stop")
    return tuple(text for text in map(storable, found) if text)


def _response_format(body: Mapping[str, Any]) -> Mapping[str, Any] | None:
    wanted = body.get("response_format")
    if wanted is None:
        return None
    if not isinstance(wanted, Mapping):
        raise _wrong("response_format", "door.type_object")
    kinds = ("text", "json_object", "json_schema")
    if wanted.get("type") not in kinds:
        raise _wrong("response_format.type", "door.one_of", allowed=", ".join(kinds))
    return wanted


def _include_usage(body: Mapping[str, Any], stream: bool) -> bool:
    wanted = body.get("stream_options")
    if wanted is None:
        return False
    if not isinstance(wanted, Mapping):
        raise _wrong("stream_options", "door.type_object")
    if not stream:
        raise _wrong("stream_options", "door.only_with_stream")
    return _flag(wanted, "include_usage", "stream_options.")


def _number(
    body: Mapping[str, Any], name: str, *, low: float, high: float | None = None, whole: bool = False
) -> float | int | None:
    value = body.get(name)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int if whole else (int, float)):
        raise _wrong(name, "door.type_whole_number" if whole else "door.type_number")
    if value < low or (high is not None and value > high):
        raise _wrong(name, "door.range", low=low, high="…" if high is None else high)
    return value


def _flag(body: Mapping[str, Any], name: str, prefix: str = "") -> bool:
    value = body.get(name)
    if value is not None and not isinstance(value, bool):
        raise _wrong(f"{prefix}{name}", "door.type_flag")
    return bool(value)


def _required_text(body: Mapping[str, Any], name: str) -> str:
    value = body.get(name)
    if value is None:
        raise _missing(name)
    if not isinstance(value, str):
        raise _wrong(name, "door.type_text")
    return storable(value)


def _missing(name: str) -> DoorError:
    return DoorError("door.missing", status=400, code="missing_required_parameter", param=name)


def _wrong(name: str, key: str, **params: Any) -> DoorError:
    return DoorError(key, status=400, code="invalid_value", param=name, **params)
