"""Go on with a conversation: the earlier reply is the material, and the last message says what to change in it."""

from __future__ import annotations

import re

from ...records import Language
from ...text.letter import letter
from ...text.words import sentences
from ..brief import Brief
from ..plan.draft import Draft, Piece, piece
from ..text_units import weight
from .address import readdressed
from .clause import Asked
from .house import House
from .polish import polished, sentence
from .realise import told
from .stocked import said

_SWAP = (
    re.compile(
        r"(?:statt|anstatt|anstelle von|instead of|rather than|en vez de|"
        r"en lugar de)\s+[\"„“«']?(?P<old>[^\"“”»',]+?)[\"“”»']?\s+(?:bitte |besser |lieber |please |"
        r"mejor )?[\"„“«']?(?P<new>[^\"“”»',.]+)",
        re.I,
    ),
    re.compile(r"(?P<new>[^,.\"]+?) (?:statt|instead of|en vez de|en lugar de) (?P<old>[^,.\"]+)", re.I),
    re.compile(
        r"(?:ersetz\w*|replace|change|cambia\w*|sustituy\w*|"
        r"änder\w*)\s+[\"„“«']?(?P<old>[^\"“”»']+?)[\"“”»']?\s+(?:durch|zu|in|by|with|to|por|"
        r"a)\s+[\"„“«']?(?P<new>[^\"“”»',.]+)",
        re.I,
    ),
)
_POSTSCRIPT = re.compile(
    r"\b(?:ps|p\.s\.|p\. ?d\.|postscript|posdata)\s*(?:,|:|that|dass|con|mit|with|"
    r"saying)?\s*[:,]?\s*(?P<what>[^\n]+?)(?:[.;]\s+(?:sonst|rest|otherwise|nothing|lo demás|"
    r"el resto)\b.*)?$",
    re.I,
)
_HEDGES = re.compile(
    r"(?i)\b(?:vielleicht|eigentlich|eventuell|einfach|gern|gerne|wirklich|sehr|herausragend\w*|just|"
    r"really|very|perhaps|maybe|quizás|realmente|muy)\s+"
)
_PERSON = re.compile(r"(?:Herrn?|Frau|Mr\.?|Ms\.?|Mrs\.?|Sr\.?|Sra\.?) [A-ZÄÖÜÁÉÍÓÚÑ][\w-]+")
_WEEKDAY = re.compile(
    r"(?i)\b(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|monday|tuesday|wednesday|"
    r"thursday|friday|saturday|sunday|lunes|martes|miércoles|jueves|viernes|sábado|domingo)\b"
)
_DAY = re.compile(
    r"\b\d{1,2}\.\s?\d{1,2}\.(?:\d{2,4})?|\b\d{1,2}\. (?:Januar|Februar|März|April|Mai|Juni|Juli|"
    r"August|September|Oktober|November|Dezember)|\b\d{1,2}(?:st|nd|rd|th)? (?:January|February|"
    r"March|April|May|June|July|August|September|October|November|December)|\b\d{1,2} de (?:enero|"
    r"febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)"
)
_CLOCK = re.compile(r"\b\d{1,2}(?:[:.]\d{2})?\s?(?:Uhr|uhr|am|pm|h)\b|\b\d{1,2}:\d{2}\b")
_SAME = re.compile(
    r"(?i)\b(?:dasselbe|das gleiche|selbe|same (?:again|thing|mail|text)?|the same|lo mismo|"
    r"igual) (?:\w+ )?(?:für|for|to|para|an)\b"
)
_LIST = re.compile(r"(?i)\b(?:stichpunkt\w*|bullets?(?: points?)?|als liste|as a list|viñetas|en lista)\b")


def edited(earlier: str, message: str, asked: Asked, brief: Brief, rules: House) -> Draft:
    """Return the earlier reply with the changes that the last message orders."""
    lang: Language = brief.language
    text = earlier.strip()
    form = brief.address
    if _SAME.search(message):
        text = _refilled(text, message)
        return _laid(text, brief, (), rules)
    if form:
        text = readdressed(text, lang, form)
    if "!" in text and re.search(
        r"(?i)sachlich|nüchtern|factual|sober|sobrio|keine ausrufe|no exclamation|so redet", message
    ):
        text = text.replace("!", ".")
    postscript = _POSTSCRIPT.search(message)
    if postscript:
        what = sentence(polished(postscript["what"].strip(), lang), lang)
        return _laid(text, brief, (), rules, said(lang, "letter", "ps", form, text=what))
    swapped, _rest = _swapped(text, message)
    if swapped != text:
        text = swapped
        return _laid(text, brief, (), rules)
    content = told(asked, lang, form or "formal", speaks=False)
    added = [
        *content.sentences,
        *(sentence(one, lang) for one in content.facts if len(one.split()) > 2),
        *content.wishes,
    ]
    return _laid(text, brief, tuple(added), rules)


def _swapped(text: str, message: str) -> tuple[str, str]:
    for pattern in _SWAP:
        for match in pattern.finditer(message):
            old, new = match["old"].strip(), match["new"].strip()
            found = re.search(rf"(?i)(?<!\w){re.escape(old)}\w{{0,3}}", text) if len(old) > 1 else None
            if found and len(new.split()) <= 6:
                if re.search(r"(?i)\b(?:was|etwas|something|algo)\b", new):
                    return re.sub(r"  +", " ", text[: found.start()] + text[found.end() :].lstrip()), message
                return text[: found.start()] + new + text[found.end() :], message
    return text, message


def _refilled(text: str, message: str) -> str:
    """Put the persons, days and times of a message in the places of those of a text, in order."""
    for pattern in (_PERSON, _WEEKDAY, _DAY, _CLOCK):
        olds, news = _unique(pattern, text), [m[0] for m in pattern.finditer(message)]
        if pattern is _PERSON:
            text = _persons(text, message)
            continue
        for old, new in zip(olds, news, strict=False):
            text = text.replace(old, _spelled(new, old))
    return text


def _unique(pattern: re.Pattern[str], text: str) -> list[str]:
    return list(dict.fromkeys(match[0] for match in pattern.finditer(text)))


def _spelled(new: str, old: str) -> str:
    new = re.sub(r"\buhr\b", "Uhr", new)
    return new[:1].upper() + new[1:] if old[:1].isupper() else new


def _persons(text: str, message: str) -> str:
    """Exchange persons: the one the message writes to, and whoever comes instead of somebody."""
    instead = re.search(rf"({_PERSON.pattern}) (?:statt|instead of|en vez de|en lugar de) ({_PERSON.pattern})", message)
    olds, news = _unique(_PERSON, text), _unique(_PERSON, message)
    if instead:
        text = _renamed(text, instead[2], instead[1])
        olds = [one for one in olds if one.split()[-1] != instead[2].split()[-1]]
        news = [one for one in news if one not in (instead[1], instead[2])]
    for old, new in zip(olds, news, strict=False):
        text = _renamed(text, old, new)
    return text


def _renamed(text: str, old: str, new: str) -> str:
    title, last = new.split()[0], new.split()[-1]
    title = "Herr" if title == "Herrn" else title
    text = re.sub(
        rf"(?:Herrn?|Frau|Mr\.?|Ms\.?|Mrs\.?|Sr\.?|Sra\.?) {re.escape(old.split()[-1])}\b", f"{title} {last}", text
    )
    firm = re.search(rf"(?:in der|bei|at|en) \w+ {re.escape(old.split()[-1])}\b", text)
    if firm:
        text = text.replace(f"{firm[0]} ", "", 1)
    return re.sub(rf"(?<!\w){re.escape(old.split()[-1])}(?!\w)", last, text)


def _laid(text: str, brief: Brief, added: tuple[str, ...], rules: House, postscript: str = "") -> Draft:
    """Return the text as a draft: frame and additions must stand, its sentences may go where the limits demand it."""
    parts = letter(text)
    lang = brief.language
    pieces: tuple[Piece, ...] = ()
    if parts.subject:
        pieces += piece(
            "subject", said(lang, "letter", "subject", "", subject=parts.subject), 0 if brief.has_part("subject") else 3
        )
    pieces += piece("salutation", parts.salutation, 1)
    paragraphs = [block for block in re.split(r"\n\s*\n", parts.body) if block.strip()]
    ranked = sorted((one for block in paragraphs for one in sentences(block)), key=lambda one: -weight(one))
    for block in paragraphs:
        for one in sentences(block):
            pieces += piece("body", one, 1 + min(6, ranked.index(one)), "earlier")
    pieces += tuple(Piece("body", one, 0, "material") for one in added)
    closing = [parts.closing, *parts.signature.split("\n")]
    pieces += tuple(one for line in closing for one in piece("closing", line.strip(), 2))
    return Draft((*pieces, *piece("last", "", 0), *piece("postamble", postscript, 0)), natural=9)
