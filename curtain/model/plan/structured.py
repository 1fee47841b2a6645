"""Answer requests for structured replies: choose the job, write the form, name the weakness where prose slips in."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ...phrases import say
from ...records import Language, Message
from ...text.words import sentences
from ..brief import Brief
from ..flat import flat
from ..knowledge.records_fill import Value
from ..knowledge.records_rows import Rows, entries, rows
from ..knowledge.records_split import records
from ..reading.structured import items as reading_items
from ..reading.structured.fieldkinds import kinds
from ..reading.structured.shape import loose_shape, shape_of
from ..reading.structured.wish import wish
from ..reading.structured.words import says
from ..structured_brief import Field, Wish
from .structured_arrange import arranged, computed, marks_of, sorted_rows, written
from .structured_extract import collected, extracted, pairs
from .structured_labels import labelled
from .structured_render import as_csv, as_json, as_table
from .structured_tables import changed_columns, compared, recommended
from .structured_values import iso, shown

_COLLECTABLE = (
    "email",
    "phone",
    "mobile",
    "date",
    "web",
    "code",
    "price",
    "company",
    "person",
    "place",
    "time",
    "deadline",
)
_ALL = re.compile(
    r"\b(?:all\w*|every|each|jede\w*|samtliche|tod[oa]s|list\w*|nur|only|just|solo|welche\w*|"
    r"which|what|que|namen|names|raus|zieh\w*|extract|extrae|saca)\b"
)
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
_TEXTS = ("email", "post", "teaser", "invitation", "press")


@dataclass(frozen=True, slots=True)
class Structured:
    """A structured reply, the wish behind it, the values it holds and whether prose slipped in around it."""

    text: str
    wish: Wish
    values: tuple[Value, ...] = ()
    prose: bool = False


def structured(
    messages: Sequence[Message], brief: Brief, response_format: Mapping[str, Any] | None = None
) -> Structured | None:
    """Return the structured reply that a conversation orders, None if it orders none."""
    wanted = wish(messages, response_format)
    built = _built(wanted, brief)
    if built is None and response_format:
        built = Structured(as_json({}), wanted)
    if built is None or not built.text.strip():
        return None
    if _slips(built.wish, built.text):
        lead = say(brief.language, "model.structured.preamble")
        return replace(built, text=f"{lead}\n\n```json\n{built.text}\n```", prose=True)
    return built


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
    for attempt in (_compare, _classify, _extract, _convert, _compute, _rows_of_lines, _collect, _arrange):
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
    if wanted.examples or wanted.yes_no or (wanted.items and not _bound(brief)):
        return False
    if _bound(brief):
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


def _bound(brief: Brief) -> bool:
    """Tell whether the request limits the length of a text, as nobody does who wants a label."""
    return any(
        (limit.unit == "words" and limit.high > 5)
        or (limit.unit in ("sentences", "items", "paragraphs", "characters") and limit.scope == "text" and limit.text)
        for limit in brief.limits
    )


def _extract(wanted: Wish, brief: Brief) -> Structured | None:
    if not wanted.fields or wanted.shape not in ("json", "csv", "table", "pairs"):
        return _pairs(wanted) if wanted.fields and not _bound(brief) and _named_pairs(wanted) else None
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
    if not _bound(brief) and (form or loose_shape(wanted.instruction) == "lines"):
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


def _collect(wanted: Wish, brief: Brief) -> Structured | None:
    """Return every thing of the one kind that the request names, in lines or with commas."""
    low = flat(wanted.instruction)
    shape = loose_shape(wanted.instruction)
    if (
        (brief.artefact in _TEXTS and brief.artefact != "email")
        or not _ALL.search(low)
        or _bound(brief)
        or wanted.shape in ("json", "csv", "table")
    ):
        return None
    if (
        shape
        and re.search(r"\b(?:fragen|questions|preguntas)\b", low)
        and re.search(
            r"\b(?:stellt|hat|gestellt|asks?|asked|hace|plantea|list\w*|alle|all|todas|welche|which|what)\b", low
        )
    ):
        return _questions(wanted, low)
    if not shape and not wanted.only and not re.search(r"\b(?:nur|only|just|solo)\b", low):
        return None
    kind = _kind_named(low)
    if not kind or (brief.artefact == "email" and kind != "email"):
        return None
    kept = {"price": "money", "mobile": "phone", "deadline": "date"}.get(kind, kind)
    found = collected(wanted, kept)
    if kept == "date" and wanted.form == "date":
        found = [_iso_day(one, wanted) for one in found]
    if not found:
        return None
    if kept == "date" and (says("order", "sort", low) or says("order", "time", low)):
        found = sorted(found) if wanted.form == "date" else found
    joined = ", " if shape == "commas" else "\n"
    return Structured(joined.join(found), wanted)


def _rows_of_lines(wanted: Wish, brief: Brief) -> Structured | None:
    """Return records as lines in a pattern such as ``date - what``, where the pattern names fields."""
    form = reading_items.line_form(wanted.instruction)
    parts = re.split(
        r"(\s+[–—-]\s+|\s*:\s+|\s*\|\s*|\s*;\s*|\s*\(|,\s+|(?<=datum) |(?<=date) |(?<=fecha) )", form.rstrip(")")
    )
    fields = tuple(Field(name.strip(), kinds(name)) for name in parts[::2] if name.strip())
    if (
        not 2 <= len(fields) <= 5
        or _bound(brief)
        or not any(field.kinds for field in fields)
        or wanted.items
        or len(entries(wanted.material)) < 2
    ):
        return None
    found = records(fields, wanted.material)
    if (
        not found
        or sum(len(one.values) for one in found) < 1.5 * len(found)
        or (
            says("order", "sort", wanted.instruction)
            and not any(field.kinds[:1] and field.kinds[0] in ("date", "time", "deadline") for field in fields)
        )
    ):
        return None
    lines = []
    for record in found:
        cells = [shown(field, record.values.get(field.name), wanted, record.text) for field in fields]
        text = cells[0]
        for at, cell in enumerate(cells[1:]):
            text += f"{parts[2 * at + 1]}{cell}" + (")" if "(" in parts[2 * at + 1] else "")
        lines.append(text)
    if says("order", "time", wanted.instruction) or says("order", "sort", wanted.instruction):
        lines = [entry.text for entry in arranged(entries("\n".join(lines)), "chronological", "") or ()] or lines
    return Structured("\n".join(lines), wanted, tuple(value for one in found for value in one.values.values()))


def _questions(wanted: Wish, low: str) -> Structured | None:
    """Return the questions of the material, indirect ones with a question mark, in a list as ordered."""
    found = []
    for sentence in sentences(wanted.material):
        indirect = re.search(
            (
                r"(?i)\b(?:gern|gerne|wissen|know|wonder\w*|saber|frage)\b[^?]*?,?\s((?:ob|if|whether|"
                r"si|wann|when|wie|how|was|what)\s[^.?!]+)"
            ),
            sentence,
        )
        if sentence.endswith("?"):
            found.append(re.sub(r"^[^?]{4,60}:\s+(?=[A-ZÄÖÜ¿])", "", sentence))
        elif indirect:
            found.append(f"{indirect[1][:1].upper()}{indirect[1][1:]}?")
    numbered = re.search(r"\b(?:nummer\w*|number\w*|numera\w*)\b", low)
    lines = [f"{at}. {one}" if numbered else f"- {one}" for at, one in enumerate(found, 1)]
    return Structured("\n".join(lines), wanted) if found else None


def _iso_day(text: str, wanted: Wish) -> str:
    from ..knowledge.records import findings

    one = next((one for one in findings(text) if one.kind == "date"), None)
    return (iso(str(one.value), wanted) if one else "") or text


def _kind_named(low: str) -> str:
    low = re.sub(r"correos electronicos", "correo electronico", low)
    for word in re.findall(r"[^\W\d_][\w-]*(?: (?:numbers?|address(?:es)?|electronico))?", low):
        singular = re.sub(
            r"(?:nummern|adressen|daten|preise|firmen|termine|fechas|fristen)$",
            lambda found: {
                "nummern": "nummer",
                "adressen": "adresse",
                "daten": "datum",
                "preise": "preis",
                "firmen": "firma",
                "termine": "termin",
                "fechas": "fecha",
                "fristen": "frist",
            }[found[0]],
            word,
        )
        if singular.endswith("companies"):
            return "company"
        singular = singular if singular.endswith(("preis", "ss")) else re.sub(r"(?<=[a-z]{3})(?:es|s)$", "", singular)
        for form in (singular, word, f"{singular}e"):
            found = kinds(form)
            if (
                found
                and found[0] in _COLLECTABLE
                and len(word) > 3
                and (form.replace("-", "") in _sure() or form in _sure())
            ):
                return found[0]
    return ""


def _sure() -> frozenset[str]:
    from ..lexicon_files import table

    known = table("structured/fields")["kinds"]
    return frozenset(word.replace("_", " ") for kind in _COLLECTABLE for word in known[kind].split()) | {
        "mailadresse",
        "e-mail-adresse",
        "emailadresse",
        "telefonnummer",
        "email addres",
        "e-mail addres",
        "email address",
        "part number",
        "correo electronico",
        "correo",
        "precio",
    }


def _compute(wanted: Wish, brief: Brief) -> Structured | None:
    found = entries(wanted.material)
    asked = wanted.instruction
    if len(found) < 2 or brief.artefact in _TEXTS or _bound(brief) or len(asked.split()) > 40 or _too_long(wanted):
        return None
    figure = computed(found, asked, wanted.material)
    return None if figure is None else Structured(figure, replace(wanted, job="compute", shape="value"))


def _too_long(wanted: Wish) -> bool:
    """Tell whether the material is running text and no list."""
    found = entries(wanted.material)
    return sum(len(entry.text) for entry in found) > 90 * len(found)


def _arrange(wanted: Wish, brief: Brief) -> Structured | None:
    low = flat(wanted.instruction)
    if (
        brief.artefact in (*_TEXTS, "product", "answer", "reply")
        or brief.task in ("summarise", "translate", "rewrite")
        or _bound(brief)
    ):
        return None
    if not any(
        says("order", name, low)
        for name in ("sort", "sum", "average", "count", "dedupe", "filter", "lowest", "highest")
    ):
        return None
    found = entries(wanted.material)
    if len(found) < 2 or _too_long(wanted):
        return None
    kept = arranged(found, wanted.instruction, wanted.material)
    if kept is None:
        return None
    form = reading_items.line_form(wanted.instruction)
    mark = (
        "- "
        if re.search(r"\b(?:als|in|as a|en|una) (?:eine? |a |una )?(?:stichpunkt)?list\w*|bullet|stichpunkt", low)
        and not form
        else ""
    )
    shape = loose_shape(wanted.instruction)
    lines = [f"{mark}{written(entry, form, wanted.instruction)}" for entry in kept]
    return Structured((", " if shape == "commas" else "\n").join(lines), replace(wanted, job="arrange", shape="lines"))


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
        return _rearranged(wanted, asked)
    return None


def _rearranged(wanted: Wish, asked: str) -> Structured | None:
    found = entries(wanted.origin)
    kept = arranged(found, asked, wanted.origin) if len(found) > 1 else None
    if kept is None:
        return None
    mark = marks_of(wanted.origin)
    lines = [
        f"{at}. {entry.text}" if mark == "1." else f"- {entry.text}" if mark else entry.text
        for at, entry in enumerate(kept, 1)
    ]
    return Structured("\n".join(lines), wanted)


def language_of(brief: Brief) -> Language:
    """Return the language in which the reply's own words are written."""
    return brief.language
