"""Sentences of the honest writer: those that the demands on words, letters and signs allow, with the topic put in."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from ...records import Language
from ...text.forms import capital_words, letter_count, word_count
from ..demands.demand import MOST, Demand
from ..finishing.form import Form

_QUOTES: Mapping[Language, tuple[str, str]] = {"de": ("„", "“"), "en": ("“", "”"), "es": ("«", "»")}


@cache
def stock(lang: Language) -> Mapping[str, Any]:
    """Return the honest writer's sentences of one language."""
    return _read(f"{lang}.toml")


@cache
def rare_words(lang: Language, letter: str) -> tuple[str, ...]:
    """Return words with a letter, those with many of it first; common letters are looked up in the stock itself."""
    listed = _read("letters.toml")[lang].get(letter)
    if listed:
        return tuple(listed)
    text = " ".join(sentence for theme in stock(lang)["themes"] for sentence in theme)
    words = {word for word in re.findall(r"[^\W\d_]{3,}", text) if letter in word.lower()}
    return tuple(sorted(words, key=lambda word: (-word.lower().count(letter), len(word), word)))[:12]


def _read(name: str) -> Mapping[str, Any]:
    source = files("curtain").joinpath("model", "stock", "honest", name)
    return tomllib.loads(source.read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Pool:
    """The stock as one request may use it."""

    form: Form
    topic: str
    shift: int = 0

    def said(self, name: str) -> list[str]:
        """Return the sentences of a group that the demands allow."""
        return list(_group(self.form, self.topic, name))

    def themes(self) -> list[list[str]]:
        """Return the themes, turned by ``shift``, without what the demands forbid."""
        themes = [list(theme) for theme in _themes(self.form, self.topic)]
        turned = themes[self.shift :] + themes[: self.shift]
        return [theme for theme in turned if theme]

    def allowed(self, sentences: Iterable[str]) -> list[str]:
        """Return sentences with the topic put in, without those that a demand forbids."""
        limiting = [one for one in self.form.demands if one.high < MOST]
        filled = (self.filled(sentence) for sentence in sentences)
        kept = [one for one in filled if one and not any(_breaks(one, demand) for demand in limiting)]
        return sorted(kept, key=self._heavy) if limiting else kept

    def filled(self, sentence: str) -> str:
        """Put the topic into a sentence; nothing if there is none."""
        if "{topic}" not in sentence:
            return sentence
        return sentence.replace("{topic}", self.quoted(self.topic)) if self.topic else ""

    def quoted(self, words: str) -> str:
        """Return the learner's words between quotation marks."""
        opening, closing = _QUOTES[self.form.lang]
        return f"{opening}{words}{closing}"

    def _heavy(self, sentence: str) -> float:
        """Return by how much a sentence strains upper bounds: sorting keeps the order where nothing is bound."""
        letters = [one for one in self.form.all("letter") if 0 < one.high < MOST and one.low == 0]
        capitals = self.form.get("capitals")
        strain = sum(letter_count(sentence, one.mark) / max(1, len(sentence)) for one in letters)
        return strain + (capital_words(sentence) if capitals and capitals.high < MOST else 0)


@lru_cache(maxsize=256)
def _group(form: Form, topic: str, name: str) -> tuple[str, ...]:
    return tuple(Pool(form, topic).allowed(stock(form.lang)[name]))


@lru_cache(maxsize=64)
def _themes(form: Form, topic: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(Pool(form, topic).allowed(theme)) for theme in stock(form.lang)["themes"])


def _breaks(sentence: str, demand: Demand) -> bool:
    if demand.kind == "word" and demand.high < MOST:
        return word_count(sentence, demand.literals[0]) > 0
    if demand.kind == "letter" and demand.high == 0:
        return letter_count(sentence, demand.mark) > 0
    if demand.kind == "digits" and demand.high == 0:
        return any(sign.isdigit() for sign in sentence)
    if demand.kind == "sign" and demand.high < MOST:
        return (
            demand.mark in sentence.rstrip(".")
            if demand.mark == "."
            else any(s in sentence for s in _same(demand.mark))
        )
    return False


def _same(sign: str) -> str:
    return {"-": "-–—", "?": "?¿", "!": "!¡"}.get(sign, sign)
