"""The secret half of an exercise: what is right, and why."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ..records import Case, Language, Pool
from .kinds.prompt import Criterion, PromptKey


@dataclass(frozen=True)
class Key:
    """The key of one exercise in one language.

    ``data`` is the record of its kind (``ChoiceKey``, ``MarkKey``, ``PromptKey`` ...); ``digest`` changes whenever
    something that the key is made from changes; ``seed`` is the cohort's and decides the hidden cases.
    """

    exercise: str
    kind: str
    lang: Language
    data: Any
    digest: str = ""
    seed: str = "course"
    criteria: Mapping[str, Criterion] = field(default_factory=dict)

    def cases(self, pool: Pool, count: int | None = None) -> tuple[Case, ...]:
        """Return the cases of a pool, or ``count`` of them; none if the kind has no cases."""
        return self.data.cases(pool, count) if isinstance(self.data, PromptKey) else ()


def digest(*parts: str) -> str:
    """Return a short name for the contents of ``parts``."""
    return hashlib.sha256("\x00".join(parts).encode()).hexdigest()[:16]
