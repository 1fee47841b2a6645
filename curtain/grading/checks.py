"""The check types of prompt exercises: small pure functions of a reply and the check's settings."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from ..text.address import address
from ..text.facts import mentions, mentions_any
from ..text.folding import fold
from ..text.items import headline, items, outside
from ..text.language import language
from ..text.letter import letter
from ..text.tone import exclamations, superlatives
from ..text.unknown import says_unknown
from ..text.words import count_sentences, count_words, paragraphs
from .grounded import grounded
from .reply import HOLDS, Found, Reply, listed

Params = Mapping[str, Any]
CheckType = Callable[[Reply, Params], Found]

SURE = 0.5
"""A reply counts as another language only if the guess is at least this sure: names and figures speak none."""

ECHO = 0.8
"""A reply that holds this share of the material's or the prompt's word sequences hands it back."""

_TABLE_ROW = re.compile(r"^\s*\|(.+)\|\s*$")
_WORD = re.compile(r"\w+")
_RUN = 5


def run_check(type_: str, reply: Reply, params: Params) -> Found:
    """Judge a reply by one check; an empty reply holds nothing, an unknown type never holds.

    Raises
    ------
    KeyError
        If there is no such check type.
    """
    check = CHECKS[type_]
    return check(reply, params) if reply.text.strip() else Found(False, "empty")


def _language(reply: Reply, params: Params) -> Found:
    guess = language(reply.text, reply.lang)
    return Found(guess.language == reply.lang or guess.confidence < SURE)


def _words(reply: Reply, params: Params) -> Found:
    return _within(count_words(reply.text), "words", params)


def _sentences(reply: Reply, params: Params) -> Found:
    return _within(count_sentences(reply.text), "sentences", params)


def _within(n: int, what: str, params: Params) -> Found:
    if n > params.get("max", n):
        return Found(False, f"{what}-many", {"n": n, "max": params["max"]})
    if n < params.get("min", n):
        return Found(False, f"{what}-few", {"n": n, "min": params["min"]})
    return HOLDS


def _mentions(reply: Reply, params: Params) -> Found:
    """Hold if every entry, or ``any`` of them, is there in one of its alternatives."""
    return _mentioned(reply.text, params["all"], params.get("any"))


def _mentioned(text: str, wanted: Sequence[Sequence[str]], enough: int | None = None) -> Found:
    missing = [entry[0] for entry in wanted if not mentions_any(text, entry)]
    needed = len(wanted) if enough is None else enough
    return HOLDS if len(wanted) - len(missing) >= needed else Found(False, "missing", {"what": listed(missing)})


def _avoids(reply: Reply, params: Params) -> Found:
    there = [text for text in params["none"] if mentions(reply.text, text)]
    return Found(False, "there", {"what": listed(there)}) if there else HOLDS


def _address(reply: Reply, params: Params) -> Found:
    """Hold if nobody is addressed in another form; a text that addresses nobody holds."""
    return Found(address(reply.text, reply.lang).form in (params.get("form", "formal"), "neutral"))


def _subject_line(reply: Reply, params: Params) -> Found:
    return Found(bool(letter(reply.text).subject))


def _email(reply: Reply, params: Params) -> Found:
    parts = letter(reply.text)
    if not parts.salutation:
        return Found(False, "no-salutation")
    if not parts.closing:
        return Found(False, "no-closing")
    names = params.get("name", ())
    return Found(False, "no-name") if names and not mentions_any(parts.salutation, names) else HOLDS


def _no_letter(reply: Reply, params: Params) -> Found:
    """Hold if the reply has neither a subject line nor a salutation."""
    parts = letter(reply.text)
    return Found(not parts.subject and not parts.salutation)


def _items(reply: Reply, params: Params) -> Found:
    """Hold if the outermost list has ``n`` (or ``min`` to ``max``) items of at most ``max_words`` words each."""
    found = items(reply.text)
    fewest, most = params.get("n", params.get("min", 1)), params.get("n", params.get("max", len(found)))
    if not fewest <= len(found) <= most:
        return Found(False, "items-count", {"n": len(found)})
    longest = max((count_words(item.text) for item in found), default=0)
    if longest > params.get("max_words", longest):
        return Found(False, "items-long", {"n": longest, "max": params["max_words"]})
    return Found(False, "items-around") if params.get("only") and outside(reply.text) else HOLDS


def _headline(reply: Reply, params: Params) -> Found:
    return Found(headline(reply.text) is not None)


def _unknown(reply: Reply, params: Params) -> Found:
    return Found(says_unknown(reply.text, reply.lang))


def _known(reply: Reply, params: Params) -> Found:
    return Found(not says_unknown(reply.text, reply.lang))


def _no_echo(reply: Reply, params: Params) -> Found:
    """Hold unless most of the material or of the prompt comes back; a short piece of it may be quoted."""
    given = (reply.material, reply.prompt)
    return Found(not any(_share(_runs(text), _runs(reply.text)) >= ECHO for text in given if len(text.split()) >= _RUN))


def _ends_with_mention(reply: Reply, params: Params) -> Found:
    """Judge the last paragraph, or the last line where the text is one block."""
    blocks = paragraphs(reply.text)
    last = blocks[-1] if len(blocks) > 1 else reply.text.strip().splitlines()[-1]
    return _mentioned(last, params["all"])


def _table(reply: Reply, params: Params) -> Found:
    rows = [match[1].count("|") + 1 for line in reply.text.splitlines() if (match := _TABLE_ROW.match(line))]
    return (
        HOLDS
        if len(rows) >= 3 and set(rows) == {params["columns"]}
        else Found(False, "columns", {"n": params["columns"]})
    )


def _no_superlatives(reply: Reply, params: Params) -> Found:
    there = list(dict.fromkeys(superlatives(reply.text, reply.lang)))
    return Found(False, "there", {"what": listed(there)}) if there else HOLDS


def _no_exclamation(reply: Reply, params: Params) -> Found:
    return Found(not exclamations(reply.text))


def runs_shared(text: str, source: str) -> float:
    """Return which share of the word sequences of ``text`` stand in ``source`` too, 0 to 1."""
    return _share(_runs(text), _runs(source))


def _share(part: frozenset[tuple[str, ...]], whole: frozenset[tuple[str, ...]]) -> float:
    return len(part & whole) / len(part) if part else 0.0


@lru_cache(maxsize=256)
def _runs(text: str) -> frozenset[tuple[str, ...]]:
    """Return all sequences of five words, in comparison form; of a shorter text the one it is."""
    found = _WORD.findall(fold(text))
    if len(found) < _RUN:
        return frozenset([tuple(found)] if found else ())
    return frozenset(zip(*(found[n:] for n in range(_RUN)), strict=False))


CHECKS: dict[str, CheckType] = {
    "address": _address,
    "avoids": _avoids,
    "email": _email,
    "ends_with_mention": _ends_with_mention,
    "grounded": grounded,
    "headline": _headline,
    "items": _items,
    "known": _known,
    "language": _language,
    "mentions": _mentions,
    "no_echo": _no_echo,
    "no_exclamation": _no_exclamation,
    "no_letter": _no_letter,
    "no_superlatives": _no_superlatives,
    "sentences": _sentences,
    "subject_line": _subject_line,
    "table": _table,
    "unknown": _unknown,
    "words": _words,
}
