"""What a check sees, and what it says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ..phrases import say
from ..records import Language


@dataclass(frozen=True, slots=True)
class Reply:
    """A model's reply to one case, with the material of the case and the learner's own words."""

    text: str
    lang: Language
    material: str = ""
    prompt: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """Whether a demand holds; ``detail`` names the phrase ``grading.found.<detail>`` that says what was found."""

    holds: bool
    detail: str = ""
    params: Mapping[str, Any] = field(default_factory=dict)

    def say(self, lang: Language) -> str:
        """Return what was found, in ``lang``; nothing if the check has nothing to add."""
        return say(lang, f"grading.found.{self.detail}", **self.params) if self.detail else ""


HOLDS = Found(True)


def listed(texts: list[str]) -> str:
    """Return up to four of ``texts`` as a list to be read."""
    return ", ".join(texts[:4]) + (" …" if len(texts) > 4 else "")
