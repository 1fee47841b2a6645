"""The form a reply shall have: every limit and demand of a brief, at hand by what it is about."""

from __future__ import annotations

from dataclasses import dataclass

from ...records import Language
from ...text.items import all_items
from ...text.letter import letter
from ...text.words import count_sentences, count_words, paragraphs
from ..brief import Limit, Quantity, Scope
from ..demands.demand import MOST, Demand
from ..demands.measure import miss


@dataclass(frozen=True, slots=True)
class Form:
    """Limits on quantities and demands on form, in the language of the reply."""

    lang: Language
    limits: tuple[Limit, ...] = ()
    demands: tuple[Demand, ...] = ()
    parts: tuple[str, ...] = ()

    def bounds(self, unit: Quantity, scope: Scope = "text") -> tuple[int, int]:
        """Return the bounds of a quantity: 0 and a large number where nothing is said."""
        found = [limit for limit in self.limits if limit.unit == unit and limit.scope == scope]
        return (found[-1].low, min(found[-1].high, MOST)) if found else (0, MOST)

    def get(self, kind: str) -> Demand | None:
        """Return the last demand of a kind."""
        found = self.all(kind)
        return found[-1] if found else None

    def all(self, kind: str) -> list[Demand]:
        """Return every demand of a kind."""
        return [demand for demand in self.demands if demand.kind == kind]

    def wants(self, kind: str) -> bool:
        """Tell whether a kind of thing is wanted at all."""
        found = self.get(kind)
        return found is not None and found.high > 0

    def number(self, kind: str, default: int = 0) -> int:
        """Return how many of a kind to write: the least that is enough."""
        found = self.get(kind)
        return default if found is None else found.low if found.low > 0 else min(found.high, default)


def misses(text: str, form: Form) -> tuple[tuple[str, float], ...]:
    """Return for every demand and limit its wording and by how much a text misses it."""
    found = [(demand.text, miss(demand, text)) for demand in form.demands]
    return (*found, *((limit.text, _over(text, limit)) for limit in form.limits))


def total(text: str, form: Form) -> tuple[int, float]:
    """Return how many demands a text misses and by how much altogether."""
    missed = [by for _, by in misses(text, form) if by]
    return len(missed), sum(min(by, 500.0) for by in missed)


def _over(text: str, limit: Limit) -> float:
    pieces = [item.text for item in all_items(text)] if limit.scope == "item" else [text]
    counts = [measured(piece, limit.unit) for piece in pieces] if limit.scope in ("text", "item") else []
    return float(max((max(limit.low - count, count - limit.high, 0) for count in counts), default=0))


def measured(text: str, unit: Quantity) -> int:
    """Return how much of a quantity a text has."""
    if unit == "words":
        return count_words(text)
    if unit == "sentences":
        parts = letter(text)
        return count_sentences(parts.body if parts.salutation and parts.closing else text)
    if unit == "items":
        return len(all_items(text))
    if unit == "characters":
        return len(text)
    if unit == "paragraphs":
        return len(paragraphs(text.replace("***", "")))
    return len([line for line in text.splitlines() if line.strip()])
