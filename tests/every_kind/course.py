"""A course with every kind of exercise: the modules beside this file, with the firm and names of the real course."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

HERE = Path(__file__).resolve().parent
ASSETS = HERE.parents[1] / "assets"


def every_kind_root(tmp: Path) -> Path:
    """Write a course root below ``tmp`` that holds every module of ``tests/every_kind/modules``; return it."""
    root = tmp / "every-kind"
    if not root.exists():
        copytree(HERE / "modules", root / "modules")
        copytree(HERE / "assets" / "answers", root / "assets" / "answers")
        for folder in ("firms", "vocabulary"):
            copytree(ASSETS / folder, root / "assets" / folder)
    return root
