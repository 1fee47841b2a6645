"""Verdicts on claims, by their names in any language, with the evidence that may stand behind them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from ..phrases import say
from ..records import LANGUAGES
from .names import Names
from .text import fold, unquote

_WORD = re.compile(r"\w+")
_QUOTED = re.compile(r"[\"“”„«»]([^\"“”„«»]{3,400})[\"“”„«»]")
_ALTERNATIVE = frozenset(("or", "oder", "o", "u", "and", "und", "y", "e", "bzw"))
_LONGEST = 600


@dataclass(frozen=True, slots=True)
class VerdictGiven:
    """A verdict and the evidence named for it."""

    verdict: str
    evidence: str = ""


def read_verdict(text: str) -> VerdictGiven | None:
    """Read a verdict at the beginning of a text; two verdicts at once are none."""
    if len(text) > _LONGEST:
        return None
    folded = unquote(fold(text))
    words = _WORD.findall(folded)
    verdict, length = _at_start(words)
    if verdict is None:
        return None
    rest = [word for word in words[length : length + 1] if word in _ALTERNATIVE]
    other, _ = _at_start(words[length + len(rest) :])
    if other not in (None, verdict):
        return None
    return VerdictGiven(verdict, _evidence(text, length))


def verdict_names() -> Names:
    """Return the verdicts by all their names, to be read before or above the claims."""
    return Names(_all_names(), loose=False)


def _evidence(text: str, length: int) -> str:
    """Return the quotation, or the words behind the verdict's own."""
    words = list(_WORD.finditer(text))[:length]
    rest = text[words[-1].end() :] if words else text
    quoted = _QUOTED.search(rest)
    return quoted[1].strip() if quoted else unquote(rest.strip(" .,:;-–—()"))


def _at_start(words: list[str]) -> tuple[str | None, int]:
    for length in range(min(_most_words(), len(words)), 0, -1):
        if verdict := _table().get(" ".join(words[:length])):
            return verdict, length
    return None, 0


@cache
def _all_names() -> Mapping[str, tuple[str, ...]]:
    return {
        verdict: tuple(name for lang in LANGUAGES for name in say(lang, f"answers.verdict.{verdict}").split("|"))
        for verdict in ("supported", "contradicted", "not-in-source")
    }


@cache
def _table() -> Mapping[str, str]:
    named = [(name, verdict) for verdict, names in _all_names().items() for name in (verdict, *names)]
    return {" ".join(_WORD.findall(fold(name))): verdict for name, verdict in named}


@cache
def _most_words() -> int:
    return max(len(name.split()) for name in _table())
