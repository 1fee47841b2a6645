"""Capitals: at the start, and for German nouns that hurried notes leave small."""

from __future__ import annotations

import re

from ..lexicon_files import word_set

_WORD = re.compile(r"[a-zäöüß][\wäöüß]*(?:-[\wäöüß]+)*")

_UNITS = frozenset(
    (
        "stück",
        "stücke",
        "tag",
        "tage",
        "tagen",
        "werktag",
        "werktage",
        "werktagen",
        "arbeitstage",
        "arbeitstagen",
        "woche",
        "wochen",
        "monat",
        "monate",
        "monaten",
        "jahr",
        "jahre",
        "jahren",
        "stunde",
        "stunden",
        "minuten",
        "euro",
        "prozent",
        "grad",
        "liter",
    )
)


def capital(text: str) -> str:
    """Return ``text`` with a capital first letter."""
    return text[:1].upper() + text[1:]


def german_nouns(text: str) -> str:
    """Return German ``text`` with capitals on the nouns it leaves small."""
    return _WORD.sub(_cased, text)


def _cased(match: re.Match[str]) -> str:
    word = match.group()
    if word in _UNITS and re.search(r"\d\s?$", match.string[: match.start()]):
        return capital(word)
    if match.start() and match.string[match.start() - 1].isalpha():
        return word
    return capital(word) if word in word_set("nouns_de") or _noun_like(word) else word


def _noun_like(word: str) -> bool:
    if len(word) > 6 and word.endswith(
        ("pumpe", "pumpen", "anlage", "anlagen", "ungen", "termin", "angebot", "gerät", "führung", "konferenz")
    ):
        return True
    return len(word) > 7 and word.endswith(("heit", "keit", "schaft", "ung")) and not word.endswith("jung")
