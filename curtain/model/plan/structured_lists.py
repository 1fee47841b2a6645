"""Plan lists from the material: every thing of a kind, records as lines, entries sorted, counted or added up."""

from __future__ import annotations

import re
from dataclasses import replace

from ...text.words import sentences
from ..brief import Brief
from ..flat import flat
from ..knowledge.records import findings
from ..knowledge.records_rows import entries
from ..knowledge.records_split import records
from ..lexicon_files import table
from ..reading.structured import items as reading_items
from ..reading.structured.fieldkinds import kinds
from ..reading.structured.shape import loose_shape
from ..reading.structured.words import says
from ..structured_brief import Field, Wish
from .structured_arrange import arranged, computed, marks_of, written
from .structured_extract import collected
from .structured_made import Structured, bound
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


_TEXTS = ("email", "post", "teaser", "invitation", "press")


def compute(wanted: Wish, brief: Brief) -> Structured | None:
    found = entries(wanted.material)
    asked = wanted.instruction
    if len(found) < 2 or brief.artefact in _TEXTS or bound(brief) or len(asked.split()) > 40 or _too_long(wanted):
        return None
    figure = computed(found, asked, wanted.material)
    return None if figure is None else Structured(figure, replace(wanted, job="compute", shape="value"))


def _too_long(wanted: Wish) -> bool:
    """Tell whether the material is running text and no list."""
    found = entries(wanted.material)
    return sum(len(entry.text) for entry in found) > 90 * len(found)


def rows_of_lines(wanted: Wish, brief: Brief) -> Structured | None:
    """Return records as lines in a pattern such as ``date - what``, where the pattern names fields."""
    form = reading_items.line_form(wanted.instruction)
    parts = re.split(
        r"(\s+[–—-]\s+|\s*:\s+|\s*\|\s*|\s*;\s*|\s*\(|,\s+|(?<=datum) |(?<=date) |(?<=fecha) )", form.rstrip(")")
    )
    fields = tuple(Field(name.strip(), kinds(name)) for name in parts[::2] if name.strip())
    if (
        not 2 <= len(fields) <= 5
        or bound(brief)
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


def collect(wanted: Wish, brief: Brief) -> Structured | None:
    """Return every thing of the one kind that the request names, in lines or with commas."""
    low = flat(wanted.instruction)
    shape = loose_shape(wanted.instruction)
    if (
        (brief.artefact in _TEXTS and brief.artefact != "email")
        or not _ALL.search(low)
        or bound(brief)
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


def _iso_day(text: str, wanted: Wish) -> str:
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


def arrange(wanted: Wish, brief: Brief) -> Structured | None:
    low = flat(wanted.instruction)
    if (
        brief.artefact in (*_TEXTS, "product", "answer", "reply")
        or brief.task in ("summarise", "translate", "rewrite")
        or bound(brief)
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


def rearranged(wanted: Wish, asked: str) -> Structured | None:
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
