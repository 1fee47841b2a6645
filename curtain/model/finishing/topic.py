"""What a request is about, in the learner's own words; and whether it needs knowledge of the world."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from ..flat import flat
from ..lexicon_files import any_of, table

_STOP = re.compile(r"(?<!\d)\.|\.(?!\s\w)|[;:?!\n()<>\[\]*]")
_QUOTES = str.maketrans(dict.fromkeys('"„“”«»', " "))
_COMMA = re.compile(r",\s*(?!(?:warum|wieso|wie|was|why|how|what|por que)\b)")
_MOST_WORDS = 9
_FACTS = re.compile(r"\d|@|https?://")
_COUNTED = re.compile(
    r"\b\d{1,2} (?:questions?|fragen|preguntas|sections?|abschnitte\w*|secciones|parts?|teile\w*|partes)\b"
    r"|\b(?:section|abschnitt|seccion|part|teil|parte) \d"
)


def topic(message: str, taken: Iterable[tuple[int, int]]) -> str:
    """Return a short phrase of the request that tells its topic; ``taken`` are places that told something else."""
    blanked = _without(message, taken).translate(_QUOTES)
    low = flat(blanked)
    about = _about().search(low)
    if about:
        found = _phrase(blanked, low, about.end())
        if found:
            return found
    for piece in re.finditer(r"[^.;:?!\n]+", low):
        if any_of(table("honest")["meta"]).fullmatch(piece.group().strip()):
            continue
        found = _phrase(blanked, low, _past_lead(low, piece.start()))
        if len(found) > 2:
            return found
    return ""


def needs_world(message: str, taken: Iterable[tuple[int, int]]) -> bool:
    """Tell whether a request asks for knowledge or invention and brings no facts to work with."""
    low = flat(_without(message, taken))
    first = low.strip()
    if any_of(table("honest")["given"]).search(first) or any_of(table("honest")["own"]).search(first):
        return False
    return any_of(table("honest")["world"]).search(first) is not None


def holds_facts(text: str) -> bool:
    """Tell whether a text holds dates, amounts, addresses or codes; small counts such as ``5 questions`` are none."""
    return _FACTS.search(_COUNTED.sub(" ", flat(text))) is not None


def _without(message: str, taken: Iterable[tuple[int, int]]) -> str:
    signs = list(message)
    for start, end in taken:
        signs[start:end] = [";" if signs[at] != "\n" else "\n" for at in range(start, min(end, len(signs)))]
    return "".join(signs)


def _phrase(text: str, low: str, start: int) -> str:
    stop = _STOP.search(low, start)
    end = stop.start() if stop else len(low)
    comma = _COMMA.search(low, start, end)
    if comma and low[start : comma.start()].strip():
        end = comma.start()
    cut = _cuts().search(low[start:end] + " ")
    end = start + cut.start() if cut and cut.start() > 3 else end
    piece = text[start:end].strip(" ,-–'")
    inner = re.search(r",\s*(?=(?:warum|wieso|wie|was|why|how|what|por que)\b)", flat(piece))
    piece = piece[inner.end() :] if inner else piece
    words = piece.split()[:_MOST_WORDS]
    while words and flat(words[0]) in _articles():
        words = words[1:]
    while words and flat(words[-1]).strip(",") in _trailing():
        words = words[:-1]
    return " ".join(words).strip(" ,-–")


def _past_lead(low: str, at: int) -> int:
    while True:
        found = _lead().match(low, at)
        if found is None or found.end() == at:
            return at
        at = found.end()


@cache
def _about() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(table('honest')['about'])})\s+(?=\w)")


@cache
def _cuts() -> re.Pattern[str]:
    return re.compile("|".join(table("honest")["cuts"]))


@cache
def _lead() -> re.Pattern[str]:
    return re.compile(rf"[\s¿¡]*(?:{'|'.join(table('honest')['lead'])})(?!\w)[\s:,]*|[\s¿¡]+")


@cache
def _articles() -> frozenset[str]:
    return frozenset(table("honest")["articles"])


@cache
def _trailing() -> frozenset[str]:
    return frozenset(table("honest")["trailing"])
