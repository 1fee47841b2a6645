"""``reflect``: free text that a person reads; completeness is told at once, points are given by hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import Field

from ..source import Strict, Texts
from .common import ExerciseSource, Kind, Mistake, Setting
from .wording import Entry, names, twice


class PartSource(Entry):
    """One question in module.toml."""

    min_words: int = Field(default=10, ge=1, le=300)


class ReflectSource(ExerciseSource):
    """A reflection in module.toml."""

    parts: tuple[PartSource, ...] = Field(min_length=1, max_length=6)


class ReflectKeySource(Strict):
    """A reflection in key.toml: what whoever reads it should look for."""

    look_for: Texts


@dataclass(frozen=True)
class ReflectKey:
    """The names of each part in all languages, by id, and a note to the person who reads the answers."""

    names: Mapping[str, tuple[str, ...]]
    look_for: str


def _settings(exercise: ReflectSource, key: ReflectKeySource | None, setting: Setting) -> Mapping[str, Any]:
    parts = [
        {"id": part.id, "text": setting.fill(part.text[setting.lang]), "min_words": part.min_words}
        for part in exercise.parts
    ]
    return {"parts": parts}


def _data(exercise: ReflectSource, key: ReflectKeySource, setting: Setting) -> ReflectKey:
    return ReflectKey(names(exercise.parts, setting), setting.fill(key.look_for[setting.lang]))


def _mistakes(exercise: ReflectSource, key: ReflectKeySource) -> Iterator[Mistake]:
    yield from twice([part.id for part in exercise.parts], "parts")


REFLECT = Kind(ReflectSource, ReflectKeySource, _settings, _data, _mistakes)
