"""Find the product a text is about, what kind of thing it is, and its article."""

from __future__ import annotations

import re
from collections import Counter

from ..flat import flat
from ..lexicon_files import word_set
from .goods import goods_gender, is_goods, named_product

_CODE = re.compile(r"(?<![\w/@.-])([A-Za-zÄÖÜ]{1,5})(?:[ \u00a0-]?)(\d{1,4}[A-Za-z]?)(?![\w/%]|[.,]\d)")
_KIND = (
    r"([^\W\d_][\w-]*(?: (?:de |a )?(?!die\b|der\b|das\b|für\b|for\b|para\b|that\b|que\b|zu\b|"
    r"heißt\b|und\b|and\b|y\b|wäre|läuft)[^\W\d_][\w-]*){0,3})"
)
_LINKS = (
    r"\s?\({kind}[),]",
    r",? (?:ist|war) (?:eine?|unsere?) {kind}",
    r",? (?:is|was) (?:an?|our) {kind}",
    r",? es (?:una?|nuestr[ao]) {kind}",
    r", (?:eine?|unsere?r?|also die|also der|also das|die|der|das) {kind}",
    r", (?:an?|our|the) {kind}",
    r", (?:una?|nuestr[ao]|o sea la|o sea el|la|el) {kind}",
    r", {kind}(?=\n|$|,)",
)
_VERB = re.compile(
    r"\b(?:needs?|wants?|looks?|looking|seeks?|showed|saw|liked?|discussed|has|have|had|is|was|are|for|an?|the|they|we|"
    r"sucht|suchen|braucht|brauchen|wollen|will|hat|haben|ist|zeigten|sahen|eine?n?|die|das|"
    r"busca\w*|necesita\w*|quiere\w*|tiene\w*|vimos|ensenamos|mostramos|gusto|es|una|un|le|les)\b"
)


def product(text: str) -> str:
    """Return the product named most often, first of equals; codes (``DP 40``, in capitals) come before other names."""
    found: Counter[str] = Counter()
    spelt: dict[str, str] = {}
    for match in _CODE.finditer(text):
        if flat(match[1]) in word_set("no_code") or (len(match[1]) == 1 and not match[1].isupper()):
            continue
        if not match[1].isupper() and len(match[1]) > 2:
            continue
        name = re.sub(r"\s", " ", match.group()).upper()
        key = re.sub(r"[ -]", "", name)
        spelt.setdefault(key, name)
        found[key] += 1
    return spelt[max(found, key=lambda key: found[key])] if found else named_product(text)


def what(text: str, name: str) -> str:
    """Return what the product is, such as ``Dosierpumpe``, where the text says so beside its name."""
    if not name:
        return ""
    code = re.escape(name).replace(r"\ ", r"[ \-]?")
    for link in _LINKS:
        for match in re.finditer(rf"(?i:{code}){link.format(kind=_KIND)}", text):
            noun = match[1].strip()
            if found := _noun_phrase(noun):
                return found
    for match in re.finditer(
        r"(?im)^\W*(?:Bauart|Typ|Art|Gerät|Gruppe|Type|Kind|Group|Device|Tipo|Grupo|Equipo|Aparato)\s*:\s*([^\n;.(]+)",
        text,
    ):
        if found := _noun_phrase(match[1].strip()):
            return found
    for match in re.finditer(
        r"(?im)^\s*[-*•]?\s*(?:ist eine |it's an? |es una )?([^\W\d_][^\n,;:.(]{2,40}?)(?: für | for | para |, |$)",
        text,
    ):
        if len(match[1].split()) <= 4 and (found := _noun_phrase(match[1].strip())):
            return found
    return ""


def _noun_phrase(wording: str) -> str:
    """Return ``wording`` without its article if it names a kind of device and holds no verb, else nothing."""
    bare = re.sub(r"(?i)^(?:eine?n?|unsere?|die|das|der|an?|the|our|una?|nuestr[ao]|la|el)\s+", "", wording)
    low = flat(bare)
    return bare if is_goods(bare) and not _VERB.search(low) else ""


def gender(noun: str) -> str:
    """Return the grammatical gender of a German or Spanish head noun: f, n, m, or empty."""
    return goods_gender(noun)
