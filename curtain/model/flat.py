"""Comparison form that keeps every character's place: lower case, no accents, plain quotes and dashes."""

from __future__ import annotations

import unicodedata
from functools import cache

_PLAIN = {
    "’": "'",
    "‘": "'",
    "„": '"',
    "“": '"',
    "”": '"',
    "«": '"',
    "»": '"',
    "–": "-",
    "—": "-",
    "‑": "-",
    "‐": "-",
    "\u00a0": " ",
    "\u202f": " ",
    "ß": "s",
}


def flat(text: str) -> str:
    """Return ``text`` in lower case without accents, character for character (``ß`` becomes one ``s``)."""
    if text.isascii():
        return text.lower()
    return "".join(_flat_sign(sign) for sign in text)


@cache
def _table() -> dict[str, str]:
    return {}


def _flat_sign(sign: str) -> str:
    if sign.isascii():
        return sign.lower()
    known = _table().get(sign)
    if known is None:
        known = _table()[sign] = _made(sign)
    return known


def _made(sign: str) -> str:
    plain = _PLAIN.get(sign)
    if plain:
        return plain
    lowered = unicodedata.normalize("NFD", sign)[0].lower()
    return lowered if len(lowered) == 1 else sign
