"""Phrases of the assistant: ``model/stock/bot_<lang>.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from ...records import Language


def said(lang: Language, key: str, **params: str) -> str:
    """Return a phrase with its places filled; nothing if there is none of that name."""
    group, _, name = key.partition(".")
    text = str(_stock(lang).get(group, {}).get(name, ""))
    for place, value in params.items():
        text = text.replace(f"{{{place}}}", value)
    return text


def listed(lang: Language, name: str) -> tuple[str, ...]:
    """Return a list of phrases."""
    return tuple(_stock(lang)["lists"][name])


@cache
def _stock(lang: Language) -> Mapping[str, Any]:
    source = files("curtain").joinpath("model", "stock", f"bot_{lang}.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))
