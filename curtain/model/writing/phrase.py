"""Say a move in a language: phrase stock with slots, in the form of address that is wanted."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from ...records import Language

_SLOT = re.compile(r"\{(\w+)\}")


@cache
def stock(lang: Language) -> Mapping[str, Any]:
    """Return the phrases of one language: ``stock/<lang>.toml``."""
    source = files("curtain").joinpath("model", "stock", f"{lang}.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))


def phrase(lang: Language, key: str, form: str, slots: Mapping[str, str]) -> str:
    """Return the phrase ``group.name`` with its slots filled; nothing if one of them is empty or the phrase unknown."""
    group, _, name = key.partition(".")
    entry = stock(lang).get(group, {}).get(name, "")
    text = entry.get("informal" if form == "informal" else "formal", "") if isinstance(entry, Mapping) else str(entry)
    names = _SLOT.findall(text)
    if not text or any(slot not in slots or (not slots[slot] and slot != "of_product") for slot in names):
        return ""
    return _SLOT.sub(lambda match: slots[match[1]], text)


def first(lang: Language, keys: tuple[str, ...], form: str, slots: Mapping[str, str]) -> str:
    """Return the first of several phrases whose slots are all filled."""
    return next((said for key in keys if (said := phrase(lang, key, form, slots))), "")


def several(lang: Language, key: str, form: str) -> tuple[str, ...]:
    """Return all entries of a list of phrases."""
    group, _, name = key.partition(".")
    entries = stock(lang).get(group, {}).get(name, ())
    side = "informal" if form == "informal" else "formal"
    return tuple(entry[side] if isinstance(entry, Mapping) else str(entry) for entry in entries)
