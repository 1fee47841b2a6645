"""A web server on 127.0.0.1 for any ASGI application."""

from __future__ import annotations

import errno
import socket
import sys
from collections.abc import Callable

import uvicorn
from starlette.types import ASGIApp

from ..errors import SetUpError

HOST = "127.0.0.1"


class AnnouncedServer(uvicorn.Server):
    """Says that it is ready only when it is: then a signal to stop is obeyed in order."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, then announce."""
        await super().startup(sockets)
        self._ready()


def server(app: ASGIApp, ready: Callable[[], None] = lambda: None) -> uvicorn.Server:
    """Make the server of an application; when it is stopped, streams have five seconds to finish."""
    config = uvicorn.Config(app, log_level="warning", access_log=False, timeout_graceful_shutdown=5)
    return AnnouncedServer(config, ready)


def listen(port: int) -> socket.socket:
    """Open a port of this machine for listening, 0 for a free one.

    Raises
    ------
    SetUpError
        If the port is busy or cannot be had.
    """
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if sys.platform != "win32":
        # on Windows the same option would let a second process take a port that is in use
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HOST, port))
        listener.listen(512)
    except (OSError, OverflowError) as error:
        listener.close()
        busy = isinstance(error, OSError) and error.errno in (errno.EADDRINUSE, getattr(errno, "WSAEADDRINUSE", None))
        raise SetUpError("sandbox.port_busy" if busy else "sandbox.port_refused", port=port) from error
    return listener
