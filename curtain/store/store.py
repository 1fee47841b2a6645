"""The store as one object with a drawer for each kind of record."""

from __future__ import annotations

from .answers import Answers
from .attempts import Attempts
from .database import Database
from .events import Events
from .hand_ins import HandIns
from .learners import Learners


class Store:
    """Everything the course remembers; safe to use from several threads and processes at once.

    Every method raises StoreError, in plain words, when the database cannot be read or written.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self.learners = Learners(database)
        self.answers = Answers(database)
        self.attempts = Attempts(database)
        self.hand_ins = HandIns(database)
        self.events = Events(database)

    def close(self) -> None:
        """Close all connections; the store can be opened again."""
        self._database.close()
