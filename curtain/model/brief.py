"""The brief: what a conversation asks for, typed and free of language; every part knows where it was read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from ..records import Language
from .demands.demand import Demand

Relation = Literal["at_least", "at_most", "exactly", "about", "between"]
Quantity = Literal["words", "sentences", "paragraphs", "items", "characters", "lines"]
Scope = Literal["text", "item", "sentence", "paragraph", "headline"]


@dataclass(frozen=True, slots=True)
class Reading:
    """A span of the request that was understood: ``field`` says as what, ``value`` with which meaning."""

    field: str
    value: str
    start: int
    end: int
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Limit:
    """A demand on a quantity: relation x number x unit x scope; ``text`` is the learner's own wording."""

    relation: Relation
    low: int
    high: int
    unit: Quantity
    scope: Scope
    start: int
    end: int
    text: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the reply that the request orders: a headline, a paragraph, a list, a last line ..."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Brief:
    """What the model understood; empty fields were left open by the request."""

    language: Language
    task: str = ""
    artefact: str = ""
    audience: str = ""
    role: str = ""
    firm: str = ""
    tone: tuple[str, ...] = ()
    address: str = ""
    grounded: bool = False
    unknown: str = ""
    only: bool = False
    brief_wish: bool = False
    constant: str = ""
    limits: tuple[Limit, ...] = ()
    parts: tuple[Part, ...] = ()
    wanted: tuple[str, ...] = ()
    unwanted: tuple[str, ...] = ()
    avoided: tuple[str, ...] = ()
    form: str = ""
    ban: tuple[str, ...] = ()
    sender: str = ""
    instruction: str = ""
    material: str = ""
    question: str = ""
    readings: tuple[Reading, ...] = ()
    unread: tuple[Reading, ...] = ()
    keywords: tuple[str, ...] = field(default=())
    demands: tuple[Demand, ...] = ()

    def limit(self, unit: Quantity, scope: Scope = "text") -> Limit | None:
        """Return the last limit on ``unit`` in ``scope``: what is said later corrects what was said before."""
        found = [limit for limit in self.limits if limit.unit == unit and limit.scope == scope]
        return found[-1] if found else None

    def has_part(self, name: str) -> bool:
        """Tell whether the request orders that part."""
        return any(part.name == name for part in self.parts)

    @property
    def precision(self) -> int:
        """Return how many of the things a good brief settles this one settles."""
        settled = (
            self.artefact,
            self.audience,
            self.role,
            self.tone,
            self.address,
            self.grounded,
            self.limits or self.brief_wish,
            self.parts or self.form,
            self.wanted or self.unwanted,
            self.only,
        )
        return sum(bool(item) for item in settled)
