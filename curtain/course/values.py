"""What a slot was filled with: how it is written, what can be asked about it, and how a check recognises it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Value:
    """A drawn value in one language.

    ``text`` is what ``{slot}`` renders; ``spellings`` are other texts that say the same, such as ``2 years`` for
    ``24 months``. (Ways to write a number or a date need not be listed: ``curtain.text`` knows them.) ``state`` is
    what ``when`` conditions compare with.
    """

    text: str
    attributes: Mapping[str, Value] = field(default_factory=dict)
    spellings: tuple[str, ...] = ()
    state: Any = None


def flat(values: Mapping[str, Value]) -> Iterator[tuple[str, Value]]:
    """Yield each value and attribute by its dotted name, such as ``visitor.last``."""
    for name, value in values.items():
        yield name, value
        for attribute, inner in value.attributes.items():
            yield f"{name}.{attribute}", inner
