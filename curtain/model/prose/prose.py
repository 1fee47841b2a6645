"""Answer requests that no plan foresaw, from the writer's own words; nothing where an older plan serves better."""

from __future__ import annotations

from collections.abc import Sequence

from ...records import Message
from ..brief import Brief
from ..knowledge.facts import Knowledge
from ..selection.choose import Chosen
from .choice import chosen
from .house import house
from .letter import letter
from .pieces import cut
from .roles import asked

_LETTERS = ("email",)


def prose(messages: Sequence[Message], brief: Brief, known: Knowledge) -> Chosen | None:
    """Return the reply to a request in the writer's own words, or None if it is for the other plans."""
    message = next((turn.content for turn in reversed(messages) if turn.role == "user"), "")
    standing = "\n".join(turn.content for turn in messages if turn.role in ("system", "developer"))
    request = asked(cut(message))
    form = brief.address or "formal"
    rules = house(standing, request.own)
    if request.artefact in _LETTERS or (request.intents and request.person):
        draft = letter(request, brief, rules, form)
        return chosen(draft, brief)
    return None
