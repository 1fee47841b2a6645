"""Read a conversation into a brief."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ...records import Language, Message
from ...text.dates import dates
from ...text.language import language
from ...text.links import emails
from ..brief import Brief, Limit, Part, Reading
from ..demands.demand import Demand
from ..demands.read import demands, unclaimed
from ..flat import flat
from .constant import constant
from .counts import limits, settle_scopes
from .cues import find_cues
from .learned.blend import blend_cues, blend_wishes
from .learned.quantities import learned_limits
from .segment import Segments, segment
from .units import Unit, loose_sentences, points_to_material, units
from .wishes import Wishes, wishes

_MOST_UNITS = 120
_LONGEST_UNIT = 1500
_TONGUES = (
    (
        "de",
        r"(?:only|solely|entirely|nur|solo) (?:german|deutsch|aleman)|"
        r"(?:auf|in) deutsch(?:er sprache)?|deutschsprachig\w*|in german|en aleman",
    ),
    (
        "en",
        r"(?:only|solely|entirely|nur|solo) (?:english|englisch|ingles)|"
        r"(?:auf|in) englisch(?:er sprache)?|englischsprachig\w*|in (?:british |american |plain "
        r"|uk |us )?english|en ingles",
    ),
    (
        "es",
        r"(?:only|solely|entirely|nur|solo) (?:spanish|spanisch|espanol)|"
        r"(?:auf|in) spanisch(?:er sprache)?|spanischsprachig\w*|in spanish|en (?:espanol|castellano)",
    ),
)
_FIRM = re.compile(
    r"\b(?:bei|von|fur|für|der Firma|im Vertrieb von|at|from|for|of|de|en|by|desde)\s+(?:der "
    r"|dem |the |la |el |Firma )*"
    r"([A-ZÄÖÜÁÉÍÓÚ][\w&-]{2,}(?: (?!Notiz|Daten|Messe)[A-ZÄÖÜÁÉÍÓÚ][\w&-]+){0,2})"
)
_SOURCE = re.compile(
    r"(?:\bin|\baus|\bfrom|\bof|\bzur?|\bon|\ben|\bdel?|\bdurch|\bread|\blies|\blee)\s+(?:der|"
    r"dem|den|die|das|dieser|diesem|ihrer|the|this|that|la|el|ese|este|esta)\s+"
    r"(?:\w+[\s-])?$|(?:\bdel|\bzur|\bdieser|\bdiese|\bthis|\beste|\besta)\s$"
)
_NO_FIRM = frozenset(
    (
        "Sie",
        "Ihnen",
        "Kunden",
        "Pumpen",
        "Dosierpumpen",
        "Verkauf",
        "Vertrieb",
        "Marketing",
        "Einkauf",
        "LinkedIn",
        "Newsletter",
        "B2B",
    )
)


def read(messages: Sequence[Message]) -> Brief:
    """Return the brief of a conversation: the last user message, with system messages as standing instructions."""
    message = next((turn.content for turn in reversed(messages) if turn.role == "user"), "")
    standing = "\n".join(turn.content for turn in messages if turn.role in ("system", "developer"))
    return _brief(message, standing)


def _brief(message: str, standing: str) -> Brief:
    parts = segment(units(message))
    asked = [unit for unit in parts.instruction if not (points_to_material(unit.text) and len(unit.text) < 25)]
    asked = _first([sentence for unit in asked for sentence in loose_sentences(unit)])
    cued = _longest([reading for unit in asked for reading in find_cues(flat(unit.text), unit.start)])
    own = blend_cues(asked, cued)
    counted = learned_limits(asked, [limit for unit in asked for limit in limits(unit.text, unit.start)])
    wished = blend_wishes(asked, wishes((unit.text, unit.start) for unit in asked))
    formal = demands(message, _hidden(message, parts))
    instruction = "\n".join(unit.text for unit in _first(list(parts.instruction)))
    rules = find_cues(flat(standing)) if standing else []
    material = _text(message, parts) or _facts_inside(message)
    tongue = _language(instruction + "\n" + standing, material)
    found = [*rules, *own]
    return Brief(
        language=tongue,
        task=_task(found),
        artefact=_artefact(found, instruction, message),
        audience=_value(found, "audience"),
        role=_role(message, standing, found, rules),
        firm=_firm(message, standing, own, rules),
        tone=_all(found, "tone"),
        address=_address(found),
        grounded=bool(_all(found, "grounded") or _all(found, "unknown")),
        unknown=_unknown(message, own, rules),
        only=bool(_all(found, "only")),
        brief_wish=bool(_all(found, "short")),
        constant=_fixed(message, asked, instruction, formal),
        limits=settle_scopes([*limits(standing), *unclaimed(counted, formal)]),
        parts=tuple(Part(reading.value, reading.start, reading.end) for reading in found if reading.field == "part"),
        wanted=_wanted(wished, found),
        unwanted=tuple(dict.fromkeys(reading.value for reading in wished.unwanted)),
        form=_form(found),
        ban=_all(found, "ban"),
        instruction=instruction,
        material=material,
        readings=_spans(own, counted, wished, len(standing)),
        unread=_unread(asked, own, [*counted, *formal], wished),
        demands=_uncounted(formal, counted),
    )


def _fixed(message: str, asked: list[Unit], instruction: str, formal: tuple[Demand, ...]) -> str:
    """Return the fixed text that is ordered as the whole reply; answers to choose from are none."""
    if any(one.kind == "options" for one in formal):
        return ""
    return _constant_in_line(message, asked) or constant(instruction)


def _uncounted(formal: tuple[Demand, ...], counted: list[Limit]) -> tuple[Demand, ...]:
    """Return the demands without a count of items that was read as a limit already."""
    listed = any(limit.unit == "items" for limit in counted)
    return tuple(one for one in formal if one.kind != "items" or not listed)


def _hidden(message: str, parts: Segments) -> tuple[tuple[int, int], ...]:
    """Return the places where no demand is read: the material, unless the whole message is one line."""
    lone = "\n" not in message.strip()
    return tuple((unit.start, unit.end) for unit in parts.material if unit.enclosed or not lone)


def _constant_in_line(message: str, asked: list[Unit]) -> str:
    """Return a fixed reply that stands behind its order in the same line, where a colon made it look like material."""
    for unit in asked:
        if unit.text.endswith(":"):
            end = message.find("\n", unit.end)
            found = constant(message[unit.start : end if end >= 0 else len(message)][:_LONGEST_UNIT])
            if found:
                return found
    return ""


def _first(asked: list[Unit]) -> list[Unit]:
    """Return the instruction as far as anyone reads it: its first and last units, each up to a bounded length."""
    kept = asked if len(asked) <= _MOST_UNITS else [*asked[: _MOST_UNITS - 30], *asked[-30:]]
    return [unit if len(unit.text) <= _LONGEST_UNIT else replace(unit, text=unit.text[:_LONGEST_UNIT]) for unit in kept]


def _facts_inside(message: str) -> str:
    """Return the request itself as material where facts stand in it and nothing beside it."""
    return message if len(message) < _LONGEST_UNIT and (dates(message) or emails(message)) else ""


def _text(message: str, parts: Segments) -> str:
    """Return the material with its line breaks, without delimiters."""
    pieces: list[str] = []
    before: Unit | None = None
    for unit in parts.material:
        if before is not None:
            between = message[before.end : unit.start]
            breaks = between.count("\n")
            pieces.append("\n\n" if breaks > 1 else "\n" if breaks else " " if not between.strip() else between)
        pieces.append(message[unit.start : unit.end] if unit.gap in ("none", "colon") else _with_mark(message, unit))
        before = unit
    return "".join(pieces)


def _with_mark(message: str, unit: Unit) -> str:
    line_start = message.rfind("\n", 0, unit.start) + 1
    mark = message[line_start : unit.start]
    return (
        mark.lstrip() + message[unit.start : unit.end]
        if re.fullmatch(r"\s*(?:[-*•–]|\d{1,2}[.)])\s+", mark)
        else unit.text
    )


def _longest(readings: list[Reading]) -> list[Reading]:
    """Drop a reading that lies inside a longer one of the same field."""
    return [
        one
        for one in readings
        if not any(
            other is not one
            and other.field == one.field
            and (other.value == one.value or one.field in ("artefact", "task"))
            and other.start <= one.start
            and one.end <= other.end
            and other.end - other.start > one.end - one.start
            for other in readings
        )
    ]


def _language(instruction: str, material: str) -> Language:
    low = flat(instruction)
    named = [
        (found.start(), tongue)
        for tongue, pattern in _TONGUES
        if (found := re.search(rf"(?<!\w)(?:{pattern})(?!\w)", low)) and not re.search(r"ubersetz|translat|traduc", low)
    ]
    if named:
        return min(named)[1]  # type: ignore[return-value]
    asked = language(instruction) if instruction.strip() else None
    if asked and (asked.confidence >= 0.6 or len(instruction) > 60):
        return asked.language
    return language(f"{instruction}\n{material}").language


def _task(found: list[Reading]) -> str:
    order = [reading for reading in sorted(found, key=lambda reading: reading.start) if reading.field == "task"]
    strong = [reading.value for reading in order if reading.value not in ("write", "answer")]
    return (strong or [reading.value for reading in order] or [""])[0]


def _artefact(found: list[Reading], instruction: str, message: str) -> str:
    """Return the kind of text asked for; what stands behind ``in der``, ``from the`` ... is a source and no wish."""
    wished = [
        reading
        for reading in found
        if reading.field != "artefact" or not _SOURCE.search(flat(message[max(0, reading.start - 24) : reading.start]))
    ]
    if "brief" in _all(found, "artefact"):
        return "brief"
    parts = _all(found, "part")
    named = _value(wished, "artefact")
    if not named and ("subject" in parts or {"salutation", "closing"} <= set(parts)):
        return "email"
    return named


def _value(found: list[Reading], field: str) -> str:
    values = [reading for reading in sorted(found, key=lambda reading: reading.start) if reading.field == field]
    return values[0].value if values else ""


def _all(found: list[Reading], field: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(reading.value for reading in found if reading.field == field))


def _address(found: list[Reading]) -> str:
    values = [
        reading.value for reading in sorted(found, key=lambda reading: reading.start) if reading.field == "address"
    ]
    return "formal" if "formal" in values else values[-1] if values else ""


def _form(found: list[Reading]) -> str:
    values = _all(found, "form")
    for form in ("json", "csv", "table", "bullets", "points"):
        if form in values:
            return "bullets" if form == "points" else form
    return ""


def _role(message: str, standing: str, found: list[Reading], rules: list[Reading]) -> str:
    role = next((reading for reading in found if reading.field == "role"), None)
    if role is None:
        return ""
    source = standing if role in rules else message
    return source[role.start : role.end]


def _firm(message: str, standing: str, own: list[Reading], rules: list[Reading]) -> str:
    for source, readings in ((message, own), (standing, rules)):
        for reading in readings:
            if reading.field != "role":
                continue
            for match in _FIRM.finditer(source[reading.start : reading.end]):
                if match[1].split()[0] not in _NO_FIRM:
                    return match[1]
    return ""


def _unknown(message: str, own: list[Reading], rules: list[Reading]) -> str:
    """Return what to say where the material does not answer: the ordered wording, else ``say``."""
    mine = [reading for reading in own if reading.field == "unknown"]
    for reading in mine:
        quoted = re.match(r"[^\n.\"„“«]{0,60}[\"„“«]([^\"“”»\n]{3,160})[\"”“»]", message[reading.end :])
        if quoted:
            return quoted[1].strip()
    return "say" if mine or any(reading.field == "unknown" for reading in rules) else ""


def _wanted(wished: Wishes, found: list[Reading]) -> tuple[str, ...]:
    aspects = [reading for reading in sorted(found, key=lambda reading: reading.start) if reading.field == "aspect"]
    return tuple(
        dict.fromkeys([*(reading.value for reading in wished.wanted), *(reading.value for reading in aspects)])
    )


def _spans(readings: list[Reading], counted: list, wished: Wishes, _: int) -> tuple[Reading, ...]:  # type: ignore[type-arg]
    limited = [Reading("limit", limit.unit, limit.start, limit.end) for limit in counted]
    topics = [Reading("wanted", one.value, one.start, one.end) for one in wished.wanted]
    refused = [Reading("unwanted", one.value, one.start, one.end) for one in wished.unwanted]
    return tuple(sorted([*readings, *limited, *topics, *refused], key=lambda one: (one.start, one.end, one.field)))


def _unread(asked: list[Unit], readings: list[Reading], counted: list, wished: Wishes) -> tuple[Reading, ...]:  # type: ignore[type-arg]
    places = [*readings, *counted, *wished.wanted, *wished.unwanted]
    return tuple(
        Reading("unread", "", unit.start, unit.end)
        for unit in asked
        if not any(place.start < unit.end and unit.start < place.end for place in places)
    )
