"""Bring a value into the type and spelling that its field asks for."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

from ...text.dates import dates
from ..flat import flat
from ..knowledge.concepts import evidence, named
from ..knowledge.records import findings, number
from ..knowledge.records_fill import Value
from ..reading.structured.fieldkinds import NUMERIC, hinted, plain
from ..structured_brief import Field, Label, Wish
from .structured_classify import classify

_BARE = re.compile(
    r"\b(?:(?:nur|only|as|als|solo|como)(?: \w+)? (?:number|numbers|zahl|zahlen|numeros?|"
    r"ziffern?)|numbers? only|plain numbers)\b"
)


def typed(field: Field, value: Value | None, wish: Wish, text: str) -> Any:
    """Return the value of a field for JSON: of its type, null or empty where the material says nothing."""
    if field.allowed or (wish.labels and _chosen_field(field, wish)):
        return _chosen(field, wish, text)
    if field.type == "boolean" or (field.kinds[:1] == ("urgency",) and field.type != "string"):
        return true_of(field, text)
    if value is None:
        return _nothing(field, wish)
    if field.type in ("number", "integer") or _numeric(field):
        found = as_number(value)
        if found is not None:
            return int(found) if field.type == "integer" else found
        return _nothing(field, wish) if field.type else value.text
    return spelled(field, value, wish)


def shown(field: Field, value: Value | None, wish: Wish, text: str) -> str:
    """Return the value of a field for a cell of a table."""
    if field.allowed:
        return str(_chosen(field, wish, text))
    if value is None:
        return wish.missing if wish.missing is not None else "" if wish.shape == "csv" else "-"
    bare = field.type in ("number", "integer") or (
        _BARE.search(flat(wish.instruction)) and field.kinds[:1] and field.kinds[0] in NUMERIC
    )
    quantity = field.kinds[:1] == ("quantity",) or (wish.shape == "csv" and _unit_named(field))
    if bare or quantity:
        found = as_number(value)
        if found is not None:
            return _plain(found)
    return spelled(field, value, wish)


def spelled(field: Field, value: Value, wish: Wish) -> str:
    """Return a date or time in the ordered spelling, anything else in the material's own words."""
    if field.form == "date" or (
        wish.form == "date" and isinstance(value.value, str) and re.match(r"[\d-]+-\d\d-\d\d$", str(value.value))
    ):
        return iso(str(value.value), wish) or value.text
    if field.form == "time" and re.fullmatch(r"\d\d:\d\d", str(value.value)):
        return str(value.value)
    return re.sub(r"\s+", " ", value.text).strip(" ,;")


def iso(value: str, wish: Wish) -> str:
    """Return an ISO date; a missing year comes from the request or from another date of the material."""
    match = re.fullmatch(r"(\d{4}|-)-(\d\d)-(\d\d)", value)
    if not match:
        return ""
    year = match[1] if match[1] != "-" else str(wish.year or _year_of(wish.material) or "")
    return f"{year}-{match[2]}-{match[3]}" if year else ""


def _year_of(text: str) -> int | None:
    years = [one.year for one in dates(text[:8000]) if one.year]
    if years:
        return years[0]
    found = re.search(r"\b(20\d\d)\b", text[:8000])
    return int(found[1]) if found else None


def due_day(text: str, wish: Wish) -> str:
    """Return the day on which a term such as ``within 14 days`` ends that begins on the day of an invoice."""
    term = re.search(r"(\d{1,3})\s(?:tage|tagen|days|dias)\b", flat(text))
    day = next(iter(dates(text)), None)
    if not term or day is None:
        return ""
    year = day.year or wish.year or _year_of(text)
    if not year or not 1 <= year <= 9000:
        return ""
    try:
        return (date(year, day.month, day.day) + timedelta(days=int(term[1]))).isoformat()
    except ValueError:
        return ""


def as_number(value: Value) -> int | float | None:
    """Return the number that a value is or holds."""
    if isinstance(value.value, bool):
        return None
    if isinstance(value.value, (int, float)):
        return value.value
    for one in findings(value.text):
        if isinstance(one.value, (int, float)):
            return one.value
    return number(value.text) if re.fullmatch(r"[\d.,' ]+", value.text) else None


def true_of(field: Field, text: str) -> bool:
    """Tell whether a text affirms what a field of the type yes-or-no is named for."""
    heard = evidence(text)
    low = flat(text)
    if field.kinds[:1] == ("urgency",):
        return heard.get("urgent", 0.0) > heard.get("relaxed", 0.0) and heard.get("urgent", 0.0) >= 0.9
    stems = [word[:6] for word in plain(field.name) if len(word) > 2]
    about = evidence(field.name.replace("_", " "))
    for stem in stems:
        for match in re.finditer(rf"(?<!\w){re.escape(stem)}", low):
            before = low[max(0, match.start() - 16) : match.start()]
            return not re.search(r"\b(?:kein\w*|nicht|ohne|ausser|no|not|without|sin|out of|nunca)\W*$", before)
    return any(heard.get(concept, 0.0) >= 0.9 for concept in (*about, *named(field.name.replace("_", " "))))


def _chosen_field(field: Field, wish: Wish) -> bool:
    return (
        wish.job == "classify"
        and field.type not in ("boolean", "number", "integer", "array", "object")
        and bool(
            field.kinds[:1]
            and field.kinds[0]
            in ("category", "priority", "sentiment", "status", "department", "topic", "industry", "urgency", "language")
        )
    )


def _chosen(field: Field, wish: Wish, text: str) -> Any:
    if field.allowed:
        told = {flat(label.name): label.about for label in wish.labels}
        labels = tuple(Label(name, told.get(flat(name), "")) for name in field.allowed)
    else:
        labels = wish.labels
    found = classify(text, labels).label
    if field.type in ("number", "integer") and re.fullmatch(r"-?\d+(?:\.\d+)?", found):
        return int(found) if field.type == "integer" else float(found)
    return found


def _nothing(field: Field, wish: Wish) -> Any:
    if wish.wrapper == "json_schema" and not field.nullable:
        return {"number": 0, "integer": 0, "boolean": False, "array": [], "object": {}}.get(field.type, "")
    if field.many or field.type == "array":
        return []
    if wish.missing is not None and flat(wish.missing) != "null" and field.type not in ("number", "integer"):
        return wish.missing
    return None


def _numeric(field: Field) -> bool:
    """Tell whether a field without a stated type plainly wants a number: a count, or a key that names the unit."""
    return (
        field.kinds[:1] == ("quantity",)
        or field.kinds[:1] in (("net",), ("vat",), ("gross",), ("unit_price",), ("distance",))
        or _unit_named(field)
    )


def _unit_named(field: Field) -> bool:
    words = plain(field.name)
    return bool(words) and bool(field.kinds) and hinted(words[-1]) in field.kinds[:2] and hinted(words[-1]) in NUMERIC


def _plain(found: int | float) -> str:
    return str(int(found)) if float(found).is_integer() else str(found)
