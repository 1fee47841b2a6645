"""Word lists of the measures, one file a language: ``lexicon/<lang>.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from ..records import LANGUAGES, Language


@cache
def lexicon(lang: Language) -> Mapping[str, Any]:
    """Return the word lists of one language."""
    source = files("curtain").joinpath("text", "lexicon", f"{lang}.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))


@cache
def every(name: str) -> tuple[str, ...]:
    """Return one word list of all languages together, longest entries first."""
    found = {entry for lang in LANGUAGES for entry in lexicon(lang).get(name, ())}
    return tuple(sorted(found, key=lambda entry: (-len(entry), entry)))


@cache
def units() -> Mapping[str, str]:
    """Return the canonical name of every spelling of a unit."""
    table = tomllib.loads(files("curtain").joinpath("text", "lexicon", "units.toml").read_text(encoding="utf-8"))
    return {spelling: name for name, spellings in table.items() for spelling in spellings}
