"""The learner's data directory: store, token, logs, and their own copies of the notebooks."""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
from pathlib import Path

from platformdirs import user_data_dir

from ..errors import SetUpError


def data_directory(path: Path | None = None) -> Path:
    """Return ``path``, or the place this system keeps a user's data, as a folder that exists and can be written.

    Raises
    ------
    SetUpError
        If the folder cannot be made or written.
    """
    folder = (path or Path(user_data_dir("curtain", appauthor=False))).expanduser().resolve()
    probe = folder / f".probe-{os.getpid()}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe.write_text("", encoding="utf-8")
    except OSError as error:
        raise SetUpError("hosting.set_up.read_only", folder=folder) from error
    finally:
        with contextlib.suppress(OSError):
            probe.unlink(missing_ok=True)
    return folder


def learner_token(folder: Path) -> str:
    """Return the key this machine's learner shows to the sandbox; made once, readable by its owner only."""
    return _secret(folder / "token")


def lab_token(folder: Path) -> str:
    """Return the token of this machine's JupyterLab; made once, readable by its owner only."""
    return _secret(folder / "lab-token")


def copy_exercises(exercises: Path, work: Path) -> list[Path]:
    """Copy every exercise notebook and its pictures below ``exercises`` to ``work`` unless a copy is there already.

    A learner's copy is never overwritten. Returns the files that were made.
    """
    made = []
    for source in sorted(exercises.glob("*/*/**/*")):
        target = work / source.relative_to(exercises).relative_to(source.relative_to(exercises).parts[0])
        if source.is_file() and not _hidden(source.relative_to(exercises)) and not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)
            made.append(target)
    return made


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _secret(path: Path) -> str:
    with contextlib.suppress(FileNotFoundError):
        if kept := path.read_text(encoding="utf-8").strip():
            return kept
        path.unlink()
    made = secrets.token_urlsafe(24)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(made)
    return made
