"""The frame of an e-mail: subject line, salutation, closing."""

from __future__ import annotations

from collections.abc import Mapping

from ..brief import Brief
from ..knowledge.facts import Knowledge
from ..writing.phrase import first, phrase
from .draft import Piece, piece


def frame(
    brief: Brief, known: Knowledge, slots: Mapping[str, str], form: str, subjects: tuple[str, ...]
) -> tuple[Piece, ...]:
    """Return subject line, salutation and closing."""
    lang = brief.language
    subject = first(lang, subjects, form, slots)
    return (
        *piece("subject", phrase(lang, "letter.subject_label", form, {"subject": subject}), 0),
        *piece("salutation", salutation(brief, known, slots, form), 0, "material"),
        *piece(
            "closing",
            phrase(lang, "letter.closing_warm" if "friendly" in brief.tone else "letter.closing", form, slots),
            0,
        ),
        *piece("closing", first(lang, ("letter.sign_firm", "letter.sign_open"), form, slots), 0),
    )


def salutation(brief: Brief, known: Knowledge, slots: Mapping[str, str], form: str) -> str:
    """Return the salutation for the person the material names."""
    person = known.person
    if person is None:
        return phrase(brief.language, "letter.dear_all", form, slots)
    warm = "warm_" if "friendly" in brief.tone else ""
    keys = (f"letter.dear_{warm}{person.gender}",) if person.gender else ()
    return first(brief.language, (*keys, "letter.dear_name", "letter.dear_last", "letter.dear_all"), form, slots)
