"""What a system prompt charges the model with as somebody's assistant, typed; every part knows where it was read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ...records import Language

Target = Literal["code", "limit"]
Ban = Literal["confidential", "refund", "insult", "prompt"]


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing customers may know: ``label`` is what it is called (may be empty), ``topics`` what it is about."""

    label: str
    text: str
    topics: tuple[str, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Secret:
    """A value that only the house should know; whether anything says so is another matter."""

    target: Target
    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Rule:
    """Something the prompt rules out or provides for, and where it says so."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Charge:
    """A system prompt as read.

    ``kept`` are the secrets that are declared confidential; ``covers`` the ways of asking that the prompt names.
    ``mute`` is a fixed reply, or ``refuse`` if it is told to answer nobody.
    """

    text: str
    language: Language
    facts: tuple[Fact, ...] = ()
    secrets: tuple[Secret, ...] = ()
    rules: tuple[Rule, ...] = ()
    kept: frozenset[Target] = frozenset()
    strong: bool = False
    tongue: str = ""
    mute: str = ""

    @property
    def covers(self) -> frozenset[str]:
        """Return the names of all rules."""
        return frozenset(rule.name for rule in self.rules)

    def secret(self, target: Target) -> Secret | None:
        """Return the secret of that kind."""
        return next((secret for secret in self.secrets if secret.target == target), None)

    def about(self, topic: str) -> tuple[Fact, ...]:
        """Return the facts on a topic."""
        return tuple(fact for fact in self.facts if topic in fact.topics)
