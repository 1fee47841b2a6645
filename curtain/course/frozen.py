"""Answers written to try out an item: ``assets/answers/<module>/<exercise>.toml``.

[de]                      [en] and [es] likewise; every list may be left out
naive = ["..."]           what people type who were not taught
vague = ["..."]
partial = ["..."]
good = ["...", "..."]     by readers who saw only the task, frozen before the item was tuned
held_out = [2, 5]         positions in good that nobody tunes on; they are reported separately
"""

from __future__ import annotations

from pathlib import Path

from pydantic import Field

from ..records import Language
from .source import Strict, Text, read_source, validate

GROUPS = ("naive", "vague", "partial", "good")


class FrozenAnswers(Strict):
    """The answers of one exercise in one language."""

    naive: tuple[Text, ...] = ()
    vague: tuple[Text, ...] = ()
    partial: tuple[Text, ...] = ()
    good: tuple[Text, ...] = ()
    held_out: tuple[int, ...] = ()

    def group(self, name: str) -> tuple[str, ...]:
        """Return the answers of a group; ``good`` without those held out, which are the group ``held_out``."""
        if name == "held_out":
            return tuple(self.good[place] for place in self.held_out if 0 <= place < len(self.good))
        if name == "good":
            return tuple(text for place, text in enumerate(self.good) if place not in self.held_out)
        return tuple(getattr(self, name))


class _File(Strict):
    de: FrozenAnswers = Field(default_factory=FrozenAnswers)
    en: FrozenAnswers = Field(default_factory=FrozenAnswers)
    es: FrozenAnswers = Field(default_factory=FrozenAnswers)


def frozen_answers(root: Path, exercise: str, lang: Language) -> FrozenAnswers:
    """Return the answers to an exercise, such as ``02-clear-briefs/follow-up``; none if there is no file.

    Raises
    ------
    SourceError
        If the file is wrong.
    """
    path = root / "assets" / "answers" / f"{exercise}.toml"
    if not path.exists():
        return FrozenAnswers()
    source = read_source(path)
    found: FrozenAnswers = getattr(validate(source, _File, source.data), lang)
    return found
