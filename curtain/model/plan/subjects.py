"""Plan several subject lines or headlines: different ones, each from another fact of the material."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ...text.numbers import word_value
from ..brief import Brief
from ..flat import flat
from ..knowledge.facts import Knowledge
from ..text_units import salient
from ..writing.casing import capital
from ..writing.phrase import phrase
from .draft import Draft, piece

_LINES = re.compile(
    r"(?:\b(\w+) (?:\w+ )?)?(?:\bbetreffzeilen|\bsubject lines|\blineas de asunto|\basuntos\b|"
    r"\buberschriften|\bheadlines|"
    r"\btitulares|\bschlagzeilen)"
)
_LONGEST = 9
_MOST = 20


def wanted_lines(brief: Brief) -> int:
    """Return how many subject lines or headlines the request wants; 0 if it wants another text."""
    match = _LINES.search(flat(brief.instruction))
    if not match:
        return 0
    word = match[1] or ""
    number = int(word) if word.isdecimal() and word.isascii() and len(word) < 4 else word_value(word) or 3
    return min(max(number, 2), _MOST)


def subject_lines(brief: Brief, known: Knowledge, slots: Mapping[str, str], form: str, fired: tuple[str, ...]) -> Draft:
    """Return as many different lines as are wanted, as far as the material reaches."""
    number = wanted_lines(brief)
    frames = ("subjects.step", "subjects.product", "subjects.topic", "subjects.day", "subjects.more")
    filled = {**slots, "topic": known.title, "link": known.link}
    said = [*(_short(text) for text in salient(known.sentences, number))]
    said += [phrase(brief.language, key, form, filled) for key in frames]
    lines = list(dict.fromkeys(text for text in said if text))[:number]
    return Draft(tuple(one for text in lines for one in piece("items", text, 0, "material")), natural=2, marks="1.")


def _short(sentence: str) -> str:
    """Return a sentence as a line: without its mark, up to its first comma if it is long; nothing if it stays long."""
    bare = sentence.strip(" -*•").rstrip(".!")
    if len(bare.split()) > _LONGEST:
        bare = re.split(r"[,;:] ", bare, maxsplit=1)[0]
    return capital(bare) if 1 < len(bare.split()) <= _LONGEST + 2 else ""
