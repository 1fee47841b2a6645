"""Assembles the sandbox of a course."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from starlette.applications import Starlette

from ..course.load import load_modules
from ..engines.registry import PINNED
from ..grading.grade import grade
from ..records import Model
from ..store.store import Store
from .routes import app_for
from .shelf import Shelf
from .world import World


def make_app(
    store: Store, engines: Mapping[str, Model], course_root: Path, data_dir: Path, origins: Sequence[str] = ()
) -> Starlette:
    """Make the sandbox of a course; pages from ``origins`` may call it.

    Raises
    ------
    SourceError
        If a module's source is wrong.
    """
    shelf = Shelf(load_modules(course_root))
    world = World(store, engines, PINNED, shelf, grade, course_root / "exercises", data_dir)
    return app_for(world, origins)
