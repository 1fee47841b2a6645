"""Plan a reply that holds the fields of the material: one record or many, nested or flat."""

from __future__ import annotations

import re
from typing import Any

from ..flat import flat
from ..knowledge.records import findings
from ..knowledge.records_fill import Value, things_of
from ..knowledge.records_names import names
from ..knowledge.records_rows import Rows, rows
from ..knowledge.records_split import Record, complete, records
from ..knowledge.residue import residue
from ..reading.structured.fieldkinds import kinds, plain
from ..structured_brief import Field, Wish
from .structured_classify import classify
from .structured_render import as_csv, as_json, as_table
from .structured_values import due_day, shown, typed

_MUST = re.compile(
    r"\b(?:must|muss|mussen|has to|have to|need\w*|required|zwingend|unbedingt|tiene que|"
    r"debe|imprescindible|brauch\w*|necesita\w*)\b"
)
_NICE = re.compile(
    r"\b(?:nice|would be|ware\b|schon\b|optional|gern\w*|isn.?t needed|not needed|nicht "
    r"zwingend|kein muss|estaria bien|opcional|deseable|wunschenswert)\b"
)


def extracted(wish: Wish) -> tuple[str, tuple[Value, ...]]:
    """Return the reply in the ordered form and the values it holds."""
    fields = wish.fields
    material = wish.material
    table = rows(material)
    if wish.shape == "json" and not _many(wish, table):
        data, values = record(wish)
        return as_json(data), values
    found = _from_table(fields, table) if table else records(_flat(fields), material)
    origin = tuple(value for record in found for value in record.values.values())
    if wish.shape == "json":
        return as_json(
            [{field.name: _member(field, wish, one.text, one.values) for field in fields} for one in found]
        ), origin
    names_of = [field.name for field in fields]
    cells = [[_cell(field, wish, one, at) for field in fields] for at, one in enumerate(found, 1)]
    return (as_csv(names_of, cells, wish.separator) if wish.shape == "csv" else as_table(names_of, cells)), origin


def record(wish: Wish) -> tuple[dict[str, Any], tuple[Value, ...]]:
    """Return one record of typed values by field, nested as the fields are, and where the values stood."""
    values = complete(_flat(wish.fields), wish.material)
    data = {field.name: _member(field, wish, wish.material, values) for field in wish.fields}
    return data, tuple(values.values())


def pairs(wish: Wish) -> tuple[str, tuple[Value, ...]]:
    """Return one record as lines of name and value, in the ordered notation."""
    sign = "=" if re.search(r"\b\w+\s?=\s?(?:wert|value|valor|\.\.\.|…)", flat(wish.instruction)) else ":"
    spaced = re.search(r"\w += +|\" *\w+ = ", wish.instruction) is not None
    values = complete(wish.fields, wish.material)
    lines = []
    for field in wish.fields:
        value = shown(field, values.get(field.name), wish, wish.material)
        lines.append(f"{field.name}{': ' if sign == ':' else ' = ' if spaced else '='}{value}")
    return "\n".join(lines), tuple(values.values())


def _many(wish: Wish, table: Rows | None) -> bool:
    if wish.many is not None:
        return wish.many
    if any(field.fields or field.many for field in wish.fields) or wish.wrapper:
        return False
    if table and len(table.rows) > 1:
        return True
    lines = [line for line in wish.material.split("\n") if line.strip()]
    return len(lines) > 1 and len(lines) < 80 and all(re.match(r"\s*(?:[-*•]|\d+[.)])\s", line) for line in lines)


def _flat(fields: tuple[Field, ...]) -> tuple[Field, ...]:
    return tuple(field for field in fields if not field.fields and not field.many)


def _member(field: Field, wish: Wish, text: str, values: dict[str, Value]) -> Any:
    if field.fields and field.many:
        found = records(_flat(field.fields), text)
        return [{one.name: _member(one, wish, record.text, record.values) for one in field.fields} for record in found]
    if field.fields:
        inner = complete(_flat(field.fields), text)
        return {one.name: _member(one, wish, text, inner) for one in field.fields}
    if field.many:
        return _listed(field, wish, text)
    value = values.get(field.name)
    if field.name in values or field.kinds[:1] != ("date",) or not due_day(text, wish):
        if (
            value is not None
            and re.search(r"due|faellig|fallig|vencim", flat(field.name))
            and (day := due_day(text, wish))
        ):
            return day
        return typed(field, value, wish, text)
    return due_day(text, wish)


def _listed(field: Field, wish: Wish, text: str) -> list[Any]:
    """Return every thing of a field's kind, or the pieces of the sentences that speak of it."""
    kind = field.kinds[0] if field.kinds else ""
    if field.allowed:
        from ..structured_brief import Label
        from .structured_classify import several

        return list(several(text, tuple(Label(name) for name in field.allowed)))
    if kind in ("must", "nice"):
        return _requirements(text, nice=kind == "nice")
    found = [one for one in things_of(text) if _same_kind(kind, one.kind)]
    if found:
        return (
            list(dict.fromkeys(one.text for one in found)) if field.type != "number" else [one.value for one in found]
        )
    value = residue(field, text, ())
    return [value.text] if value and len(text) < 400 else []


def _same_kind(kind: str, found: str) -> bool:
    singles = {
        "person": "person",
        "name": "person",
        "company": "company",
        "email": "email",
        "phone": "phone",
        "date": "date",
        "product": "thing",
        "price": "money",
        "code": "code",
        "place": "place",
        "time": "time",
        "web": "web",
    }
    return singles.get(kind) == found


def _requirements(text: str, *, nice: bool) -> list[str]:
    found: list[str] = []
    for sentence in re.split(r"(?<=[.!?;])\s+|\n", text):
        wanted = (
            _NICE.search(flat(sentence)) if nice else _MUST.search(flat(sentence)) and not _NICE.search(flat(sentence))
        )
        if not wanted or any(one.kind in ("date",) for one in findings(sentence)):
            continue
        for part in re.split(r",|\b(?:and|und|y)\b", sentence):
            bare = re.sub(
                r"(?i)^\W*(?:it |es |er |sie |wir |we |the |same with |genauso |auch )*(?:must|muss|"
                r"müssen|has to|have to|needs?(?: to)?|would be|wäre|brauch\w*|tiene que|debe)?\s*(?:have|"
                r"haben|print|tener|a |an |ein\w* )*|"
                r"(?i:\s*(?:would be|wäre|isn.?t|estaría|but|aber|haben|können|sein).*$)",
                "",
                part,
            ).strip(" .!?;,")
            if bare and len(bare.split()) <= 8:
                found.append(bare)
    return found


def _from_table(fields: tuple[Field, ...], table: Rows) -> tuple[Record, ...]:
    """Return the rows of a table under the names of the fields: by same words, same kind, else same place."""
    places = [_column(field, table, at) for at, field in enumerate(fields)]
    found = []
    for row in table.rows:
        text = "; ".join(row)
        values = {
            field.name: Value(field.name, row[place], row[place], 0, 0, 0.9, "label")
            for field, place in zip(fields, places, strict=True)
            if place is not None and row[place]
        }
        found.append(Record(values, text))
    return tuple(found)


def _column(field: Field, table: Rows, at: int) -> int | None:
    heads = [plain(head) for head in table.header]
    if plain(field.name) in heads:
        return heads.index(plain(field.name))
    same = [index for index, head in enumerate(table.header) if field.kinds and kinds(head)[:1] == field.kinds[:1]]
    return same[0] if same else at if at < len(heads) and len(heads) == len(table.header) else None


def _cell(field: Field, wish: Wish, record: Record, at: int) -> str:
    if field.kinds[:1] == ("mark",) and field.name not in record.values:
        return str(at)
    return shown(field, record.values.get(field.name), wish, record.text)


def collected(wish: Wish, kind: str) -> list[str]:
    """Return every thing of a kind in the material, each once, in order."""
    if kind in ("person", "company", "place"):
        found = [
            one.text
            for one in names(wish.material)
            if one.kind == kind or (kind == "person" and one.kind == "name" and " " in one.text)
        ]
    else:
        found = [one.text for one in findings(wish.material) if one.kind == kind]
    seen: dict[str, str] = {}
    for text in found:
        seen.setdefault(flat(text), text)
    if kind == "email":
        return [text.lower() if text[0].isupper() else text for text in seen.values()]
    return list(seen.values())


__all__ = ["classify", "collected", "extracted", "pairs"]
