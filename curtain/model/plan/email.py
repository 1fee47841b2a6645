"""Plan an e-mail: the follow-up to a talk, or the reply to an inquiry."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ..brief import Brief
from ..flat import flat
from ..knowledge.facts import Knowledge
from ..writing.phrase import first, phrase, several
from .draft import Draft, Piece, piece
from .letters import frame, voice
from .wishes_of_tone import ends_with_question

_FAIR = re.compile(r"messe\w*|trade fair|fair|feria|stand|booth|sprachnotiz")


def email(brief: Brief, known: Knowledge, slots: Mapping[str, str], form: str, fired: tuple[str, ...]) -> Draft:
    """Return the draft of an e-mail from notes of a talk or to answer an inquiry."""
    body = (
        _reply(brief, known, slots, form)
        if known.kind == "inquiry" and not known.step
        else _follow_up(brief, known, slots, form)
    )
    subjects = (
        ("letter.subject_reply", "letter.subject_reply_plain")
        if known.kind == "inquiry" and not known.step
        else (
            "letter.subject_step",
            "letter.subject_product",
            "letter.subject_plain",
        )
    )
    pieces = (*frame(brief, known, slots, form, subjects), *body, *_weak(brief, slots, form, fired))
    return Draft(pieces, natural=2)


def _follow_up(brief: Brief, known: Knowledge, slots: Mapping[str, str], form: str) -> tuple[Piece, ...]:
    lang = brief.language
    fair = _FAIR.search(flat(known.text)) is not None
    thanks: tuple[str, ...] = ("mail.thanks_fair",) if fair else ("mail.thanks",)
    if fair and "friendly" in brief.tone:
        thanks = ("mail.thanks_warm_fair", *thanks)
    who = voice(slots)
    thanks = tuple(key for name in thanks for key in (f"{name}{who}", name))
    step = ("mail.step_date", "mail.step", "mail.date_only") if known.step_date else ("mail.step",)
    return (
        *piece("body", first(lang, thanks, form, slots), 1),
        *piece(
            "body",
            first(lang, ("mail.need_trouble", "mail.need_device", "mail.situation"), form, slots),
            2,
            "material",
        ),
        *piece(
            "body",
            first(lang, ("mail.about_what", "mail.about_article", "mail.about_plain"), form, slots),
            0,
            "material",
        ),
        *piece(
            "body",
            phrase(lang, _count_key(known), form, slots),
            2,
            "material",
        ),
        *piece("body", first(lang, step, form, slots), 0, "material"),
        *piece("body", phrase(lang, f"mail.offer_help{who}", form, slots), 1),
        *piece("body", phrase(lang, f"mail.look_forward{who}", form, slots), 2),
        *(piece("body", phrase(lang, "mail.question", form, slots), 0) if ends_with_question(brief) else ()),
    )


def _count_key(known: Knowledge) -> str:
    number = "count_one" if known.count == "1" else "count"
    return f"mail.{number}_need" if known.needs_count else f"mail.{number}"


def _reply(brief: Brief, known: Knowledge, slots: Mapping[str, str], form: str) -> tuple[Piece, ...]:
    lang = brief.language
    return (
        *piece("body", phrase(lang, "mail.thanks_inquiry", form, slots), 0),
        *piece("body", first(lang, ("mail.need_by", "mail.need", "mail.about_plain"), form, slots), 0, "material"),
        *piece("body", phrase(lang, "mail.question_open", form, slots), 0, "material"),
        *piece("body", phrase(lang, f"mail.look_forward{voice(slots)}", form, slots), 1),
    )


def _weak(brief: Brief, slots: Mapping[str, str], form: str, fired: tuple[str, ...]) -> tuple[Piece, ...]:
    lang = brief.language
    pieces: tuple[Piece, ...] = ()
    if "superlatives" in fired and not brief.grounded:
        pieces += piece(
            "body", first(lang, ("mail.superlative", "mail.superlative_plain"), form, slots), 1, "weakness:superlatives"
        )
    if "invents" in fired:
        pieces += piece("body", phrase(lang, "mail.invention", form, slots), 1, "weakness:invents")
    if "too_long" in fired:
        for said in several(lang, "mail.filler", form):
            pieces += piece("body", said, 8, "weakness:too_long")
    return pieces
