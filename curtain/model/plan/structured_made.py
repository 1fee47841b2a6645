"""The reply to a structured request, before it becomes a completion."""

from __future__ import annotations

from dataclasses import dataclass

from ..brief import Brief
from ..knowledge.records_fill import Value
from ..structured_brief import Wish


@dataclass(frozen=True, slots=True)
class Structured:
    """A structured reply, the wish behind it, the values it holds and whether prose slipped in around it."""

    text: str
    wish: Wish
    values: tuple[Value, ...] = ()
    prose: bool = False


def bound(brief: Brief) -> bool:
    """Tell whether the request limits the length of a text, as nobody does who wants a label."""
    return any(
        (limit.unit == "words" and limit.high > 5)
        or (limit.unit in ("sentences", "items", "paragraphs", "characters") and limit.scope == "text" and limit.text)
        for limit in brief.limits
    )
