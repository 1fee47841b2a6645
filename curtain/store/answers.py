"""Answers with all their revisions: nothing is overwritten, and a conflict keeps both texts."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, Select, and_, func, insert, select

from ..records import Answer, Language
from .characters import storable
from .clock import now
from .database import Database
from .rows import Saved, Saving
from .tables import answers, learners


class Answers:
    """What learners wrote. The current answer in a language is its newest revision that is no side copy."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(
        self, learner: str, answer: Answer, *, base: int | None, device: str = "", module_version: str = "1"
    ) -> Saving:
        """Save a text that was written on top of revision ``base`` (0: none; None: whatever is newest).

        A text that is the current one already gets no second revision, so a repeated save is harmless.
        Someone who did not know the newest revision is told (``theirs``), unless that came from the same device and
        the text only adds to it: then just an acknowledgement was lost. (Two tabs may share a device's name, so that
        name alone is not enough.) Characters that cannot be stored are cleaned.
        """
        with self._database.write() as connection:
            _lock(connection, learner)
            newest = _newest(connection, learner, answer.exercise, answer.lang)
            text = storable(answer.text)
            if newest and newest.text == text:
                return Saving(_saved(newest))
            overtaken = newest is not None and base is not None and newest.revision > base
            if newest is not None and newest.device == device and _adds_to(newest.text, text):
                overtaken = False
            theirs = _saved(newest) if newest is not None and overtaken else None
            row = {
                "learner": learner,
                "exercise": answer.exercise,
                "module_version": module_version,
                "lang": answer.lang,
                "text": text,
                "base": base if base is not None else (newest.revision if newest else 0),
                "device": storable(device)[:64],
                "aside": overtaken,
            }
            saved = (_same_side_copy(connection, row) if overtaken else None) or _add(connection, row)
            return Saving(saved, theirs)

    def current(self, learner: str, exercise: str, lang: Language | None = None) -> Saved | None:
        """Return the current answer in ``lang``; without ``lang`` the newest of all languages."""
        with self._database.read() as connection:
            row = _newest(connection, learner, exercise, lang)
        return _saved(row) if row else None

    def history(self, learner: str, exercise: str) -> tuple[Saved, ...]:
        """Return every text that was ever saved for an exercise, oldest first, side copies among them."""
        with self._database.read() as connection:
            rows = connection.execute(_of(learner, exercise).order_by(answers.c.revision)).all()
        return tuple(_saved(row) for row in rows)

    def all_current(self, learner: str) -> tuple[Saved, ...]:
        """Return the current answer to every exercise in every language the learner wrote in, oldest first."""
        mine = (answers.c.learner == learner, answers.c.aside.is_(False))
        groups = (answers.c.exercise, answers.c.lang)
        newest = (
            select(*groups, func.max(answers.c.revision).label("revision")).where(*mine).group_by(*groups).subquery()
        )
        same = (answers.c.exercise == newest.c.exercise, answers.c.revision == newest.c.revision)
        query = select(answers).join(newest, and_(*same)).where(*mine).order_by(answers.c.revision)
        with self._database.read() as connection:
            rows = connection.execute(query).all()
        return tuple(_saved(row) for row in rows)


def _lock(connection: Connection, learner: str) -> None:
    # PostgreSQL serialises a learner's saves here; SQLite has done so when the transaction began
    connection.execute(select(learners.c.id).where(learners.c.id == learner).with_for_update())


def _adds_to(earlier: str, text: str) -> bool:
    """Return whether ``text`` is ``earlier`` with something put in at one place."""
    pairs = enumerate(zip(earlier, text, strict=False))
    same = next((place for place, (one, other) in pairs if one != other), min(len(earlier), len(text)))
    return len(text) >= len(earlier) and text.endswith(earlier[same:])


def _of(learner: str, exercise: str) -> Select[Any]:
    return select(answers).where(answers.c.learner == learner, answers.c.exercise == exercise)


def _newest(connection: Connection, learner: str, exercise: str, lang: Language | None) -> Row[Any] | None:
    query = _of(learner, exercise).where(answers.c.aside.is_(False))
    if lang:
        query = query.where(answers.c.lang == lang)
    return connection.execute(query.order_by(answers.c.revision.desc()).limit(1)).one_or_none()


def _same_side_copy(connection: Connection, row: dict[str, Any]) -> Saved | None:
    # a client that repeats a refused save adds no further copy
    query = _of(row["learner"], row["exercise"]).where(
        answers.c.aside.is_(True),
        answers.c.lang == row["lang"],
        answers.c.base == row["base"],
        answers.c.text == row["text"],
    )
    found = connection.execute(query.limit(1)).one_or_none()
    return _saved(found) if found else None


def _add(connection: Connection, row: dict[str, Any]) -> Saved:
    where = (answers.c.learner == row["learner"], answers.c.exercise == row["exercise"])
    last = connection.scalar(select(func.max(answers.c.revision)).where(*where))
    revision, saved_at = (last or 0) + 1, now()
    connection.execute(insert(answers).values(**row, revision=revision, saved_at=saved_at))
    return Saved(row["exercise"], row["lang"], row["text"], revision, saved_at)


def _saved(row: Row[Any]) -> Saved:
    return Saved(row.exercise, row.lang, row.text, row.revision, row.saved_at)
