"""Completions in the JSON shapes of the OpenAI chat interface."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ..door.chat_request import ChatRequest
from ..engines.stream import pieces
from ..records import Completion, Model


@dataclass(frozen=True, slots=True)
class Head:
    """What every JSON object of one reply repeats; ``created`` is in seconds since 1970."""

    id: str
    created: int
    model: str
    fingerprint: str

    def json(self, object_: str) -> dict[str, Any]:
        """Return the head of an object of type ``object_``."""
        return {
            "id": self.id,
            "object": object_,
            "created": self.created,
            "model": self.model,
            "system_fingerprint": self.fingerprint,
        }


def complete(model: Model, request: ChatRequest) -> list[Completion]:
    """Ask the model for every choice that is wanted, each with its own seed."""
    seed = request.options.seed
    seeds = [seed if seed is None or not number else seed + number for number in range(request.options.n)]
    options = [replace(request.options, n=1, seed=seed) for seed in seeds]
    return [model.complete(request.messages, wanted) for wanted in options]


def whole(head: Head, completions: Sequence[Completion]) -> dict[str, Any]:
    """Return the reply that is not streamed."""
    choices = [
        {
            "index": index,
            "message": {"role": "assistant", "content": completion.text, "refusal": None},
            "logprobs": None,
            "finish_reason": completion.finish_reason,
        }
        for index, completion in enumerate(completions)
    ]
    return head.json("chat.completion") | {"choices": choices, "usage": usage(completions)}


def chunks(head: Head, completions: Sequence[Completion], include_usage: bool) -> Iterator[dict[str, Any]]:
    """Yield the chunks of a streamed reply: role, content word by word, reason of the end, and usage if wanted."""
    for index, completion in enumerate(completions):
        yield _chunk(head, index, {"role": "assistant", "content": "", "refusal": None})
        for piece in pieces(completion.text):
            yield _chunk(head, index, {"content": piece})
        yield _chunk(head, index, {}, completion.finish_reason)
    if include_usage:
        yield head.json("chat.completion.chunk") | {"choices": [], "usage": usage(completions)}


def usage(completions: Sequence[Completion]) -> dict[str, int]:
    """Count tokens: the prompt once, the completions together."""
    prompt = completions[0].prompt_tokens
    completion = sum(each.completion_tokens for each in completions)
    return {"prompt_tokens": prompt, "completion_tokens": completion, "total_tokens": prompt + completion}


def _chunk(head: Head, index: int, delta: dict[str, Any], reason: str | None = None) -> dict[str, Any]:
    choice = {"index": index, "delta": delta, "logprobs": None, "finish_reason": reason}
    return head.json("chat.completion.chunk") | {"choices": [choice]}
