"""Tell the form of address: de *Sie* or *du*, es *usted* or *tú*; English has only one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from ..records import Language
from .lexicon import lexicon

Form = Literal["formal", "informal", "mixed", "neutral"]

_SENTENCE_START = re.compile(r"(?:^|[.!?:…]|\n)\s*(?:[-*•–—]\s+|\d{1,2}[.)]\s+)?[\"„“«»¿¡(*#\s]*$")


@dataclass(frozen=True, slots=True)
class Address:
    """The form of address and how many words speak for each side."""

    form: Form
    formal: int
    informal: int


def address(text: str, lang: Language) -> Address:
    """Return the form of address of ``text``; ``neutral`` if it addresses nobody, always so in English."""
    if lang == "en":
        return Address("neutral", 0, 0)
    formal, weak, informal = _german(text) if lang == "de" else _spanish(text)
    if formal and informal:
        return Address("mixed", formal, informal)
    if informal:
        return Address("informal", weak, informal)
    if formal or weak:
        return Address("formal", formal + weak, 0)
    return Address("neutral", 0, 0)


def _german(text: str) -> tuple[int, int, int]:
    formal = weak = 0
    for match in _pattern("de", "formal").finditer(text):
        if _SENTENCE_START.search(text[max(0, match.start() - 12) : match.start()]):
            weak += 1
        else:
            formal += 1
    return formal, weak, len(_pattern("de", "informal").findall(text))


def _spanish(text: str) -> tuple[int, int, int]:
    low = text.lower()
    formal = len(_pattern("es", "formal").findall(low))
    return formal, len(_pattern("es", "weak").findall(low)), len(_pattern("es", "informal").findall(low))


@cache
def _pattern(lang: Language, side: str) -> re.Pattern[str]:
    lists = lexicon(lang)
    if side == "formal":
        return _any_of((*lists["formal"], *lists.get("formal_verbs", ())), re.NOFLAG)
    if side == "weak":
        return _any_of(lists["formal_weak"], re.IGNORECASE)
    return _any_of((*lists["informal"], *lists["informal_verbs"]), re.IGNORECASE)


def _any_of(words: tuple[str, ...] | list[str], flags: re.RegexFlag) -> re.Pattern[str]:
    body = "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
    return re.compile(rf"(?<![\w])(?:{body})(?![\w])", flags)
