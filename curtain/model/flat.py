"""Comparison form that keeps every character's place: lower case, no accents, plain quotes and dashes."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_PLAIN = {
    **dict.fromkeys("’‘", "'"),
    **dict.fromkeys("„“”«»", '"'),
    **dict.fromkeys("–—‑‐", "-"),
    **dict.fromkeys("\u00a0\u202f", " "),
    "ß": "s",
}


class _Table(dict[int, str]):
    """Answers ``str.translate``: every sign is worked out once."""

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        lowered = _PLAIN.get(sign) or unicodedata.normalize("NFD", sign)[0].lower()
        self[code] = lowered if len(lowered) == 1 else sign
        return self[code]


_TABLE = _Table()


@lru_cache(maxsize=1024)
def flat(text: str) -> str:
    """Return ``text`` in lower case without accents, character for character (``ß`` becomes one ``s``)."""
    return text.lower() if text.isascii() else text.translate(_TABLE)
