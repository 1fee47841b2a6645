"""Events: what happened when, for evidence and for finding faults; never a learner's text."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import insert, select

from .clock import now
from .database import Database
from .rows import Event
from .tables import events


class Events:
    """A log that only grows."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def note(self, learner: str | None, kind: str, **data: Any) -> None:
        """Write down that ``kind`` happened."""
        row = {"learner": learner, "kind": kind, "data": json.dumps(data), "at": now()}
        with self._database.write() as connection:
            connection.execute(insert(events).values(row))

    def all(self, learner: str | None = None) -> tuple[Event, ...]:
        """Return the events, oldest first, of one learner or of all."""
        query = select(events).order_by(events.c.id)
        if learner is not None:
            query = query.where(events.c.learner == learner)
        with self._database.read() as connection:
            rows = connection.execute(query).all()
        return tuple(Event(row.learner, row.kind, json.loads(row.data), row.at) for row in rows)
