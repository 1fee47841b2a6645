"""Rewrite a text by safe operations: form of address, plain words, without hedges, short sentences, whole words."""

from __future__ import annotations

import re
from functools import cache, partial

from ...records import Language
from ...text.words import count_words
from ..brief import Brief
from .address import plural_commands, readdressed
from .pieces import parted
from .polish import note, polished, sentence
from .stocked import stock

_SPLIT = re.compile(
    r",\s+(?=(?:und|aber|da|weil|wobei|denn|sondern|and|but|so|because|which|since|y|pero|porque)\b)|;\s+|\s+[-–—]\s+"
)
_RELATIVE = re.compile(r"^(?:und|aber|wobei|and|but|so|y|pero)\s+", re.I)


def rewritten(text: str, wish: str, brief: Brief) -> str:
    """Return a text rewritten as the request wishes."""
    lang = brief.language
    body = " ".join(text.split()) if "\n\n" not in text else text.strip()
    body = _plain(body, lang)
    if brief.address:
        body = readdressed(body, lang, brief.address)
        if lang == "de":
            body = plural_commands(body, brief.address)
    longest = brief.limit("words", "sentence")
    units = [polished(one, lang) for block in body.split("\n") for one in _sentences(block)]
    if longest:
        units = [piece for one in units for piece in _short(one, longest.high)]
    units = _itemised(units, brief)
    units = _within(units, brief)
    if _GENTLE.search(wish):
        units = _softened(units, lang)
    if brief.form == "bullets" or brief.limit("items"):
        return "\n".join(f"- {note(one)}" for one in units)
    return " ".join(sentence(one, lang) for one in units if re.search(r"\w", one))


def _sentences(block: str) -> list[str]:
    """Return the sentences of a line; the numbers of steps within it are dropped."""
    return [
        one
        for one in (re.sub(r"^\d{1,2}\.\s+", "", part) for part in parted(re.sub(r"(?<=[.!?])\s+\d\.\s+", " ", block)))
        if one
    ]


@cache
def _table(lang: Language) -> tuple[tuple[re.Pattern[str], str], ...]:
    pairs: dict[str, str] = stock(lang).get("plain", {})
    return tuple(
        (re.compile(rf"(?i)(?<!\w){re.escape(long.strip())}" + (r"\s+" if long.endswith(" ") else r"(?!\w)")), short)
        for long, short in sorted(pairs.items(), key=lambda one: -len(one[0]))
    )


def _plain(text: str, lang: Language) -> str:
    """Put plain words for stilted ones and drop hedges."""
    for pattern, short in _table(lang):
        text = pattern.sub(partial(_replaced, short), text)
    return re.sub(r"\s+([,.!?])", r"\1", re.sub(r"[ \t]{2,}", " ", text)).strip(" ,")


def _replaced(short: str, match: re.Match[str]) -> str:
    return short[:1].upper() + short[1:] if match[0][:1].isupper() else short


def _short(text: str, most: int) -> list[str]:
    """Part a long sentence at its joints."""
    if count_words(text) <= most:
        return [text]
    pieces = [_RELATIVE.sub("", piece.strip()) for piece in _SPLIT.split(text)]
    return [piece for piece in pieces if piece] if len(pieces) > 1 else [text]


_GENTLE = re.compile(r"freundlich|hoflich|netter|diplomat|friendl|nicer|polite|kinder|amable|cortes|suave|positiv")
_HARSH = re.compile(
    r"(?i)\b(?:endlich|sofort|gefälligst|umgehend|finally|at once|immediately|de una vez|inmediatamente)\s+"
)
_COMMAND = re.compile(r"^([A-ZÄÖÜ][a-zäöüß]+en) Sie\b")


def _softened(units: list[str], lang: Language) -> list[str]:
    """Frame a curt text politely: thanks before and after, commands with please, no words of impatience."""
    gentle = [_COMMAND.sub(lambda match: f"Bitte {match[1].lower()} Sie", _HARSH.sub("", one)) for one in units]
    frame = stock(lang)["soft"]
    return [str(frame["before"]), *gentle, str(frame["after"])]


def _itemised(units: list[str], brief: Brief) -> list[str]:
    """Part sentences at their joints until there are as many items as the request orders."""
    limit = brief.limit("items")
    while limit and len(units) < limit.low:
        at = max(range(len(units)), key=lambda at: count_words(units[at]))
        pieces = _short(units[at], 5)
        if len(pieces) < 2:
            return units
        units = [*units[:at], *pieces, *units[at + 1 :]]
    return units


def _within(units: list[str], brief: Brief) -> list[str]:
    limit, number = brief.limit("words"), brief.limit("sentences")
    most = limit.high if limit else 10**6
    kept = list(units)
    while len(kept) > 1 and (sum(map(count_words, kept)) > most or (number and len(kept) > number.high)):
        at = min(range(len(kept)), key=lambda at: (len(re.findall(r"\d", kept[at])), -at))
        kept.pop(at)
    return kept
