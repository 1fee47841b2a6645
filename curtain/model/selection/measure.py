"""Measure a draft against the demands of a brief, with the measures the graders use."""

from __future__ import annotations

from dataclasses import dataclass

from ...text.address import address
from ...text.items import all_items, headline, outside
from ...text.letter import letter
from ...text.tone import exclamations, superlatives
from ...text.words import count_sentences, count_words, paragraphs
from ..brief import Brief, Limit


@dataclass(frozen=True, slots=True)
class Demand:
    """A demand, whether a text meets it, and by how far it is missed (0 if met)."""

    wording: str
    met: bool
    miss: float = 0.0


def demands(text: str, brief: Brief) -> tuple[Demand, ...]:
    """Return every demand of the brief with the verdict on ``text``."""
    found = [_limit(text, limit, brief) for limit in brief.limits]
    for part, present in (("headline", headline(text) is not None), ("subject", bool(letter(text).subject))):
        if brief.has_part(part):
            found.append(Demand(_worded(brief, "part", part), present, 0.0 if present else 1.0))
    if "superlative" in brief.ban:
        found.append(_flag(brief, "ban", "superlative", not superlatives(text, brief.language)))
    if "exclamation" in brief.ban:
        found.append(_flag(brief, "ban", "exclamation", not exclamations(text)))
    if brief.address and brief.language != "en":
        found.append(
            _flag(brief, "address", brief.address, address(text, brief.language).form in (brief.address, "neutral"))
        )
    if brief.only and brief.form == "bullets" and not brief.has_part("headline") and not brief.has_part("paragraph"):
        found.append(_flag(brief, "only", "nothing_else", not outside(text)))
    return tuple(found)


def _limit(text: str, limit: Limit, brief: Brief) -> Demand:
    counts = _counts(text, limit, brief)
    miss = max((max(limit.low - count, count - limit.high, 0) for count in counts), default=0)
    return Demand(limit.text, miss == 0, float(miss))


def _counts(text: str, limit: Limit, brief: Brief) -> list[int]:
    if limit.scope == "item":
        pieces = [item.text for item in all_items(text)]
    elif limit.scope == "headline":
        pieces = [headline(text) or letter(text).subject or ""]
    else:
        pieces = [text]
    return [_count(piece, limit, brief) for piece in pieces]


def _count(text: str, limit: Limit, brief: Brief) -> int:
    if limit.unit == "words":
        return count_words(text)
    if limit.unit == "sentences":
        return count_sentences(letter(text).body if brief.artefact == "email" else text)
    if limit.unit == "items":
        return len(all_items(text))
    if limit.unit == "characters":
        return len(text)
    if limit.unit == "paragraphs":
        parts = letter(text)
        return len([block for block in paragraphs(parts.body) if not all_items(block)])
    return len([line for line in text.splitlines() if line.strip()])


def _flag(brief: Brief, field: str, value: str, met: bool) -> Demand:
    return Demand(_worded(brief, field, value), met, 0.0 if met else 1.0)


def _worded(brief: Brief, field: str, value: str) -> str:
    """Return the key under which the languages name a demand that is no number."""
    return f"model.demand.{value if field in ('ban', 'part') else field}"
