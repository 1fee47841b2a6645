"""Learners: pseudonymous ids and the hashes of their keys."""

from __future__ import annotations

import hashlib
import re
from typing import Any

from sqlalchemy import Row, insert, select, update

from ..errors import StoreError
from ..records import Language
from .clock import now
from .database import Database
from .rows import Learner
from .tables import learners

_ID = re.compile(r"[a-z0-9_-]{1,64}")


def hashed(key: str) -> str:
    """Return the SHA-256 of a key. Keys are long and random, so a slow password hash would add nothing."""
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()


class Learners:
    """Who may enter, and in which language."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def enrol(self, learner: str, key: str, *, cohort: str = "", language: Language | None = None) -> Learner:
        """Let a learner in with ``key``; a learner who is known gets the new key and keeps all else.

        Raises
        ------
        StoreError
            If the id is not made of 1 to 64 characters ``a-z0-9_-``, or another learner has this key.
        """
        if not _ID.fullmatch(learner):
            raise StoreError("store.learner_id", learner=learner)
        with self._database.write() as connection:
            owner = connection.scalar(select(learners.c.id).where(learners.c.key_hash == hashed(key)))
            if owner not in (None, learner):
                raise StoreError("store.key_taken")
            if connection.scalar(select(learners.c.id).where(learners.c.id == learner)):
                change = update(learners).where(learners.c.id == learner).values(key_hash=hashed(key))
                connection.execute(change)
            else:
                row = {"id": learner, "key_hash": hashed(key), "language": language, "cohort": cohort, "made_at": now()}
                connection.execute(insert(learners).values(row))
            return _learner(connection.execute(select(learners).where(learners.c.id == learner)).one())

    def by_key(self, key: str) -> Learner | None:
        """Return the learner who holds ``key``."""
        with self._database.read() as connection:
            row = connection.execute(select(learners).where(learners.c.key_hash == hashed(key))).one_or_none()
        return _learner(row) if row else None

    def set_language(self, learner: str, language: Language) -> None:
        """Remember the language a learner chose."""
        with self._database.write() as connection:
            connection.execute(update(learners).where(learners.c.id == learner).values(language=language))


def _learner(row: Row[Any]) -> Learner:
    return Learner(id=row.id, language=row.language, cohort=row.cohort)
