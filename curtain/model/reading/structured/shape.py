"""Tell which form a request orders, and what it says about gaps, separators and dates."""

from __future__ import annotations

import re

from ...flat import flat
from ...structured_brief import Shape
from .words import pattern, says

_SOURCE = re.compile(
    r"(?:\b(?:die|der|dem|das|den|diese\w?|the|this|that|la|esta|el|este|del|ese|esa|meine\w?|"
    r"unsere\w?|my|our|mi|bestehende\w?)\s+(?:\w+\s+)?|\b(?:aus|from|de)\s+(?:\w+\s+)?)$"
)
_TARGET = re.compile(r"\b(?:als|in|zu|as|to|into|en|a|mach\w*|make|haz|json|csv|draus)\s+(?:\w+\s+){0,2}$")
_FILLER = re.compile(
    (
        r"\b(null|n/a|k\. ?a\.|-|–|—|unbekannt|unknown|desconocido|leer|empty|vac[ií]o|s/d|"
        r"n\.?d\.?|keine angabe|tbd|offen)(?![\w])"
    ),
    re.IGNORECASE,
)
_YEAR = re.compile(
    r"\b(?:jahr|year|ano|alle|all|todo)\b[^.\n\d]{0,24}\b(20\d\d)\b|\b(20\d\d)\b[^.\n]{0,12}\b(?:jahr|year|ano)\b"
)
_ISO = re.compile(r"\b(?:jjjj|yyyy|aaaa)-mm-(?:tt|dd)\b|\biso[ -]?(?:8601|datum|date|format|fecha)?\b")
_CLOCK = re.compile(r"\bhh:mm\b|\b24 ?h\b")
_ARRAY = re.compile(
    r"\b(?:array|json[ -]?liste|json list|lista json|liste von objekten|list of objects|"
    r"objekte|objects|objetos|pro (?:position|zeile|person|eintrag|firma|artikel)|"
    r"per (?:item|row|person|line|company|entry)|por (?:linea|fila|persona|articulo)|je "
    r"(?:position|zeile|eintrag)|each item|jede\w* (?:position|eintrag)|arreglo)\b"
)


def shape_of(asked: str) -> Shape:
    """Return the form that a request orders; of two named ones the one that is not the source."""
    low = flat(asked)
    best: tuple[float, Shape] = (0.0, "")
    names: tuple[Shape, ...] = ("json", "csv", "table", "pairs")
    for name in names:
        for match in pattern("shape", name).finditer(low):
            before = low[max(0, match.start() - 40) : match.start()]
            score = 2.0 - (1.2 if _SOURCE.search(before) else 0.0) + (0.8 if _TARGET.search(before) else 0.0)
            if score > best[0]:
                best = (score, name)
    return best[1]


def loose_shape(asked: str) -> Shape:
    """Return a looser form: values with commas, or one a line."""
    low = flat(asked)
    if says("shape", "commas", low):
        return "commas"
    return "lines" if says("shape", "lines", low) else ""


def separator(asked: str, joined: str) -> str:
    """Return the sign between the cells of a CSV."""
    low = flat(asked)
    if re.search(r"semikolon|semicolon|strichpunkt|punto y coma|\";\"|\(;\)|';'", low):
        return ";"
    if re.search(r"\btab(?:ulator|s)?\b|\btsv\b|\\t|tabulador", low):
        return "\t"
    if re.search(r"\bpipe|\| as (?:a )?separator|senkrecht\w* strich|\"\|\"|barra vertical", low) or joined == "|":
        return "|"
    if re.search(r"\bkommas?\b|\bcommas?\b|\bcomas?\b", low):
        return ","
    return joined if joined in (",", ";") else ","


def filler(asked: str) -> str | None:
    """Return what shall stand where the material says nothing; None if the request leaves that open."""
    low = flat(asked)
    for match in pattern("missing", "then").finditer(low):
        lowest = max(0, match.start() - 50)
        window = asked[lowest : match.end() + 60].split("\n\n")[0]
        behind = asked[match.end() : match.end() + 60].split("\n\n")[0]
        quoted = [one for one in re.findall(r"[\"„“']([^\"“”'\n:,{}]{1,16})[\"“”']", behind) if "|" not in one]
        if quoted:
            return str(quoted[0])
        found = _FILLER.search(behind) or _FILLER.search(window)
        if found and found[1] not in ("-", "–", "—"):
            word = flat(found[1])
            return "" if word in ("leer", "empty", "vacio") else found[1]
        if found or re.search(r"\b(?:strich|dash|guion|hyphen)\b", flat(window)):
            return "-"
    return None


def year(asked: str) -> int | None:
    """Return the year that the request fixes for dates without one."""
    match = _YEAR.search(flat(asked))
    return int(match[1] or match[2]) if match else None


def date_form(asked: str) -> str:
    """Return ``date`` if dates are wanted in ISO form."""
    return "date" if _ISO.search(flat(asked)) else ""


def time_form(asked: str) -> str:
    """Return ``time`` if times are wanted as hours and minutes."""
    return "time" if _CLOCK.search(flat(asked)) else ""


def many_objects(asked: str) -> bool:
    """Tell whether a list of objects is ordered."""
    return _ARRAY.search(flat(asked)) is not None


def only(asked: str) -> bool:
    """Tell whether the request forbids anything around the form."""
    return says("only", "words", asked)
