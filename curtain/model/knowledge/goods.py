"""Recognise a product by what stands around its name: what kind of thing it is said to be, a label, an article."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache, lru_cache

from ..flat import flat
from ..lexicon_files import table, word_set

_LONG = 6

ENOUGH = 2.0
"""One clear sign (a label, a kind of goods beside the name) or two weak ones (articles) make a name a product's."""

_NAME = (
    r"((?-i:[A-ZÄÖÜÁÉÍÓÚÑ])[\w-]*\w"
    r"(?: (?:\d{1,4}[A-Za-z]?|[A-Z]{1,2}\d{1,3}|(?-i:[IVX]{1,4}|Pro|Plus|Max|Mini))(?!\w))?)"
)
_LABEL = (
    r"(?:Produkt|Artikel|Interesse|Modell|Gerät|Typ|Anfrage|Product|Item|Interest(?:ed in)?|Model|Device|En?quiry|"
    r"Producto|Artículo|Interés|Modelo|Equipo|Consulta)"
)
_SHEET = r"(?:Datenblatt|Produktblatt|Data ?sheet|Product sheet|Ficha(?: técnica| de producto)?)"
_UNITS = (
    r"(?:x|×|mal|Stück|Exemplare|units?(?: of(?: the| our)?)?|pieces?(?: of(?: the)?)?|unidades?(?: de(?: la)?| del)?)"
)
_ONE = r"(?:eine?[nmrs]?|unsere?[nmrs]?|die|der|das|an?|our|the|una?|nuestr[ao]|la|el)"
_BEHIND = (
    rf"(?: \w+)?(?:\s?\(|, (?:also |o sea )?(?:{_ONE} )?|,? (?:ist|war|is|was|es|era) {_ONE} )"
    r"([^\W\d_][\w-]*(?: [^\W\d_][\w-]*){0,3})"
)
_TRADED = (
    r"(?:bestellen|anzuschaffen|anschaffen|kaufen|angesehen|gezeigt|vorgeführt|"
    r"auf (?:der|dem|unserer|unserem|the|our|la|nuestra) \w*(?:liste|zettel|wish list|shopping list|lista))"
)
_CLEAR = (
    rf"(?im)(?:^|[-:,;(]\s*|\w )\W{{0,20}}{_LABEL}(?: \w+){{0,2}}\s*:\s*{_NAME}",
    rf"(?i)\b{_SHEET}:? (?:(?:zur|zum|for the|for|de la|del|de) )?{_NAME}",
    rf"(?i)\b\d[\d.,]{{0,14}} ?{_UNITS} {_NAME}",
    rf"(?i)\b(?:die|der|das|den) {_NAME} {_TRADED}\b",
    rf"(?i)\binteress?\w* (?:\w+ )?(?:für|an|in|en|por)? ?(?:die|der|das|dem|the|your|la|el) {_NAME}",
    rf"(?i)\b{_NAME} (?:heißt|nennt sich|is called|se llama)\b",
    rf"(?i)\b(?:heißt|namens|called|named|llamad[ao]|se llama) {_NAME}",
)
_WEAK = (
    rf"(?i)(?<=\w )(?:the|our|la|el|nuestr[ao]|unsere[rn]?|zur|zum) {_NAME}(?! (?-i:[A-ZÄÖÜ]))",
    rf"(?i)\b(?:die|der|das|den|dem|zur|zum|the|our|la|el) (?=(?:[^\W\d_]|-)+ \d){_NAME}",
    rf"(?i)\b(?:order|need|want|buy|about|for|in|discussed|saw|bestellen|brauchen|um|für|über|an|pedir|comprar|sobre|por)"
    rf" (?:the|la|el|die|der|das|den) {_NAME}",
    rf"(?<!.)(?<!\n){_NAME}(?=,|:|\n| [(–-])",
    rf"(?<![\w.,]){_NAME}(?<=\d)(?!\w)",
)
"""Signs that are worth 1 each: an article before an unknown name, an order, the first line, a number behind it."""

_TITLES = re.compile(r"(?i)\b(?:frau|herrn?|ms|mrs?|dr|sra?|don|doña)\.? (?:\w+ )?$")


def named_product(text: str) -> str:
    """Return the name that most speaks for a product, the first of equals, or nothing if nothing speaks clearly."""
    found: defaultdict[str, float] = defaultdict(float)
    for pattern in _CLEAR:
        for match in re.finditer(pattern, text):
            found[match[1]] += ENOUGH
    for match in re.finditer(rf"\b{_NAME}(?=\W{{1,3}}|,? \w)", text):
        found[match[1]] += ENOUGH * _is_goods(text, match)
    for pattern in _WEAK:
        for match in re.finditer(pattern, text):
            found[match[1]] += 1
    if (title := re.match(rf"\s*{_NAME}(?:[,(–-]|\n)", text)) and any(map(_opens_with_goods, text.splitlines())):
        found[title[1]] += ENOUGH
    sure = [name for name, weight in found.items() if weight >= ENOUGH]
    sure.sort(key=lambda name: (-found[name], text.find(name)))
    return next((name for name in sure if _may_be(name, text)), "")


def _opens_with_goods(line: str) -> bool:
    words = re.findall(r"[\w-]+", line[:80])[:4]
    return any(is_goods(" ".join(words[:n])) for n in range(1, len(words) + 1))


@lru_cache(maxsize=4096)
def goods_gender(noun: str) -> str:
    """Return the gender of a German or Spanish phrase that names goods: f, m, n, or empty."""
    low = flat(noun)
    words = low.split()
    if not words:
        return ""
    for gender, heads in _heads("es").items():
        if words[0] in heads:
            return gender
    noun = noun.split()[-1]
    heads = table("goods")["de"].items()
    ends = [(len(head), gender) for gender, some in heads for head in some if _ends(noun, head)]
    return max(ends)[1] if ends else ""


def _ends(noun: str, head: str) -> bool:
    """Tell whether a German noun ends with a head; in lower case only a long one is trusted (automatisch, Tisch)."""
    low = noun.lower()
    return low.endswith(head) and (low == head or noun[0].isupper() or len(head) >= _LONG)


def is_goods(phrase: str) -> bool:
    """Tell whether a phrase of at most four words names a kind of goods."""
    words = flat(phrase).split()
    return 0 < len(words) <= 4 and (bool(goods_gender(phrase)) or words[-1] in _heads("en")["n"])


def _is_goods(text: str, name: re.Match[str]) -> bool:
    """Tell whether a kind of goods stands right behind a name, in brackets, in apposition, or before it."""
    behind = re.match(rf"(?i){_BEHIND}", text[name.end() : name.end() + 120])
    if behind and any(is_goods(" ".join(behind[1].split()[:n])) for n in range(1, 5)):
        return True
    before = re.search(r"([^\W\d_][\w-]*) $", text[: name.start()][-40:])
    return bool(before) and before is not None and is_goods(before[1]) and flat(before[1]) != flat(name[1])


def _may_be(name: str, text: str) -> bool:
    """Tell whether a name can be a product's: no kind of goods itself, no person's name, no everyday word."""
    first = name.split()[0]
    heading = name.isupper() and re.search(rf"(?m)^{re.escape(name)}:?$", text) is not None
    everyday = flat(first) in word_set("no_code") or f" {first.lower()} " in text
    if is_goods(first) or heading or everyday:
        return False
    places = [at.start() for at in re.finditer(re.escape(name), text)]
    return not any(_TITLES.search(text[max(0, at - 30) : at]) for at in places)


@cache
def _heads(lang: str) -> dict[str, frozenset[str]]:
    return {gender: frozenset(flat(head) for head in heads) for gender, heads in table("goods")[lang].items()}
