"""Tell whether a reply says that the material does not answer."""

from __future__ import annotations

from functools import cache

from ..records import Language
from .facts import fold
from .lexicon import lexicon


def says_unknown(text: str, lang: Language) -> bool:
    """Tell whether ``text`` admits that something is not known or not in the material."""
    folded = " ".join(fold(text).split())
    return any(phrase in folded for phrase in _phrases(lang))


@cache
def _phrases(lang: Language) -> tuple[str, ...]:
    return tuple(" ".join(fold(phrase).split()) for phrase in lexicon(lang)["unknown"])
