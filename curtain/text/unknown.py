"""Tell whether a reply says that the material does not answer."""

from __future__ import annotations

import re
from functools import cache

from ..records import Language
from .folding import fold
from .lexicon import lexicon

_WORD = r"[^\s.,;:!?()]+"
_GAPS = {" … ": rf"(?: {_WORD}){{0,7}}? ", " .. ": rf"(?: {_WORD}){{0,2}}? "}
_CLASSES = ("source", "info", "no", "elsewhere")


def says_unknown(text: str, lang: Language) -> bool:
    """Tell whether ``text`` admits that something is not known or not in the material.

    Looks for patterns rather than for a bare *not*: most sentences with *not* answer (``no deposit is needed``).
    """
    folded = " ".join(fold(text).split())
    return _phrases(lang).search(_answers(lang).sub(" ", folded)) is not None


@cache
def _phrases(lang: Language) -> re.Pattern[str]:
    return _any_of(lexicon(lang)["unknown"]["phrases"], lang)


@cache
def _answers(lang: Language) -> re.Pattern[str]:
    return _any_of(lexicon(lang)["unknown"]["answers"], lang)


def _any_of(patterns: list[str], lang: Language) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(_filled(pattern, lang) for pattern in patterns)})(?!\w)")


def _filled(pattern: str, lang: Language) -> str:
    """Return a pattern of the lexicon as a regular expression on folded text.

    ``…`` stands for up to seven words of one clause, ``..`` for up to two, ``~`` for up to seven none of which speaks
    of something ``elsewhere``: a person or a demand (*the terms require no deposit* answers). The other names in
    braces stand for the lexicon's lists.
    """
    table = lexicon(lang)["unknown"]
    for name in _CLASSES:
        pattern = pattern.replace(f"{{{name}}}", table[name])
    for sign, gap in (*_GAPS.items(), (" ~ ", rf"(?: (?!{table['elsewhere']}\b){_WORD}){{0,7}}? ")):
        pattern = pattern.replace(sign, gap)
    return fold(pattern)
