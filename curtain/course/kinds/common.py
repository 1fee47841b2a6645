"""What every exercise kind has in module.toml, and what a kind must offer."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any

from pydantic import Field

from ...records import Language
from ..firm import Firm
from ..lines import KeyPath
from ..source import Name, Strict, Text, Texts
from ..template import fill_firm
from ..vocabulary import Vocabulary

Three = Annotated[tuple[Text, ...], Field(min_length=3, max_length=3)]


class Hints(Strict):
    """A ladder of three hints in every language."""

    de: Three
    en: Three
    es: Three

    def __getitem__(self, lang: Language) -> tuple[str, ...]:
        return tuple(getattr(self, lang))


class ExerciseSource(Strict):
    """The part of ``[[exercises]]`` that all kinds share."""

    name: Name
    kind: Name
    points: float = Field(ge=0, le=100)
    minutes: int = Field(ge=1, le=120)
    title: Texts
    task: Texts
    hints: Hints | None = None


@dataclass(frozen=True)
class Setting:
    """What a kind is given to fill in an exercise or its key: which one, in which language, for which firm."""

    exercise: str
    lang: Language
    firm: Firm
    vocabularies: Mapping[Language, Vocabulary]
    seed: str = "course"

    def fill(self, text: str) -> str:
        """Fill the firm's placeholders in a text that people read."""
        return fill_firm(text, self.firm.values(self.lang))


@dataclass(frozen=True)
class Mistake:
    """Something in a key that no schema can see; ``at`` is the place below the exercise's own table."""

    key: str
    at: KeyPath
    params: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Kind:
    """One exercise kind: its schemas, and functions of (exercise source, key source, setting).

    ``settings`` is what a learner's card needs and gives no answer away; the key source is None where no keys are.
    ``data`` is the key as a frozen record in one language.
    """

    source: type[ExerciseSource]
    key_source: type[Strict]
    settings: Callable[[Any, Any, Setting], Mapping[str, Any]]
    data: Callable[[Any, Any, Setting], Any]
    mistakes: Callable[[Any, Any], Iterator[Mistake]] = lambda exercise, key: iter(())
