"""Write a graded notebook as nbgrader writes it, byte for byte, without building it anew for every learner."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any


def rendered(notebook: Mapping[str, Any], released: Mapping[str, Any], texts: Sequence[str]) -> str:
    """Return the text of a notebook made from a released one whose cells have these texts.

    Only cells that differ from the released ones are written anew.
    """
    pairs = zip(notebook["cells"], released["cells"], texts, strict=True)
    cells = [text if cell == before else cell_text(cell) for cell, before, text in pairs]
    rest = _dumped({name: value for name, value in notebook.items() if name != "cells"})
    return '{\n "cells": [\n' + ",\n".join(cells) + "\n ],\n" + rest.removeprefix("{\n") + "\n"


def cell_text(cell: Mapping[str, Any]) -> str:
    """Return a cell as it stands in a notebook file, indented."""
    return _indented(json.dumps(_split(cell), ensure_ascii=False))


@lru_cache(maxsize=512)
def _indented(cell: str) -> str:
    """Indenting is slow, and most cells of a cohort's notebooks are points out of few or short answers."""
    return "  " + _dumped(json.loads(cell)).replace("\n", "\n  ")


def _split(cell: Mapping[str, Any]) -> dict[str, Any]:
    """Return a cell in the form of files, in which texts are lists of lines."""
    split = {**cell, "source": cell["source"].splitlines(keepends=True)}
    if cell.get("outputs"):
        split["outputs"] = [{**output, "data": _lines(output["data"])} for output in cell["outputs"]]
    return split


def _lines(data: Mapping[str, str]) -> dict[str, list[str]]:
    return {kind: text.splitlines(keepends=True) for kind, text in data.items()}


def _dumped(data: Mapping[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True)
