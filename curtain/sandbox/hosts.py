"""Refuses requests that were sent to another name than this machine's own."""

from __future__ import annotations

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from ..errors import DoorError
from .web import say_refused

NAMES = frozenset({"127.0.0.1", "localhost", "[::1]"})


class OwnHostsOnly:
    """Against DNS rebinding: a page whose name was pointed at 127.0.0.1 still sends its own name as ``Host``."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on if its ``Host`` is a loopback name."""
        if scope["type"] != "http":
            return await self.app(scope, receive, send)
        request = Request(scope, receive)
        if _name(request.headers.get("host", "")) in NAMES:
            return await self.app(scope, receive, send)
        error = DoorError("sandbox.wrong_host", status=421, code="wrong_host")
        response = await say_refused(request, error)
        return await response(scope, receive, send)


def _name(host: str) -> str:
    name, colon, port = host.lower().rpartition(":")
    return name if colon and port.isdigit() else host.lower()
