"""What a run has done so far, on disk after every hand-in, so that a run that was killed goes on where it was."""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ...errors import SetUpError
from ..record import from_data, to_data
from ..result import ItemResult
from .hand_in import HandIn
from .places import JOURNAL

COMMIT_SECONDS = 0.5
"""What a killed run may lose; the disk is asked to keep its results twice a second and not for each of them."""

_TABLE = """
CREATE TABLE IF NOT EXISTS results (
  learner TEXT NOT NULL,
  assignment TEXT NOT NULL,
  digest TEXT NOT NULL,      -- of the hand-in and of all that it was graded with
  stamp TEXT NOT NULL,       -- when it was handed in, as the learner's side wrote it
  results TEXT NOT NULL,     -- as in the record of a hand-in
  whole INTEGER NOT NULL,    -- 0: the grading was broken off and is tried again
  entered INTEGER NOT NULL,  -- 1: the gradebook has it
  PRIMARY KEY (learner, assignment)
)
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """The results of one hand-in as they are to be entered in the gradebook."""

    learner: str
    assignment: str
    stamp: str
    results: Mapping[str, ItemResult]


class Journal:
    """The journal of one course directory; only one run at a time can have it.

    Raises
    ------
    SetUpError
        If another run has it, or the file cannot be written.
    """

    def __init__(self, folder: Path) -> None:
        try:
            self._file = _open(folder / JOURNAL)
        except sqlite3.Error as error:
            raise SetUpError("nbgrading.cohort.journal", path=folder / JOURNAL, reason=error) from error
        self._committed = time.monotonic()

    def done(self) -> dict[tuple[str, str], str]:
        """Return the digests of all hand-ins that were graded to their end, by learner and assignment."""
        rows = self._file.execute("SELECT learner, assignment, digest FROM results WHERE whole = 1")
        return {(learner, assignment): digest for learner, assignment, digest in rows}

    def add(self, hand_in: HandIn, digest: str, stamp: str, results: Mapping[str, ItemResult], whole: bool) -> None:
        """Note the results of a hand-in."""
        kept = json.dumps({exercise: to_data(result) for exercise, result in results.items()}, ensure_ascii=False)
        row = (*hand_in.name, digest, stamp, kept, whole)
        self._file.execute("INSERT OR REPLACE INTO results VALUES (?, ?, ?, ?, ?, ?, 0)", row)
        if time.monotonic() - self._committed > COMMIT_SECONDS:
            self.commit()

    def commit(self) -> None:
        """Put on disk what was noted."""
        self._file.commit()
        self._committed = time.monotonic()

    def to_enter(self) -> Iterator[Entry]:
        """Yield what the gradebook does not have yet, ordered by assignment and learner."""
        wanted = (
            "SELECT learner, assignment, stamp, results FROM results WHERE entered = 0 ORDER BY assignment, learner"
        )
        for learner, assignment, stamp, kept in self._file.execute(wanted):
            results = {exercise: from_data(exercise, data) for exercise, data in json.loads(kept).items()}
            yield Entry(learner, assignment, stamp, results)

    def all_entered(self, assignments: Iterable[str]) -> None:
        """Note that the gradebook has everything of some assignments."""
        self._file.executemany("UPDATE results SET entered = 1 WHERE assignment = ?", [(name,) for name in assignments])
        self.commit()

    def close(self) -> None:
        """Let go of the file."""
        self._file.commit()
        self._file.close()


def _open(path: Path) -> sqlite3.Connection:
    file = sqlite3.connect(path, timeout=0.5)
    try:
        file.execute("PRAGMA locking_mode = EXCLUSIVE")
        file.execute("PRAGMA journal_mode = WAL")
        file.execute("PRAGMA synchronous = NORMAL")
        file.execute(_TABLE)
        file.execute("BEGIN IMMEDIATE")
        file.commit()
    except sqlite3.Error:
        file.close()
        raise
    return file
