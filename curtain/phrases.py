"""Every sentence a person can read, by key and language: ``languages/<lang>/<room>.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from .records import LANGUAGES, Language


@cache
def phrases(lang: Language) -> Mapping[str, str]:
    """Return all phrases of a language by dotted key, such as ``grading.choice.none``.

    Raises
    ------
    ValueError
        If ``lang`` is none of the course's languages.
    """
    if lang not in LANGUAGES:
        raise ValueError(f"no such language: {lang!r}")
    found: dict[str, str] = {}
    for file in sorted(files("curtain").joinpath("languages", lang).iterdir(), key=lambda entry: entry.name):
        if file.name.endswith(".toml"):
            room = file.name.removesuffix(".toml")
            found.update(_flatten(room, tomllib.loads(file.read_text(encoding="utf-8"))))
    return found


def say(lang: Language, key: str, /, **params: Any) -> str:
    """Return the phrase ``key`` in ``lang`` with ``params`` filled in.

    Raises
    ------
    KeyError
        If the phrase does not exist; a test keeps the three languages complete.
    """
    return phrases(lang)[key].format(**params) if params else phrases(lang)[key]


def _flatten(prefix: str, table: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name, value in table.items():
        if isinstance(value, Mapping):
            yield from _flatten(f"{prefix}.{name}", value)
        else:
            yield f"{prefix}.{name}", str(value)
