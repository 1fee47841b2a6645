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
_MARKS = str.maketrans("", "", "*!=")
_MOST_KNOWN = 20_000
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


def terms(concept: str, lang: Language) -> tuple[str, ...]:
    """Return the entries of a concept as words, such as a heap of keywords would be made of."""
    return tuple(entry.translate(_MARKS) for entry in _table()[concept][lang])


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
    index = _index(tuple(entries))
    for at, word in enumerate(found):
        for entry in index.beginning(word.text):
            end = _end(found, at, entry.stems)
            is_denied = word.clause in denied
            if end is not None and (is_denied or not entry.only_denied):
                yield Hit(range(at, end), is_denied and not entry.only_denied)


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


def _end(found: Sequence[Word], at: int, stems: tuple[str, ...]) -> int | None:
    """Return the place behind an entry whose first stem is at ``at``; None if the others do not follow closely."""
    end = at
    for stem in stems[1:]:
        near = range(end + 1, min(end + 2 + NEAR, len(found)))
        place = next((n for n in near if _matches(found[n].text, stem)), None)
        if place is None:
            return None
        end = place
    return end + 1


def _matches(word: str, stem: str) -> bool:
    if stem.startswith("*"):
        bare = stem[1:]
        return word.endswith(bare[:-1]) if bare.endswith("=") else bare in word
    return word == stem[:-1] if stem.endswith("=") else word.startswith(stem)


@dataclass(frozen=True)
class _Entry:
    stems: tuple[str, ...]
    only_denied: bool


class _Index:
    """Entries by the first two letters of their first stem; those that may stand inside a word apart."""

    def __init__(self, entries: Sequence[str]) -> None:
        self._by_start: dict[str, list[_Entry]] = {}
        self._inside: list[_Entry] = []
        self._known: dict[str, tuple[_Entry, ...]] = {}
        for text in entries:
            entry = _Entry(tuple(fold(text).lstrip("!").split()), text.startswith("!"))
            inside = entry.stems[0].startswith("*")
            place = self._inside if inside else self._by_start.setdefault(entry.stems[0][:2], [])
            place.append(entry)

    def beginning(self, word: str) -> tuple[_Entry, ...]:
        """Return the entries whose first stem a word matches."""
        if word not in self._known:
            if len(self._known) > _MOST_KNOWN:
                self._known.clear()
            tried = (*self._by_start.get(word[:2], ()), *self._inside)
            self._known[word] = tuple(entry for entry in tried if _matches(word, entry.stems[0]))
        return self._known[word]


@lru_cache(maxsize=256)
def _index(entries: tuple[str, ...]) -> _Index:
    return _Index(entries)


@cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads(files("curtain").joinpath("text", "lexicon", "concepts.toml").read_text(encoding="utf-8"))
