"""Handing in: writes a submission where nbgrader looks for it, and keeps every earlier one."""

from __future__ import annotations

import hashlib
import os
import secrets
from datetime import UTC, datetime
from pathlib import Path

from ..errors import NotebookError, StoreError
from ..records import Language
from ..store.rows import HandIn
from .standing import current_answer
from .submission import submission
from .world import World


def hand_in(world: World, learner: str, module_id: str, lang: Language) -> HandIn:
    """Hand in a module in one language; the store's answers count.

    Raises
    ------
    NotebookError
        If the course has no exercise notebook for it.
    StoreError
        If it cannot be written.
    """
    module = world.shelf.module(module_id)
    assignment = f"{module.id}-{lang}"
    notebook = submission(_exercise_notebook(world, module.id, lang), _answers(world, learner, module.id, lang))
    at = datetime.now(UTC)
    files = {
        f"{module.id}.ipynb": notebook,
        # nbgrader names the folder of the feedback after it
        "submission_secret.txt": secrets.token_hex(32).encode(),
        "timestamp.txt": f"{at:%Y-%m-%d %H:%M:%S.%f} UTC".encode(),
    }
    try:
        kept = _kept(world, learner, assignment) / f"{at:%Y%m%dT%H%M%S.%fZ}"
        _write(files, kept, _submitted(world, learner, assignment))
    except OSError as error:
        raise StoreError("sandbox.cannot_write", place=str(world.data_dir)) from error
    return world.store.hand_ins.add(
        learner,
        module.id,
        lang,
        assignment=assignment,
        digest=hashlib.sha256(notebook).hexdigest(),
        at=at.isoformat(timespec="milliseconds"),
        module_version=module.version,
    )


def file_of(world: World, learner: str, made: HandIn, *, newest: bool) -> Path | None:
    """Return where the notebook of a hand-in lies; all but the newest in a language lie among the kept ones."""
    name = f"{made.module}.ipynb"
    if newest:
        return (_submitted(world, learner, made.assignment) / name).absolute()
    at = datetime.fromisoformat(made.at)
    # receipts tell the time to the millisecond, folders to the microsecond
    moment = f"{at:%Y%m%dT%H%M%S}.{at.microsecond // 1000:03d}"
    files = sorted(_kept(world, learner, made.assignment).glob(f"{moment}*/{name}"))
    return files[0].absolute() if files else None


def _submitted(world: World, learner: str, assignment: str) -> Path:
    return world.data_dir / "class" / "submitted" / learner / assignment


def _kept(world: World, learner: str, assignment: str) -> Path:
    return world.data_dir / "handed-in" / learner / assignment


def _exercise_notebook(world: World, module_id: str, lang: Language) -> bytes:
    file = world.notebooks / lang / f"{module_id}-{lang}" / f"{module_id}.ipynb"
    try:
        return file.read_bytes()
    except OSError as error:
        raise NotebookError("sandbox.no_notebook", place=str(file)) from error


def _answers(world: World, learner: str, module_id: str, lang: Language) -> dict[str, str]:
    names = world.shelf.module(module_id).names
    exercises = [world.shelf.exercise(module_id, name, lang) for name in names]
    found = {exercise.id: current_answer(world.store, learner, exercise) for exercise in exercises}
    return {exercise: saved.text for exercise, saved in found.items() if saved}


def _write(files: dict[str, bytes], kept: Path, place: Path) -> None:
    kept.mkdir(parents=True)
    place.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        _to_disk(kept / name, data)
    for name, data in files.items():
        # made elsewhere and moved, so that a trainer who grades meanwhile never meets half a file
        draft = kept / f"{name}.part"
        _to_disk(draft, data)
        os.replace(draft, place / name)


def _to_disk(file: Path, data: bytes) -> None:
    with file.open("wb") as open_file:
        open_file.write(data)
        open_file.flush()
        os.fsync(open_file.fileno())
