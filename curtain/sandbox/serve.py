"""Serves the sandbox on 127.0.0.1."""

from __future__ import annotations

import logging
import signal
import sys
import threading
from collections.abc import Sequence
from pathlib import Path

from ..course.root import course_root
from ..door.keys import checked_key, own_key
from ..engines.registry import engines
from ..phrases import say
from ..records import Language
from ..store.opening import open_store
from .app import make_app
from .server import HOST, listen, server

LEARNER = "me"


def serve(port: int, key: str | None, data_dir: Path, origins: Sequence[str] = (), *, lang: Language = "en") -> None:
    """Serve until the process is told to stop; port 0 takes a free one. The address is printed when it is ready.

    ``key`` is the learner's; without one it is read from the data directory's ``token`` file, which is made if missing.

    Raises
    ------
    SetUpError
        If the port is busy, or the key does not fit into a header.
    StoreError, SourceError
        If the store or the course cannot be read.
    """
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    listener = listen(port)
    key = checked_key(key) if key is not None else own_key(data_dir)
    store = open_store(data_dir)
    try:
        store.learners.enrol(LEARNER, key)
        app = make_app(store, engines(), course_root(), data_dir, origins)
        _leave_quietly()
        ready = say(lang, "sandbox.ready", address=f"http://{HOST}:{listener.getsockname()[1]}")
        server(app, lambda: print(ready, flush=True)).run(sockets=[listener])
    finally:
        listener.close()
        store.close()


def _leave_quietly() -> None:
    # uvicorn ends in order and then raises the signal again: by then there is nothing left to do
    if threading.current_thread() is threading.main_thread():
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: sys.exit(0))
