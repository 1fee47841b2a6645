"""Opens the store: makes its tables, and moves an older one to today's version."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection, insert, select, update

from ..errors import StoreError
from .database import Database
from .store import Store
from .tables import VERSION, about, metadata

FILE = "store.sqlite3"

# from which version -> what makes the next one of it
MIGRATIONS: dict[int, Callable[[Connection], None]] = {}


def open_store(url_or_dir: str | Path) -> Store:
    """Open the store of a data directory (SQLite) or at a database URL; it is made if missing.

    Raises
    ------
    StoreError
        If the store cannot be opened, is damaged, read-only, or was written by a newer version of the course.
    """
    database = _database(url_or_dir)
    try:
        with database.write() as connection:
            metadata.create_all(connection)
            _bring_up_to_date(connection, database.place)
    except StoreError:
        database.close()
        raise
    return Store(database)


def _database(url_or_dir: str | Path) -> Database:
    if isinstance(url_or_dir, str) and "://" in url_or_dir:
        # a password in the address belongs in no message
        return Database(url_or_dir, place=url_or_dir.rpartition("@")[2])
    file = Path(url_or_dir) / FILE
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        file.touch(mode=0o600)
    except PermissionError as error:
        raise StoreError("store.read_only", place=str(file)) from error
    except OSError as error:
        raise StoreError("store.cannot_open", place=str(file)) from error
    return Database(f"sqlite:///{file}", place=str(file))


def _bring_up_to_date(connection: Connection, place: str) -> None:
    found = connection.scalar(select(about.c.value).where(about.c.name == "version"))
    if found is None:
        connection.execute(insert(about).values(name="version", value=str(VERSION)))
        return
    version = int(found)
    if version > VERSION:
        raise StoreError("store.newer", place=place)
    while version < VERSION:
        MIGRATIONS[version](connection)
        version += 1
    connection.execute(update(about).where(about.c.name == "version").values(value=str(version)))
