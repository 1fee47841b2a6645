"""Word lists of the glass box, from ``lexicon/`` beside this file; read once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(name: str) -> Mapping[str, Any]:
    """Return ``lexicon/<name>.toml``."""
    return tomllib.loads(_source(f"{name}.toml"))


@cache
def word_set(name: str) -> frozenset[str]:
    """Return the words of ``lexicon/<name>.txt``."""
    return frozenset(_source(f"{name}.txt").split())


def any_of(patterns: Iterable[str]) -> re.Pattern[str]:
    """Compile patterns in comparison form into one that matches between word borders."""
    return _compiled(tuple(patterns))


@cache
def _compiled(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w])(?:{'|'.join(patterns)})(?![\w])")


def _source(name: str) -> str:
    return files("curtain").joinpath("model", "lexicon", name).read_text(encoding="utf-8")
