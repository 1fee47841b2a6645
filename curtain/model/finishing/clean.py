"""Take the sentences that only order a form out of a request, so that nobody writes them into the reply."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from ...records import Message
from ..brief import Brief

_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?]+(?=\s|$)|(?=\n|$)|[.!?]+)", re.DOTALL)
_CLAUSE = re.compile(r"[,;:]\s")
_SHARED = ("numbered", "items", "flowing", "hashtags", "emojis", "parts", "bullet_sign", "digits")
"""Kinds that a writer heeds on their own."""
_FEW, _MANY = 3, 14
_FACT = re.compile(r"\d|@|https?://")


def without_form(messages: Sequence[Message], brief: Brief) -> Sequence[Message]:
    """Return the messages with the last request rid of its sentences on form; the same ones if there are none."""
    asking = [one for one in brief.demands if one.kind not in _SHARED]
    if not asking or any(one.role == "assistant" for one in messages):
        return messages
    at = max((at for at, one in enumerate(messages) if one.role == "user"), default=-1)
    if at < 0:
        return messages
    spans = [(one.start, one.end) for one in asking]
    cleaned = cleaned_of(messages[at].content, spans)
    return [replace(one, content=cleaned) if index == at else one for index, one in enumerate(messages)]


def cleaned_of(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return a text without the sentences, from the second on, that hold one of the places and no fact beside it."""
    places = list(spans)
    kept: list[str] = []
    at = 0
    for number, match in enumerate(_sentences(text, places)):
        start, end = match
        kept.append(text[at:start])
        at = end
        inside = [place for place in places if place[0] < end and start < place[1]]
        if not inside:
            kept.append(text[start:end])
        elif number == 0 or _holds_facts(text, start, end, inside):
            kept.append(_without_clauses(text, start, end, inside))
    return re.sub(r"[ \t]{2,}", " ", "".join(kept) + text[at:])


def _sentences(text: str, places: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the places of sentences; one that ends inside a reading goes on with the next."""
    found: list[tuple[int, int]] = []
    for match in _SENTENCE.finditer(text):
        if not match.group().strip():
            continue
        if found and any(start < found[-1][1] < end for start, end in places):
            found[-1] = (found[-1][0], match.end())
        else:
            found.append((match.start() + len(match.group()) - len(match.group().lstrip()), match.end()))
    return found


def _without_clauses(text: str, start: int, end: int, inside: list[tuple[int, int]]) -> str:
    """Drop clauses, from the second on, that say little more than what was read from them."""
    cuts = [start, *(match.end() for match in _CLAUSE.finditer(text, start, end)), end]
    cuts = [cut for cut in cuts if not any(low < cut < high for low, high in inside)]
    kept = ""
    for number, (low, high) in enumerate(pairwise(cuts)):
        here = [place for place in inside if place[0] < high and low < place[1]]
        if number == 0 or not here or _left(text, low, high, here) > _FEW or _FACT.search(_rest(text, low, high, here)):
            kept += text[low:high]
    closes = text[end - 1 : end] if text[end - 1 : end] in ".!?" else ""
    return kept if kept.endswith(closes) else kept.rstrip(" ,;:") + closes


def _left(text: str, start: int, end: int, inside: list[tuple[int, int]]) -> int:
    return len(re.findall(r"\w{3,}", _rest(text, start, end, inside)))


def _rest(text: str, start: int, end: int, inside: list[tuple[int, int]]) -> str:
    rest = list(text[start:end])
    for low, high in inside:
        begin, stop = max(0, low - start), max(0, min(high, end) - start)
        rest[begin:stop] = " " * (stop - begin)
    return "".join(rest)


def _holds_facts(text: str, start: int, end: int, inside: list[tuple[int, int]]) -> bool:
    return _FACT.search(_rest(text, start, end, inside)) is not None or _left(text, start, end, inside) > _MANY
