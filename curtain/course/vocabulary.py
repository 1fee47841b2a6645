"""Names that cases are made of: ``assets/vocabulary/<lang>.toml``.

    [person]
    female_first = ["Anna", ...]     at least three entries a list, better eighteen: each is split over the three pools
    male_first = [...]
    last = [...]
    [company]
    names = [...]                    invented customer firms
    [fair]                           any further section with `names` is a slot type of that name
    names = [...]

The entries of one section need not be translations of each other: people and companies have native names.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import Field, RootModel

from ..records import LANGUAGES, Language
from .source import Name, Strict, Text, read_source, validate

Entries = Annotated[tuple[Text, ...], Field(min_length=3)]


class Persons(Strict):
    """First and last names."""

    female_first: Entries
    male_first: Entries
    last: Entries


class Names(Strict):
    """A list of names of one sort."""

    names: Entries


class _Sections(RootModel[dict[Name, Names]]):
    pass


@dataclass(frozen=True)
class Vocabulary:
    """The names of one language."""

    persons: Persons
    sections: Mapping[str, tuple[str, ...]]


def load_vocabularies(root: Path) -> dict[Language, Vocabulary]:
    """Read the vocabularies of all languages.

    Raises
    ------
    SourceError
        If a file or a section is missing or wrong.
    """
    return {lang: _load(root / "assets" / "vocabulary" / f"{lang}.toml") for lang in LANGUAGES}


def _load(path: Path) -> Vocabulary:
    source = read_source(path)
    persons = validate(source, Persons, source.data.get("person", {}), ("person",))
    others = {name: section for name, section in source.data.items() if name != "person"}
    sections = validate(source, _Sections, others).root
    return Vocabulary(persons, {name: section.names for name, section in sections.items()})
