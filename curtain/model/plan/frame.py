"""Plan a brief: whoever asks for a brief gets the frame of one and not the text that the brief is about."""

from __future__ import annotations

from collections.abc import Mapping

from ..brief import Brief
from ..knowledge.facts import Knowledge
from ..writing.phrase import phrase, several
from .draft import Draft, piece


def frame_of_a_brief(
    brief: Brief, known: Knowledge, slots: Mapping[str, str], form: str, fired: tuple[str, ...]
) -> Draft:
    """Return the frame of a brief to be filled in."""
    lines = several(brief.language, "text.brief_lines", form)
    lead = piece("body", phrase(brief.language, "text.brief_lead", form, slots), 0)
    return Draft((*lead, *(one for line in lines for one in piece("items", line, 0))), natural=2)
