"""Plan what to say when a translation is asked for: there is no dictionary, but there is something it can do."""

from __future__ import annotations

from collections.abc import Mapping

from ..brief import Brief
from ..knowledge.facts import Knowledge
from ..writing.phrase import phrase
from .draft import Draft, piece


def no_translation(
    brief: Brief, known: Knowledge, slots: Mapping[str, str], form: str, fired: tuple[str, ...]
) -> Draft:
    """Return the honest refusal of a translation with what can be had in its place."""
    return Draft(piece("body", phrase(brief.language, "text.no_translation", form, slots), 0, "honest"), natural=9)
