"""Find the things that are asked for, offered or counted: noun phrases behind a number or a verb of need."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from ..flat import flat
from ..lexicon_files import table
from .records import Found, findings

_NEED = re.compile(
    r"\b(?:brauch\w*|benotig\w*|bestell\w*|suchen|anbieten|reservier\w*|interess\w* (?:sich "
    r")?(?:fur|an)|wissen uber|informationen (?:zu|uber)|fragt nach|"
    r"need\w*|order\w*|looking for|look for|supply|hold|send us|interested in|asked for|"
    r"asks? about|know more about|information (?:on|about)|quote for|price for|buy|replace|"
    r"necesit\w*|pedir|pedimos|busca\w*|interesad\w* en|informacion sobre|pregunta por|"
    r"quier\w* (?:comprar|pedir|informacion sobre)|reservar|comprar|presupuesto (?:para|"
    r"de)|mandenos|enviad|envienos|precio de)\s+"
)
_SUBJECT = re.compile(
    r"(?:^|[.!?,;:\n]\s*|\b(?:bei|an|at|with|on|en|a)\s)(?:unsere?[rmns]?|our|nuestr[oa]s?|"
    r"meine?|my|mi|die|der|das|the|la|el|an (?:der|dem)|de[rm])\s+(?=\w)"
)
_TOKEN = re.compile(r"[^\s,;:!?()\[\]\"„“”»«|]+|[,;:!?()\[\]\"„“”»«|]")
_ARTICLE = frozenset(
    [
        "ein",
        "eine",
        "einen",
        "einem",
        "einer",
        "der",
        "die",
        "das",
        "den",
        "dem",
        "the",
        "a",
        "an",
        "un",
        "una",
        "unos",
        "unas",
        "el",
        "la",
        "los",
        "las",
        "some",
        "etwa",
        "ca",
        "circa",
        "about",
        "approximately",
        "unsere",
        "our",
        "nuestra",
        "nuestro",
        "ihre",
        "your",
        "neue",
        "new",
    ]
)
_MOST = 6


@lru_cache(maxsize=512)
def things(text: str) -> tuple[Found, ...]:
    """Return the counted things of a text, each with its number, else what stands behind a verb of need."""
    counted = list(_counted(text))
    return tuple(counted or _needed(text))


def _counted(text: str) -> Iterator[Found]:
    for one in findings(text):
        if one.kind != "number" and not (
            one.kind == "measure" and one.unit in ("t", "m", "h", "v", "w", "l", "g", "grad")
        ):
            continue
        digits = re.match(r"[\d.,]+|\w+", one.text)
        start = one.end if one.kind == "number" or digits is None else one.start + digits.end()
        gap = re.match(r"\s*(?:x|×|mal)?\s+", text[start:], re.IGNORECASE)
        if not gap:
            continue
        phrase = noun_phrase(text, start + gap.end())
        if phrase:
            yield Found(
                "thing",
                text[phrase[0] : phrase[1]],
                phrase[0],
                phrase[1],
                one.value,
                sure=one.sure if one.kind == "number" else 0.4,
            )


def _needed(text: str) -> Iterator[Found]:
    low = flat(text)
    for match in [*_NEED.finditer(low), *_SUBJECT.finditer(low)]:
        phrase = noun_phrase(text, match.end())
        if phrase:
            yield Found("thing", text[phrase[0] : phrase[1]], phrase[0], phrase[1], sure=0.6)


def noun_phrase(text: str, at: int) -> tuple[int, int] | None:
    """Return where the noun phrase beginning at ``at`` lies; without articles and words for pieces at its front."""
    start = end = -1
    ended_noun = False
    taken = 0
    for match in _TOKEN.finditer(text, at, min(len(text), at + 160)):
        word = match.group()
        low = flat(word).strip(".")
        if "\n" in text[end if end > 0 else at : match.start()] or not re.match(r"[\w€-]", word):
            break
        if start < 0 and (low in _ARTICLE or low in _words("unit_nouns") or (low == "de" and taken == 0 and start < 0)):
            continue
        if low in _words("thing_stop") or taken >= _MOST or (low in ("of", "de", "von") and start < 0):
            break
        if ended_noun and word[0].islower() and _german_break(text, word, match.end()):
            break
        start = match.start() if start < 0 else start
        end, taken = match.end(), taken + 1
        ended_noun = word[0].isupper()
        if word.endswith((".", "!")) and not re.match(r"(?:[A-Z]|Nr|No|Art)\.$", word):
            break
    while start >= 0 and end > start and text[end - 1] in ".!-–":
        end -= 1
    return (start, end) if end > start >= 0 and re.search(r"[^\W\d_]{2}", text[start:end]) else None


def _german_break(text: str, word: str, end: int) -> bool:
    """Tell whether a lower-case word behind a noun no longer belongs to the phrase, as in ``Filter geliefert``."""
    after = text[end : end + 1]
    return not (
        (len(word) > 3 and after in (",", ";", ")", "", "\n")) or text[end : end + 2] in (" (", ". ")
    ) and word not in ("de", "para", "of")


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(table("structured/names")[name].split())
