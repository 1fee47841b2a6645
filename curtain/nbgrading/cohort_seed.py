"""The cohort's seed: a secret of the course directory that decides on which unseen cases prompts are graded."""

from __future__ import annotations

import contextlib
import os
import secrets
from pathlib import Path

SEED_FILE = "cohort-seed"
"""Its name in the course directory; nbgrader hands out nothing from there but ``release/``."""

NO_SEED = "course"
"""What a directory without a seed grades with: known to everybody who has the course's sources."""


def cohort_seed(directory: Path) -> str:
    """Return the seed kept in a course directory, or that of the course if there is none."""
    try:
        kept = (directory / SEED_FILE).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return NO_SEED
    return kept or NO_SEED


def make_seed(directory: Path) -> None:
    """Keep a new seed in a course directory that has none, readable by its owner only."""
    with contextlib.suppress(FileExistsError):
        place = os.open(directory / SEED_FILE, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(place, "w", encoding="utf-8") as file:
            file.write(secrets.token_hex(16) + "\n")
