"""Plan a reply for which there is no better plan: the material's own sentences, chosen and in order."""

from __future__ import annotations

from collections.abc import Mapping

from ..brief import Brief
from ..knowledge.facts import Knowledge
from ..text_units import salient
from ..writing.casing import capital
from ..writing.phrase import phrase, several
from .draft import Draft, Piece, piece


def plain(brief: Brief, known: Knowledge, slots: Mapping[str, str], form: str, fired: tuple[str, ...]) -> Draft:
    """Return a draft from the sentences that hold most; a vague request gets filler in place of half of them."""
    lang = brief.language
    if not known.text:
        return Draft(piece("body", phrase(lang, "text.nothing", form, slots), 0, "honest:nothing"), natural=9)
    limit = brief.limit("sentences") or brief.limit("items")
    number = limit.high if limit and limit.high < 40 else 3
    weak = "loses_facts" in fired and "too_long" in fired
    chosen = salient(known.sentences, 2 if weak else number)
    block = "items" if brief.form == "bullets" else "body"
    pieces: tuple[Piece, ...] = tuple(
        one
        for at, text in enumerate(chosen)
        for one in piece(block, _ended(capital(text), block), min(at, 6), "material")
    )
    if "superlatives" in fired and weak:
        pieces += piece("body", phrase(lang, "text.generic", form, slots), 1, "weakness:superlatives")
    if "invents" in fired and brief.task not in ("summarise", "extract"):
        pieces += piece("body", phrase(lang, "text.invention", form, slots), 1, "weakness:invents")
    if "too_long" in fired:
        pieces += tuple(
            one for said in several(lang, "mail.filler", form) for one in piece("body", said, 8, "weakness:too_long")
        )
    return Draft(pieces, natural=6)


def _ended(text: str, block: str) -> str:
    if block == "items":
        return text.rstrip(".")
    return text if text[-1:] in ".!?…:" else f"{text.rstrip(',;')}."
