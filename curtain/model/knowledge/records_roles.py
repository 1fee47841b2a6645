"""Find job titles and departments, and weigh the words around a value that name its part."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ..flat import flat
from ..lexicon_files import table
from ..structured_brief import Field
from .records import Found

_LINE = re.compile(r"(?:[^\n,;|()–—-]|(?<=\w)-(?=\w))+")
_HINTS: dict[str, tuple[str, str]] = {
    "deadline": (
        (
            r"\b(?:bis(?: zum| spatestens)?|spatestens|by|until|before|latest|due|antes del?|hasta(?: "
            r"el)?|para el|deadline|frist|a mas tardar)\W*$"
        ),
        "",
    ),
    "date": (r"\b(?:am|on|el|dia|datum|date|fecha|vom|termin|bis|by|para el|spatestens)\W*$", ""),
    "unit_price": ("", r"^\W*(?:pro|je|das|each|per|a piece|por|la unidad|cada|/ ?st)"),
    "net": (r"\b(?:net|netto|neto|subtotal|base)\W*$", r"^\W*(?:net|netto|neto)"),
    "vat": (r"\b(?:vat|mwst|ust|iva|tax)\b[^\n]{0,8}$", ""),
    "gross": (r"\b(?:total|gesamt|brutto|gross|summe)\b[^\n]{0,8}$", r"^\W*(?:brutto|gross)"),
    "price": (
        (
            r"\b(?:preis|price|cost\w*|kost\w*|verlangt|charges?|cobra|pide|want|bietet|cuesta|"
            r"importe|betrag|amount|budget|uber|for|de)\W*$"
        ),
        "",
    ),
    "quantity": (
        r"\b(?:menge|stuckzahl|quantity|qty|cantidad|anzahl|brauchen|need|necesitamos)\W*$",
        r"^\W*(?:stuck|stk|x|pcs|pieces|units|unidades|uds)",
    ),
    "extension": (r"\b(?:durchwahl|ext\w*|dw|int\w*)\W*$", ""),
    "mobile": (r"\b(?:mobil\w*|handy|m|cell|movil)\W*$", ""),
    "phone": (r"\b(?:tel\w*|t|phone|ruf\w*|unter|on|at|al|telefono)\W*$", r"(?:zentrale|switchboard|centralita)"),
    "person": (
        r"\b(?:grusse?n?|regards|saludos?|name ist|my name is|soy|bin|contact|ansprechpartner\w*|kontakt|hier)\W*$",
        "",
    ),
    "company": (r"\b(?:bei|von der|von|firma|at|from|of|de|empresa|fur)\W*$", ""),
    "end_time": (r"\b(?:bis|until|till|hasta|to|ends?|out at|schluss|ende)\W*(?:um |las |at )?$", ""),
    "time": (r"\b(?:ab|um|from|at|a las|las|nach|after|meet|beginn\w*|start\w*)\W*$", ""),
    "place": (r"\b(?:in|ort|venue|nach|lager|at the|en|lugar|sala|raum)\W*$", ""),
    "code": (r"\b(?:nr|no|nummer|number|numero|sendung|serien\w*|seriennr)\W*$", ""),
    "duration": (
        (
            r"\b(?:liefer\w*|lieferzeit|delivery|deliver\w*|plazo|entrega|in|en|within|innerhalb|"
            r"garantie|warranty|garantia)\W*(?:von |of |de |in |en )?$"
        ),
        "",
    ),
}


def roles(text: str) -> Iterator[Found]:
    """Yield job titles and departments: the short piece of a line in which such a word stands."""
    for match in _LINE.finditer(text[:8000]):
        shown = match.group().strip()
        words = [flat(word).strip(".:-") for word in re.split(r"[\s/]+", shown)]
        if not shown or len(words) > 7:
            yield from _within(text, match)
            continue
        start = match.start() + match.group().index(shown)
        if any(
            word in _set("positions") or word.endswith(("leiter", "leiterin", "leitung", "manager")) for word in words
        ):
            yield from _cut(text, start, shown)
        elif any(word in _set("departments") for word in words) and len(words) <= 3:
            yield Found("department", shown, start, start + len(shown), sure=0.9)
            yield Found("position", shown, start, start + len(shown), sure=0.5)


def _cut(text: str, start: int, shown: str) -> Iterator[Found]:
    """Yield a title without the verb and article before it: ``is the plant manager``."""
    lead = re.match(
        (
            r"(?:[A-ZÄÖÜÁÉÍÓÚÑ][\w'’-]+ ){1,3}(?:ist|is|es|wird|arbeitet als|works as)\s(?:die "
            r"|der |das |the |a |an |la |el |un |una |unsere? |our )?"
        ),
        shown,
    )
    tail = re.search(r"\s(?:bei|at|von|of the|en|de la)\s.*$", shown[lead.end() :] if lead else "")
    begin = lead.end() if lead else 0
    kept = shown[begin : len(shown) - (len(tail.group()) if tail else 0)] if lead else shown
    if kept:
        yield Found("position", kept, start + begin, start + begin + len(kept), sure=1.0)


def _within(text: str, match: re.Match[str]) -> Iterator[Found]:
    expression = re.compile(
        r"\b(?:is|ist|es|as|als|como)\s(?:the |a |an |der |die |our |unsere? |el |la )?((?:[\w-]+ ){0,2}[\w-]+)"
    )
    for hit in expression.finditer(match.group()):
        if any(flat(word) in _set("positions") for word in hit[1].split()):
            start = match.start() + hit.start(1)
            yield Found("position", hit[1], start, start + len(hit[1]), sure=0.8)


def hints(field: Field, before: str, after: str) -> float:
    """Return what the words right before or behind a value say for a kind of field."""
    kind = field.kinds[0] if field.kinds else ""
    ahead, behind = _HINTS.get(kind, ("", ""))
    after = after.split("\n")[0]
    score = 0.8 if ahead and re.search(ahead, before) else 0.0
    if kind == "phone":
        return score - (0.8 if re.search(r"(?:zentrale|switchboard|centralita|fax)\W*$", before) else 0.0)
    return score + (0.8 if behind and re.search(behind, after) else 0.0)


@cache
def _set(name: str) -> frozenset[str]:
    return frozenset(table("structured/names")[name].split())
