"""``grounded``: whatever can be checked in a reply stands in the material or in the prompt."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any

from ..text.dates import dates, times
from ..text.durations import Duration, spread
from ..text.facts import durations
from ..text.folding import fold
from ..text.links import emails, urls
from ..text.numbers import Number, numbers
from .reply import HOLDS, Found, Reply, listed

_QUOTED = re.compile(r"„([^„“\n]{3,300})“|“([^“”\n]{3,300})”|«([^«»\n]{3,300})»|\"([^\"\n]{3,300})\"")
_LIST_NUMBER = re.compile(r"(?m)^\s*(?:\*\*)?\(?\d{1,2}[.)](?:\*\*)?\s")
_LINK = re.compile(r"\S+@\S+|(?:https?://|www\.)\S+")
_NO_LENGTH: frozenset[Duration] = frozenset()
_DIGITS = re.compile(r"\d+")
_WORD = re.compile(r"\w+")
_QUOTE_WORDS = 4
"""A shorter quotation may be a term or a name of the firm rather than a source."""


def grounded(reply: Reply, params: Mapping[str, Any]) -> Found:
    """Hold if no number, date, time, address, product name or quotation is new.

    Looked for in material, prompt and ``allow``; ``names`` are the firm's products. What cannot be checked
    mechanically, such as a claim in words, is left to other checks.
    """
    sources = (reply.material, reply.prompt, *params.get("allow", ()))
    invented = list(dict.fromkeys(_invented(reply.text, sources, params.get("names", ()))))
    return Found(False, "invented", {"what": listed(invented)}) if invented else HOLDS


def _invented(text: str, sources: Sequence[str], names: Sequence[str]) -> Iterator[str]:
    """Look up each source only for what the text holds: most replies have no address and no quotation."""
    yield from sorted(_named(text, tuple(names)).difference(*(_named(source, tuple(names)) for source in sources)))
    yield from _new_links(text, sources)
    yield from _new_days(text, sources)
    yield from _new_numbers(text, sources)
    yield from _new_quotations(text, sources)


def _named(text: str, names: tuple[str, ...]) -> set[str]:
    """Return which of the names stand in a text, with or without space or hyphen between their parts."""
    known = {_joined(name): name for name in names}
    return {known[_joined(match.group())] for match in _names(names).finditer(text)} if names else set()


@cache
def _names(names: tuple[str, ...]) -> re.Pattern[str]:
    parts = (r"[\s-]?".join(map(re.escape, re.split(r"[\s-]+", name))) for name in sorted(names, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)", re.IGNORECASE)


def _joined(name: str) -> str:
    return re.sub(r"[\s-]", "", name).casefold()


def _new_links(text: str, sources: Sequence[str]) -> Iterator[str]:
    mails = [mail for source in sources for mail in emails(source)]
    yield from (mail for mail in emails(text) if mail not in mails)
    known = [*(url for source in sources for url in urls(source)), *(mail.split("@")[1] for mail in mails)]
    yield from (url for url in urls(_without_mails(text)) if url not in known)


def _new_days(text: str, sources: Sequence[str]) -> Iterator[str]:
    for day in dates(text):
        if not any(day.same(known) for source in sources for known in dates(source)):
            yield text[day.start : day.end].strip()
    for moment in times(text):
        if not any(moment.same(known) for source in sources for known in times(source)):
            yield text[moment.start : moment.end].strip()


def _new_numbers(text: str, sources: Sequence[str]) -> Iterator[str]:
    """Yield numbers that stand alone in the text; those in dates, times, addresses and list marks are judged there."""
    lengths = durations(text)
    for number in numbers(spread(_masked(text))):
        same = _NO_LENGTH.union(*(lengths.get(value, ()) for value in number.values))
        known = any(not _values(source).isdisjoint(number.values) or same & _lengths(source) for source in sources)
        if not known and not _is_rhetorical(number):
            yield number.text


def _lengths(source: str) -> frozenset[Duration]:
    return _NO_LENGTH.union(*durations(source).values())


@lru_cache(maxsize=256)
def _values(source: str) -> frozenset[Decimal]:
    """Return every value that a source can be said to state, parts of product names and dates too."""
    stated = {value for number in numbers(spread(source), articles=True) for value in number.values}
    return frozenset(stated.union(Decimal(digits) for digits in _DIGITS.findall(source)))


def _is_rhetorical(number: Number) -> bool:
    """Leave out ``one`` and ``two`` in words: they are used without counting anything."""
    return not any(sign.isdigit() for sign in number.text) and number.values[0] <= 2


def _masked(text: str) -> str:
    spans = [*((day.start, day.end) for day in dates(text)), *((moment.start, moment.end) for moment in times(text))]
    spans += [match.span() for pattern in (_LIST_NUMBER, _LINK) for match in pattern.finditer(text)]
    signs = list(text)
    for start, end in spans:
        signs[start:end] = " " * (end - start)
    return "".join(signs)


def _new_quotations(text: str, sources: Sequence[str]) -> Iterator[str]:
    for match in _QUOTED.finditer(text):
        quotation = next(group for group in match.groups() if group)
        new = all(_words(quotation) not in _words(source) for source in sources)
        if new and len(quotation.split()) >= _QUOTE_WORDS:
            yield quotation


def _without_mails(text: str) -> str:
    return re.sub(r"\S+@\S+", " ", text)


@lru_cache(maxsize=256)
def _words(text: str) -> str:
    return " ".join(_WORD.findall(fold(text)))
