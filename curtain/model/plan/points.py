"""Plan a list of points: what is wanted, by when, what is open."""

from __future__ import annotations

from collections.abc import Mapping

from ..brief import Brief
from ..knowledge.facts import Knowledge
from ..text_units import salient
from ..writing.phrase import first, phrase
from .draft import Draft, Piece, piece

_ASPECTS = ("want", "deadline", "open")
_MEANING = {"product": "want", "minimum": "want", "day": "deadline", "delivery": "deadline"}


def points(brief: Brief, known: Knowledge, slots: Mapping[str, str], form: str, fired: tuple[str, ...]) -> Draft:
    """Return the draft of a list; without named aspects it loses the open question, as a hurried reader would."""
    lang = brief.language
    named = tuple(
        dict.fromkeys(_MEANING.get(wish, wish) for wish in brief.wanted if _MEANING.get(wish, wish) in _ASPECTS)
    )
    long = (
        brief.limit("words", "item") is None
        and brief.limit("words") is None
        and brief.limit("characters", "item") is None
    )
    if named or (known.kind == "inquiry" and brief.precision >= 4):
        aspects = [*sorted(named, key=_ASPECTS.index), *(aspect for aspect in _ASPECTS if aspect not in named)]
    else:
        aspects = ["who", "want", "deadline"]
    said = [
        _point(aspect, lang, slots, form, known, long=long and not brief.brief_wish, absent=aspect in named)
        for aspect in aspects
    ]
    said = [text for text in said if text]
    limit = brief.limit("items")
    number = limit.high if limit and limit.high < 50 else max(3, len(said))
    number = max(number, limit.low) if limit and limit.high >= 50 else number
    extra = [] if len(said) >= number else [*_more(brief, known, slots, form), *salient(known.sentences, number)]
    chosen = [*said, *(text for text in extra if text not in said)][:number]
    numbered = "1." if any(reading.field == "numbered" for reading in brief.readings) else "-"
    pieces: tuple[Piece, ...] = tuple(one for text in chosen for one in piece("items", text.rstrip("."), 0, "material"))
    return Draft(pieces, natural=2, marks=numbered)


def _point(
    aspect: str, lang: str, slots: Mapping[str, str], form: str, known: Knowledge, *, long: bool, absent: bool
) -> str:
    more = dict(slots)
    if aspect == "open" and known.question and not more["question"]:
        more["question"] = known.question
    keys = {
        "want": ("points.want", "points.want_product", "points.want_count"),
        "deadline": ("points.deadline",),
        "open": ("points.open",),
        "who": ("points.who",),
    }[aspect]
    if long:
        keys = (f"points.long_{aspect}", *keys)
    if absent:
        keys = (*keys, f"points.no_{aspect}")
    return first(lang, keys, form, more)  # type: ignore[arg-type]


def _more(brief: Brief, known: Knowledge, slots: Mapping[str, str], form: str) -> list[str]:
    return [phrase(brief.language, "points.who", form, slots)] if known.person or known.company else []
