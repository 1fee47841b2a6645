"""Read which text a clause orders and what it is to be about."""

from __future__ import annotations

import re

from ..flat import flat
from .stocked import pattern

_BEFORE = re.compile(r"(?:[\w'-]+ ){0,3}|.{0,40}(?:eine?n?|ne|nen|an?|una?|the|the \w+|\d+)(?: \w+){0,2} ")


_POINTS = re.compile(r"\b(?:diese[nmrs]?|this|that|these|est[ae]s?|es[ae]) (?:\w+ )?$")


def ordered(text: str, start: bool = False) -> tuple[str, str]:
    """Return the artefact that a clause orders and what it is to be about; with ``start`` only if it begins so."""
    bare = flat(text)
    best: tuple[int, str, int] | None = None
    for kind in (
        "subjects",
        "headlines",
        "faq",
        "agenda",
        "job",
        "script",
        "post",
        "teaser",
        "press",
        "product",
        "email",
    ):
        match = pattern("artefact", kind).search(bare[:120])
        if match and (
            _POINTS.search(bare[: match.start()]) or (start and not _BEFORE.fullmatch(bare[: match.start()]))
        ):
            continue
        if match and (best is None or match.start() < best[0]):
            best = (match.start(), kind, match.end())
    if best is None:
        return "", ""
    return best[1], _about(text[best[2] :])


_ABOUT = re.compile(
    r"\s*(?:zum thema|zum|zur|zu|über|wegen|für|about|on|regarding|re|for|sobre|para|acerca de|del?|of)[: ]\s*(.+)",
    re.I,
)


def _about(rest: str) -> str:
    match = _ABOUT.match(rest)
    about = match[1].strip(" .:") if match else ""
    again = re.match(r"(?i)(?:linkedin|instagram|facebook|xing|newsletter|blog|web\w*)\b(.*)", about)
    about = _about(again[1]) if again else about
    return re.sub(
        r"(?i)^(?:una?|an?|eine?n?|the|el|la|der|die|das|den)? ?(?:art[ií]culo|article|artikel|story|"
        r"beitrag|case study|"
        r"fallstudie|post|noticia|magazine story)\b ?(?:sobre|about|über|zu[mr]?|on|de)?:? ",
        "",
        about,
    )
