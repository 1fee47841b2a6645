"""What the glass box reads of a request: all of an ordinary one, of a huge or monstrous one as much as anyone would.

A word of 400 signs, 4,000 signs without a space or 300 blanks in a row say nothing more when they go on; what is left
out is left out before anything is read, so that no stage has to be afraid of it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..records import Completion, Explanation, Message, Span
from .tokens import count_tokens

_SHORT = 300
"""A request of so many signs cannot hold anything too long."""
_RUNS = (
    (re.compile(r"(?<!\w)\w{401,}"), 400),
    (re.compile(r"(?<!\S)\S{4001,}"), 4000),
    (re.compile(r"(?<!\s)\s{301,}"), 300),
    (re.compile(r"(?<![\u0300-\u036f])[\u0300-\u036f]{41,}"), 40),
)
_FIRST, _LAST = 40_000, 20_000
_TURNS = 60
_ALL = 240_000


@dataclass(frozen=True, slots=True)
class Reach:
    """The messages as far as they are read; ``gone`` are the places that are missing of the last user message."""

    messages: tuple[Message, ...]
    gone: tuple[tuple[int, int], ...] = ()


def reach(messages: Sequence[Message]) -> Reach:
    """Return what is read of a conversation; an ordinary one comes back as it is."""
    if all(len(turn.content) <= _SHORT for turn in messages) and len(messages) <= _TURNS:
        return Reach(tuple(messages))
    kept = _last_turns(messages)
    gone = {at: _too_much(turn.content) for at, turn in enumerate(kept)}
    turns = tuple(replace(turn, content=_without(turn.content, gone[at])) for at, turn in enumerate(kept))
    last = max((at for at, turn in enumerate(kept) if turn.role == "user"), default=-1)
    return Reach(turns, gone.get(last, ()))


def restored(found: Completion, messages: Sequence[Message], seen: Reach) -> Completion:
    """Return the completion with the tokens of the whole request and places as they are in it."""
    tokens = sum(count_tokens(message.content) + 3 for message in messages)
    if not seen.gone or found.explanation is None:
        return found if tokens == found.prompt_tokens else replace(found, prompt_tokens=tokens)
    return replace(found, prompt_tokens=tokens, explanation=_placed(found.explanation, seen.gone))


def _last_turns(messages: Sequence[Message]) -> list[Message]:
    """Return the instructions and the last turns of a very long conversation."""
    rules = [at for at, turn in enumerate(messages) if turn.role in ("system", "developer")][:_TURNS]
    first, size, room = len(messages), 0, _ALL
    while first > max(0, len(messages) - _TURNS) and size < room:
        first -= 1
        size += min(len(messages[first].content), _FIRST + _LAST)
    return [turn for at, turn in enumerate(messages) if at >= first or at in rules]


def _too_much(text: str) -> tuple[tuple[int, int], ...]:
    if len(text) <= _SHORT:
        return ()
    gone = [(match.start() + most, match.end()) for run, most in _RUNS for match in run.finditer(text)]
    if len(text) > _FIRST + _LAST:
        gone.append((_FIRST, len(text) - _LAST))
    return _joined(gone)


def _joined(places: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    joined: list[tuple[int, int]] = []
    for start, end in sorted(places):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


def _without(text: str, gone: tuple[tuple[int, int], ...]) -> str:
    kept, at = [], 0
    for start, end in gone:
        kept.append(text[at:start])
        at = end
    return "".join((*kept, text[at:])) if gone else text


def _placed(told: Explanation, gone: tuple[tuple[int, int], ...]) -> Explanation:
    """Return the explanation with places that count what was left out."""
    edges, missing, size = [], [0], 0
    for start, end in gone:
        edges.append(start - size)
        size += end - start
        missing.append(size)

    def moved(one: Span) -> Span:
        first = one.start + missing[bisect_right(edges, one.start)]
        last = one.end - 1 + missing[bisect_right(edges, one.end - 1)] + 1 if one.end > one.start else first
        return replace(one, start=first, end=last)

    return replace(told, read=tuple(map(moved, told.read)), unread=tuple(map(moved, told.unread)))
