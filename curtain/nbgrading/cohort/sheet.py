"""What all hand-ins of one assignment are graded with: the released notebook, the cohort's seed, and their versions."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from typing import Any

from ...errors import NotebookError
from ...grading.code_digest import code_digest
from ...records import Language
from ..judge import versions_of
from ..marking import graded, source
from ..rebuilding import given_texts
from .rendering import cell_text

ROOMS = (
    "records.py",
    "errors.py",
    "phrases.py",
    "languages",
    "text",
    "answers",
    "course",
    "grading",
    "model",
    "nbgrading",
)
"""All of the package that can make a grade or its words another one."""


@dataclass(frozen=True)
class Sheet:
    """One assignment; ``digest`` changes with everything that can change a grade beside the hand-in itself.

    Beside the ``versions`` of each item's key, engine and grader these are the released notebook and the code as it is
    installed: also a change for which nobody raised a version.
    """

    assignment: str
    notebook: Mapping[str, Any]
    seed: str
    versions: Mapping[str, Mapping[str, str]]
    digest: str

    @property
    def lang(self) -> Language:
        """The language of the assignment."""
        lang: Language = self.notebook["metadata"]["curtain"]["lang"]
        return lang

    @cached_property
    def given(self) -> dict[str, str]:
        """The texts that a learner starts from, by exercise id."""
        return given_texts(self.notebook)

    @cached_property
    def cell_texts(self) -> tuple[str, ...]:
        """The cells as they stand in a notebook file."""
        return tuple(cell_text(cell) for cell in self.notebook["cells"])

    def blank(self) -> dict[str, Any]:
        """Return a copy of the released notebook in which cells can be replaced part by part."""
        about = {**self.notebook["metadata"], "curtain": {**self.notebook["metadata"]["curtain"]}}
        return {**self.notebook, "cells": [dict(cell) for cell in self.notebook["cells"]], "metadata": about}


def read_sheet(released: Path, assignment: str, seed: str) -> Sheet:
    """Make the sheet of an assignment from its released notebook.

    Raises
    ------
    NotebookError
        If the release is missing or no notebook of this course.
    CurtainError
        If the course's sources cannot be read.
    """
    try:
        notebook = json.loads(released.read_text(encoding="utf-8"))
        cells = [{**cell, "source": source(cell)} for cell in notebook["cells"]]
        notebook = {**notebook, "cells": cells}
        lang = notebook["metadata"]["curtain"]["lang"]
        items = graded(notebook)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise NotebookError("nbgrading.no_release", path=released, assignment=assignment) from error
    versions = _versions(items, lang, seed)
    made_of = [notebook, versions, code_digest(*ROOMS)]
    digest = hashlib.sha256(json.dumps(made_of, sort_keys=True).encode()).hexdigest()[:32]
    return Sheet(assignment, notebook, seed, versions, digest)


def stale(sheet: Sheet) -> bool:
    """Whether this process would grade with other keys or versions than the sheet was made with."""
    return _versions(graded(sheet.notebook), sheet.lang, sheet.seed) != sheet.versions


def _versions(items: list[str], lang: Language, seed: str) -> dict[str, dict[str, str]]:
    return {"package": {"curtain": version("curtain")}} | {
        exercise: dict(versions_of(exercise, lang, seed)) for exercise in items
    }
