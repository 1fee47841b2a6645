"""What all answers have in common: their size, and letters that people write in more than one way."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from ..errors import AnswerError
from .cells import STUB

LARGEST = 20_000
"""The largest answer, in bytes of UTF-8."""

SHORT = 300
"""Texts up to this length are remembered in their form for comparison; 2,048 of them take 2 MB at most."""

_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_PLAIN = str.maketrans({"ß": "ss", "’": "'", "‘": "'", "‚": "'", "‹": "'", "›": "'", "–": "-", "—": "-", "‑": "-"})
_QUOTES = "\"'“”„‟«»‘’‚‹›`´"


def clean(text: str) -> str:
    """Return an answer with plain line ends and without characters that nobody can see.

    Raises
    ------
    AnswerError
        If the answer is larger than 20 kB.
    """
    if (size := len(text.encode("utf-8", "surrogatepass"))) > LARGEST:
        raise AnswerError("answers.too-long", size=size, largest=LARGEST)
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return _INVISIBLE.sub("", _SURROGATE.sub("\ufffd", lines)).strip()


def is_untouched(text: str, given: str = "") -> bool:
    """Tell whether an answer is empty, the stub of the notebook, or the text it started from."""
    visible = _INVISIBLE.sub("", text).strip()
    return visible in ("", STUB, "...") or (bool(given.strip()) and visible == given.strip())


def fold(text: str) -> str:
    """Return ``text`` for comparison: small letters, no accents, plain quotes and dashes, single spaces."""
    return _fold_short(text) if len(text) <= SHORT else _fold(text)


def _fold(text: str) -> str:
    if text.isascii():
        return " ".join(text.casefold().split())
    decomposed = unicodedata.normalize("NFKD", text.translate(_PLAIN))
    plain = "".join([letter for letter in decomposed if not unicodedata.combining(letter)])
    return " ".join(plain.casefold().split())


# the course's own labels, options and names are compared with every answer of a cohort
_fold_short = lru_cache(maxsize=2048)(_fold)


def unquote(text: str) -> str:
    """Take quotation marks of any language, emphasis and spaces from both ends."""
    return text.strip().strip("*_ \t").strip(_QUOTES).strip()
