"""Set things side by side, find where they differ, add and remove columns."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ...phrases import say
from ...records import Language
from ..flat import flat
from ..knowledge.records import findings
from ..knowledge.records_rows import Rows
from ..reading.structured.fieldkinds import unit_kinds
from ..structured_brief import Wish

_HEAD = re.compile(
    r"^[ \t]*(?:[-*•][ \t]+)?([^\W\d_][^:\n]{0,60}?|[A-Z]\d{1,4}[^:\n]{0,30}?)(?:\s*:\s+|\s+[-–—]\s+)(\S.*)$",
    re.MULTILINE,
)
_PART = re.compile(r",\s+|;\s+|\s(?:und|and|y)\s(?=\w+ \d)")
_REMOVE = re.compile(r"\b(?:losch\w*|entfern\w*|streich\w*|remove|delete|drop|quita\w*|elimin\w*|borra\w*|weg|raus)\b")
_ADD = re.compile(r"\b(?:fug\w*|erganz\w*|hinzu\w*|add|append|anade|agrega\w*|incluye)\b")
_COLUMN = re.compile(
    r"(?i)(?:spalte|column|columna)\s+[\"„“']?([^\W\d][\w /€%-]{0,30}?)[\"“”']?(?=\s+(?:hinzu|"
    r"dazu|wieder|und|and|y|please|bitte|with|mit|con|an|a|to)\b|\s*[:.,;\n]|$)"
)


@dataclass(frozen=True, slots=True)
class Part:
    """One statement about a thing: the words that name the property, the value, the kind of the value."""

    name: str
    value: str
    kind: str


def compared(wish: Wish, lang: Language, *, differing: bool = False) -> tuple[list[str], list[list[str]]] | None:
    """Return header and rows of a comparison of the things that the material describes line by line."""
    blocks = [(match[1].strip(), _statements(match[2])) for match in _HEAD.finditer(wish.material)]
    if len(blocks) < 2:
        return None
    header = [field.name for field in wish.fields]
    fits = len(header) == len(blocks) + 1
    chosen = (
        blocks
        if fits or not header
        else [
            block
            for block in blocks
            if any(flat(block[0]) in flat(name) or flat(name) in flat(block[0]) for name in header[1:])
        ]
        or blocks
    )
    rows = []
    used: list[set[int]] = [set() for _ in chosen]
    for at, part in enumerate(chosen[0][1]):
        partners = [_partner(part, statements, used[number + 1]) for number, (_, statements) in enumerate(chosen[1:])]
        for number, partner in enumerate(partners):
            if partner is not None:
                used[number + 1].add(partner)
        values = [
            part.value,
            *(
                chosen[number + 1][1][partner].value if partner is not None else "-"
                for number, partner in enumerate(partners)
            ),
        ]
        if differing and len({flat(value) for value in values}) == 1:
            continue
        rows.append([part.name or _kind_name(part.kind, lang), *values])
        used[0].add(at)
    for number, (_, statements) in enumerate(chosen[1:], 1):
        for at, part in enumerate(statements):
            if at not in used[number]:
                cells = ["-"] * len(chosen)
                cells[number] = part.value
                rows.append([part.name or _kind_name(part.kind, lang), *cells])
    top = header if fits else ["", *(name for name, _ in chosen)]
    return top, rows


def _statements(text: str) -> list[Part]:
    named = re.match(r"([A-ZÄÖÜ][\w&.' -]{2,40}):\s+(?=\S)", text)
    if named and re.search(r"[,;]", text):
        return [Part("", named[1], "name"), *_statements(text[named.end() :])]
    return [_part(piece.strip(" .")) for piece in _PART.split(text) if piece.strip(" .!")]


def _part(text: str) -> Part:
    found = [one for one in findings(text) if one.kind not in ("code",)]
    pair = re.match(r"([^\W\d][^:]{1,30}):\s(.+)", text)
    if pair:
        return Part(pair[1], pair[2], found[0].kind if found else "")
    if not found:
        words = text.split()
        return Part(words[0] if len(words) > 1 else "", " ".join(words[1:]) or text, "")
    one = found[0]
    before, after = text[: one.start].strip(" :"), text[one.end :].strip(" :")
    before = re.sub(r"(?i)\s?\b(?:in|von|of|de|ist|is|es|with|con|mit)$", "", before)
    kind = f"measure {one.unit}" if one.kind == "measure" else one.kind
    kind = "duration" if one.kind == "measure" and "duration" in unit_kinds().get(one.unit, ()) else one.kind
    if before:
        return Part(
            _capital(before),
            text[text.index(before) + len(before) :].strip(" :")
            if not re.search(r"(?i)\b(?:in|von|of|de|ist)$", text[: one.start].strip())
            else text[one.start :].strip(),
            kind,
        )
    return (
        Part(_capital(after), one.text, kind)
        if after and kind.startswith(("duration", "measure"))
        else Part("", text, kind)
    )


def _partner(part: Part, others: list[Part], used: set[int]) -> int | None:
    """Return the statement about the same property: same words first, then the same kind of value."""
    words = {word[:5] for word in re.findall(r"[^\W\d_]{3,}", flat(f"{part.name} {part.value}"))}
    best: tuple[float, int] | None = None
    for at, other in enumerate(others):
        if at in used:
            continue
        theirs = {word[:5] for word in re.findall(r"[^\W\d_]{3,}", flat(f"{other.name} {other.value}"))}
        score = (
            2.0 * len(words & theirs)
            + (1.0 if part.kind == other.kind and part.kind else 0.0)
            + (3.0 if part.name and flat(part.name) == flat(other.name) else 0.0)
        )
        if score > 0.9 and (best is None or score > best[0]):
            best = (score, at)
    return best[1] if best else None


def _kind_name(kind: str, lang: Language) -> str:
    known = {
        "money": "price",
        "duration": "delivery",
        "date": "date",
        "measure": "measure",
        "number": "quantity",
        "name": "name",
    }
    return say(lang, f"model.structured.{known.get(kind.split()[0] if kind else kind, 'other')}")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def recommended(wish: Wish, lang: Language) -> str:
    """Return a sentence that recommends the thing which is best in what the request calls important."""
    low = flat(wish.instruction)
    if not re.search(r"\b(?:empfehl\w*|recommend\w*|recomend\w*)\b", low):
        return ""
    blocks = [(match[1].strip(), _statements(match[2]), match[2]) for match in _HEAD.finditer(wish.material)]
    if len(blocks) < 2:
        return ""
    timed = re.search(r"\b(?:liefer\w*|deliver\w*|plazo|entrega|days|tage|working|schnell\w*|fast\w*)\b", low)
    kind = "duration" if timed else "money"
    best = min(blocks, key=lambda block: _figure(block[1], kind))
    name = re.sub(r"(?i)^(?:angebot|offer|oferta)\s+(?=\S{2})", "", best[0])
    full = (
        f"{name} ({best[2].split(':')[0].split(',')[0].strip()})"
        if re.fullmatch(r"(?:(?:Offer|Angebot|Oferta) )?[A-Z0-9]{1,2}", best[0])
        else name
    )
    value = next((part.value for part in best[1] if part.kind == kind), "")
    colon = re.search(r"[\"„“'](\w+):", wish.instruction)
    lead = f"{colon[1]}: " if colon and re.match(r"(?i)(?:recom|empf)", colon[1]) else ""
    reason = "delivery" if kind == "duration" else "price"
    said = say(lang, f"model.structured.because_{reason}", name=full, value=value)
    return f"{lead}{said}" if lead else say(lang, "model.structured.recommend", said=said)


def _figure(parts: list[Part], kind: str) -> float:
    for part in parts:
        if part.kind == kind:
            for one in findings(part.value):
                if isinstance(one.value, (int, float)):
                    weeks = re.search(r"(?i)woche|week|seman", one.text)
                    months = re.search(r"(?i)monat|month|mes", one.text)
                    return float(one.value) * (7 if weeks else 30 if months else 1)
    return float("inf")


def changed_columns(table: Rows, asked: str) -> Rows | None:
    """Return a table with a column added or removed as the request says, None if it says neither."""
    low = flat(asked)
    named = _COLUMN.search(asked)
    at = next(
        (
            index
            for index, head in enumerate(table.header)
            if head and re.search(rf"(?<!\w){re.escape(flat(head))}(?!\w)", low)
        ),
        None,
    )
    if _REMOVE.search(low) and at is not None and (named or "spalt" in low or "column" in low):
        cut = tuple((*row[:at], *row[at + 1 :]) for row in table.rows)
        return Rows((*table.header[:at], *table.header[at + 1 :]), cut, table.kind)
    if not (_ADD.search(low) and named):
        return None
    told = asked[named.end() :]
    rows = tuple((*row, _told(row, told, table)) for row in table.rows)
    return Rows((*table.header, named[1].strip()), rows, table.kind)


def _told(row: tuple[str, ...], told: str, table: Rows) -> str:
    """Return what the request says for the row: the value behind the row's name."""
    match = re.search(rf"(?<!\w){re.escape(row[0])}\s*[:=]?\s+([^,;\n]+)", told)
    if not match:
        return "-"
    value = match[1].strip(" .")
    currency = next(
        (sign for sign in ("€", "$", "£") if all(any(sign in cell for cell in one) for one in table.rows)), ""
    )
    return f"{value} {currency}" if currency == "€" and re.fullmatch(r"[\d.,]+", value) else value
