"""Tables of the prose room: patterns that read clauses, words and phrases that write sentences."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from ...records import Language
from ..lexicon_files import table


@cache
def stock(lang: Language) -> Mapping[str, Any]:
    """Return the words and phrases of one language: ``stock/prose_<lang>.toml``."""
    source = files("curtain").joinpath("model", "stock", f"prose_{lang}.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))


def said(lang: Language, group: str, key: str, form: str, **slots: str) -> str:
    """Return a phrase in the form of address that is wanted; nothing if there is none or a slot is empty."""
    entry = stock(lang).get(group, {}).get(key, "")
    text = entry.get("informal" if form == "informal" else "formal", "") if isinstance(entry, Mapping) else str(entry)
    names = re.findall(r"\{(\w+)\}", text)
    return text.format(**slots) if all(slots.get(one) for one in names) else ""


@cache
def pattern(group: str, name: str, end: str = r"(?!\w)") -> re.Pattern[str]:
    """Return the patterns of one entry of ``lexicon/prose.toml`` as one, to be matched between word borders."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(table('prose')[group][name])}){end}")


@cache
def words(lang: Language, name: str) -> frozenset[str]:
    """Return a list of words of one language."""
    return frozenset(str(stock(lang)["words"][name]).split())


@cache
def listed(name: str) -> frozenset[str]:
    """Return a list of words of all three languages: ``[lists]`` in ``lexicon/prose.toml``."""
    return frozenset(str(table("prose")["lists"][name]).split())
