"""All running text of a course that learners may see, for models that learn from it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from ..records import LANGUAGES
from .load import load_modules
from .module import Module

_FENCED = re.compile(r"^(`{3,}|~{3,}).*?^\1\s*$|^\+\+\+.*$|\A---\n.*?^---$", re.DOTALL | re.MULTILINE)
_MARKUP = re.compile(r"[*_`#>|]+|!?\[|\]\([^)]*\)")


def course_texts(root: Path) -> Iterator[str]:
    """Yield lesson paragraphs, titles, tasks and hints in every language, then the example sentences of the reader.

    Keys are not among them: what learns from these texts can tell no answer.

    Raises
    ------
    SourceError
        About the first source that is wrong.
    """
    for module in load_modules(root).values():
        yield from _of_module(module)
    for file in sorted((root / "assets" / "reading").glob("*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            yield json.loads(line)["text"]


def _of_module(module: Module) -> Iterator[str]:
    for lang in LANGUAGES:
        for paragraph in re.split(r"\n\s*\n", _FENCED.sub("\n\n", module.lessons[lang])):
            if plain := " ".join(_MARKUP.sub("", paragraph).split()):
                yield plain
        for name in module.names:
            exercise = module.exercise(name, lang)
            yield from (text for text in (exercise.title, exercise.task, *exercise.hints) if text)
