"""What a card's page gets: one script module and one style sheet, put together from ``static/``, and its phrases.

The files are ES modules of their own, for editors and tests. A host loads a card's script from a text without an
address, where nothing can be imported; so their import lines are dropped and all but the last one's exports unmarked.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from ..phrases import phrases
from ..records import Language

SCRIPTS = (
    "dom", "service", "draft", "saving", "grade", "exercise", "reply", "prompt", "choice", "passage", "mark", "lesson",
    "handin", "card",
)  # fmt: skip
_PREFIX = "widgets.page."


@cache
def script() -> str:
    """Return the module of all cards; every card carries the same text, so that a host loads it once."""
    parts = [_static(f"{name}.js") for name in SCRIPTS]
    inner = [re.sub(r"^export (?=function|class|const|async)", "", part, flags=re.MULTILINE) for part in parts[:-1]]
    whole = "\n".join(_slim(re.sub(r"^import .*\n", "", part, flags=re.MULTILINE)) for part in (*inner, parts[-1]))
    return whole.replace(" => ", "=>")


@cache
def style() -> str:
    """Return the style sheet of all cards."""
    return _slim(_static("card.css"))


def page_phrases(lang: Language) -> dict[str, str]:
    """Return every phrase that the script shows, by the rest of its key; ``{n}`` and the like are filled there."""
    return {key.removeprefix(_PREFIX): text for key, text in phrases(lang).items() if key.startswith(_PREFIX)}


def _static(name: str) -> str:
    return files(__package__).joinpath("static", name).read_text(encoding="utf-8")


def _slim(source: str) -> str:
    """Drop indentation, blank lines and lines that are comments: the text travels with every card."""
    lines = (line.strip() for line in source.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//"))
