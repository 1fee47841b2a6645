"""Plan a post or another short text about the learner's own subject, from the learner's own material."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ...text.links import emails, urls
from ..brief import Brief
from ..flat import flat
from ..knowledge.facts import Fact, Knowledge
from ..text_units import salient
from ..writing.casing import capital
from ..writing.phrase import first, phrase, several
from .draft import Draft, Piece, piece
from .wishes_of_tone import calls_to_action, casual, ends_with_question

_SUBJECT = re.compile(
    r"(?:thema|titel|artikel|projekt|topic|title|subject|article|project|tema|titulo|articulo|proyecto)"
)
_AUTHOR = re.compile(r"autor\w*|verfass\w*|author|written by|escrito por")
_DATE = re.compile(r"erschien\w*|veroffentlicht|published|publicad\w|datum|date|fecha|termin|wann|when|cuando")
_PUBLISHED = re.compile(r"erschien\w*|veroffentlicht\w*|published|publicad\w")
_ASIDE = re.compile(r"^(?:intern|internal|interno|notiz an|note to)\b")
_CLAUSE_WORDS = 5


def post(brief: Brief, known: Knowledge, slots: Mapping[str, str], form: str, fired: tuple[str, ...]) -> Draft:
    """Return the draft of a post: its subject, the facts as sentences, the link, and what the request wishes beside."""
    lang = brief.language
    side = "informal" if casual(brief) and not brief.address else form
    subject = next((field for field in known.fields if _SUBJECT.fullmatch(flat(field.key))), None)
    parted = not (brief.limit("paragraphs") or brief.has_part("paragraph"))
    pieces: tuple[Piece, ...] = (
        *(piece("body", phrase(lang, "post.casual", side, {}), 1) if casual(brief) else ()),
        *(
            piece("body", phrase(lang, "post.subject", side, {"topic": subject.value}), 0, "material")
            if subject
            else ()
        ),
        *(one for rank, text in _facts(brief, known, subject, side) for one in piece("body", text, rank, "material")),
        *_weak(brief, slots, side, fired),
        *piece("more" if parted else "body", _action(brief, known, side), 0, "material"),
        *(
            piece("last" if parted else "body", phrase(lang, "post.question", side, {}), 0)
            if ends_with_question(brief)
            else ()
        ),
    )
    return Draft(pieces, natural=6)


def _facts(brief: Brief, known: Knowledge, subject: Fact | None, form: str) -> list[tuple[int, str]]:
    """Return the sentences of the material with their ranks: fields as sentences, prose whole, no bare link."""
    said: list[str] = []
    for field in known.fields:
        if field is not subject and not _linked(field.value) and not _ASIDE.match(flat(field.key)):
            said.append(_sentence(field, brief, form))
    fields = tuple(field.key for field in known.fields)
    prose = [text for text in known.sentences if not text.lstrip("-*• ").startswith(fields) and not _linked(text)]
    best = salient(tuple(prose), 8)
    return [(min(at, 6), text) for at, text in enumerate([*(_ended(text) for text in best), *said])]


def _sentence(field: Fact, brief: Brief, form: str) -> str:
    """Return a field as a sentence: a clause stands for itself, a name or day gets a frame, the rest keeps its key."""
    key = flat(field.key)
    if len(field.value.split()) >= _CLAUSE_WORDS and not _DATE.search(key):
        return _ended(capital(field.value))
    named = "author" if _AUTHOR.search(key) else "published" if _PUBLISHED.search(key) else "other"
    return phrase(brief.language, f"post.{named}", form, {"key": capital(field.key), "value": field.value})


def _action(brief: Brief, known: Knowledge, form: str) -> str:
    """Return the line with the link; with a call to action if one is wished."""
    asked = calls_to_action(brief)
    keys = ("post.read_link",) if asked else ("post.link",)
    return first(brief.language, (*keys, "post.read") if asked else keys, form, {"link": known.link})


def _linked(text: str) -> bool:
    return bool(urls(text) or emails(text)) and len(text.split()) <= _CLAUSE_WORDS


def _ended(text: str) -> str:
    bare = text.lstrip("-*• ").rstrip()
    return bare if bare[-1:] in ".!?…" else f"{capital(bare).rstrip(',;:')}."


def _weak(brief: Brief, slots: Mapping[str, str], form: str, fired: tuple[str, ...]) -> tuple[Piece, ...]:
    lang = brief.language
    pieces: tuple[Piece, ...] = ()
    if "superlatives" in fired and "too_long" in fired:
        pieces += piece("body", phrase(lang, "text.generic", form, slots), 1, "weakness:superlatives")
    if "invents" in fired:
        pieces += piece("body", phrase(lang, "text.invention", form, slots), 6, "weakness:invents")
    if "too_long" in fired:
        for said in several(lang, "product.filler", form) or several(lang, "mail.filler", form):
            pieces += piece("body", said, 8, "weakness:too_long")
    return pieces
