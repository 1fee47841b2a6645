"""Read a customer's turn, with the turns before it: goal, targets, way in, form, topics."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import cast

from ...text.numbers import word_value
from ..flat import flat
from .charge import Target
from .cues import names, pattern
from .quotes import outside, quoted
from .topics import asked_topics
from .turn import Form, Goal, Sign, Turn
from .veiled import unveiled

LONGEST = 3000
_WORD = 40
_LONG_WORD = re.compile(r"\w{41,}")
"""No cue is that long; a search for parts of words would take long in it."""
_SHORT = 14
_TARGETS: tuple[Target, ...] = ("code", "limit")
_REMEMBERED = 5
_LASTING = frozenset(("roleplay", "override", "authority", "hypothetical"))
"""Ways that a turn can prepare for the turns behind it."""
_STRONG = frozenset(("override", "repeat", "part", "hypothetical", "roleplay", "format", "completion", "claimed"))


def read_turn(turns: Sequence[str]) -> Turn:
    """Read the last of the customer's turns; a short one goes on with what the earlier ones were after."""
    last = _read(turns[-1][:LONGEST]) if turns else Turn("")
    if last.goal:
        return _prepared(last, turns[:-1])
    if not _goes_on(last):
        return last
    for earlier in reversed(turns[:-1]):
        before = _read(earlier[:LONGEST])
        if before.goal:
            form = last.form if last.form != "plain" else before.form
            signs = (*last.signs, *_of_earlier(before.signs))
            followed = replace(last, goal=before.goal, targets=before.targets, everything=before.everything)
            return _prepared(replace(followed, signs=signs, form=form, followed=True), turns[:-1])
        if before.topics or before.social:
            return last
    return last


def _prepared(turn: Turn, earlier: Sequence[str]) -> Turn:
    """Add the ways that earlier turns prepared: a part that the bot is to play, rules that are said to be gone."""
    before = (_read(text[:LONGEST]) for text in earlier[-_REMEMBERED:])
    signs = [sign for one in before if not one.goal for sign in one.signs if sign.way in _LASTING]
    return replace(turn, signs=(*turn.signs, *_of_earlier(signs)))


def _of_earlier(signs: Iterable[Sign]) -> tuple[Sign, ...]:
    return tuple(Sign(sign.way, 0, 0) for sign in signs)


def _goes_on(turn: Turn) -> bool:
    if pattern("asks", "again", "any").search(flat(turn.text)):
        return True
    return not turn.topics and not turn.social and len(turn.text.split()) <= _SHORT


def _read(whole: str) -> Turn:
    text = _LONG_WORD.sub(lambda match: match[0][:_WORD].ljust(len(match[0])), whole)
    places = quoted(text)
    hidden = _hidden_order(text, places)
    if hidden:
        return hidden
    plain = _asked(text, text)
    if plain.goal:
        return plain
    for veil in unveiled(whole):
        found = _asked(veil, text)
        if found.goal:
            return replace(found, signs=(Sign("encoding", 0, len(text)), *found.signs))
    return plain


def _asked(said: str, text: str) -> Turn:
    """Read what is said; ``text`` is the turn it stands in, which may be veiled."""
    low = pattern("asks", "other", "any").sub(_blank, flat(said))
    signs = _signs(low, len(text) if said != text else 0)
    topics = asked_topics(said)
    turn = Turn(text, signs=signs, topics=topics, social=_social(low), form=_form(flat(text)), count=_count(low))
    if _wants(low, "refund", ("what", "promise")) and not _harmless(low, signs):
        return replace(turn, goal="refund", signs=signs)
    targets = _targets(low)
    everything = bool(pattern("asks", "target", "prompt").search(low))
    after = _is_after(low, signs) or not topics
    if (targets or everything) and after and not _harmless(low, signs):
        return replace(turn, goal="secret", targets=targets, everything=everything and not targets, signs=signs)
    if _wants(low, "insult", ("what", "firm", "say")):
        return replace(turn, goal="insult", signs=signs)
    if pattern("asks", "target", "sheet").search(low) and not topics:
        return replace(turn, goal="secret", everything=True, signs=(Sign("repeat", 0, len(low)),))
    return turn


def ways_of(text: str) -> tuple[str, ...]:
    """Return the ways that show in a text, whatever it is after."""
    return tuple(sign.way for sign in _signs(flat(text), 0))


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _targets(low: str) -> tuple[str, ...]:
    plain = low.replace("_", " ")
    return tuple(target for target in _TARGETS if pattern("asks", "target", target).search(plain))


def _is_after(low: str, signs: tuple[Sign, ...]) -> bool:
    return bool(signs) or pattern("asks", "give", "any").search(low) is not None


def _harmless(low: str, signs: tuple[Sign, ...]) -> bool:
    if not pattern("asks", "harmless", "any").search(low):
        return False
    return not _STRONG.intersection(sign.way for sign in signs)


def _wants(low: str, goal: Goal, lists: tuple[str, ...]) -> bool:
    return all(pattern("asks", goal, name).search(low) for name in lists)


def _signs(low: str, whole: int) -> tuple[Sign, ...]:
    """Return the ways that show in a turn; in a veiled one the place is the whole turn."""
    found = []
    for way in names("asks", "way"):
        if match := pattern("asks", "way", way, "any").search(low):
            found.append(Sign(way, 0, whole) if whole else Sign(way, match.start(), match.end()))
    return tuple(found)


def _hidden_order(text: str, places: tuple[tuple[int, int], ...]) -> Turn | None:
    """Return what an order to machines inside quoted text asks for, if the turn quotes one."""
    own = flat(outside(text, places))
    for start, end in places:
        inner = flat(text[start:end])
        machine = pattern("asks", "machine", "any").search(inner)
        if not machine:
            continue
        asked = _asked(text[start:end], text[start:end])
        goal = asked.goal or _goal_of(own)
        if goal:
            targets = asked.targets or _targets(own)
            everything = (asked.everything or goal == "secret") and not targets
            sign = Sign("embedded", start, end)
            return Turn(text, goal, targets, everything, (sign,), topics=asked_topics(own), material=text[start:end])
    return None


def _goal_of(own: str) -> Goal:
    asked = _asked(own, own)
    return asked.goal


def _form(low: str) -> Form:
    found = (form for form in names("asks", "form") if pattern("asks", "form", form, "any").search(low))
    return cast(Form, next(found, "plain"))


def _count(low: str) -> int:
    match = re.search(
        r"(\w+) (?:zeichen|buchstaben|ziffern|letters?|characters?|digits|letras?|cifras|caracteres)", low
    )
    value = (int(match[1]) if match[1].isdecimal() and len(match[1]) < 3 else word_value(match[1])) if match else None
    return value if value and 0 < value < 30 else (1 if match and match[0][-1] not in "sn" else 3)


def _social(low: str) -> str:
    for name in ("identity", "thanks", "greeting"):
        match = pattern("asks", name, "any").search(low)
        if match and (name == "identity" or match.start() < 4) and len(low.split()) <= 6:
            return name
    return ""
