"""Tell what the name of a field asks for: ``Liefertermin`` a date, ``qty`` a number, ``Ansprechpartner`` a person."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from ...flat import flat
from ...lexicon_files import table

_CAMEL = re.compile(r"(?<=[a-zäöüáéíóúñ])(?=[A-ZÄÖÜÁÉÍÓÚÑ])")
_LEAST = 4
NUMERIC = frozenset(
    [
        "quantity",
        "unit_price",
        "price",
        "net",
        "vat",
        "gross",
        "percent",
        "weight",
        "power",
        "pressure",
        "flow",
        "voltage",
        "noise",
        "length",
        "width",
        "height",
        "temperature",
        "speed",
        "volume",
        "distance",
        "hours",
        "age",
        "rating",
        "extension",
    ]
)
MEASURES = frozenset(
    [
        "weight",
        "power",
        "pressure",
        "flow",
        "voltage",
        "noise",
        "length",
        "width",
        "height",
        "temperature",
        "speed",
        "volume",
        "distance",
        "hours",
    ]
)
FREE = frozenset(["topic", "task", "reason", "wish", "note", "question", "title", "criterion", "result"])


@lru_cache(maxsize=4096)
def kinds(name: str) -> tuple[str, ...]:
    """Return what ``name`` may ask for, the likeliest first; nothing if no word of it is known."""
    words = plain(name)
    if not words:
        return ()
    whole = "_".join(words)
    scores: dict[str, float] = {}
    for kind, known in _names().items():
        score = max((_fit(whole, words, one) for one in _near(known, whole, words)), default=0.0)
        if score:
            scores[kind] = score
    hinted = _hinted(words)
    if hinted:
        scores[hinted] = scores.get(hinted, 0.0) + 1.5
    return tuple(sorted(scores, key=lambda kind: -scores[kind]))


def plain(name: str) -> list[str]:
    """Return the words of a field's name in comparison form, whatever joins them."""
    return [word for word in re.split(r"[\W_]+", flat(_CAMEL.sub(" ", name))) if word]


def _fit(whole: str, words: list[str], known: str) -> float:
    size = len(known) / 100
    if whole == known:
        return 3.0 + size
    if known in words:
        return (2.0 if words[-1] == known else 1.6) + size
    if "_" in known and f"_{known}_" in f"_{whole}_":
        return 2.4 + size
    last = words[-1]
    if len(known) >= _LEAST and last.endswith(known):
        return 1.4 + size
    if len(known) >= _LEAST and (last.startswith(known) or words[0].startswith(known)):
        return 0.9 + size
    return 0.0


def _near(known: frozenset[str], whole: str, words: list[str]) -> list[str]:
    """Return the known names that can fit at all, so that most comparisons are never made."""
    return [one for one in known if one in whole]


def _hinted(words: list[str]) -> str:
    if len(words) < 2:
        return ""
    for kind, units in _hints().items():
        if words[-1] in units:
            return kind
    return ""


@cache
def _names() -> dict[str, frozenset[str]]:
    return {kind: frozenset(names.split()) for kind, names in table("structured/fields")["kinds"].items()}


def hinted(word: str) -> str:
    """Return the kind of field whose unit a word names, such as weight for ``kg``."""
    return next((kind for kind, units in _hints().items() if flat(word) in units), "")


@cache
def _hints() -> dict[str, frozenset[str]]:
    return {kind: frozenset(units.split()) for kind, units in table("structured/fields")["unit_hints"].items()}


@cache
def unit_kinds() -> dict[str, tuple[str, ...]]:
    """Return for every unit the kinds of fields it may fill."""
    found: dict[str, tuple[str, ...]] = {}
    for kind, units in table("structured/fields")["units"].items():
        for unit in units:
            found[unit] = (*found.get(unit, ()), kind)
    return found
