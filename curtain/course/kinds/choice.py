"""``choice``: pick one or several of the options; every option has a reason, right or wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import Field

from ..source import Name, Strict, Texts
from .common import ExerciseSource, Kind, Mistake, Setting


class Option(Strict):
    """One option in module.toml."""

    id: Name
    text: Texts


class ChoiceSource(ExerciseSource):
    """A choice in module.toml."""

    mode: Literal["single", "several"]
    options: tuple[Option, ...] = Field(min_length=2, max_length=12)


class ChoiceKeySource(Strict):
    """A choice in key.toml."""

    right: tuple[Name, ...] = Field(min_length=1)
    reasons: dict[Name, Texts]


@dataclass(frozen=True)
class ChoiceKey:
    """The right options and the reason for each option, in one language."""

    right: frozenset[str]
    reasons: Mapping[str, str]


def _settings(exercise: ChoiceSource, key: ChoiceKeySource | None, setting: Setting) -> Mapping[str, Any]:
    options = [{"id": option.id, "text": setting.fill(option.text[setting.lang])} for option in exercise.options]
    return {"mode": exercise.mode, "options": options}


def _data(exercise: ChoiceSource, key: ChoiceKeySource, setting: Setting) -> ChoiceKey:
    reasons = {option: setting.fill(reason[setting.lang]) for option, reason in key.reasons.items()}
    return ChoiceKey(frozenset(key.right), reasons)


def _mistakes(exercise: ChoiceSource, key: ChoiceKeySource) -> Iterator[Mistake]:
    options = {option.id for option in exercise.options}
    for option in sorted(options.difference(key.reasons)):
        yield Mistake("course.choice.no-reason", ("reasons",), {"option": option})
    for option in sorted(set(key.reasons).difference(options)):
        yield Mistake("course.choice.no-option", ("reasons", option), {"option": option})
    for option in sorted(set(key.right).difference(options)):
        yield Mistake("course.choice.no-option", ("right",), {"option": option})
    if exercise.mode == "single" and len(key.right) != 1:
        yield Mistake("course.choice.one-right", ("right",))
    if options.issubset(key.right):
        yield Mistake("course.choice.all-right", ("right",))


CHOICE = Kind(ChoiceSource, ChoiceKeySource, _settings, _data, _mistakes)
