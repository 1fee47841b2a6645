"""The records of what the material holds."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fact:
    """A value for a topic, such as delivery and ``6 Wochen``; ``key`` is the material's own word for it."""

    topic: str
    value: str
    key: str
    start: int


@dataclass(frozen=True, slots=True)
class Person:
    """Someone named in the material; ``gender`` is f, m or empty."""

    last: str
    first: str = ""
    gender: str = ""
    title: str = ""
    start: int = 0


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What the material says, sorted for writing; empty where it says nothing."""

    text: str = ""
    kind: str = ""
    sentences: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    fields: tuple[Fact, ...] = ()
    person: Person | None = None
    company: str = ""
    product: str = ""
    what: str = ""
    article: str = ""
    step: str = ""
    step_date: str = ""
    date: str = ""
    time: str = ""
    count: str = ""
    deadline: str = ""
    question: str = ""
    title: str = ""
    learn: tuple[str, ...] = ()
    link: str = ""
    host: str = ""
    duration: str = ""
    free: bool = False
    fair: str = ""
    mail: str = ""
    need: str = ""
    trouble: str = ""
    situation: str = ""
    needs_count: bool = False
    writer: str = ""

    def value(self, topic: str) -> str:
        """Return the value known for ``topic``, or nothing."""
        return next((fact.value for fact in self.facts if fact.topic == topic), "")
