"""``/v1``: models and chat completions, whole or as a stream of server-sent events."""

from __future__ import annotations

import json
import time
import uuid
from collections.abc import AsyncIterator, Iterator
from typing import Any

import anyio
import anyio.lowlevel
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from ..door.chat_request import ChatRequest, read_chat_request
from ..records import Completion, Model
from .completion import Head, chunks, complete, whole
from .explanations import Explained
from .web import Endpoint, Json, Shell, guarded
from .world import Call, Reply

# models are part of the course's release; clients only want a number here
CREATED = 1_790_000_000


def list_models(call: Call) -> Reply:
    """``GET /v1/models``."""
    return Reply({"object": "list", "data": [_model(name) for name in call.world.engines]})


def show_model(call: Call) -> Reply:
    """``GET /v1/models/{model}``."""
    call.world.model(call.path["model"])
    return Reply(_model(call.path["model"]))


def chat_completions(shell: Shell) -> Endpoint:
    """Make the endpoint of ``POST /v1/chat/completions``."""

    async def run(request: Request) -> Response:
        call = await shell.call(request)
        wanted = read_chat_request(call.body)
        model = call.world.model(wanted.model)
        completions = await anyio.to_thread.run_sync(complete, model, wanted, limiter=shell.heavy)
        head = _head(wanted, model)
        call.world.explanations.keep(head.id, Explained(call.learner.id, wanted.messages, tuple(completions)))
        if not wanted.stream:
            return Json(whole(head, completions))
        return _stream(head, completions, wanted)

    return guarded(run)


def _stream(head: Head, completions: list[Completion], wanted: ChatRequest) -> Response:
    async def lines() -> AsyncIterator[bytes]:
        for line in _lines(head, completions, wanted.include_usage):
            yield line
            # other requests get their turn, and a client that has left is noticed
            await anyio.lowlevel.checkpoint()

    return StreamingResponse(lines(), media_type="text/event-stream", headers={"Cache-Control": "no-cache"})


def _lines(head: Head, completions: list[Completion], include_usage: bool) -> Iterator[bytes]:
    for chunk in chunks(head, completions, include_usage):
        yield f"data: {json.dumps(chunk)}\n\n".encode()
    yield b"data: [DONE]\n\n"


def _head(wanted: ChatRequest, model: Model) -> Head:
    return Head(f"chatcmpl-{uuid.uuid4().hex}", int(time.time()), wanted.model, model.version)


def _model(name: str) -> dict[str, Any]:
    return {"id": name, "object": "model", "created": CREATED, "owned_by": "behind-the-curtain"}
