"""Tell instruction from material: every unit gets a score, the best sequence of the two wins.

The scores are a linear model over cues; its weights stand here until labelled sentences teach better ones.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ...text.dates import dates
from ...text.letter import is_closing, is_salutation
from ...text.links import emails
from ..brief import Reading
from ..flat import flat
from ..lexicon_files import any_of, table
from .constant import constant
from .counts import limits
from .cues import find_cues
from .learned.cues import looks_like_material
from .units import Unit, points_to_material

_WEIGHTS = {
    "task": 0.9,
    "artefact": 0.5,
    "form": 0.9,
    "address": 1.6,
    "grounded": 2.6,
    "unknown": 2.0,
    "only": 2.2,
    "ban": 2.4,
    "tone": 0.6,
    "short": 0.3,
    "audience": 0.4,
    "role": 1.0,
    "part": 0.9,
    "aspect": 0.4,
    "question": 0.0,
    "wish": 0.6,
}
_OPENING = {"task": 2.2, "role": 2.4, "wish": 2.0, "artefact": 1.2}
_SWITCH = {"none": 4.5, "colon": 0.3, "line": 2.5, "blank": 1.0, "rule": 0.0}
_MEASURE = re.compile(r"\d\s?(?:bar|l/h|kg|mm|cm|kw|v|hz|%|€|eur|euro|stuck|uhr|pcs|pieces|units|uds|unidades|liter)\b")
_FIELD = re.compile(r"^[\s\-*•]*([^\W\d][^:\n?!.]{1,34}):\s*\S")
_SPEECH = re.compile(r"[„“«\"][^“”»\"]{40,}[“”»\"]")
_REPORTED = re.compile(r"(?:Escribe|Pregunta|Dice|Schreibt|Fragt) (?:[A-ZÁÉÍÓÚÑ][\w.]+ ?){1,3},")
_READ = 700
_LEARNED = 1.5
_POINTED = 4.0
"""What it costs to go back to the request after the material was announced: few people do."""
_FIRST, _LAST = 300, 100
_INDIRECT = re.compile(r"(?:como|how to|wie|que|what to|which|when|welche\w*|cuando|woran|whether|ob|si)\s")
_HEADER = re.compile(
    r"(?:weitergeleitet|forwarded|fwd|reenviad\w|telefonnotiz|phone note|nota de llamada|vermerk|"
    r"memo|call noted|anruf notiert|llamada anotada|sprachnotiz|voice memo|nota de voz)\b"
)
_PAIRS = re.compile(r"[^\W\d][^:;\n]{1,34}: [^:;\n]{1,60};")
_MARK = re.compile(r"^\s*(?:[-*•–]|\d{1,2}[.)])\s")


@dataclass(frozen=True, slots=True)
class Segments:
    """The units that instruct and those that are material, in order."""

    instruction: tuple[Unit, ...]
    material: tuple[Unit, ...]


def segment(found: list[Unit]) -> Segments:
    """Label every unit so that scores and few switches together are best (Viterbi over two labels)."""
    if not found:
        return Segments((), ())
    middle = range(_FIRST, len(found) - _LAST)
    labels = _best_labels(found, [-1.0 if at in middle else _score(unit) for at, unit in enumerate(found)])
    instruction = tuple(unit for unit, asks in zip(found, labels, strict=True) if asks)
    material = tuple(unit for unit, asks in zip(found, labels, strict=True) if not asks)
    return Segments(instruction, material)


def _best_labels(found: list[Unit], scores: list[float]) -> list[bool]:
    ask, hold = scores[0] + 0.4, -scores[0]
    pointed = False
    steps: list[tuple[bool, bool]] = []
    for index in range(1, len(found)):
        unit, before = found[index], found[index - 1]
        cost = _SWITCH[unit.gap]
        announced = points_to_material(before.text)
        pointed = pointed or announced
        to_ask = cost + (2.5 if unit.gap == "line" else 0.0) + (_POINTED if pointed else 0.0)
        to_material = cost - 3.0 if announced else cost
        ask_from_ask, hold_from_ask = ask >= hold - to_ask, ask - to_material >= hold
        steps.append((ask_from_ask, hold_from_ask))
        ask, hold = (
            max(ask, hold - to_ask) + scores[index],
            max(hold, ask - to_material) - scores[index],
        )
    asks = ask >= hold
    labels = [asks]
    for ask_from_ask, hold_from_ask in reversed(steps):
        asks = ask_from_ask if asks else hold_from_ask
        labels.append(asks)
    return labels[::-1]


def _score(unit: Unit) -> float:
    """Return how much a unit looks like an instruction (positive) or like material (negative)."""
    if unit.enclosed:
        return -50.0
    low = flat(unit.text[:_READ])
    if points_to_material(unit.text):
        return 0.0
    found = find_cues(low)
    if _INDIRECT.match(low):  # what an event teaches or a customer asks, and no order
        found = [reading for reading in found if reading.field != "task"]
    score = sum(_weight(reading, low) for reading in _once(found))
    score += 2.4 * min(2, len(limits(unit.text[:_READ])))
    score += 0.5 if _any("politeness").search(low) else 0.0
    score += 3.0 if constant(unit.text[:_READ]) else 0.0
    score -= _LEARNED * looks_like_material(unit.text)
    return score + _labelled(low) - _material_signs(unit, low, found)


def _weight(reading: Reading, low: str) -> float:
    if reading.value == "rewrite":
        return _WEIGHTS["task"]
    opens = len(re.findall(r"\w+", low[: reading.start])) <= 2
    return _OPENING.get(reading.field, _WEIGHTS[reading.field]) if opens else _WEIGHTS[reading.field]


def _once(found: list[Reading]) -> list[Reading]:
    first: dict[tuple[str, str], Reading] = {}
    for reading in found:
        first.setdefault((reading.field, reading.value), reading)
    return list(first.values())


def _labelled(low: str) -> float:
    return 2.2 if _brief_label().match(low) else 0.0


def _material_signs(unit: Unit, low: str, found: list[Reading]) -> float:
    signs = 0.4 if found else 1.1
    if _FIELD.match(unit.text) and not _brief_label().match(low):
        signs += 1.6
    if is_salutation(unit.text) and not found:
        signs += 1.8
    if is_closing(unit.text):
        signs += 1.2
    signs += 0.8 if _MEASURE.search(low) or dates(unit.text[:_READ]) else 0.0
    signs += 0.8 if emails(unit.text) else 0.0
    signs += 2.5 if unit.text.isupper() and len(unit.text) > 4 else 0.0
    signs += 4.0 if len(_PAIRS.findall(unit.text)) >= 3 else 0.0
    signs += 2.0 if _HEADER.match(low) else 0.0
    signs += 2.5 if _REPORTED.match(unit.text) else 0.0
    signs += 1.4 if _SPEECH.search(unit.text) else 0.0
    signs += 0.9 * min(2, len(_any("person").findall(low)))
    return signs + (0.3 if _MARK.match(unit.text) else 0.0)


@cache
def _any(name: str) -> re.Pattern[str]:
    return any_of(table("segment")[name])


@cache
def _brief_label() -> re.Pattern[str]:
    return re.compile(rf"[\s\-*•#\d.)]*(?:{'|'.join(table('segment')['labels'])})\W{{0,3}}[:=]")
