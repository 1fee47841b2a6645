"""Tell whether a request is for this room: its notes are its own words, or the older plans have nothing to say."""

from __future__ import annotations

from collections.abc import Sequence

from ...records import Message
from ..brief import Brief
from ..knowledge.facts import Knowledge
from ..plan.choose import plan_name

_VAGUE = frozenset(("loses_facts", "too_long", "invents"))
_OWN = 25


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
    if known.kind and plan_name(brief, known) != "plain":
        return False
    return not _VAGUE <= set(fired) or len(brief.instruction.split()) > _OWN
