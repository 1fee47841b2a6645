"""The frame of an e-mail: subject line, salutation, closing."""

from __future__ import annotations

from collections.abc import Mapping

from ...records import Language
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
        *_signature(lang, slots, form),
    )


def voice(slots: Mapping[str, str]) -> str:
    """Return the ending of keys for who speaks: ``_we`` for a team, nothing for one person."""
    return "_we" if slots.get("firm") and not slots.get("writer") else ""


def _signature(lang: Language, slots: Mapping[str, str], form: str) -> tuple[Piece, ...]:
    if slots.get("writer"):
        return (
            *piece("closing", phrase(lang, "letter.sign_writer", form, slots), 0, "material"),
            *piece("closing", phrase(lang, "letter.sign_house", form, slots), 0, "prompt"),
        )
    return piece("closing", first(lang, ("letter.sign_firm", "letter.sign_open"), form, slots), 0)


def salutation(brief: Brief, known: Knowledge, slots: Mapping[str, str], form: str) -> str:
    """Return the salutation for the person the material names."""
    person = known.person
    if person is None:
        return phrase(brief.language, "letter.dear_all", form, slots)
    warm = "warm_" if "friendly" in brief.tone else ""
    keys = (f"letter.dear_{warm}{person.gender}",) if person.gender else ()
    return first(brief.language, (*keys, "letter.dear_name", "letter.dear_last", "letter.dear_all"), form, slots)
