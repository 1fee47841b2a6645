"""The picture of the house in CONTRIBUTING.md, kept true: imports run downhill."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "curtain"

FLOORS = {
    "records": 1, "phrases": 1, "errors": 1, "text": 1,
    "course": 2, "answers": 2, "model": 2, "guards": 2, "store": 2,
    "grading": 3, "engines": 3, "notebooks": 3,
    "door": 4, "nbgrading": 4, "widgets": 4, "reports": 4,
    "sandbox": 5, "hosting": 5,
    "cli": 6, "__main__": 7,
}
ONLY_ROOM_WITH = {
    "jupytext": {"notebooks"}, "nbgrader": {"nbgrading"}, "ipywidgets": {"widgets"}, "anywidget": {"widgets"},
    "starlette": {"sandbox"}, "uvicorn": {"sandbox"}, "voila": {"hosting"}, "sqlalchemy": {"store"},
}  # fmt: skip


def room(file: Path) -> str:
    return file.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(file: Path) -> Iterator[tuple[str, ...]]:
    """Yield every imported module as its parts, relative imports made absolute."""
    here = ("curtain", *file.relative_to(PACKAGE).with_suffix("").parts)
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (tuple(alias.name.split(".")) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            start = here[: len(here) - node.level] if node.level else ()
            module = (*start, *(node.module.split(".") if node.module else ()))
            yield module
            yield from ((*module, alias.name) for alias in node.names)


def rooms_used(file: Path) -> set[str]:
    return {parts[1] for parts in imports(file) if len(parts) > 1 and parts[0] == "curtain" and parts[1] in FLOORS}


FILES = sorted(file for file in PACKAGE.rglob("*.py") if file.name != "__init__.py" or file.parent != PACKAGE)


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(PACKAGE)))
def test_a_file_imports_only_from_floors_below(file: Path) -> None:
    own = room(file)
    upward = {other for other in rooms_used(file) - {own} if FLOORS[other] >= FLOORS[own] and FLOORS[own] > 1}
    assert not upward


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(PACKAGE)))
def test_a_library_of_one_room_stays_in_it(file: Path) -> None:
    used = {parts[0] for parts in imports(file)}
    assert not {name for name, rooms in ONLY_ROOM_WITH.items() if name in used and room(file) not in rooms}


def test_files_do_not_import_each_other_in_circles() -> None:
    modules = {("curtain", *file.relative_to(PACKAGE).with_suffix("").parts): file for file in FILES}
    edges = {name: {parts for parts in imports(file) if parts in modules} - {name} for name, file in modules.items()}
    while leaves := {name for name, targets in edges.items() if not targets}:
        edges = {name: targets - leaves for name, targets in edges.items() if name not in leaves}
    assert not edges
