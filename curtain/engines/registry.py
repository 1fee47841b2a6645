"""The models of this machine by the ids that clients ask for."""

from __future__ import annotations

from collections.abc import Callable

from ..model.glassbox import GlassBox
from ..records import Model
from .nextword import NextWordEngine

# scores always come from this one, whatever else a firm has connected
PINNED = "glassbox-1"

ENGINES: dict[str, Callable[[], Model]] = {
    PINNED: GlassBox,
    "glassbox-1-flawed": lambda: GlassBox(flawed=True),
    "nextword-1": NextWordEngine,
}


def engines() -> dict[str, Model]:
    """Return a new model for every id, ready to answer."""
    return {name: make() for name, make in ENGINES.items()}
