"""Fill placeholders such as ``{firm.name}`` or ``{visitor.last}`` in a text."""

from __future__ import annotations

import re
from collections.abc import Mapping

PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_-]*(?:\.[a-z][a-z0-9_-]*)*)\}")
KEPT = frozenset({"material"})


class UnknownPlaceholder(Exception):
    """A text names something that is not there; carries the name without braces."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(name)


def fill(text: str, values: Mapping[str, str]) -> str:
    """Return ``text`` with every placeholder replaced; ``{material}`` stays for prompts.

    Raises
    ------
    UnknownPlaceholder
        If a name is not among ``values``.
    """

    def value(match: re.Match[str]) -> str:
        name = match[1]
        if name in KEPT:
            return match[0]
        if name not in values:
            raise UnknownPlaceholder(name)
        return values[name]

    return PLACEHOLDER.sub(value, text)


def fill_firm(text: str, values: Mapping[str, str]) -> str:
    """Fill the placeholders of the firm only; a text shown to a learner may hold other braces.

    Raises
    ------
    UnknownPlaceholder
        If the firm has no such fact.
    """

    def value(match: re.Match[str]) -> str:
        name = match[1]
        if not name.startswith("firm."):
            return match[0]
        if name not in values:
            raise UnknownPlaceholder(name)
        return values[name]

    return PLACEHOLDER.sub(value, text)
