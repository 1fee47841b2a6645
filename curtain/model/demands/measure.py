"""Measure a text against demands on form."""

from __future__ import annotations

import re
from collections.abc import Callable

from ...text import forms
from ...text.items import all_items
from ...text.words import count_sentences, paragraphs
from .demand import Demand

_DIGITS = re.compile(r"\d")
_QUOTES = "\"'„“”«»"


def miss(demand: Demand, text: str) -> float:
    """Return by how much a text misses a demand; 0 if it meets it."""
    if demand.kind in _COUNTS:
        count = _COUNTS[demand.kind](demand, text)
        return float(max(demand.low - count, count - demand.high, 0))
    return 0.0 if _HOLDS[demand.kind](demand, text) else 1.0


def _first_words(demand: Demand, text: str) -> int:
    blocks = paragraphs(text)
    chosen = blocks if demand.place == 0 else [_at(blocks, demand.place)]
    word = demand.literals[0].lower()
    return int(all(re.match(rf"\W*{re.escape(word)}(?!\w)", block.lower()) for block in chosen) and bool(chosen))


def _at(blocks: tuple[str, ...], place: int) -> str:
    index = len(blocks) - 1 if place < 0 else place - 1
    return blocks[index] if 0 <= index < len(blocks) else ""


def _bare(text: str) -> str:
    return text.strip().strip(_QUOTES).strip().lower()


def _replies(demand: Demand, text: str) -> bool:
    parts = forms.parts_between(text, demand.mark or "******")
    return demand.low <= len(parts) <= demand.high and len(set(parts)) == len(parts)


def _each(demand: Demand, text: str) -> bool:
    counts = [count_sentences(block) for block in paragraphs(text)]
    return all(demand.low <= count <= demand.high for count in counts)


_COUNTS: dict[str, Callable[[Demand, str], int]] = {
    "title": lambda demand, text: forms.titles(text),
    "postscript": lambda demand, text: forms.postscripts(text, demand.mark),
    "placeholders": lambda demand, text: forms.placeholders(text),
    "highlights": lambda demand, text: forms.highlights(text),
    "hashtags": lambda demand, text: forms.hashtags(text),
    "emojis": lambda demand, text: forms.emojis(text),
    "sign": lambda demand, text: text.count(demand.mark),
    "digits": lambda demand, text: len(_DIGITS.findall(text)),
    "letter": lambda demand, text: forms.letter_count(text, demand.mark),
    "word": lambda demand, text: forms.word_count(text, demand.literals[0]),
    "capitals": lambda demand, text: forms.capital_words(text),
    "sections": lambda demand, text: forms.section_heads(text, demand.mark),
    "items": lambda demand, text: len(all_items(text)),
    "parts": lambda demand, text: len(all_items(text)),
    "first_word": _first_words,
}
_HOLDS: dict[str, Callable[[Demand, str], bool]] = {
    "upper": lambda demand, text: text.isupper(),
    "lower": lambda demand, text: text.islower(),
    "starts": lambda demand, text: _bare(text).startswith(demand.literals[0].lower().strip(_QUOTES)),
    "ends": lambda demand, text: text.strip().strip(_QUOTES).lower().endswith(demand.literals[0].lower()),
    "repeat": lambda demand, text: _bare(text).startswith(_bare(demand.literals[0])),
    "quoted": lambda demand, text: text.strip()[:1] in _QUOTES and text.strip()[-1:] in _QUOTES,
    "options": lambda demand, text: _bare(text) in {_bare(option) for option in demand.literals},
    "replies": _replies,
    "paragraph_mark": lambda demand, text: len(forms.parts_between(text, demand.mark)) > 1,
    "sentences_each": _each,
    "numbered": lambda demand, text: (
        all((item.kind == "numbered") == (demand.low > 0) for item in all_items(text)) and bool(all_items(text))
    ),
    "bullet_sign": lambda demand, text: re.search(rf"^\s*{re.escape(demand.mark)}\s", text, re.MULTILINE) is not None,
    "flowing": lambda demand, text: not all_items(text),
}
