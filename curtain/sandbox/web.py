"""The shell between starlette and the handlers: reads requests, admits learners, answers in JSON."""

from __future__ import annotations

import json
import logging
from collections import defaultdict
from collections.abc import Awaitable, Callable
from typing import Any

import anyio
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response

from ..door.keys import shown_key
from ..door.limits import REQUEST
from ..door.refusal import refusal, status_of
from ..errors import CurtainError, DoorError
from ..records import LANGUAGES, Language
from ..store.rows import Learner
from .accept_language import preferred
from .world import Call, Reply, World

log = logging.getLogger(__name__)

# beyond this a client is cut off; up to it, one that sends too much still hears why
DRAIN = 20 * REQUEST

Handler = Callable[[Call], Reply]
Endpoint = Callable[[Request], Awaitable[Response]]


class Json(JSONResponse):
    """JSON that can always be sent: a half character becomes a question mark."""

    def render(self, content: Any) -> bytes:
        """Encode ``content``."""
        text = json.dumps(content, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
        return text.encode("utf-8", "replace")


class Shell:
    """Makes endpoints of handlers; handlers run in threads, so that the loop stays free."""

    def __init__(self, world: World, graders: int = 4) -> None:
        self.world = world
        # heavy work waits in its own queue, so that saving never does
        self.heavy = anyio.CapacityLimiter(graders)
        self._alone: defaultdict[str, anyio.Lock] = defaultdict(anyio.Lock)

    def endpoint(self, handler: Handler, *, alone: bool = False) -> Endpoint:
        """Make an endpoint; with ``alone`` one learner's calls wait for each other and take the heavy queue."""

        async def run(request: Request) -> Response:
            call = await self.call(request)
            if alone:
                async with self._alone[call.learner.id]:
                    reply = await anyio.to_thread.run_sync(handler, call, limiter=self.heavy)
            else:
                reply = await anyio.to_thread.run_sync(handler, call)
            return Json(reply.data, reply.status)

        return guarded(run)

    async def call(self, request: Request) -> Call:
        """Admit the learner, read the body.

        Raises
        ------
        DoorError
            401 without a valid key, 400 or 413 for a body that cannot be read.
        """
        learner = await self._admit(request)
        body = await read_json(request) if request.method in ("POST", "PUT") else None
        lang = language_of(request)
        return Call(self.world, learner, lang, request.path_params, request.query_params, body)

    async def _admit(self, request: Request) -> Learner:
        key = shown_key(request.headers.get("authorization"))
        learner = await anyio.to_thread.run_sync(self.world.store.learners.by_key, key)
        if learner is None:
            raise DoorError("door.wrong_key", status=401, code="invalid_api_key")
        request.state.language = learner.language
        return learner


def guarded(run: Endpoint) -> Endpoint:
    """Turn what nobody expected into a plain sentence and a log entry; the server lives on."""

    async def safely(request: Request) -> Response:
        try:
            return await run(request)
        except (CurtainError, HTTPException):
            raise
        except ClientDisconnect:
            return Response(status_code=400)
        except Exception:
            log.exception("%s %s failed", request.method, request.url.path)
            return _refused(DoorError("sandbox.failed", status=500, code="internal_error"), request)

    return safely


async def read_json(request: Request) -> Any:
    """Read the body as strict JSON of at most ``REQUEST`` bytes, or raise DoorError 400 or 413."""
    size, kept = 0, []
    async for chunk in request.stream():
        size += len(chunk)
        if size <= REQUEST:
            kept.append(chunk)
        elif size > DRAIN:
            break
    if size > REQUEST:
        raise DoorError("sandbox.too_large", status=413, code="request_too_large", limit=REQUEST // 1000)
    try:
        return json.loads(b"".join(kept), parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise DoorError("sandbox.no_json", status=400, code="invalid_json") from None


def language_of(request: Request) -> Language:
    """Return the language to speak: the address's ``lang``, the browser's, the learner's own, else English."""
    asked = request.query_params.get("lang")
    for lang in LANGUAGES:
        if lang == asked:
            return lang
    stored: Language | None = getattr(request.state, "language", None)
    return preferred(request.headers.get("accept-language", "")) or stored or "en"


async def say_refused(request: Request, error: Exception) -> Response:
    """Answer for a CurtainError."""
    assert isinstance(error, CurtainError)
    return _refused(error, request)


async def say_no_route(request: Request, error: Exception) -> Response:
    """Answer for starlette's own refusals: unknown address, wrong method."""
    assert isinstance(error, HTTPException)
    key, code = (
        ("sandbox.no_method", "method_not_allowed") if error.status_code == 405 else ("sandbox.no_url", "unknown_url")
    )
    place = f"{request.method} {request.url.path}"[:200]
    refused = DoorError(key, status=error.status_code, code=code, place=place)
    return _refused(refused, request, error.headers)


def _refused(error: CurtainError, request: Request, headers: Any = None) -> Response:
    status = status_of(error)
    if status >= 500:
        log.error("%s %s: %s", request.method, request.url.path, error, exc_info=error.__cause__)
    if status == 401:
        headers = {"WWW-Authenticate": "Bearer"}
    return Json(refusal(error, language_of(request)), status, headers)


def _no_number(name: str) -> None:
    raise ValueError(name)
