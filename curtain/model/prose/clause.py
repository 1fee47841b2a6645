"""What reading a request yields: its clauses with their roles, and who writes to whom about what."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..brief import Reading
from ..knowledge.facts import Person
from .pieces import Piece


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause and its role; ``text`` is what of it may be said, in the writer's own words."""

    role: str
    text: str
    piece: Piece


@dataclass(frozen=True, slots=True)
class Asked:
    """What a message asks for, clause by clause."""

    clauses: tuple[Clause, ...]
    pasted: tuple[str, ...]
    artefact: str = ""
    topic: str = ""
    intents: tuple[str, ...] = ()
    person: Person | None = None
    name: str = ""
    sender: tuple[str, ...] = ()
    own: str = ""
    readings: tuple[Reading, ...] = field(default=())

    def said(self, *roles: str) -> tuple[Clause, ...]:
        """Return the clauses with one of the roles."""
        return tuple(one for one in self.clauses if one.role in roles)
