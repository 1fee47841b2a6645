"""A customer's turn as read: what it is after and by which way; every part knows where it was read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Goal = Literal["", "secret", "refund", "insult"]
Form = Literal[
    "plain", "reversed", "base64", "rot13", "morse", "hex", "numbers", "nato", "letters", "acrostic", "first", "last",
    "json", "pig",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sign:
    """A way of asking and the characters of the turn that show it."""

    way: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Turn:
    """What the last turn asks for.

    ``targets`` are the secrets it is after (``code``, ``limit``), ``everything`` means the instructions as a whole;
    ``signs`` are the ways it takes, none for a plain question. ``material`` is quoted text that is to be worked on.
    """

    text: str
    goal: Goal = ""
    targets: tuple[str, ...] = ()
    everything: bool = False
    signs: tuple[Sign, ...] = ()
    form: Form = "plain"
    count: int = 3
    topics: tuple[str, ...] = ()
    material: str = ""
    social: str = ""
    followed: bool = False

    @property
    def ways(self) -> tuple[str, ...]:
        """Return the ways, each once, in the order of the signs."""
        return tuple(dict.fromkeys(sign.way for sign in self.signs))
