"""Run a model, each conversation once in a process: a pinned engine gives the same reply to the same messages."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from ..records import Completion, Message, Model

MOST_KEPT = 4096
"""Replies kept; at some 4 kB each about 16 MB."""


@dataclass(frozen=True)
class Run:
    """A conversation with a model; two are equal if engine version and messages are."""

    version: str
    messages: tuple[Message, ...]
    model: Model = field(compare=False)


def complete(model: Model, messages: tuple[Message, ...]) -> Completion:
    """Return the model's reply, from memory if it was given before."""
    return _complete(Run(model.version, messages, model))


@lru_cache(maxsize=MOST_KEPT)
def _complete(run: Run) -> Completion:
    return run.model.complete(run.messages)
