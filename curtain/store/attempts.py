"""Attempts: every graded try, with the first kept beside the best."""

from __future__ import annotations

import json

from sqlalchemy import ColumnElement, func, insert, select

from ..records import Grade, Language
from .clock import now
from .database import Database
from .rows import Attempt, Tally
from .tables import attempts


class Attempts:
    """What was tried, when, and what it earned."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, learner: str, grade: Grade) -> None:
        """Record one graded try."""
        row = {
            "learner": learner,
            "exercise": grade.exercise,
            "lang": grade.lang,
            "points": grade.points,
            "grade": json.dumps(grade.as_json()),
            "at": now(),
        }
        with self._database.write() as connection:
            connection.execute(insert(attempts).values(row))

    def tallies(self, learner: str, lang: Language | None = None) -> dict[str, Tally]:
        """Return first, best and number of attempts for every exercise the learner tried in ``lang``.

        Without ``lang`` the attempts in all languages count together.
        """
        mine = _of(learner, lang)
        groups = (
            select(
                attempts.c.exercise,
                func.min(attempts.c.id).label("first"),
                func.max(attempts.c.points).label("best"),
                func.count().label("tries"),
            )
            .where(*mine)
            .group_by(attempts.c.exercise)
            .subquery()
        )
        query = select(groups.c.exercise, attempts.c.points, groups.c.best, groups.c.tries).join(
            attempts, attempts.c.id == groups.c.first
        )
        with self._database.read() as connection:
            return {row.exercise: Tally(row.points, row.best, row.tries) for row in connection.execute(query)}

    def last(self, learner: str, exercise: str, lang: Language | None = None) -> Attempt | None:
        """Return the newest attempt in ``lang``, whose feedback can be shown again; without ``lang`` in any."""
        query = select(attempts).where(attempts.c.exercise == exercise, *_of(learner, lang))
        with self._database.read() as connection:
            row = connection.execute(query.order_by(attempts.c.id.desc()).limit(1)).one_or_none()
        return Attempt(row.exercise, row.lang, row.points, row.at, json.loads(row.grade)) if row else None


def _of(learner: str, lang: Language | None) -> list[ColumnElement[bool]]:
    return [attempts.c.learner == learner] + ([attempts.c.lang == lang] if lang else [])
