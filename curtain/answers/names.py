"""Find which of several named things a text means, however people shorten, number or quote it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from ..phrases import say
from ..records import LANGUAGES
from .text import fold, unquote

FEWEST_LETTERS = 4
"""A shortened name has at least so many letters."""

_LED = re.compile(r"^\W*([a-z0-9][a-z0-9-]*)\s*[).:\]]+\s*(.+)$")
_BEHIND = re.compile(r"^(.+)\(\s*([a-z0-9-]+)\s*\)$")
_ENDS = " .,:;!?)(]["


class Names:
    """The names of things by id, in any language: ``{"a": ("Newsletter", "Boletín")}``.

    A thing is found by its id, by one of its names, by its number (``numbered``), by id and name together, and by
    a shortened name that fits only one; with ``loose`` also by a name with other words around it.
    """

    def __init__(self, names: Mapping[str, Sequence[str]], *, numbered: bool = False, loose: bool = True) -> None:
        self._table: dict[str, str] = {}
        for number, (id_, texts) in enumerate(names.items(), 1):
            for name in (id_, *texts, *((str(number),) if numbered else ())):
                self._table.setdefault(_plain(name), id_)
        self._table.pop("", None)
        self._words = {id_: [_words(text) for text in texts] for id_, texts in names.items()}
        self._loose = loose
        self._longest = max((len(name) for name in self._table), default=0)

    def find(self, text: str) -> str | None:
        """Return the id that a text names, None if it names none or more than one."""
        if len(text) > 2 * self._longest + 80:
            return None
        plain = _plain(text)
        return self._exact(plain) or self._led(plain) or self._shortened(plain)

    def exact(self, text: str) -> str | None:
        """Return the id that a text names in full."""
        return self._exact(_plain(text)) if len(text) <= self._longest + 80 else None

    def _exact(self, plain: str) -> str | None:
        return self._table.get(plain) or self._table.get(without_lead(plain).strip(_ENDS))

    def _led(self, plain: str) -> str | None:
        """Read ``a) newsletter`` and ``newsletter (a)``; words that name something count more than a list's number."""
        if led := _LED.match(plain):
            return self._exact(led[2]) or self._shortened(led[2]) or self._table.get(led[1])
        if behind := _BEHIND.match(plain):
            return self._exact(behind[1].strip(_ENDS)) or self._table.get(behind[2])
        return None

    def _shortened(self, plain: str) -> str | None:
        words = _words(plain)
        if len(words) < FEWEST_LETTERS:
            return None
        found = {id_ for id_, names in self._words.items() if any(f" {words}" in f" {name}" for name in names)}
        if not found and self._loose:
            found = {id_ for id_, names in self._words.items() if any(_holds(words, name) for name in names)}
        return found.pop() if len(found) == 1 else None


def without_lead(text: str) -> str:
    """Return a text without the word that says what sort of thing follows: ``claim 3``, ``Nr. 3``, ``#3``."""
    return _lead().sub("", text, count=1)


def _holds(words: str, name: str) -> bool:
    return len(name) >= FEWEST_LETTERS and f" {name} " in f" {words} "


def _plain(text: str) -> str:
    return unquote(fold(unquote(text)).strip(_ENDS)).strip(_ENDS)


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", fold(text)))


@cache
def _lead() -> re.Pattern[str]:
    words = {fold(word) for lang in LANGUAGES for word in say(lang, "answers.pairs.lead").split("|")}
    ordered = "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
    return re.compile(rf"^\s*(?:#\s*|(?:{ordered})\b[\s.:º°]*)+(?=\S)", re.IGNORECASE)
