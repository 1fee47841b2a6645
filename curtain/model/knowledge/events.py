"""Find what an event sheet says: title, contents, link, duration, host."""

from __future__ import annotations

import re

from ...text.links import emails, urls
from ...text.words import sentences
from ..flat import flat
from ..lexicon_files import any_of
from .facts import Fact
from .quantities import pattern, topic_pattern

_LABELLED = re.compile(
    r"(?im)^\s*(?:[-*•]\s+)?(?:inhalt|block|teil|punkt|thema|lernziel|content|part|point|topic|"
    r"bloque|parte|contenido|punto|tema)\s+(?:\w{1,6}|\d)\s*[:.)-]\s*(.+)$"
)
_START = (
    r"(?:wie|woran|was|welche[srnm]?|wann|wo|womit|warum|wozu|ob|how|what|which|when|where|"
    r"why|whether|who|cómo|qué|cuándo|cuál(?:es)?|dónde|por qué|si|quién)"
)
_INDIRECT = re.compile(
    (
        rf"(?:^|[,:;]\s*|show\s+|also\s+|finally\s+|verá\s+|también\s+|último,?\s+|cover\s+|learn\s+)({_START} "
        rf"[^,;:.?!\n„“\"]{{8,110}})"
    ),
    re.MULTILINE | re.IGNORECASE,
)
_QUOTED = re.compile(r"[„“«\"]([^„“”»\"\n]{6,90})[“”»\"]")
_NOISE = re.compile(r"^(?:wie (?:versprochen|lange|immer)|wann:|was wir|how long|what else|que mas)")


def learn(text: str, fields: tuple[Fact, ...]) -> tuple[str, ...]:
    """Return what the event teaches, one entry a content."""
    labelled = [match[1].strip(" .") for match in _LABELLED.finditer(text)]
    if len(labelled) >= 2:
        return tuple(labelled)
    listed = _under_cue(text)
    if len(listed) >= 2:
        return tuple(listed)
    indirect = [match[1].strip(" ,") for match in _INDIRECT.finditer(text) if not _NOISE.match(flat(match[1]))]
    if len(indirect) >= 2:
        return tuple(dict.fromkeys(indirect))
    parted = [
        part.strip(" .")
        for field in fields
        if field.topic == "learn"
        for part in re.split(r"[;/]|, (?=\w)", field.value)
        if len(part) > 8
    ]
    return tuple(parted)


def _under_cue(text: str) -> list[str]:
    """Return the lines below, or the parts behind, a cue such as ``was die Leute lernen:``."""
    lines = text.split("\n")
    for at, line in enumerate(lines):
        if not (
            topic_pattern("learn").search(flat(line))
            or re.search(r"(?:drei|three|tres) (?:dinge|things|cosas|punkte|points|puntos)", flat(line))
        ):
            continue
        for sentence in sentences(line):
            rest = sentence.partition(": ")[2]
            parts = [part.strip(" .,") for part in re.split(r";|\s/\s", rest) if len(part.strip()) > 6]
            if len(parts) >= 2:
                return parts
        if line.rstrip().endswith(":"):
            return _block(lines[at + 1 :])
    return []


def _block(lines: list[str]) -> list[str]:
    found: list[str] = []
    for line in lines:
        bare = re.sub(r"^\s*(?:[-*•–]|\d{1,2}[.)])\s+", "", line).strip(" .;,")
        if not bare:
            if found:
                break
            continue
        starts = re.match(rf"{_START}\b", bare, re.IGNORECASE)
        marked = line.lstrip()[:1] in "-*•–0123456789"
        if found and not starts and not marked:
            break
        if urls(bare) or len(found) >= 8:
            break
        found.append(bare)
    return found


def title(text: str, fields: tuple[Fact, ...]) -> str:
    """Return the event's title: a field, a quotation beside the word webinar, or the first quotation."""
    for field in fields:
        if re.fullmatch(
            (
                r"titel|thema|title|topic|titulo|tema|name|nombre|webinar|titel steht auch|title is fixed "
                r"too|el titulo tambien esta|arbeitstitel|working title"
            ),
            flat(field.key),
        ):
            return field.value.strip(' .„“”"«»')
    quoted = _QUOTED.search(text)
    return quoted[1].strip(" .,") if quoted else ""


def link(text: str) -> str:
    """Return the address for registration: the one beside such a word, else the first."""
    best = ""
    for line in re.split(r"\n|(?<=[.!?])\s", text):
        found = (*urls(line), *emails(line))
        if found and topic_pattern("registration").search(flat(line)):
            return _as_written(text, found[0])
        best = best or (found[0] if found else "")
    return _as_written(text, best)


def _as_written(text: str, address: str) -> str:
    if not address:
        return ""
    match = re.search(rf"(?i)(?:https?://)?(?:www\.)?{re.escape(address)}", text)
    return match.group() if match else address


def duration(text: str) -> str:
    """Return how long it lasts."""
    match = pattern("minutes").search(flat(text))
    return text[match.start() : match.end()] if match else ""


def free(text: str) -> bool:
    """Tell whether taking part costs nothing."""
    low = flat(text)
    return (
        any_of(
            [
                "kostenlos\\w*",
                "kostenfrei\\w*",
                "kostet (?:nix|nichts)",
                "kosten: keine",
                "teilnahme frei",
                "niemand",
                "free",
                "free of charge",
                "cost: none",
                "nobody has to pay",
                "gratuit\\w+",
                "gratis",
                "no cuesta nada",
                "coste: ninguno",
                "participacion libre",
                "nadie tiene que pagar",
            ]
        ).search(low)
        is not None
    )


def is_event(text: str) -> bool:
    """Tell whether a text is about a webinar or another event to invite to."""
    return (
        any_of(
            ["webinar\\w*", "seminar\\w*", "workshop", "veranstaltung", "event", "jornada", "taller", "online-?seminar"]
        ).search(flat(text))
        is not None
    )
