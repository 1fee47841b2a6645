"""Bring data into a JSON schema: the reply is valid whatever was found; what is missing takes the emptiest value."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from ..flat import flat

_DEEPEST = 12


def conformed(value: Any, schema: Any) -> Any:
    """Return ``value`` as the schema wants it: known keys, types, enumerations, bounds.

    References within the schema are followed, of alternatives the first that fits the value is taken.
    """
    root = schema if isinstance(schema, Mapping) else {}
    return _fit(value, root, root, 0)


def _fit(value: Any, schema: Any, root: Mapping[str, Any], depth: int) -> Any:
    schema = _resolved(schema, root)
    if depth > _DEEPEST or not schema:
        return value
    if "const" in schema:
        return schema["const"]
    options = schema.get("enum")
    if isinstance(options, list) and options:
        return _option(value, options)
    branches = schema.get("anyOf") or schema.get("oneOf")
    if isinstance(branches, list) and branches:
        return _fit(value, _branch(value, branches, root), root, depth + 1)
    kinds = _types(schema)
    if value is None and "null" in kinds:
        return None
    kind = next((one for one in kinds if one != "null"), "")
    if kind == "object":
        return _object(value, schema, root, depth)
    if kind == "array":
        return _array(value, schema, root, depth)
    return _scalar(value, kind, schema)


def _resolved(schema: Any, root: Mapping[str, Any]) -> Mapping[str, Any]:
    for _ in range(_DEEPEST):
        if not isinstance(schema, Mapping):
            return {}
        reference = schema.get("$ref")
        if not isinstance(reference, str) or not reference.startswith("#/"):
            return schema
        found: Any = root
        for part in reference[2:].split("/"):
            found = found.get(part) if isinstance(found, Mapping) else None
        schema = found
    return {}


def _types(schema: Mapping[str, Any]) -> list[str]:
    types = schema.get("type")
    if isinstance(types, list):
        return [str(one) for one in types]
    if types:
        return [str(types)]
    return ["object"] if "properties" in schema else ["array"] if "items" in schema else []


def _branch(value: Any, branches: list[Any], root: Mapping[str, Any]) -> Any:
    resolved = [_resolved(one, root) for one in branches]
    for one in resolved:
        if _name_of(value) in _types(one) or (_name_of(value) == "integer" and "number" in _types(one)):
            return one
    return next((one for one in resolved if "null" in _types(one)), resolved[0])


def _name_of(value: Any) -> str:
    """Return the JSON type of a value."""
    if value is None:
        return "null"
    names = (
        (bool, "boolean"),
        (int, "integer"),
        (float, "number"),
        (str, "string"),
        (list, "array"),
        (Mapping, "object"),
    )
    return next((name for kind, name in names if isinstance(value, kind)), "")


def _option(value: Any, options: list[Any]) -> Any:
    """Return the allowed value that equals what was found, whatever its case; None or the first if none does."""
    for one in options:
        if one == value and type(one) is type(value):
            return one
    shown = flat(str(value))
    for one in options:
        if one is not None and flat(str(one)) == shown:
            return one
    return None if None in options and value is None else options[0]


def _object(value: Any, schema: Mapping[str, Any], root: Mapping[str, Any], depth: int) -> dict[str, Any]:
    have = value if isinstance(value, Mapping) else {}
    properties = schema.get("properties")
    known = properties if isinstance(properties, Mapping) else {}
    needed = schema.get("required")
    required = [str(name) for name in needed] if isinstance(needed, list) else []
    found: dict[str, Any] = {}
    for name, one in known.items():
        if name in have and (have[name] is not None or name in required):
            found[str(name)] = _fit(have[name], one, root, depth + 1)
        elif name in required:
            found[str(name)] = _fit(None, one, root, depth + 1)
    for name in required:
        found.setdefault(name, have.get(name, ""))
    extra = schema.get("additionalProperties", True)
    if extra is not False and not known:
        found.update({str(name): one for name, one in have.items()})
    return found


def _array(value: Any, schema: Mapping[str, Any], root: Mapping[str, Any], depth: int) -> list[Any]:
    entries = list(value) if isinstance(value, (list, tuple)) else [] if value in (None, "") else [value]
    inner = schema.get("items")
    fitted = [_fit(entry, inner, root, depth + 1) for entry in entries] if isinstance(inner, Mapping) else entries
    most, least = schema.get("maxItems"), schema.get("minItems")
    if schema.get("uniqueItems"):
        fitted = [entry for at, entry in enumerate(fitted) if entry not in fitted[:at]]
    if isinstance(most, int):
        fitted = fitted[: max(0, most)]
    while isinstance(least, int) and len(fitted) < min(least, 50):
        fitted.append(_fit(None, inner, root, depth + 1) if isinstance(inner, Mapping) else "")
    return fitted


def _scalar(value: Any, kind: str, schema: Mapping[str, Any]) -> Any:
    if kind == "boolean":
        return value if isinstance(value, bool) else False
    if kind in ("number", "integer"):
        return _number(value, kind, schema)
    if kind == "null":
        return None
    if kind == "string":
        return _string(value, schema)
    return value


def _number(value: Any, kind: str, schema: Mapping[str, Any]) -> int | float:
    found: int | float = 0
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        found = value
    elif isinstance(value, str) and re.fullmatch(r"-?\d{1,15}(?:\.\d{1,12})?", value):
        found = float(value)
    found = int(found) if kind == "integer" or float(found).is_integer() else found
    low, high = schema.get("minimum"), schema.get("maximum")
    found = max(found, low) if isinstance(low, (int, float)) else found
    return min(found, high) if isinstance(high, (int, float)) else found


def _string(value: Any, schema: Mapping[str, Any]) -> str:
    text = "" if value is None else value if isinstance(value, str) else str(value)
    most = schema.get("maxLength")
    return text[:most] if isinstance(most, int) and most >= 0 else text
