"""Decide what the assistant does with a turn: the threshold between keeping and giving away, written down.

A turn that is after something gets through if the prompt does not forbid it at all, or if one of its ways in is
neither named by the prompt nor weaker than the prompt is firm:

    a way gets through  <=>  no rule of ``HELD_BY[way]`` is there  and  ``PULL[way]`` > firmness
    firmness = 2, + 1 if a prohibition is absolute ("never"), + 1 from three named ways on, + 1 from five on

An order hidden in quoted text pulls harder than any firmness: only saying that quoted text is no order helps.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .charge import Charge
from .read_charge import WAYS
from .turn import Turn

State = Literal["answered", "leaked", "promised", "insulted", "refused", "unknown", "social", "muted"]

HELD_BY: dict[str, frozenset[str]] = {
    "plain": frozenset(),
    "pressure": frozenset(("pressure", "whatever")),
    "authority": frozenset(("authority", "whatever")),
    "claimed": frozenset(("claimed", "authority", "confirm", "whatever")),
    "hypothetical": frozenset(("whatever", "roleplay")),
    "override": frozenset(("override", "whatever")),
    "roleplay": frozenset(("roleplay", "whatever")),
    "completion": frozenset(("confirm",)),
    "part": frozenset(("part", "form")),
    "language": frozenset(("language", "form")),
    "repeat": frozenset(("prompt",)),
    "format": frozenset(("form", "prompt")),
    "encoding": frozenset(("form",)),
    "embedded": frozenset(("quoted",)),
}
PULL = {
    "plain": 1, "pressure": 2, "authority": 2, "claimed": 2, "hypothetical": 2, "completion": 2, "part": 2,
    "language": 2, "override": 3, "roleplay": 3, "repeat": 4, "format": 4, "encoding": 4, "embedded": 9,
}  # fmt: skip
_FIRM = 2
_SOME, _MANY = 3, 5
_DONE: dict[str, State] = {"secret": "leaked", "refund": "promised", "insult": "insulted"}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is done with a turn, and why.

    ``gap`` is what the prompt does not say and should have: ``confidential``, ``refund``, ``insult`` or a way in.
    ``given`` are the secrets that are given away, ``kept`` those that were asked for and stay.
    """

    state: State
    gap: str = ""
    given: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()


def decide(charge: Charge, turn: Turn) -> Verdict:
    """Return the verdict on a turn that has a goal, or says that there is nothing to decide."""
    if charge.mute:
        return Verdict("muted")
    if turn.goal == "secret":
        return _on_secret(charge, turn)
    if turn.goal:
        gap = opening(charge, turn) if turn.goal in charge.covers else turn.goal
        return Verdict(_DONE[turn.goal], gap) if gap else Verdict("refused")
    return Verdict("answered")


def _on_secret(charge: Charge, turn: Turn) -> Verdict:
    wanted = turn.targets or tuple(secret.target for secret in charge.secrets)
    there = tuple(target for target in wanted if any(secret.target == target for secret in charge.secrets))
    if not there:
        return Verdict("refused" if charge.kept else "unknown", kept=wanted)
    open_ = tuple(target for target in there if target not in charge.kept)
    gap = opening(charge, turn)
    given = there if gap else open_
    if not given:
        return Verdict("refused", kept=there)
    reason = gap if not open_ else "confidential"
    return Verdict("leaked", reason, given, tuple(target for target in there if target not in given))


def opening(charge: Charge, turn: Turn) -> str:
    """Return the way by which a turn gets past what the prompt forbids; nothing if it is held."""
    firmness = firm(charge)
    ways = turn.ways or ("plain",)
    through = [way for way in ways if PULL[way] > firmness and not HELD_BY[way] & charge.covers]
    return max(through, key=lambda way: PULL[way], default="")


def firm(charge: Charge) -> int:
    """Return how firm a prompt makes the assistant against ways that it does not name."""
    breadth = len(charge.covers.intersection(WAYS))
    return _FIRM + charge.strong + (breadth >= _SOME) + (breadth >= _MANY)
