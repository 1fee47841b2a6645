"""A model that remembers its replies on disk, so that grading a cohort again asks only what is new.

A pinned engine gives the same reply to the same messages; what is kept under another version is never found again.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import sqlite3
import threading
import zlib
from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from ..model.glassbox import GlassBox
from ..records import Completion, Explanation, Message, Model, Options, Span
from .code_digest import code_digest

MOST_REPLIES = 400_000
"""Replies kept in a file; at some 0.8 kB each about 320 MB. When there are more, a tenth goes, the oldest first."""

WRITE_AFTER = 200
"""New replies are written together: one at a time would cost as much as asking the glass box again."""

BUSY_SECONDS = 30.0

_TABLE = "CREATE TABLE IF NOT EXISTS replies (id INTEGER PRIMARY KEY, name BLOB UNIQUE NOT NULL, reply BLOB NOT NULL)"
_WRITE = "INSERT OR IGNORE INTO replies (name, reply) VALUES (?, ?)"
_FORGET = "DELETE FROM replies WHERE id IN (SELECT id FROM replies ORDER BY id LIMIT ?)"

Found = TypeVar("Found")


class RememberingModel:
    """Asks ``model`` only for what the file at ``path`` does not hold; processes and threads may share the file.

    A file that cannot be read or written is done without: then the model answers everything itself.
    """

    def __init__(self, model: Model, path: Path, most: int = MOST_REPLIES) -> None:
        self.model = model
        self.most = most
        self._edition = edition(model)
        self._new: dict[bytes, bytes] = {}
        self._lock = threading.Lock()
        self._file = _open(path)

    @property
    def version(self) -> str:
        """That of the model which is asked."""
        return self.model.version

    def complete(self, messages: Sequence[Message], options: Options = Options()) -> Completion:  # noqa: B008 (frozen)
        """Return the reply that was given before, or ask."""
        name = self._name(messages, options)
        kept = self._read(name)
        if kept is not None:
            with contextlib.suppress(ValueError, KeyError, TypeError, zlib.error):  # written by other software
                return unpack(kept)
        completion = self.model.complete(messages, options)
        self._keep(name, pack(completion))
        return completion

    def flush(self) -> None:
        """Write what was asked since the last time."""
        with self._lock:
            self._flush()

    def close(self) -> None:
        """Write what is new and let go of the file."""
        with self._lock:
            self._flush()
            if self._file:
                self._file.close()
            self._file = None

    def _name(self, messages: Sequence[Message], options: Options) -> bytes:
        turns = [(message.role, message.content) for message in messages]
        asked = json.dumps([self._edition, turns, asdict(options)], sort_keys=True)
        return hashlib.sha256(asked.encode()).digest()[:20]

    def _read(self, name: bytes) -> bytes | None:
        with self._lock:
            if (new := self._new.get(name)) is not None:
                return new
            rows = self._try(lambda file: file.execute("SELECT reply FROM replies WHERE name = ?", (name,)).fetchone())
        return rows[0] if rows else None

    def _keep(self, name: bytes, reply: bytes) -> None:
        with self._lock:
            self._new[name] = reply
            if len(self._new) >= WRITE_AFTER:
                self._flush()

    def _flush(self) -> None:
        new, self._new = list(self._new.items()), {}
        if new:
            self._try(lambda file: self._write(file, new))

    def _write(self, file: sqlite3.Connection, new: list[tuple[bytes, bytes]]) -> None:
        with file:
            file.executemany(_WRITE, new)
            (count,) = file.execute("SELECT MAX(id) - MIN(id) + 1 FROM replies").fetchone()  # only the oldest ever go
            if count > self.most:
                file.execute(_FORGET, (count - self.most + self.most // 10,))

    def _try(self, work: Callable[[sqlite3.Connection], Found]) -> Found | None:
        """Do something with the file; one that is damaged, locked or full only costs time."""
        try:
            return work(self._file) if self._file else None
        except sqlite3.Error:
            return None


@cache
def _code_of_the_glass_box() -> str:
    return code_digest("model", "text", "records.py")


def edition(model: Model) -> str:
    """Return what pins a model's replies: its version, and for our own model also its code and data.

    So replies that were kept before a change of the glass box are not found after it, even if nobody raised its
    version.
    """
    return f"{model.version} {_code_of_the_glass_box()}" if isinstance(model, GlassBox) else model.version


def pack(completion: Completion) -> bytes:
    """Return a completion as bytes; ``unpack`` gives back an equal one but for the chances, which no grade needs."""
    return zlib.compress(
        json.dumps(asdict(replace(completion, chances=None)), ensure_ascii=False).encode("utf-8", "surrogatepass"), 1
    )


def unpack(kept: bytes) -> Completion:
    """Return the completion that was packed.

    Raises
    ------
    ValueError, KeyError, TypeError, zlib.error
        If the bytes are something else.
    """
    data = json.loads(zlib.decompress(kept).decode("utf-8", "surrogatepass"))
    explained = data.pop("explanation")
    return Completion(**data, explanation=_explanation(explained) if explained else None)


def _explanation(data: dict[str, Any]) -> Explanation:
    return Explanation(
        read=tuple(Span(**span) for span in data["read"]),
        unread=tuple(Span(**span) for span in data["unread"]),
        constraints=tuple((wording, met) for wording, met in data["constraints"]),
        weaknesses=tuple(data["weaknesses"]),
        brief=data["brief"],
        origins=tuple((text, origin) for text, origin in data["origins"]),
    )


def _open(path: Path) -> sqlite3.Connection | None:
    """Open the file; a damaged one is begun anew, one that cannot be opened is done without."""
    for _ in range(2):
        try:
            return _connect(path)
        except sqlite3.OperationalError:
            return None
        except sqlite3.DatabaseError:
            with contextlib.suppress(OSError):
                path.unlink()
    return None


def _connect(path: Path) -> sqlite3.Connection:
    file = sqlite3.connect(path, timeout=BUSY_SECONDS, check_same_thread=False)
    try:
        file.execute("PRAGMA journal_mode = WAL")
        file.execute("PRAGMA synchronous = OFF")  # after a power cut the file is begun anew: it holds nothing of worth
        file.execute(_TABLE)
        file.commit()
    except sqlite3.Error:
        file.close()
        raise
    return file
