"""Write rows and objects in the ordered form."""

from __future__ import annotations

import csv
import io
import json
from typing import Any


def as_json(data: Any) -> str:
    """Return JSON that reads well: an object with a line a key, a list with a line an entry."""
    if isinstance(data, list) and data and all(isinstance(entry, dict) for entry in data):
        return "[\n" + ",\n".join(f"  {json.dumps(entry, ensure_ascii=False)}" for entry in data) + "\n]"
    return json.dumps(data, ensure_ascii=False, indent=2)


def as_csv(header: list[str], rows: list[list[str]], separator: str) -> str:
    """Return CSV with a header; cells that hold the separator or a quote are quoted."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator, lineterminator="\n")
    if header:
        writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue().rstrip("\n")


def as_table(header: list[str], rows: list[list[str]]) -> str:
    """Return a Markdown table."""
    lines = [_line(header), "|" + "---|" * len(header), *(_line(row) for row in rows)]
    return "\n".join(lines)


def _line(cells: list[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"
