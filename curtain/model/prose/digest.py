"""Condense a text: its sentences that hold most and fit what is asked, packed into the limits."""

from __future__ import annotations

import re

from ...records import Language
from ...text.dates import dates
from ...text.words import count_words, sentences
from ..brief import Brief
from ..flat import flat
from .pieces import parted
from .polish import has_opening, note, polished, sentence
from .stocked import listed, words

_SPEAKER = re.compile(
    r"^\s*(?:\[[\d:]+\]\s*)?([A-ZÄÖÜ][\w. ]{1,22}|[A-Z])(?:,? (?:an uns|to us|\d[\d:. ]*))?\s*(?:,\s*\d[\d:. ]*)?:\s+"
)
_LETTER = re.compile(
    r"(?i)^\W*(?:dear|hi|hello|hallo|hey|guten tag|sehr geehrte\w*|liebe\w*|estimad\w*|hola|"
    r"buen\w+)\b[^.!?\n]{0,40}[,:!]\s*|"
    r"(?i:\b(?:viele|beste|liebe|freundliche|sch(?:ö|oe)ne|mit (?:freundlichen|besten))? ?gr(?:ü|ue)(?:ß|ss)en?\b.*$|"
    r"\b(?:kind|best|warm) regards\b.*$|\bgreetings,.*$|\b(?:un )?(?:cordial )?saludos?\b.*$|\bmfg\b.*$)"
)
_JOINT = re.compile(
    r"\s(?=(?:und|oder|weil|da|wenn|dass|zwischen|bei|mit|für|nach|wegen|and|or|because|when|which|"
    r"that|between|with|for|after|"
    r"due|but|y|o|porque|cuando|que|entre|con|para|por|tras)\s)"
)
_EMPTY = re.compile(
    r"\b(?:selbstverstandlich|wie gewohnt|as (?:always|usual)|como siempre|no change|andert sich .*nichts)\b"
)
_TEAM = re.compile(r"(?i)^(?:ihr|your|euer|el|su) (?:team|equipo|\\w+-?team)\\b")
_OPENERS = re.compile(
    r"(?i)^(?:also|und|ja|nee?|ok(?:ay)?|na gut|ach|ah|oh|well|so|and|but|ah and|also ja|super|gut|"
    r"passt|yes|no|hi boss|bueno|"
    r"pues|vale|grunds(?:ä|ae)tzlich|(?:ä|ae)hm?|hmm|puh|quick update|btw|selbstverst(?:ä|ae)ndlich)[,.!:…]*\s+"
)
_BRACKETS = re.compile(r"\s*\([^)]*\)")
_DECIDED = re.compile(
    r"(?i)\b(?:entschied\w*|beschlossen|vereinbart|einigung|geeinigt|machen wir|so machen|bleibt|"
    r"wird|decided|decision|agreed|"
    r"we'll|will be|it is|stays|acord\w*|decid\w*|queda|will|muss|must|bis|until|by|ab|from|spätestens|deadline)\b"
)


def digest(material: str, wish: str, brief: Brief) -> str:
    """Return the digest of a text: items where a list is asked for, else sentences."""
    lang = brief.language
    units = _units(material)
    if not units:
        return ""
    items, count = brief.limit("items"), brief.limit("sentences")
    most = _most(brief)
    as_items = brief.form == "bullets" or items is not None
    number = items.high if items and items.high < 40 else 5 if as_items else 0
    named = set(re.findall(r"(?<![\w.])[A-Z](?![\w.])|\b[A-Z]{2,}-?\d*\b", wish))
    units = _about(units, named) or units
    focus = {word[:6] for word in re.findall(r"\w{3,}", flat(wish)) if word not in listed("digest")}
    scored = sorted(range(len(units)), key=lambda at: (-_score(units[at], focus, lang), at))
    scored = _telling(units, scored, focus, lang)
    kept = _packed(units, scored, most, number or None, brief)
    texts = [polished(units[at], lang) for at in sorted(kept)]
    if as_items:
        each = brief.limit("words", "item")
        texts = [_cut(text, each.high if each else 40) for text in texts]
        return "\n".join(f"- {note(text)}" for text in texts)
    return " ".join(_merged(texts, count.high if count and count.high < 30 else None, lang))


def _about(units: list[str], named: set[str]) -> list[str]:
    """Keep what speaks of a name that the request gives, such as series E, with the clause that goes on behind it."""
    hit = [at for at, unit in enumerate(units) if named & set(re.findall(r"\w+", unit))]
    return [unit for at, unit in enumerate(units) if at in hit or (at - 1 in hit and unit[:1].islower())]


def _telling(units: list[str], scored: list[int], focus: set[str], lang: Language) -> list[int]:
    """Leave out what has nothing to do with what the request names, and what says far less than the best."""
    near = [at for at in scored if any(word[:6] in focus for word in re.findall(r"\w+", flat(units[at])))]
    if near and len(near) < len(scored) and _score(units[near[0]], focus, lang) > 2.5:
        return near + [at for at in scored if at not in near and _score(units[at], focus, lang) > 2.0]
    best = _score(units[scored[0]], focus, lang)
    return [at for at in scored if _score(units[at], focus, lang) > 0.35 * best] or scored[:1]


def _most(brief: Brief) -> int:
    limit = brief.limit("words")
    if limit and limit.high < 2000:
        return limit.high
    return 60


def _units(material: str) -> list[str]:
    """Return the sentences of a text without salutations, speakers and small words at the start."""
    found: list[str] = []
    for line in material[:8000].split("\n"):
        bare = _LETTER.sub("", _SPEAKER.sub("", line.strip().strip('"„“')))
        for piece in parted(bare) if len(bare) < 1500 else sentences(bare):
            text = _OPENERS.sub("", _OPENERS.sub("", re.sub(r"^\s*(?:[-*•]|\d{1,2}[.)])\s+", "", piece))).strip(' "“”')
            if count_words(text) > 2 and not text.endswith("?") and not _TEAM.match(text):
                found.append(text)
    return found[:80]


def _score(text: str, focus: set[str], lang: Language) -> float:
    low = flat(text)
    found = re.findall(r"\w+", low)
    score = 1.6 * sum(word[:6] in focus for word in set(found))
    score += 0.7 * min(3, len(re.findall(r"\d+", low))) + 0.6 * bool(dates(text)) + 0.8 * bool(_DECIDED.search(low))
    score -= 2.0 * sum(word in words(lang, "verbs") and False for word in found)
    score -= 1.5 * sum(word in _chatter(lang) for word in set(found))
    score -= 2.0 * bool(_EMPTY.search(low))
    return score - (1.0 if len(found) < 4 else 0.0) - 0.01 * len(found)


def _chatter(lang: Language) -> frozenset[str]:
    from .stocked import stock

    return frozenset(flat(str(stock(lang)["digest"]["chatter"])).split())


def _packed(units: list[str], order: list[int], most: int, number: int | None, brief: Brief) -> list[int]:
    kept: list[int] = []
    room = most
    wanted = brief.limit("sentences")
    for at in order:
        size = count_words(units[at])
        if size > room and size <= room + count_words(" ".join(_BRACKETS.findall(units[at]))):
            units[at] = _BRACKETS.sub("", units[at])
            size = count_words(units[at])
        if size > room and kept:
            continue
        if size > room:
            units[at] = _cut(units[at], room)
            size = room
        kept.append(at)
        room -= size
        if number and len(kept) == number:
            break
        if wanted is None and number is None and len(kept) >= max(3, len(units) // 2):
            break
    return kept


def _cut(text: str, most: int) -> str:
    """Shorten a sentence at its last comma that leaves it short enough, else after its last word that fits."""
    if count_words(text) <= most:
        return text
    text = _BRACKETS.sub("", text)
    heads = [text[: match.start()] for match in re.finditer(r"[,;:–]\s", text)]
    heads += [text[: match.start()] for match in _JOINT.finditer(text)]
    fitting = sorted((head for head in heads if 3 <= count_words(head) <= most), key=len)
    if count_words(text) <= most:
        return text
    return fitting[-1] if fitting else " ".join(text.split()[:most]).rstrip(",;:")


def _small(text: str, lang: Language) -> str:
    """Begin a sentence small if its first word is no name and no noun."""
    first = text.split(" ", 1)[0]
    return text[:1].lower() + text[1:] if has_opening(first, lang) and first != "I" else text


def _merged(texts: list[str], number: int | None, lang: Language) -> list[str]:
    """Join sentences with semicolons until there are no more than ``number``."""
    ready = [sentence(text.rstrip(" .!"), lang) for text in texts]
    while number and len(ready) > number:
        at = min(range(len(ready) - 1), key=lambda at: len(ready[at]) + len(ready[at + 1]))
        ready[at : at + 2] = [f"{ready[at].rstrip('.')}; {_small(ready[at + 1], lang)}"]
    return ready
