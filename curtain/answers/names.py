"""Find which of several named things a text means, however people shorten, number or quote it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from ..phrases import say
from ..records import LANGUAGES
from ..text.facts import same_word
from .text import fold, unquote

FEWEST_LETTERS = 4
"""A shortened name, and a word that tells things apart, has at least so many letters."""

MOST_WORDS = 20
"""So many words of a text are compared with the names."""

_LED = re.compile(r"^\W*([a-z0-9][a-z0-9-]*)\s*[).:\]]+\s*(.+)$")
_TAGGED = re.compile(r"^\W*([a-z0-9][a-z0-9-]*)\s*(?:[(\[].*|[-–—]\s.*)$")
_BEHIND = re.compile(r"^(.+)\(\s*([a-z0-9-]+)\s*\)\W*$")
_ENDS = " .,:;!?)(]["


class Names:
    """The names of things by id, in any language: ``{"a": ("Newsletter", "Boletín")}``.

    A thing is found by its id, by one of its names, by its number (``numbered``), by id and name together, and by
    a shortened name that fits only one; with ``loose`` also by most of its words. Where a "not" would turn the
    meaning round, as with zones and verdicts, ``loose`` must be off.
    """

    def __init__(self, names: Mapping[str, Sequence[str]], *, numbered: bool = False, loose: bool = True) -> None:
        made = _made(tuple((id_, tuple(texts)) for id_, texts in names.items()), numbered)
        self._table, self._texts, self._places = made.table, made.texts, made.places
        self._loose = loose
        self._longest = made.longest
        self._found: dict[str, str | None] = {}

    def find(self, text: str) -> str | None:
        """Return the id that a text names, None if it names none or more than one."""
        if len(text) > 2 * self._longest + 80:
            return None
        if text not in self._found:
            self._found[text] = self._find(fold(unquote(text)))
        return self._found[text]

    def _find(self, folded: str) -> str | None:
        plain = _plain(folded)
        return self._exact(plain) or self._led(without_lead(folded)) or self._by_words(plain)

    def exact(self, text: str) -> str | None:
        """Return the id that a text names in full."""
        return self._exact(_plain(fold(text))) if len(text) <= self._longest + 80 else None

    def _exact(self, plain: str) -> str | None:
        return self._table.get(plain) or self._table.get(without_lead(plain).strip(_ENDS))

    def _led(self, folded: str) -> str | None:
        """Read ``a) newsletter``, ``a (newsletter)`` and ``newsletter (a)``; words count more than a list's number."""
        if led := _LED.match(folded):
            rest = _plain(led[2])
            return self._exact(rest) or self._by_words(rest) or self._table.get(led[1])
        if behind := _BEHIND.match(folded):
            return self._exact(_plain(behind[1])) or self._table.get(behind[2])
        tagged = _TAGGED.match(folded)
        return self._table.get(tagged[1]) if tagged else None

    def _by_words(self, plain: str) -> str | None:
        """Find the one thing whose name begins or goes on like this, else the one that shares most of the words."""
        joined = _words(plain)
        words = [word for word in joined.split() if len(word) >= FEWEST_LETTERS][:MOST_WORDS]
        if not any(word[:FEWEST_LETTERS] in self._places for word in words):
            return None
        if short := {id_ for id_, text in self._texts if f" {joined}" in text}:
            return _only(short)
        return self._most_words(words) if self._loose else None

    def _most_words(self, words: list[str]) -> str | None:
        """Find the one thing that shares most of the words, at least half of them, in any order and inflection."""
        shared: Counter[tuple[str, int]] = Counter()
        for word in words:
            near = self._places.get(word[:FEWEST_LETTERS], ())
            shared.update({(id_, text) for id_, text, other in near if same_word(word, other)})
        most = max(shared.values(), default=0)
        if most == 0 or 2 * most < len(words):
            return None
        return _only({id_ for (id_, _), count in shared.items() if count == most})


@dataclass(frozen=True)
class _Made:
    """Names as they are looked up."""

    table: Mapping[str, str]
    texts: list[tuple[str, str]]
    places: Mapping[str, list[tuple[str, int, str]]]
    longest: int


@lru_cache(maxsize=512)
def _made(names: tuple[tuple[str, tuple[str, ...]], ...], numbered: bool) -> _Made:
    """Every answer of a cohort is read with the same names."""
    table: dict[str, str] = {}
    for number, (id_, texts) in enumerate(names, 1):
        for name in (id_, *texts, *((str(number),) if numbered else ())):
            table.setdefault(_plain(fold(name)), id_)
    table.pop("", None)
    worded = [(id_, f" {_words(text)}") for id_, texts in names for text in texts]
    return _Made(table, worded, _places(worded), max(map(len, table), default=0))


def _only(found: set[str]) -> str | None:
    return next(iter(found)) if len(found) == 1 else None


def _places(texts: list[tuple[str, str]]) -> Mapping[str, list[tuple[str, int, str]]]:
    """Return where words stand, by their beginning: in which thing's name, the how manieth name, and the word."""
    places: dict[str, list[tuple[str, int, str]]] = {}
    for number, (id_, text) in enumerate(texts):
        for word in text.split():
            if len(word) >= FEWEST_LETTERS:
                places.setdefault(word[:FEWEST_LETTERS], []).append((id_, number, word))
    return places


def read_name(text: str, names: Names) -> str | None:
    """Return the id of a name with or without a reason behind it: ``never, because nobody looks``."""
    for end in ("", ",", ";", "(", " - ", " – ", ". ", ":"):
        if (id_ := names.find(text.partition(end)[0] if end else text)) is not None:
            return id_
    return None


def without_lead(text: str) -> str:
    """Return a text without the word that says what sort of thing follows: ``claim 3``, ``Nr. 3``, ``#3``."""
    return _lead().sub("", text, count=1)


def _plain(folded: str) -> str:
    return unquote(unquote(folded).strip(_ENDS)).strip(_ENDS)


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", fold(text)))


@cache
def _lead() -> re.Pattern[str]:
    words = {fold(word) for lang in LANGUAGES for word in say(lang, "answers.pairs.lead").split("|")}
    ordered = "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
    return re.compile(rf"^\s*(?:#\s*|(?:{ordered})\b[\s.:º°]*)+(?=\S)", re.IGNORECASE)
