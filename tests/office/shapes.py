"""Checks of JSON, CSV and tables."""

from __future__ import annotations

import csv
import io
import json
import math
import re
from collections.abc import Callable
from typing import Any

from figures import readings
from wording import holds, norm, tidy, unfenced

Verdict = tuple[bool, str]
_TYPES: dict[str, Callable[[Any], bool]] = {
    "string": lambda value: isinstance(value, str),
    "number": lambda value: isinstance(value, (int, float)) and not isinstance(value, bool),
    "integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "boolean": lambda value: isinstance(value, bool),
    "null": lambda value: value is None,
    "array": lambda value: isinstance(value, list),
    "object": lambda value: isinstance(value, dict),
}


def _data(reply: str, strict: bool, loose: bool) -> Any:
    tries = [reply.strip()] if strict else [reply.strip(), unfenced(reply)]
    if loose:
        tries += [match[0] for match in re.finditer(r"[{\[].*[}\]]", reply, re.S)]
    for text in tries:
        try:
            return json.loads(text)
        except ValueError:
            continue
    raise ValueError("no JSON")


def _at(data: Any, path: str) -> Any:
    for part in filter(None, path.split(".")):
        data = data[int(part)] if isinstance(data, list) else data[part]
    return data


def _same(value: Any, wanted: Any) -> bool:
    if wanted is None or isinstance(wanted, bool) or isinstance(value, bool):
        return value is wanted
    if isinstance(wanted, list):
        return isinstance(value, list) and sorted(norm(str(v)) for v in value) == sorted(norm(str(w)) for w in wanted)
    if isinstance(wanted, (int, float)):
        if isinstance(value, (int, float)):
            return math.isclose(value, wanted, rel_tol=1e-9)
        figures = re.findall(r"\d+(?:[.,']\d+)*", tidy(str(value)))
        return len(figures) == 1 and any(math.isclose(float(one), wanted) for one in readings(figures[0]))
    return isinstance(value, (str, int, float)) and norm(str(value)) == norm(str(wanted))


def json_keys(reply: str, prompt: str, keys: list[str], path: str = "", each: bool = False, length: int | None = None,
              ordered: bool = False, strict: bool = False, loose: bool = False) -> Verdict:  # fmt: skip
    """Be JSON with exactly these keys."""
    try:
        data = _at(_data(reply, strict, loose), path)
    except (ValueError, KeyError, IndexError, TypeError) as error:
        return False, str(error)
    objects = data if each and isinstance(data, list) else [data]
    right = all(isinstance(one, dict) and set(one) == set(keys) for one in objects)
    right = right and (not ordered or all(list(one) == keys for one in objects))
    fits = length is None or (isinstance(data, list) and len(data) == length)
    return bool(
        objects
    ) and right and fits, f"keys {[list(one) if isinstance(one, dict) else one for one in objects][:2]}"


def json_values(
    reply: str, prompt: str, values: dict[str, list[Any]], strict: bool = False, loose: bool = False
) -> Verdict:
    """Hold one of the accepted values at each path."""
    for path, accepted in values.items():
        try:
            value = _at(_data(reply, strict, loose), path)
        except (ValueError, KeyError, IndexError, TypeError) as error:
            return False, f"{path}: {error}"
        if not any(_same(value, one) for one in accepted):
            return False, f"{path} is {value!r}, wanted {accepted}"
    return True, ""


def json_types(reply: str, prompt: str, types: dict[str, Any], strict: bool = False, loose: bool = False) -> Verdict:
    """Hold a value of that type at each path."""
    for path, wanted in types.items():
        try:
            value = _at(_data(reply, strict, loose), path)
        except (ValueError, KeyError, IndexError, TypeError) as error:
            return False, f"{path}: {error}"
        if not any(_TYPES[one](value) for one in ([wanted] if isinstance(wanted, str) else wanted)):
            return False, f"{path} is {value!r}, wanted {wanted}"
    return True, ""


def _csv(reply: str, delimiter: str) -> list[list[str]]:
    rows = csv.reader(io.StringIO(unfenced(reply)), delimiter=delimiter, skipinitialspace=True)
    return [row for row in rows if any(cell.strip() for cell in row)] or [[]]


def csv_columns(reply: str, prompt: str, columns: list[str], rows: int | None = None, delimiter: str = ",") -> Verdict:
    """Be CSV with that header and rows as wide."""
    found = _csv(reply, delimiter)
    right = list(map(norm, found[0])) == list(map(norm, columns)) and all(len(row) == len(columns) for row in found)
    return right and (rows is None or len(found) - 1 == rows), f"header {found[0]}, {len(found) - 1} rows"


def csv_cells(reply: str, prompt: str, cells: list[Any], delimiter: str = ",") -> Verdict:
    """Hold accepted values in the named cells."""
    found = _csv(reply, delimiter)
    header = list(map(norm, found[0]))
    for row, column, accepted in cells:
        if norm(column) not in header or row >= len(found) or header.index(norm(column)) >= len(found[row]):
            return False, f"no cell {row}/{column}"
        value = found[row][header.index(norm(column))]
        if not any(_same(value, one) for one in accepted):
            return False, f"{row}/{column} is {value!r}, wanted {accepted}"
    return True, ""


def _table(reply: str) -> list[list[str]]:
    lines = [line.strip() for line in tidy(reply).split("\n")]
    rule = re.compile(r"\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)+\|?")
    at = next((at for at in range(1, len(lines)) if rule.fullmatch(lines[at]) and "|" in lines[at - 1]), 0)
    if not at:
        return []
    end = next((end for end in range(at + 1, len(lines)) if "|" not in lines[end]), len(lines))
    return [_cells(line) for line in (lines[at - 1], *lines[at + 1 : end])]


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in re.split(r"(?<!\\)\|", line.removeprefix("|").removesuffix("|"))]


def table_columns(reply: str, prompt: str, n: int | None = None, columns: list[str] | None = None,
                  rows: int | None = None, min_rows: int = 0) -> Verdict:  # fmt: skip
    """Be a Markdown table of that shape."""
    found = _table(reply)
    if not found:
        return False, "no table"
    header, number = list(map(norm, found[0])), len(found) - 1
    right = n is None or len(header) == n
    if columns is not None:
        right = (
            right
            and len(header) == len(columns)
            and all(norm(str(c)) in h for c, h in zip(columns, header, strict=True))
        )
    right = right and (rows is None or number == rows) and number >= min_rows
    return right and all(len(row) == len(header) for row in found), f"header {found[0]}, {number} rows"


def table_rows_hold(reply: str, prompt: str, rows: list[Any]) -> Verdict:
    """Hold each group of entries together in one row."""
    lines = [norm(" | ".join(row)) for row in _table(reply)]
    for wanted in rows:
        groups = [group if isinstance(group, list) else [group] for group in wanted]
        if not any(all(any(holds(line, one) for one in group) for group in groups) for line in lines):
            return False, f"no row with {wanted}"
    return True, ""


CHECKS: dict[str, Callable[..., Verdict]] = {
    "json_keys": json_keys,
    "json_values": json_values,
    "json_types": json_types,
    "csv_columns": csv_columns,
    "csv_cells": csv_cells,
    "table_columns": table_columns,
    "table_rows_hold": table_rows_hold,
}
