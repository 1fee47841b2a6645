"""Plan a product text: for buyers what buying needs, for everybody everything."""

from __future__ import annotations

from collections.abc import Mapping

from ..brief import Brief
from ..knowledge.facts import Fact, Knowledge
from ..lexicon_files import table
from ..writing.casing import capital, german_nouns
from ..writing.phrase import first, phrase, several
from .draft import Draft, Piece, piece

_LINES = ("delivery", "warranty", "minimum", "price", "payment", "discount")


def product_text(brief: Brief, known: Knowledge, slots: Mapping[str, str], form: str, fired: tuple[str, ...]) -> Draft:
    """Return the draft of a product text."""
    lang = brief.language
    facts = [fact for fact in known.facts if keep(fact.topic, brief)]
    wanted = {topic for topic in brief.wanted if topic in _LINES}
    must = [fact for fact in facts if fact.topic in wanted] or [
        fact for fact in facts if fact.topic in ("delivery", "warranty", "minimum")
    ]
    rest = [fact for fact in facts if fact not in must]
    pieces = (
        *(
            piece("headline", first(lang, ("product.headline", "product.headline_plain"), form, slots), 1, "material")
            if _headed(brief)
            else ()
        ),
        *piece("body", _intro(brief, slots, form), 0, "material"),
        *(one for fact in _ordered(must) for one in piece("body", fact_sentence(fact, brief, form), 0, "material")),
        *(
            one
            for fact in _ordered(rest)
            for one in piece("body", fact_sentence(fact, brief, form), 1 if "everything" in fired else 2, "material")
        ),
        *piece("body", phrase(lang, "product.outro", form, slots), 2),
        *_weak(brief, slots, form, fired),
    )
    return Draft(pieces, natural=2)


def keep(topic: str, brief: Brief) -> bool:
    """Tell whether a fact belongs in a text for this brief: named wishes first, then what the audience needs."""
    classes = table("topics")["classes"]
    group = next((f"all:{name}" for name in ("technical", "commercial") if topic in classes[name]), "")
    if topic in brief.unwanted:
        return False
    if topic in brief.wanted or (brief.audience == "buyers" and topic in ("delivery", "warranty", "minimum")):
        return True
    if group and group in brief.unwanted:
        return False
    if brief.audience == "buyers" and group == "all:technical":
        return False
    commercial = {wish for wish in brief.wanted if wish in classes["commercial"]}
    if len(commercial) >= 2 and (brief.audience == "buyers" or brief.unwanted):
        return False
    return not (
        group == "all:technical" and len({wish for wish in brief.unwanted if wish in classes["technical"]}) >= 2
    )


def fact_sentence(fact: Fact, brief: Brief, form: str) -> str:
    """Return a sentence that states a fact."""
    value = german_nouns(fact.value) if brief.language == "de" else fact.value
    if fact.topic == "minimum" and value.isdecimal():
        value = phrase(brief.language, "fact.pieces", form, {"value": value})
    said = phrase(brief.language, f"fact.{fact.topic}", form, {"value": value})
    return said or phrase(brief.language, "fact.other", form, {"key": capital(fact.key), "value": value})


def _intro(brief: Brief, slots: Mapping[str, str], form: str) -> str:
    return first(
        brief.language,
        ("product.intro_article", "product.intro_what", "product.intro_plain", "product.intro_none"),
        form,
        slots,
    )


def _headed(brief: Brief) -> bool:
    return brief.has_part("headline") or (not brief.limits and not brief.brief_wish)


def _ordered(facts: list[Fact]) -> list[Fact]:
    order = {topic: at for at, topic in enumerate(_LINES)}
    return sorted(facts, key=lambda fact: (order.get(fact.topic, 20), fact.start))


def _filler(brief: Brief, form: str) -> tuple[str, ...]:
    """Return filler that speaks to nobody unless the brief sets a form of address."""
    return several(brief.language, "mail.filler" if brief.address else "product.filler", form) or several(
        brief.language, "mail.filler", form
    )


def _weak(brief: Brief, slots: Mapping[str, str], form: str, fired: tuple[str, ...]) -> tuple[Piece, ...]:
    lang = brief.language
    pieces: tuple[Piece, ...] = ()
    if "superlatives" in fired:
        pieces += piece(
            "body",
            first(lang, ("product.superlative", "product.superlative_plain"), form, slots),
            1,
            "weakness:superlatives",
        )
    if "invents" in fired:
        pieces += piece("body", phrase(lang, "mail.invention", form, slots), 1, "weakness:invents")
    if "too_long" in fired:
        for said in _filler(brief, form):
            pieces += piece("body", said, 8, "weakness:too_long")
    return pieces
