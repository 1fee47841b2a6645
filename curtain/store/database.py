"""Transactions on the store's database, with failures said in plain words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from ..errors import StoreError

# shorter than a page waits for its answer, so that the learner hears the reason
BUSY_MS = 5_000

_PHRASES = {
    "SQLITE_READONLY": "store.read_only",
    "SQLITE_NOTADB": "store.damaged",
    "SQLITE_CORRUPT": "store.damaged",
    "SQLITE_CANTOPEN": "store.cannot_open",
    "SQLITE_FULL": "store.full",
    "SQLITE_IOERR": "store.full",
    "SQLITE_BUSY": "store.busy",
}


class Database:
    """An engine whose transactions raise only StoreError; ``place`` is what a person calls the store."""

    def __init__(self, url: str, place: str) -> None:
        self.place = place
        try:
            self._engine = _engine(url)
        except (ArgumentError, ImportError) as error:
            raise StoreError("store.cannot_open", place=place) from error
        self._writing = self._engine.execution_options(writes=True)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Open a transaction that only reads."""
        with self._plain_words(), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Open a transaction that writes; when the block has ended without an error, it is on disk."""
        with self._plain_words(), self._writing.begin() as connection:
            yield connection

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()

    @contextmanager
    def _plain_words(self) -> Iterator[None]:
        try:
            yield
        except PoolTimeout as error:
            raise StoreError("store.busy", place=self.place) from error
        except SQLAlchemyError as error:
            raise StoreError(_phrase(error), place=self.place) from error


def _phrase(error: SQLAlchemyError) -> str:
    cause = error.orig if isinstance(error, DBAPIError) else None
    name = getattr(cause, "sqlite_errorname", "")
    return next((phrase for start, phrase in _PHRASES.items() if name.startswith(start)), "store.failed")


def _engine(url: str) -> Engine:
    engine = create_engine(url, pool_size=10, max_overflow=40, pool_timeout=BUSY_MS / 1000)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _set_up_sqlite)
        event.listen(engine, "begin", _begin)
    return engine


def _set_up_sqlite(connection: Any, _record: object) -> None:
    # Python's own transaction handling would begin too late; _begin does it
    connection.isolation_level = None
    for pragma in (f"busy_timeout={BUSY_MS}", "journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}").close()


def _begin(connection: Connection) -> None:
    # a reader that turns writer fails at once under load, so writers say so at the start and wait for their turn
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
