"""Tell what a short text of a plan talks about, however it is worded: a safeguard, a test set, a named person."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from ..records import Language
from .folding import fold
from .lexicon import lexicon

NEAR = 2
"""So many other words may stand between the stems of one entry."""

_NO_CONCEPTS = frozenset(("negation", "contrast", "vague", "generic"))
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*|[.;:!?,\n()]")


@dataclass(frozen=True, slots=True)
class Word:
    """A folded word with the number of its clause."""

    text: str
    clause: int


@dataclass(frozen=True, slots=True)
class Hit:
    """Where a text shows a concept: the places of the words, and whether their clause denies it."""

    words: range
    denied: bool


@cache
def concepts() -> tuple[str, ...]:
    """Return the names of all concepts that a rule can ask for."""
    return tuple(name for name in _table() if name not in _NO_CONCEPTS)


def shows(text: str, concept: str, lang: Language) -> bool:
    """Tell whether a text talks about a concept; a concept that is itself a denial counts where it is denied.

    Raises
    ------
    KeyError
        If there is no such concept.
    """
    return any(True for _ in hits(text, _table()[concept][lang], lang))


def affirms(text: str, concept: str, lang: Language) -> bool:
    """Tell whether a text talks about a concept somewhere without denying it."""
    return any(not hit.denied for hit in hits(text, _table()[concept][lang], lang))


def shows_any(text: str, stems: Sequence[str], lang: Language) -> bool:
    """Tell whether a text has one of the given entries, written as in the lexicon."""
    return any(True for _ in hits(text, stems, lang))


def hits(text: str, entries: Sequence[str], lang: Language) -> Iterator[Hit]:
    """Yield where a text has one of the entries."""
    found = clauses(text, lang)
    denied = _denied(found, lang)
    for entry in entries:
        only_denied = entry.startswith("!")
        for place in _places(found, _stems(entry)):
            is_denied = found[place.start].clause in denied
            if is_denied or not only_denied:
                yield Hit(place, is_denied and not only_denied)


def covered(text: str, lang: Language) -> tuple[int, int]:
    """Return how many longer words a text has, and how many of them are words of the lexicon."""
    found = clauses(text, lang)
    long = {at for at, word in enumerate(found) if len(word.text) > 3}
    known = {
        at for name in _table() for hit in hits(text, _table()[name][lang], lang) for at in hit.words if at in long
    }
    return len(long), len(known)


def telling_words(text: str, lang: Language) -> frozenset[str]:
    """Return the longer words of a text that could not stand in every plan: no small words, no big ones."""
    found = clauses(text, lang)
    big = {at for hit in hits(text, _table()["generic"][lang], lang) for at in hit.words}
    telling = {word.text for at, word in enumerate(found) if len(word.text) > 3 and at not in big}
    return frozenset(telling - set(lexicon(lang)["stop_words"]))


@lru_cache(maxsize=512)
def clauses(text: str, lang: Language) -> tuple[Word, ...]:
    """Return the folded words of a text; signs and words of contrast begin a new clause."""
    breaks = _table()["contrast"][lang]
    words: list[Word] = []
    clause = 0
    for part in _WORD.findall(fold(text)):
        if not part[0].isalnum():
            clause += 1
            continue
        clause += part in breaks
        words += [Word(piece, clause) for piece in dict.fromkeys((part, *part.split("-"))) if piece]
    return tuple(words)


def _denied(found: Sequence[Word], lang: Language) -> frozenset[int]:
    negations = _table()["negation"][lang]
    return frozenset(word.clause for word in found if word.text in negations)


def _places(found: Sequence[Word], stems: tuple[str, ...]) -> Iterator[range]:
    for at, word in enumerate(found):
        if not _matches(word.text, stems[0]):
            continue
        end = at
        for stem in stems[1:]:
            near = range(end + 1, min(end + 2 + NEAR, len(found)))
            end = next((n for n in near if _matches(found[n].text, stem)), -1)
            if end < 0:
                break
        if end >= 0:
            yield range(at, end + 1)


@lru_cache(maxsize=4096)
def _stems(entry: str) -> tuple[str, ...]:
    return tuple(fold(entry).lstrip("!").split())


@lru_cache(maxsize=65536)
def _matches(word: str, stem: str) -> bool:
    if stem.startswith("*"):
        bare = stem[1:]
        return word.endswith(bare[:-1]) if bare.endswith("=") else bare in word
    return word == stem[:-1] if stem.endswith("=") else word.startswith(stem)


@cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads(files("curtain").joinpath("text", "lexicon", "concepts.toml").read_text(encoding="utf-8"))
