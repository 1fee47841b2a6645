"""Plan an invitation to an event."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ..brief import Brief
from ..knowledge.facts import Knowledge
from ..writing.casing import capital
from ..writing.phrase import first, phrase, several
from .draft import Draft, Piece, piece
from .letters import frame


def invitation(brief: Brief, known: Knowledge, slots: Mapping[str, str], form: str, fired: tuple[str, ...]) -> Draft:
    """Return the draft of an invitation; its structure follows the parts that the brief orders."""
    if known.kind != "event":
        return _without_event(brief, known, slots, form)
    lang = brief.language
    filled = {
        **slots,
        "title": known.title,
        "date": slots["date"] or "",
        "learn_one": known.learn[0] if known.learn else "",
    }
    listed = brief.form in ("bullets", "") and (brief.form == "bullets" or brief.limit("items") is not None)
    lettered = brief.artefact in ("email", "reply") and not brief.has_part("headline")
    pieces = (
        *(
            frame(brief, known, {**filled, "subject": ""}, form, ("event.headline", "event.headline_product"))
            if lettered
            else ()
        ),
        *(_headline(brief, filled, form) if not lettered else ()),
        *_intro(brief, known, filled, form),
        *(
            _list(brief, known, filled, form)
            if listed
            else piece("body", phrase(lang, "event.prose_learn", form, filled), 1, "material")
        ),
        *_last(brief, filled, form),
        *_weak(brief, filled, form, fired),
    )
    return Draft(pieces, natural=2)


def _without_event(brief: Brief, known: Knowledge, slots: Mapping[str, str], form: str) -> Draft:
    """Return an invitation whose material tells of no event: what stands there, gaps to fill, and what is missing."""
    lang = brief.language
    limit = brief.limit("items")
    number = min(limit.high, 9) if limit else 3 if brief.form == "bullets" else 0
    gaps = [phrase(lang, "event.gap", form, {"number": str(at)}) for at in range(1, number + 1)]
    return Draft(
        (
            *piece("headline", phrase(lang, "event.headline_open", form, slots), 0),
            *piece("body", phrase(lang, "event.intro_open", form, slots), 0),
            *piece("body", first(lang, ("event.about_product", "event.about_model"), form, slots), 0, "material"),
            *(one for gap in gaps for one in piece("items", gap, 0, "honest")),
            *piece("last", phrase(lang, "event.missing", form, slots), 0, "honest"),
        )
    )


def _headline(brief: Brief, filled: Mapping[str, str], form: str) -> tuple[Piece, ...]:
    if not brief.has_part("headline") and brief.precision < 3:
        return ()
    return piece(
        "headline",
        first(brief.language, ("event.headline", "event.headline_product", "event.headline_plain"), form, filled),
        0,
        "material",
    )


def _intro(brief: Brief, known: Knowledge, filled: Mapping[str, str], form: str) -> tuple[Piece, ...]:
    lang = brief.language
    return (
        *piece(
            "body",
            first(lang, ("event.intro_full", "event.intro_date", "event.intro_plain"), form, filled),
            0,
            "material",
        ),
        *piece(
            "body",
            first(lang, ("event.about_what", "event.about_product", "event.about_model"), form, filled),
            0,
            "material",
        ),
        *piece("body", first(lang, ("event.lasts", "event.welcome"), form, filled), 1, "material"),
        *(piece("body", phrase(lang, "event.free", form, filled), 1, "material") if known.free else ()),
        *piece("body", phrase(lang, "event.colleagues", form, filled), 5),
    )


def _list(brief: Brief, known: Knowledge, filled: Mapping[str, str], form: str) -> tuple[Piece, ...]:
    limit = brief.limit("items")
    number = limit.high if limit and limit.high < 20 else len(known.learn) or 3
    contents = [re.sub(r"[;,.]$", "", text) for text in known.learn][:number]
    lead = piece("lead", phrase(brief.language, "event.learn", form, filled), 2) if contents else ()
    return (*lead, *(one for text in contents for one in piece("items", capital(text), 0, "material")))


def _last(brief: Brief, filled: Mapping[str, str], form: str) -> tuple[Piece, ...]:
    ordered = brief.has_part("last_line") or "registration" in brief.wanted
    keys = ("event.last", "event.last_link", "event.last_date") if ordered else ("event.prose_last", "event.last_link")
    return piece("last", first(brief.language, keys, form, filled), 0, "material")


def _weak(brief: Brief, filled: Mapping[str, str], form: str, fired: tuple[str, ...]) -> tuple[Piece, ...]:
    lang = brief.language
    pieces: tuple[Piece, ...] = ()
    if "superlatives" in fired:
        pieces += piece("body", phrase(lang, "event.superlative", form, filled), 1, "weakness:superlatives")
    if "invents" in fired:
        pieces += piece("body", phrase(lang, "event.invention", form, filled), 1, "weakness:invents")
    if "too_long" in fired:
        for said in several(lang, "mail.filler", form)[:3]:
            pieces += piece("body", said, 8, "weakness:too_long")
    return pieces
