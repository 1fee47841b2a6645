"""Find which of several named things a text means, however people shorten, number or quote it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

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
        self._table: dict[str, str] = {}
        for number, (id_, texts) in enumerate(names.items(), 1):
            for name in (id_, *texts, *((str(number),) if numbered else ())):
                self._table.setdefault(_plain(fold(name)), id_)
        self._table.pop("", None)
        self._words = {id_: [_words(text) for text in texts] for id_, texts in names.items()}
        self._loose = loose
        self._longest = max((len(name) for name in self._table), default=0)

    def find(self, text: str) -> str | None:
        """Return the id that a text names, None if it names none or more than one."""
        if len(text) > 2 * self._longest + 80:
            return None
        folded = fold(unquote(text))
        plain = _plain(folded)
        return self._exact(plain) or self._led(without_lead(folded)) or self._shortened(plain) or self._by_words(plain)

    def exact(self, text: str) -> str | None:
        """Return the id that a text names in full."""
        return self._exact(_plain(fold(text))) if len(text) <= self._longest + 80 else None

    def _exact(self, plain: str) -> str | None:
        return self._table.get(plain) or self._table.get(without_lead(plain).strip(_ENDS))

    def _led(self, folded: str) -> str | None:
        """Read ``a) newsletter``, ``a (newsletter)`` and ``newsletter (a)``; words count more than a list's number."""
        if led := _LED.match(folded):
            rest = _plain(led[2])
            return self._exact(rest) or self._shortened(rest) or self._table.get(led[1])
        if behind := _BEHIND.match(folded):
            return self._exact(_plain(behind[1])) or self._table.get(behind[2])
        tagged = _TAGGED.match(folded)
        return self._table.get(tagged[1]) if tagged else None

    def _shortened(self, plain: str) -> str | None:
        words = _words(plain)
        if len(words) < FEWEST_LETTERS:
            return None
        return _only({id_ for id_, names in self._words.items() if any(f" {words}" in f" {name}" for name in names)})

    def _by_words(self, plain: str) -> str | None:
        """Find the one thing that shares most of the words, at least half of them, in whatever order and inflection."""
        words = [word for word in _words(plain).split() if len(word) >= FEWEST_LETTERS][:MOST_WORDS]
        if not self._loose or not words:
            return None
        shared = {
            id_: max(_shared(words, name.split()) for name in names) for id_, names in self._words.items() if names
        }
        most = max(shared.values(), default=0)
        return _only({id_ for id_, count in shared.items() if count == most}) if 2 * most >= len(words) else None


def _only(found: set[str]) -> str | None:
    return next(iter(found)) if len(found) == 1 else None


def _shared(words: list[str], name: list[str]) -> int:
    return sum(any(same_word(word, other) for other in name) for word in words)


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
