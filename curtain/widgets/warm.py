"""Load the openai package ahead of the first "Try"."""

from __future__ import annotations

from importlib import import_module
from threading import Thread


def warm_up() -> None:
    """Import openai on a thread: it takes about a second, which the first reply would otherwise cost."""
    Thread(target=import_module, args=("openai",), daemon=True).start()
