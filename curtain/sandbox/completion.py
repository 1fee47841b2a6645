"""Completions in the JSON shapes of the OpenAI chat interface."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ..door.chat_request import ChatRequest
from ..engines.stream import pieces
from ..records import Alternative, Completion, Model, TokenChance


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
            "logprobs": logprobs(completion.chances),
            "finish_reason": completion.finish_reason,
        }
        for index, completion in enumerate(completions)
    ]
    return head.json("chat.completion") | {"choices": choices, "usage": usage(completions)}


def chunks(head: Head, completions: Sequence[Completion], include_usage: bool) -> Iterator[dict[str, Any]]:
    """Yield the chunks of a streamed reply: role, content word by word, reason of the end, and usage if wanted."""
    for index, completion in enumerate(completions):
        yield _chunk(head, index, {"role": "assistant", "content": "", "refusal": None})
        for piece, chances in _streamed(completion):
            yield _chunk(head, index, {"content": piece}, chances=chances)
        yield _chunk(head, index, {}, completion.finish_reason)
    if include_usage:
        yield head.json("chat.completion.chunk") | {"choices": [], "usage": usage(completions)}


def usage(completions: Sequence[Completion]) -> dict[str, int]:
    """Count tokens: the prompt once, the completions together."""
    prompt = completions[0].prompt_tokens
    completion = sum(each.completion_tokens for each in completions)
    return {"prompt_tokens": prompt, "completion_tokens": completion, "total_tokens": prompt + completion}


def logprobs(chances: Sequence[TokenChance] | None) -> dict[str, Any] | None:
    """Return the log probabilities of tokens; None where the engine has none, they are never made up."""
    if chances is None:
        return None
    return {
        "content": [
            _token(chance) | {"top_logprobs": [_token(other) for other in chance.alternatives]} for chance in chances
        ],
        "refusal": None,
    }


def _token(token: TokenChance | Alternative) -> dict[str, Any]:
    return {"token": token.text, "logprob": token.logprob, "bytes": list(token.bytes)}


def _streamed(completion: Completion) -> Iterator[tuple[str, Sequence[TokenChance] | None]]:
    """Yield the pieces of a reply with the chances of their tokens; without chances word by word."""
    if completion.chances is None:
        yield from ((piece, None) for piece in pieces(completion.text))
    else:
        left = completion.text
        for number, chance in enumerate(completion.chances, 1):
            last = number == len(completion.chances)
            piece = left if last else left[: len(chance.text)]
            left = left[len(piece) :]
            yield piece, (chance,)


def _chunk(
    head: Head,
    index: int,
    delta: dict[str, Any],
    reason: str | None = None,
    chances: Sequence[TokenChance] | None = None,
) -> dict[str, Any]:
    choice = {"index": index, "delta": delta, "logprobs": logprobs(chances), "finish_reason": reason}
    return head.json("chat.completion.chunk") | {"choices": [choice]}
