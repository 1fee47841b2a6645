"""Find the agreed next step and its date."""

from __future__ import annotations

import re
from functools import cache

from ...text.dates import Date, dates
from ..flat import flat
from ..lexicon_files import any_of, table
from .days import plain_day
from .quantities import topic_pattern

_ARTICLED = re.compile(
    r"(?<!\w)((?:einen|eine|ein) (?:[a-zäöüß]+e[nrs]? )?[A-ZÄÖÜa-zäöü][\wäöüß-]{3,}(?: vor Ort)?)(?!\w)"
    r"|(?<!\w)((?:an?|the) [a-z][\w-]+(?: (?!for|on|by|at|date|and|is|are|to|with|in|of)[a-z][\w-]+){0,2})(?!\w)"
    r"|(?<!\w)((?:una?|la|el) [a-záéíóúñ]{4,}(?: (?:de|a la|al|a|en) (?!el\b|la fecha|con\b)[a-záéíóúñ]{3,})?)(?!\w)"
)
_NEIGHBOURS = 160


def step(text: str, lang: str) -> tuple[str, int]:
    """Return the agreed next step as a noun phrase and its place, or ("", -1)."""
    best: tuple[str, int] = ("", -1)
    best_score = 0.0
    for clause, at in _clauses(text):
        low = flat(clause)
        cue = _cue().search(low)
        noun = _phrase(clause, low, lang)
        if not noun:
            continue
        score = (
            (2.0 if cue else 0.0) + (1.0 if dates(clause) else 0.0) + (0.6 if _step_noun(flat(noun), lang) else -0.5)
        )
        if score > best_score:
            best, best_score = (noun, at), score
    return best if best_score >= 1.5 else ("", -1)


def date_of_step(text: str, at: int) -> str:
    """Return the date that belongs to the step: the nearest behind it, else the nearest before, else the only one."""
    found = _spelled(text)
    if not found:
        return ""
    if at < 0:
        return found[0][0] if len({wording for wording, _ in found}) == 1 else found[-1][0]
    after = [wording for wording, date in found if date.start >= at]
    return after[0] if after else found[-1][0]


def _spelled(text: str) -> list[tuple[str, Date]]:
    return [(plain_day(text[date.start : date.end]), date) for date in dates(text)]


def _clauses(text: str) -> list[tuple[str, int]]:
    return [
        (match.group(), match.start())
        for match in re.finditer(r"(?:[^.;\n!?]|\.(?=\s?\d|\s+[A-Za-zÄÖÜäöü]+ \d{4})|(?<=\d)\.(?=\s))+", text)
    ]


def _phrase(clause: str, low: str, lang: str) -> str:
    """Return the noun phrase of a step in a clause: one whose noun is a usual step first, else what follows the cue."""
    for match in _ARTICLED.finditer(clause):
        phrase = next(group for group in match.groups() if group)
        if _step_noun(flat(phrase), lang):
            return _trim(phrase)
    if lang == "de" and (bare := _bare_german().search(low)):
        noun = clause[bare.start() : bare.end()]
        return f"{_article_de(flat(noun))} {noun[0].upper()}{noun[1:]}"
    if lang != "de" and (bare := _bare(lang).search(low)):
        noun = clause[bare.start() : bare.end()]
        return f"{_article(noun, lang)} {noun}"
    cue = _cue().search(low)
    if cue:
        for match in _ARTICLED.finditer(clause, cue.start()):
            phrase = _trim(next(group for group in match.groups() if group))
            if not topic_pattern("next_step").search(flat(phrase)):
                return phrase
    return ""


def _trim(phrase: str) -> str:
    return re.sub(
        r" (?:zugesagt|vereinbart|versprochen|fest|für|for|para|con|am|bis|date|fecha|on|by)$", "", phrase
    ).strip()


def _step_noun(low: str, lang: str) -> bool:
    return bool((_bare_german() if lang == "de" else _bare(lang)).search(low))


@cache
def _bare_german() -> re.Pattern[str]:
    nouns = [noun for name in ("de_n", "de_f", "de_m") for noun in table("topics")["step_nouns"][name]]
    return re.compile(rf"(?<!\w)\w*(?:-\w+)?(?:{'|'.join(nouns)})(?:e?s|e|en)?(?!\w)")


@cache
def _bare(lang: str) -> re.Pattern[str]:
    nouns = table("topics")["step_nouns"]
    return any_of(nouns["en"] if lang == "en" else [*nouns["es_m"], *nouns["es_f"]])


def _article_de(noun: str) -> str:
    for name, article in (("de_f", "eine"), ("de_m", "einen"), ("de_n", "ein")):
        if re.search(rf"(?:{'|'.join(table('topics')['step_nouns'][name])})$", noun):
            return article
    return "ein"


def _article(noun: str, lang: str) -> str:
    if lang == "en":
        return "an" if noun[0].lower() in "aeiou" else "a"
    feminine = any_of(table("topics")["step_nouns"]["es_f"])
    return "una" if feminine.match(flat(noun)) else "un"


@cache
def _cue() -> re.Pattern[str]:
    words = [
        word
        for word in table("topics")["topics"]["next_step"]
        if word not in ("dann", "ergebnis", "outcome", r"pendiente\w*", r"action\w*")
    ]
    return any_of(
        [
            *words,
            "prometi",
            "promised",
            "zusage",
            "machen wir",
            "schicken wir",
            "we will",
            "we'll",
            "wir schicken",
            "enviaremos",
        ]
    )
