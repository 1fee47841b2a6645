"""Fill the arguments of a function call from a conversation, valid against the function's schema."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from ...records import Message
from ..plan.structured_extract import record
from ..plan.structured_schema import conformed
from ..reading.structured.fieldkinds import plain
from ..reading.structured.wish import wish


def call_for(tool: Mapping[str, Any], messages: Sequence[Message]) -> dict[str, Any]:
    """Return arguments for a tool such as ``{"function": {"name": ..., "parameters": {...}}}``.

    Values come from the last user message; what it lacks is null or empty as the schema allows.
    """
    parameters = _function(tool).get("parameters")
    schema = parameters if isinstance(parameters, Mapping) else {}
    wanted = wish(messages, {"type": "json_schema", "json_schema": {"schema": schema}})
    found = record(wanted)[0] if wanted.fields else {}
    data = conformed(found, {"type": "object", **schema})
    return data if isinstance(data, dict) else {}


def call_text(tool: Mapping[str, Any], messages: Sequence[Message]) -> str:
    """Return the arguments as the JSON text that the chat interface carries."""
    return json.dumps(call_for(tool, messages), ensure_ascii=False)


def fits(tool: Mapping[str, Any], messages: Sequence[Message]) -> float:
    """Return how well a tool fits the last user message: the share of its words that the message holds."""
    function = _function(tool)
    told = f"{function.get('name', '')} {function.get('description', '')}"
    words = {word[:6] for word in plain(told) if len(word) > 3}
    said = next((turn.content for turn in reversed(messages) if turn.role == "user"), "")[:8000]
    heard = {word[:6] for word in plain(said) if len(word) > 3}
    return round(len(words & heard) / max(1, len(words)), 3)


def _function(tool: Mapping[str, Any]) -> Mapping[str, Any]:
    inner = tool.get("function")
    return inner if isinstance(inner, Mapping) else tool
