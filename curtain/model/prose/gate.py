"""Tell whether a request is for this room: its notes are its own words, or the older plans have nothing to say."""

from __future__ import annotations

from collections.abc import Sequence

from ...records import Message
from ..brief import Brief
from ..knowledge.facts import Knowledge
from ..plan.choose import plan_name
from .pieces import cut
from .roles import asked

_VAGUE = frozenset(("loses_facts", "too_long", "invents"))
_OWN = 25
_POINTS = 5


def serves(messages: Sequence[Message], brief: Brief, known: Knowledge, fired: tuple[str, ...]) -> bool:
    """Return whether the reply is to be written from the writer's own words.

    A request with material apart from it stays with the plans made for that kind of material, and a vague one with the
    weaknesses that a better brief cures.
    """
    if any(turn.role == "assistant" for turn in messages):
        return True
    message = next((turn.content for turn in reversed(messages) if turn.role == "user"), "")
    apart = brief.material.strip()
    if not apart or apart == message.strip():
        return len(message.split()) > 5
    plan = plan_name(brief, known)
    if known.kind and plan != "plain":
        return plan in ("answer", "email") and _own_points(message) > _POINTS
    return not set(fired) >= _VAGUE or len(brief.instruction.split()) > _OWN


def _own_points(message: str) -> int:
    """Return how many words of content the writer adds behind a letter that was pasted and quoted."""
    pasted = cut(message).pasted
    last = pasted[-1].strip()[-20:] if pasted else ""
    at = message.rfind(last) if last else -1
    if at < 0:
        return 0
    clauses = asked(cut(message[at + len(last) :])).said("content", "tell", "ask", "offer")
    return sum(len(clause.text.split()) for clause in clauses)
