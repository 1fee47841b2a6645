"""Fill fields from a piece of text: every value competes for every field, the best pairs win."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..flat import flat
from ..reading.structured.fieldkinds import MEASURES, kinds, plain, unit_kinds
from ..structured_brief import Field
from .records import Found, findings
from .records_names import is_firm, names, places
from .records_roles import hints, roles
from .records_rows import pairs
from .records_things import things

_FITS: dict[str, dict[str, float]] = {
    "person": {"person": 3.0, "name": 1.2},
    "name": {"person": 2.6, "name": 1.4, "company": 0.9, "thing": 0.7},
    "first_name": {"person": 3.0, "name": 1.2},
    "last_name": {"person": 3.0, "name": 1.2},
    "company": {"company": 3.0, "name": 1.3},
    "position": {"position": 3.0},
    "department": {"department": 3.0},
    "email": {"email": 4.0},
    "phone": {"phone": 4.0},
    "mobile": {"phone": 3.4},
    "extension": {"number": 1.6, "phone": 1.0},
    "web": {"web": 4.0},
    "place": {"place": 3.0, "name": 0.7},
    "address": {"address": 3.0},
    "postcode": {"postcode": 3.0},
    "product": {"thing": 2.8, "code": 1.1, "name": 0.9},
    "quantity": {"number": 2.8, "measure": 0.4},
    "price": {"money": 3.0, "number": 0.9},
    "unit_price": {"money": 3.0, "number": 0.7},
    "net": {"money": 2.8, "number": 1.0},
    "vat": {"money": 2.6, "number": 1.0},
    "gross": {"money": 2.8, "number": 1.0},
    "percent": {"percent": 3.0},
    "date": {"date": 3.0, "weekday": 1.8},
    "deadline": {"date": 3.0, "weekday": 0.75, "duration": 1.2, "time": 1.0},
    "weekday": {"weekday": 3.0},
    "time": {"time": 3.0},
    "end_time": {"time": 2.8},
    "duration": {"duration": 3.0, "date": 1.6, "weekday": 1.2},
    "code": {"code": 3.0, "number": 0.9, "phone": 0.3},
    "age": {"duration": 1.5, "number": 1.5},
    "hours": {"hours": 3.0, "duration": 1.0},
    "rating": {"number": 1.5},
}
_NEAR = 44
_LEAST = 0.8


@dataclass(frozen=True, slots=True)
class Value:
    """The value of a field with its origin in the text."""

    field: str
    text: str
    value: str | int | float | bool | None
    start: int
    end: int
    sure: float
    kind: str = ""


def things_of(text: str) -> tuple[Found, ...]:
    """Return everything typed in a text."""
    found = [*findings(text), *names(text), *things(text), *_roles(text)]
    held = [one for one in found if one.kind in ("person", "company", "email", "phone", "date", "code", "web")]
    for place in places(text):
        if not any(one.start < place.end and place.start < one.end for one in held):
            found = [
                one
                for one in found
                if not (one.kind in ("place", "name") and place.start <= one.start and one.end <= place.end)
            ]
            found.append(place)
    return tuple(sorted(found, key=lambda one: (one.start, one.end)))


def _roles(text: str) -> list[Found]:
    return list(roles(text))


def fill(fields: tuple[Field, ...], text: str) -> dict[str, Value]:
    """Return the values that a text gives for the fields, by name; what it lacks is absent."""
    found = things_of(text)
    scored: list[tuple[float, int, int, Value]] = []
    for at, field in enumerate(fields):
        for value, score in (*_labelled(field, text), *_typed(field, found, text, fields)):
            scored.append((score, -at, -value.start, value))
    scored.sort(key=lambda one: one[:3], reverse=True)
    chosen: dict[str, Value] = {}
    used: list[tuple[int, int, str]] = []
    for score, _, _, value in scored:
        if value.field in chosen or score < _LEAST or _clash(value, used):
            continue
        chosen[value.field] = value
        used.append((value.start, value.end, value.kind))
    return chosen


def _clash(value: Value, used: list[tuple[int, int, str]]) -> bool:
    """Tell whether a value's place is taken; a name may be split into first and last."""
    split = value.kind in ("first_name", "last_name", "full")
    return any(
        start < value.end and value.start < end and not (split and kind in ("first_name", "last_name", "full"))
        for start, end, kind in used
    )


def _labelled(field: Field, text: str) -> list[tuple[Value, float]]:
    """Return values that the text gives under a label that means the same as the field's name."""
    mine, found = plain(field.name), []
    for key, value, start in pairs(text):
        theirs = plain(key)
        if not theirs or len(theirs) > 4:
            continue
        score = 6.0 if theirs == mine else 5.0 if set(mine) <= set(theirs) or set(theirs) <= set(mine) else 0.0
        if not score and field.kinds[:1] and field.kinds[:1] == kinds(key)[:1]:
            score = 4.2
        if score:
            shown, at = _fitting(field, value, start)
            found.append(
                (Value(field.name, shown, _plain_value(field, shown), at, at + len(shown), 0.95, "label"), score)
            )
    return found


def _fitting(field: Field, value: str, start: int) -> tuple[str, int]:
    """Return of a labelled value the part that has the field's type."""
    fits = _FITS.get(field.kinds[0], {}) if field.kinds else {}
    if field.kinds[:1] and field.kinds[0] in ("person", "name") and "<" in value:
        return value.split("<")[0].strip(), start
    for one in findings(value):
        if fits.get(one.kind, 0) >= 2.6 and (len(value) > len(one.text) + 12 or one.kind in ("email", "phone")):
            return one.text, start + one.start
    return value.strip(" ."), start


def _typed(field: Field, found: tuple[Found, ...], text: str, fields: tuple[Field, ...]) -> list[tuple[Value, float]]:
    scored = []
    for one in found:
        if not field.kinds and one.kind in ("number", "measure", "money", "date", "time", "code"):
            near = _nearness(field, one, text)
            if near >= 1.0:
                scored.append((_valued(field, one), near))
            continue
        score = max((_fit(kind, one) - 0.35 * rank for rank, kind in enumerate(field.kinds[:3])), default=0.0)
        if score <= 0:
            continue
        score = score * min(1.1, 0.45 + 0.55 * one.sure) + _nearness(field, one, text)
        score += _special(field, one, text, found, fields)
        counted = one.unit == "x" or any(other.kind == "thing" and 0 <= other.start - one.end <= 14 for other in found)
        scored.append((_valued(field, one, counted=counted), score))
    return scored


def _fit(kind: str, one: Found) -> float:
    if one.kind == "measure":
        fits = unit_kinds().get(one.unit, ())
        if kind in fits:
            return 3.2 if kind in MEASURES or kind == "percent" else 3.0
        return 0.4 if kind == "quantity" else 0.0
    return _FITS.get(kind, {}).get(one.kind, 0.0)


def _nearness(field: Field, one: Found, text: str) -> float:
    """Return how much the words around a value speak for the field: its own name best, before better than after."""
    stems = [word[:6] if len(word) > 3 else f" {word} " for word in plain(field.name) if len(word) > 2]
    before = " " + flat(text[max(0, one.start - _NEAR) : one.start])
    after = flat(text[one.end : one.end + 22])
    before = re.split(r"[.;\n]\s", before)[-1]
    score = 0.0
    for stem in stems:
        at = before.rfind(stem)
        if at >= 0:
            score = max(score, 1.6 - 0.015 * (len(before) - at))
        elif stem in re.split(r"[.;\n]", after)[0]:
            score = max(score, 0.7)
    return score + hints(field, before, after)


def _special(field: Field, one: Found, text: str, found: tuple[Found, ...], fields: tuple[Field, ...]) -> float:
    kind = field.kinds[0] if field.kinds else ""
    if kind == "quantity" and one.kind == "number":
        counted = any(other.kind == "thing" and 0 <= other.start - one.end <= 14 for other in found)
        return (0.8 if counted or one.unit == "x" else -0.6) - (
            0.8 if re.fullmatch(r"(?:19|20)\d\d", one.text) else 0.0
        )
    if kind in ("person", "name") and one.kind == "person":
        return 0.3 if one.sure > 1 else 0.0
    if kind == "name" and one.kind == "company" and any("company" in other.kinds[:1] for other in fields):
        return -1.0
    if (
        kind == "place"
        and one.kind == "place"
        and plain(field.name)[-1:] in (["venue"], ["location"], ["sala"], ["raum"], ["room"], ["treffpunkt"])
    ):
        return 0.0 if " " not in one.text else 1.6
    if kind == "place" and one.kind == "name" and is_firm(one.text):
        return -1.0
    return 0.0


def _valued(field: Field, one: Found, *, counted: bool = True) -> Value:
    kind = field.kinds[0] if field.kinds else ""
    shown, value = one.text, one.value if isinstance(one.value, (int, float)) else one.value or one.text
    if kind in ("first_name", "last_name"):
        words = [word for word in one.text.split() if flat(word).strip(".") not in ("dr", "prof", "dipl-ing", "ing")]
        shown = value = (words[0] if kind == "first_name" else " ".join(words[1:]) or words[0]) if words else one.text
        return Value(field.name, shown, value, one.start, one.end, min(1.0, one.sure), kind)
    if kind == "quantity" and one.kind == "number" and not counted:
        return Value(field.name, shown, value, one.start, one.end, 0.3, one.kind)
    if one.kind == "thing" and kind != "quantity":
        value = one.text
    return Value(field.name, shown, value, one.start, one.end, min(1.0, one.sure), one.kind)


def _plain_value(field: Field, shown: str) -> str | int | float:
    for one in findings(shown):
        if isinstance(one.value, (int, float)) or one.kind in ("date", "time"):
            return one.value
    return shown
