"""What all answers have in common: their size, and letters that people write in more than one way."""

from __future__ import annotations

import re
import unicodedata

from ..errors import AnswerError
from .cells import STUB

LARGEST = 20_000
"""The largest answer, in bytes of UTF-8."""

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
    decomposed = unicodedata.normalize("NFKD", text.translate(_PLAIN))
    plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return " ".join(plain.casefold().split())


def unquote(text: str) -> str:
    """Take quotation marks of any language, emphasis and spaces from both ends."""
    return text.strip().strip("*_ \t").strip(_QUOTES).strip()
