"""Files that are no notebooks, or notebooks that no reader should trust."""

from __future__ import annotations

import bz2
import codecs
import gzip
import io
import json
import pickle
import zipfile
from collections.abc import Callable
from typing import Any

from hostile_desk import Attack, Desk

LIMIT = 20_000_000


class Betrayer:
    """Unpickling it runs code."""

    def __init__(self, code: str) -> None:
        self.code = code

    def __reduce__(self) -> Any:
        return exec, (self.code,)


def content(make: Callable[[Desk], bytes]) -> Callable[[Desk], None]:
    return lambda desk: desk.write(make(desk))


def good(desk: Desk) -> bytes:
    return json.dumps(desk.notebook()).encode()


def zipped(desk: Desk) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("../../../key.toml", good(desk))
    return made.getvalue()


def padded(desk: Desk, size: int) -> bytes:
    notebook = good(desk)
    return b" " * (size - len(notebook)) + notebook


def huge(desk: Desk) -> None:
    """100 MB without writing them all to the disk."""
    with desk.file.open("wb") as file:
        file.write(good(desk))
        file.truncate(100_000_000)


def twice(desk: Desk) -> bytes:
    """Two lists of cells: JSON readers keep the last one."""
    cells = json.dumps(desk.notebook()["cells"])
    return f'{{"cells": [], "metadata": {{}}, "cells": {cells}, "nbformat": 4}}'.encode()


FILES = {
    "cut-off": Attack(content(lambda desk: good(desk)[:-40]), "hand_in.broken"),
    "empty": Attack(content(lambda desk: b""), "hand_in.broken"),
    "only-zeros": Attack(content(lambda desk: b"\0" * 5_000), "hand_in.broken"),
    "deep-lists": Attack(content(lambda desk: b"[" * 500_000), "hand_in.broken"),
    "deep-objects": Attack(content(lambda desk: b'{"a":' * 200_000 + b"1" + b"}" * 200_000), "hand_in.broken"),
    "endless-number": Attack(content(lambda desk: b'{"cells": ' + b"9" * 200_000 + b"}"), "hand_in.broken"),
    "limit-plus-one": Attack(content(lambda desk: padded(desk, LIMIT + 1)), "hand_in.too_large"),
    "at-the-limit": Attack(content(lambda desk: padded(desk, LIMIT)), "same"),
    "hundred-megabytes": Attack(huge, "hand_in.too_large"),
    "million-empty-lists": Attack(content(lambda desk: b"[" + b"[]," * 4_000_000 + b"1]"), "hand_in.broken"),
    "gzip": Attack(content(lambda desk: gzip.compress(good(desk))), "hand_in.broken"),
    "gzip-bomb": Attack(content(lambda desk: gzip.compress(b"0" * 30_000_000)), "hand_in.broken"),
    "byte-order-mark": Attack(content(lambda desk: codecs.BOM_UTF8 + good(desk)), "same"),
    "utf-16": Attack(content(lambda desk: good(desk).decode().encode("utf-16")), "hand_in.broken"),
    "a-list": Attack(content(lambda desk: b"[1, 2, 3]"), "hand_in.no_cells"),
    "format-2": Attack(content(lambda desk: b'{"worksheets": [], "nbformat": 2}'), "hand_in.no_cells"),
    "format-3": Attack(
        content(lambda desk: json.dumps({"worksheets": [{"cells": desk.notebook()["cells"]}], "nbformat": 3}).encode()),
        "hand_in.no_cells",
    ),
    "format-99": Attack(lambda desk: desk.write({**desk.notebook(), "nbformat": 99, "nbformat_minor": 99}), "same"),
    "pickle": Attack(content(lambda desk: pickle.dumps(Betrayer(desk.betrayal()))), "hand_in.broken"),
    "zip": Attack(content(zipped), "hand_in.broken", held_out=True),
    "bzip2": Attack(content(lambda desk: bz2.compress(good(desk))), "hand_in.broken", held_out=True),
    "cells-twice": Attack(content(twice), "same", held_out=True),
    "not-a-number": Attack(
        lambda desk: desk.write({**desk.notebook(), "nbformat": float("nan"), "x": float("inf")}), "same", held_out=True
    ),
    "latin-1": Attack(
        content(lambda desk: json.dumps(desk.notebook(), ensure_ascii=False).encode("latin-1", "replace")),
        "same",
        held_out=True,
    ),
    "python-source": Attack(content(lambda desk: desk.betrayal().encode()), "hand_in.broken", held_out=True),
    "yaml-bomb": Attack(
        content(lambda desk: b"a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\ncells: *c\n"), "hand_in.broken", held_out=True
    ),
}
