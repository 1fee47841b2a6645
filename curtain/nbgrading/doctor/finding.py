"""What the doctor found."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ...phrases import say
from ...records import Language


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to put right: ``name`` names its phrases, ``where`` is a file, a folder or a learner."""

    name: str
    where: Path | str
    params: dict[str, Any] = field(default_factory=dict)

    def say(self, lang: Language) -> str:
        """Return what, where and the next step, a line each."""
        known = {"where": self.where, **self.params}
        what, next_ = (say(lang, f"nbgrading.doctor.{self.name}.{part}", **known) for part in ("what", "next"))
        return say(lang, "nbgrading.doctor.finding", what=what, where=self.where, next=next_).strip()


def found(name: str, where: Path | str, **params: Any) -> Finding:
    """Return a finding with what its phrases need."""
    return Finding(name, where, params)
