"""Read the JSON that a request sketches, however loosely: ``{"name": "", "menge": Zahl, "posten": [{...}]}``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from ...flat import flat
from ...structured_brief import Field
from .fieldkinds import kinds

_TYPES = (
    (
        "boolean",
        r"\b(?:bool\w*|true ?[/|] ?false|ja ?/ ?nein|yes ?/ ?no|si ?/ ?no|wahr ?/ ?falsch|true o(?:r|der)? false)\b",
    ),
    ("integer", r"\b(?:int|integer|ganzzahl|entero)\b"),
    ("number", r"\b(?:number|numbers|numeric|float|zahl|zahlen|numero|numerico|decimal|als zahl|solo numero)\b"),
    ("array", r"\b(?:array|list of|liste|lista de)\b|\[\]"),
    ("string", r"\b(?:string|text|str|texto|cadena)\b"),
)
_DATE = re.compile(r"\b(?:jjjj|yyyy|aaaa)-mm-(?:tt|dd)\b|\biso\b")
_CLOCK = re.compile(r"\b(?:hh:mm|hh\.mm)\b|\b24 ?h\b")
_MOST = 4000
_DEEPEST = 6
_TRIES = 12


@dataclass(frozen=True, slots=True)
class Skeleton:
    """The fields of a sketched object, whether it stands in a list, and its place."""

    fields: tuple[Field, ...]
    many: bool
    start: int
    end: int


def skeleton(text: str) -> Skeleton | None:
    """Return the first sketch of JSON in a text that names at least one key."""
    for match in islice(re.finditer(r"[\[{](?=[^\[{]{0,3}[\[{]?[^\[{]{0,3}[\"'„“\w])", text[:_MOST]), _TRIES):
        reader = _Reader(text[:_MOST], match.start())
        value = reader.value(0)
        members = value.fields
        if members and reader.ok:
            return Skeleton(members, value.many, match.start(), reader.at)
    return None


class _Reader:
    """Walks through a sketch; whatever is no JSON between the marks counts as a description."""

    def __init__(self, text: str, at: int) -> None:
        self.text = text
        self.at = at
        self.ok = True

    def value(self, depth: int) -> Field:
        sign = self._peek()
        if depth > _DEEPEST:
            self.ok = False
            return Field("")
        if sign == "{":
            return self._object(depth)
        if sign == "[":
            return self._list(depth)
        return described(Field(""), self._rest())

    def _object(self, depth: int) -> Field:
        self.at += 1
        members: list[Field] = []
        while self._peek() not in ("}", "") and self.ok:
            start = self.at
            name = self._key()
            if not name:
                self.ok = self._skip()
                continue
            member = Field(name, start=start, end=self.at)
            if self._peek() == ":":
                self.at += 1
                found = self.value(depth + 1)
                member = replace(found, name=name, start=start, end=self.at)
            members.append(named(member))
            if self._peek() in (",", ";"):
                self.at += 1
        self.ok = self.ok and self._peek() == "}"
        self.at += 1
        return Field("", type="object", fields=tuple(members))

    def _list(self, depth: int) -> Field:
        self.at += 1
        inner = self.value(depth + 1) if self._peek() in "{[" and self._peek() else described(Field(""), self._rest())
        end = self.text.find("]", self.at)
        self.ok = self.ok and end >= 0
        self.at = end + 1 if end >= 0 else len(self.text)
        return replace(inner, type="array", many=True)

    def _key(self) -> str:
        self._peek()
        match = re.compile(r"[\"'„“”]([^\"'“”\n]{1,60})[\"'“”]|([^\W\d][\w\-]{0,40})").match(self.text, self.at)
        if not match:
            return ""
        self.at = match.end()
        return (match[1] or match[2]).strip()

    def _rest(self) -> str:
        """Return what describes a value: up to the comma or bracket that ends it, quotations whole."""
        self._peek()
        match = re.compile(r"(?:\"[^\"\n]*\"|[„“][^“”\n]*[“”]|[^,{}\[\]\n\"])*").match(self.text, self.at)
        found = match.group() if match else ""
        self.at += len(found)
        return found.strip()

    def _peek(self) -> str:
        while self.at < len(self.text) and self.text[self.at] in " \t\n\r":
            self.at += 1
        return self.text[self.at : self.at + 1]

    def _skip(self) -> bool:
        self.at += 1
        return self.at < len(self.text)


def named(field: Field) -> Field:
    """Return a field with the kinds that its name and description ask for."""
    found = kinds(field.name) or (kinds(field.about) if len(field.about) < 40 else ())
    return replace(field, kinds=found)


def described(field: Field, words: str) -> Field:
    """Return a field with what is said about its value: type, form, allowed values, whether null will do."""
    low = flat(words)
    if re.fullmatch(r"\"?-?\d+(?:\.\d+)?\"?", low):
        return replace(field, type="number" if '"' not in low else "string")
    if low in ("true", "false"):
        return replace(field, type="boolean")
    kind = next((name for name, pattern in _TYPES if re.search(pattern, low)), field.type)
    form = "date" if _DATE.search(low) else "time" if _CLOCK.search(low) else field.form
    allowed = allowed_values(words)
    if allowed:
        kind = "string"
    bare = words.strip(" \"'„“”.…")
    return replace(field, type=kind, form=form, allowed=allowed or field.allowed, about=bare if len(bare) > 1 else "")


def allowed_values(words: str) -> tuple[str, ...]:
    """Return the values of an enumeration such as ``"offen" | "bezahlt"`` or ``"hoch|mittel|niedrig"``."""
    quoted = re.findall(r"[\"„“']([^\"“”']{1,40})[\"“”']", words)
    if len(quoted) >= 2 and re.fullmatch(
        r"(?:[\s|/,]|oder|or|o|u|und|null)*", re.sub(r"[\"„“'][^\"“”']*[\"“”']", "", words)
    ):
        return tuple(quoted)
    bare = words.strip(" \"'„“”")
    parts = [part.strip(" \"'„“”") for part in re.split(r"\||(?<=\w) ?/ ?(?=\w)", bare)]
    parts = [part for part in parts if part and flat(part) not in ("null", "leer")]
    typed = re.compile(r"(?:string|number|int|integer|bool\w*|true|false|text|zahl|float|array|hh:mm|\W*)")
    if (
        len(parts) >= 2
        and all(len(part.split()) <= 3 for part in parts)
        and not any(typed.fullmatch(flat(part)) for part in parts)
    ):
        return tuple(parts)
    return ()


def schema_fields(schema: Mapping[str, Any], depth: int = 0) -> tuple[Field, ...]:
    """Return the fields of a JSON schema's object."""
    properties = schema.get("properties")
    if not isinstance(properties, Mapping) or depth > _DEEPEST:
        return ()
    needed = schema.get("required")
    listed = needed if isinstance(needed, list) else list(properties)
    return tuple(schema_field(str(name), one, name in listed, depth) for name, one in properties.items())


def schema_field(name: str, schema: Any, required: bool, depth: int) -> Field:
    """Return one property of a schema as a field."""
    schema = schema if isinstance(schema, Mapping) else {}
    types = schema.get("type")
    several = [str(one) for one in types] if isinstance(types, list) else [str(types or "")]
    kind = next((one for one in several if one != "null"), "")
    options = schema.get("enum")
    allowed = tuple(str(one) for one in options if one is not None) if isinstance(options, list) else ()
    items = schema.get("items")
    inner = schema_fields(items, depth + 1) if isinstance(items, Mapping) else schema_fields(schema, depth + 1)
    form = {"date": "date", "time": "time"}.get(str(schema.get("format", "")), "")
    about = str(schema.get("description", ""))
    told = described(Field(name), about)
    return named(
        Field(
            name,
            type=kind,
            form=form or told.form,
            allowed=allowed,
            nullable="null" in several or None in (options if isinstance(options, list) else ()),
            many=kind == "array",
            about=about,
            fields=inner,
            required=required,
        )
    )
