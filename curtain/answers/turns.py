"""A conversation as a learner writes it: their own turns, parted by lines of dashes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .text import clean

MOST = 6
"""So many turns are sent."""

LONGEST = 1500
"""Signs of one turn, as in the chats that people know."""

_PARTED = re.compile(r"^[ \t]*(?:-[ \t]*){3,}$", re.MULTILINE)


@dataclass(frozen=True)
class TurnsAnswer:
    """The turns in their order; ``left`` is how many were too many, ``long`` which ones are too long (from 1)."""

    turns: tuple[str, ...]
    left: int = 0
    long: tuple[int, ...] = ()


def read_turns(text: str) -> TurnsAnswer:
    """Read the turns of an answer.

    Raises
    ------
    AnswerError
        If it is larger than 20 kB.
    """
    found = [turn.strip() for turn in _PARTED.split(clean(text)) if turn.strip()]
    kept = tuple(found[:MOST])
    return TurnsAnswer(kept, len(found) - len(kept), tuple(n for n, turn in enumerate(kept, 1) if len(turn) > LONGEST))
