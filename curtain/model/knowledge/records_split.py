"""Cut material into records: by lines, sentences or anchors, whichever fills the fields best."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ...text.words import sentences
from ..flat import flat
from ..reading.structured.fieldkinds import plain
from ..reading.structured.layout import BULLET
from ..structured_brief import Field
from .records_fill import Value, fill, things_of
from .residue import after_name, residue

_MOST = 120
_ANCHORS = ("person", "company", "date", "time", "number", "money", "code", "thing", "name", "weekday")
_CUT = re.compile(
    (
        r"(?:[.;]\s+|\n\s*)|,\s+(?:und |and |y |sowie |außerdem |bei |dann |danach )?|\s(?:und|"
        r"and|y|sowie|außerdem|then|danach|dann|luego)\s"
    ),
    re.IGNORECASE,
)
_MARK = re.compile(r"^\s*(?:\(?\d{1,3}[.)]|[A-Za-z][.)])\s+")


@dataclass(frozen=True, slots=True)
class Record:
    """The values found for one record, by field, and the text they stand in."""

    values: dict[str, Value]
    text: str


def records(fields: tuple[Field, ...], material: str) -> tuple[Record, ...]:
    """Return the records of a material that holds several."""
    best: tuple[float, tuple[Record, ...]] = (-99.0, ())
    for pieces in _ways(fields, material):
        made = tuple(Record(complete(fields, piece), piece) for piece in pieces[:_MOST])
        kept = tuple(one for one in made if _enough(fields, one))
        score = _worth(fields, kept, len(pieces))
        if score > best[0]:
            best = (score, kept)
    return best[1]


def complete(fields: tuple[Field, ...], text: str) -> dict[str, Value]:
    """Return typed values first, then what is left of the text for the fields that take free words."""
    values = fill(fields, text)
    open_fields = [field for field in fields if field.name not in values]
    named = [
        (field, after_name(field, text))
        for field in open_fields
        if not field.kinds or field.kinds[0] in ("extension", "note", "percent", "color", "size")
    ]
    for field, value in named:
        if value and not _inside(value, values):
            values[field.name] = value
    cells = _free_cells(text, values)
    for field in [one for one in fields if one.name not in values]:
        value = _from_cells(field, cells) or residue(field, text, tuple(values.values()))
        if value:
            values[field.name] = value
            cells = [cell for cell in cells if not (cell.start < value.end and value.start < cell.end)]
    return values


def _inside(value: Value, values: dict[str, Value]) -> bool:
    return any(one.start < value.end and value.start < one.end for one in values.values())


def _ways(fields: tuple[Field, ...], material: str) -> Iterator[list[str]]:
    lines = [_MARK.sub("", BULLET.sub("", line)).strip() for line in material.split("\n") if line.strip()]
    if len(lines) > 1:
        yield lines
    if re.search(r";\s", material):
        yield [piece.strip(" .") for line in lines for piece in re.split(r";\s+", line) if piece.strip()]
    said = [sentence for line in lines for sentence in sentences(line)]
    if len(said) > 1 and said != lines and len(said) <= _MOST:
        yield said
    text = "\n".join(lines)[:6000]
    kinds = {one.kind for one in things_of(text)}
    for kind in _ANCHORS:
        if kind in kinds and (pieces := _anchored(text, kind)) and len(pieces) > 1:
            yield pieces
    yield [text]


def _anchored(text: str, kind: str) -> list[str]:
    """Cut before every thing of a kind, at the last sign or word of parting that stands before it."""
    places = [one.start for one in things_of(text) if one.kind == kind]
    cuts = [match.end() for match in _CUT.finditer(text)]
    starts: list[int] = []
    for at, place in enumerate(places):
        low = places[at - 1] if at else 0
        before = [cut for cut in cuts if low < cut <= place]
        starts.append(0 if at == 0 and not before else before[-1] if before else place)
    starts = sorted(set(starts))
    pieces = [text[start:end].strip(" ,;\n") for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]
    return [
        re.sub(r"[\s,]+(?:und|and|y|sowie|außerdem|also|danach|dann|then|luego|después)$", "", piece)
        for piece in pieces
        if piece
    ]


def _free_cells(text: str, values: dict[str, Value]) -> list[Value]:
    """Return the cells of a line such as ``Name, Ort; Tel`` that no value has taken."""
    parts = re.split(r"(\s*[,;|]\s+|\s+[–—-]\s+|\s*\|\s*|:\s+|\s*\(|\))", text)
    cells, at = [], 0
    for number, part in enumerate(parts):
        start, at = at, at + len(part)
        if number % 2 or not part.strip(" ."):
            continue
        bare = part.strip(" .")
        begin = start + part.index(bare)
        cell = Value("", bare, bare, begin, begin + len(bare), 0.5, "cell")
        if len(bare.split()) <= 7 and not _inside(cell, values):
            cells.append(cell)
    return cells if len(parts) >= 3 else []


def _from_cells(field: Field, cells: list[Value]) -> Value | None:
    refused = (
        "email",
        "phone",
        "mobile",
        "date",
        "time",
        "price",
        "quantity",
        "code",
        "web",
        "deadline",
        "person",
        "unit_price",
        "extension",
        "duration",
        "postcode",
    )
    if not cells or (field.kinds and field.kinds[0] in refused) or field.type in ("number", "integer", "boolean"):
        return None
    words = plain(field.name)
    fits = [cell for cell in cells if flat(cell.text) not in words and not _weekday(cell.text)]
    if field.kinds[:1] == ("task",) and fits:
        return None
    return replace(fits[0], field=field.name) if fits else None


def _weekday(text: str) -> bool:
    return len(text) < 12 and any(one.kind == "weekday" for one in things_of(text))


def _enough(fields: tuple[Field, ...], record: Record) -> bool:
    typed = [value for value in record.values.values() if value.kind not in ("cell", "rest")]
    sure = [value for value in typed if value.sure >= 0.5]
    weight = len(sure) + 0.5 * (len(record.values) - len(sure))
    return bool(typed) and weight >= (1.0 if len(fields) == 1 else 1.5 if len(fields) <= 3 else 2.0)


def _worth(fields: tuple[Field, ...], kept: tuple[Record, ...], pieces: int) -> float:
    """Return how well a way of cutting fills the table: full rows are good, things left over are bad."""
    if not kept:
        return -50.0
    score = 0.0
    for record in kept:
        typed = sum(0.4 + 0.6 * value.sure for value in record.values.values() if value.kind not in ("cell", "rest"))
        loose = sum(0.45 for value in record.values.values() if value.kind in ("cell", "rest"))
        score += typed + loose - 0.55 * (len(fields) - len(record.values)) - 0.8 * _left_over(record)
        score -= 0.004 * sum(max(0, len(value.text) - 40) for value in record.values.values())
    return score - 0.15 * (pieces - len(kept))


def _left_over(record: Record) -> int:
    used = {value.kind for value in record.values.values()}
    spare = 0
    for one in things_of(record.text):
        if (
            one.kind in used
            and one.kind in ("person", "company", "date", "money", "email", "phone", "code", "thing", "time")
            and not any(value.start < one.end and one.start < value.end for value in record.values.values())
        ):
            spare += 1
    return spare
