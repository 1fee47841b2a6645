"""Hand-ins: which notebook was handed in when; the notebooks themselves are files."""

from __future__ import annotations

from sqlalchemy import func, insert, select

from ..records import Language
from .database import Database
from .rows import HandIn
from .tables import hand_ins


class HandIns:
    """The receipts of hand-ins."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(
        self, learner: str, module: str, lang: Language, *, assignment: str, digest: str, at: str, module_version: str
    ) -> HandIn:
        """Record a hand-in and return its receipt."""
        row = {
            "learner": learner,
            "module": module,
            "module_version": module_version,
            "lang": lang,
            "assignment": assignment,
            "digest": digest,
            "at": at,
        }
        with self._database.write() as connection:
            number = connection.execute(insert(hand_ins).values(row).returning(hand_ins.c.id)).scalar_one()
        return HandIn(number, module, lang, assignment, digest, at)

    def of(self, learner: str, module: str) -> tuple[HandIn, ...]:
        """Return a learner's hand-ins of a module, oldest first."""
        query = select(hand_ins).where(hand_ins.c.learner == learner, hand_ins.c.module == module)
        with self._database.read() as connection:
            rows = connection.execute(query.order_by(hand_ins.c.id)).all()
        return tuple(HandIn(row.id, row.module, row.lang, row.assignment, row.digest, row.at) for row in rows)

    def latest(self, learner: str, lang: Language) -> dict[str, str]:
        """Return for every module that was handed in in ``lang`` the time of the newest hand-in."""
        mine = (hand_ins.c.learner == learner, hand_ins.c.lang == lang)
        newest = select(func.max(hand_ins.c.id)).where(*mine).group_by(hand_ins.c.module)
        query = select(hand_ins.c.module, hand_ins.c.at).where(hand_ins.c.id.in_(newest))
        with self._database.read() as connection:
            return {row.module: row.at for row in connection.execute(query)}
