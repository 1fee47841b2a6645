"""Where a course directory keeps what bulk grading remembers from one run to the next."""

from __future__ import annotations

from pathlib import Path

FOLDER = "cohort"
JOURNAL = "journal.sqlite3"
REPLIES = "replies.sqlite3"


def made_folder(directory: Path) -> Path:
    """Return the folder, made if need be; hand-ins and grades in it are for their owner only."""
    folder = directory / FOLDER
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def replies_file(directory: Path) -> Path:
    """Return the file in which the model's replies are kept."""
    return made_folder(directory) / REPLIES
