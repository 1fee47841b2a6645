"""Answer requests for structured replies: choose the job, write the form, name the weakness where prose slips in."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from ...phrases import say
from ...records import Language, Message
from ..brief import Brief
from ..flat import flat
from ..knowledge.records_rows import Rows, rows
from ..knowledge.records_rows import pairs as material_pairs
from ..reading.structured import items as reading_items
from ..reading.structured.shape import loose_shape, shape_of
from ..reading.structured.wish import wish
from ..reading.structured.words import says
from ..structured_brief import Wish
from .structured_arrange import sorted_rows
from .structured_extract import extracted, pairs
from .structured_labels import labelled
from .structured_lists import arrange, collect, compute, rearranged, rows_of_lines
from .structured_made import Structured, bound
from .structured_render import as_csv, as_json, as_table
from .structured_schema import conformed
from .structured_tables import changed_columns, compared, recommended

_COMPARE = re.compile(
    r"\b(?:vergleich\w*|gegenuber\w*|nebeneinander|compar\w*|side by side|versus|vs|frente a frente)\b"
)
_DIFFER = re.compile(
    r"\b(?:abweich\w*|widerspr\w*|unterschied\w*|differ\w*|discrepan\w*|mismatch\w*|contradic\w*|"
    r"difieren|divergen\w*)\b"
)


_ONE = re.compile(
    r"\b(?:ein\w* (?:einzige\w* )?wort|nur (?:das|ein|den|die)\b|one word|single word|"
    r"only the|just the|una (?:sola )?palabra|solo (?:la|el|una)\b|letter|buchstabe\w*|"
    r"letra|lowercase)"
)


def structured(
    messages: Sequence[Message], brief: Brief, response_format: Mapping[str, Any] | None = None
) -> Structured | None:
    """Return the structured reply that a conversation orders, None if it orders none."""
    wanted = wish(messages, response_format)
    built = _built(wanted, brief)
    if response_format:
        built = _valid(built, wanted, response_format)
    if built is None or not built.text.strip():
        return None
    if _slips(built.wish, built.text):
        lead = say(brief.language, "model.structured.preamble")
        return replace(built, text=f"{lead}\n\n```json\n{built.text}\n```", prose=True)
    return built


def _valid(built: Structured | None, wanted: Wish, response_format: Mapping[str, Any]) -> Structured:
    """Return JSON whatever happens, and valid against the schema where one was given."""
    try:
        data = json.loads(built.text) if built else None
    except ValueError:
        data = None
    if data is None:
        named = {key: value for key, value, _ in material_pairs(wanted.material)}
        data = named or ({"text": built.text} if built else {})
    outer = response_format.get("json_schema")
    if response_format.get("type") == "json_schema" and isinstance(outer, Mapping):
        data = conformed(data, outer.get("schema"))
    values = built.values if built else ()
    return Structured(as_json(data), built.wish if built else wanted, values)


def _slips(wanted: Wish, text: str) -> bool:
    """Tell whether the weakness shows: JSON was ordered, but neither its shape nor "nothing else"."""
    return text.lstrip()[:1] in ("{", "[") and not (wanted.only or wanted.exact or wanted.wrapper or wanted.origin)


def _built(wanted: Wish, brief: Brief) -> Structured | None:
    if brief.task == "translate" and not wanted.wrapper:
        return None
    if wanted.origin:
        return _changed(wanted, brief)
    if not wanted.material.strip() and not wanted.wrapper:
        return None
    for attempt in (_compare, _classify, _extract, _convert, compute, rows_of_lines, collect, arrange):
        found = attempt(wanted, brief)
        if found is not None:
            return found
    return None


def _compare(wanted: Wish, brief: Brief) -> Structured | None:
    low = flat(wanted.instruction)
    differs = _DIFFER.search(low) is not None
    if not (differs or _COMPARE.search(low)) or not (wanted.shape == "table" or says("shape", "table", low)):
        return None
    made = compared(wanted, brief.language, differing=differs)
    if made is None:
        return None
    advice = recommended(wanted, brief.language)
    text = as_table(*made)
    return Structured(f"{text}\n\n{advice}" if advice else text, wanted)


def _classify(wanted: Wish, brief: Brief) -> Structured | None:
    if wanted.job != "classify" or (wanted.shape == "label" and _writes(brief, wanted)):
        return None
    if wanted.shape == "json" and wanted.fields and not wanted.items:
        return None
    text = labelled(wanted)
    return Structured(text, wanted) if text else None


def _writes(brief: Brief, wanted: Wish) -> bool:
    """Tell whether the request is for a text after all, in which words beside strokes are mere wording."""
    if wanted.examples or wanted.yes_no or (wanted.items and not bound(brief)):
        return False
    if bound(brief):
        return True
    asked = wanted.instruction.split()
    either = re.search(r"\b(?:oder|or|o|u)\b|[/|=]", flat(wanted.instruction)) is not None
    short = (
        len(asked) < 30
        and (either or wanted.several)
        and ("?" in wanted.instruction or _ONE.search(flat(wanted.instruction)) is not None)
    )
    writing = brief.task in ("write", "rewrite", "summarise", "translate")
    return not (short or (says("task", "classify", wanted.instruction) and not writing))


def _extract(wanted: Wish, brief: Brief) -> Structured | None:
    if not wanted.fields or wanted.shape not in ("json", "csv", "table", "pairs"):
        return _pairs(wanted) if wanted.fields and not bound(brief) and _named_pairs(wanted) else None
    if wanted.shape == "pairs":
        return _pairs(wanted)
    text, values = extracted(wanted)
    return Structured(text, wanted, values)


def _named_pairs(wanted: Wish) -> bool:
    return (
        re.search(
            r"\w+\s?[:=]\s?(?:wert|value|valor|\.\.\.|…)|[\"„“']\w+\s?[:=]\s?\w+[\"“”']", flat(wanted.instruction)
        )
        is not None
        and len(wanted.fields) > 1
    )


def _pairs(wanted: Wish) -> Structured:
    text, values = pairs(wanted)
    return Structured(text, wanted, values)


def _convert(wanted: Wish, brief: Brief) -> Structured | None:
    table = rows(wanted.material)
    if table is None or not table.rows:
        return None
    if wanted.shape in ("json", "csv", "table") and (
        wanted.shape != table.kind or says("order", "sort", wanted.instruction)
    ):
        shown = sorted_rows(table, wanted.instruction) if says("order", "sort", wanted.instruction) else table
        return Structured(_as(wanted.shape, shown, wanted.separator), wanted)
    form = reading_items.line_form(wanted.instruction)
    if not bound(brief) and (form or loose_shape(wanted.instruction) == "lines"):
        return Structured("\n".join(_row_line(row, form, wanted.instruction) for row in table.rows), wanted)
    return None


def _row_line(row: tuple[str, ...], form: str, asked: str) -> str:
    signs = re.findall(r"(?<=\w)(\s*[–—:;,|=-]\s*|\s*\()(?=\w)", form) or [" – "]
    bullet = "- " if re.search(r"stichpunkt|bullet|list|vineta", flat(asked)) else ""
    text = row[0]
    for at, cell in enumerate(row[1:]):
        text += f"{signs[min(at, len(signs) - 1)]}{cell}"
    return f"{bullet}{text}"


def _as(shape: str, table: Rows, separator: str) -> str:
    if shape == "json":
        return as_json([dict(zip(table.header, row, strict=True)) for row in table.rows])
    cells = [list(row) for row in table.rows]
    return as_csv(list(table.header), cells, separator) if shape == "csv" else as_table(list(table.header), cells)


def _changed(wanted: Wish, brief: Brief) -> Structured | None:
    """Return the reply that stands, changed as the request says: other form, order, columns."""
    table = rows(wanted.origin)
    asked = wanted.before
    if table and (new := changed_columns(table, asked)):
        return Structured(_as(table.kind if table.kind != "json" else "json", new, wanted.separator), wanted)
    target = shape_of(asked)
    if table and says("order", "sort", asked):
        return Structured(_as(target or table.kind, sorted_rows(table, asked), wanted.separator), wanted)
    if table and target and target != "pairs":
        return Structured(_as(target, table, wanted.separator), wanted)
    if wanted.labels and wanted.items:
        text = labelled(replace(wanted, job="classify"), again=wanted.origin)
        return Structured(text, wanted) if text else None
    if says("order", "sort", asked) or says("order", "dedupe", asked) or says("order", "filter", asked):
        return rearranged(wanted, asked)
    return None


def language_of(brief: Brief) -> Language:
    """Return the language in which the reply's own words are written."""
    return brief.language
