"""Find the person a text is about: by title, by a field such as ``Contact:``, by what stands around the name."""

from __future__ import annotations

import re
from functools import cache

from ..flat import flat
from ..lexicon_files import table
from .facts import Fact, Person

_NAME = r"[A-ZÄÖÜÁÉÍÓÚÑ][\w'’]*(?:-[A-ZÄÖÜÁÉÍÓÚÑ][\w'’]*)?"
_LOWER_NAME = r"[^\W\d_][\w'’-]+"
_OWN = re.compile(
    r"(?:notiert|aufgenommen|erfasst|gefuhrt|noted|taken|recorded|held|anotad\w|tomad\w|gruss?|"
    r"grus|cheers|saludos|regards|soy|das war|that was|redact\w*)\W+(?:von|by|por|vom|de|la|"
    r"con)?\W*$"
)


def person(text: str, fields: tuple[Fact, ...]) -> Person | None:
    """Return the person the text is about, or None."""
    titled = _titled(text)
    if titled:
        return titled
    for field in fields:
        if field.topic == "person" and (named := _named(field.value)):
            return named
    talked = re.search(
        (
            rf"(?:gespr[aä]ch mit|gesprochen mit|spoke (?:to|with)|talked (?:to|with)|met|habl[eé] "
            rf"con|conversaci[oó]n con|con)\s+({_NAME})\s+({_NAME})"
        ),
        text,
    )
    if talked:
        return Person(talked[2], talked[1], _gender(talked[1]), "", talked.start())
    return None


_WRITER = re.compile(
    r"(?im)\b(?:notiert von|aufgenommen von|erfasst von|geführt von|noted by|taken by|recorded by|held by|"
    r"anotado por|tomado por|recogido por|our person at the stand was|das war|that was)\b\s*:?\s*"
    rf"((?-i:{_NAME} {_NAME}))"
    rf"|das gespräch hat ((?-i:{_NAME} {_NAME})) geführt"
    rf"|^(?:(?:viele |liebe |beste |schöne )?grüße|gruß|best wishes|kind regards|cheers|regards|"
    r"(?:un )?(?:saludos?|abrazo)),?[ ]*"
    rf"\n((?-i:{_NAME} {_NAME}))$"
)


def writer(text: str) -> str:
    """Return who held the talk or wrote the note, first and last name, where the note says so."""
    match = _WRITER.search(text)
    return next((group for group in match.groups() if group), "") if match else ""


def _titled(text: str) -> Person | None:
    found: list[Person] = []
    for match in _titles().finditer(text):
        title, names = match[1], match[2].split()
        if _OWN.search(flat(text[max(0, match.start() - 24) : match.start()])):
            continue
        cased = [name if name[0].isupper() else name.capitalize() for name in names]
        if flat(cased[-1]) in _stop():
            continue
        found.append(
            Person(
                cased[-1],
                " ".join(cased[:-1]),
                "f" if _feminine().fullmatch(flat(title)) else "m",
                title,
                match.start(),
            )
        )
    return found[0] if found else None


def _named(value: str) -> Person | None:
    names = re.findall(_NAME, value.split(",")[0])
    if not names:
        return None
    return Person(names[-1], " ".join(names[:-1]), _gender(names[0]) if len(names) > 1 else "")


def _gender(first: str) -> str:
    low = first.lower()
    return "f" if low in table("names")["f"] else "m" if low in table("names")["m"] else ""


@cache
def _titles() -> re.Pattern[str]:
    titles = (
        r"Frau|Fr\.|Herrn?|Hr\.|Ms\.?|Mrs\.?|Mr\.?|Miss|Sra\.?|Sr\.?|Srta\.?|[Ss]eñora|[Ss]eñor|"
        r"Dña\.?|Doña|Don|frau|herrn?|fr\.|hr\.|ms\.?|mrs\.?|mr\.?|sra\.?|sr\.?"
    )
    upper = rf"(?:Dr\. |Prof\. )?{_NAME}(?: {_NAME})?"
    return re.compile(rf"(?<!\w)({titles})\s+((?:{upper}|{_LOWER_NAME}))(?!\w)")


@cache
def _feminine() -> re.Pattern[str]:
    return re.compile("|".join(table("names")["titles"]["f"]))


def _stop() -> frozenset[str]:
    return frozenset(
        ("or", "und", "von", "der", "die", "das", "and", "from", "de", "director", "direktor", "madam", "no")
    )


def known_gender(first: str) -> str:
    """Return f or m for a first name that the lexicon knows, else nothing."""
    return _gender(first.split()[0]) if first.strip() else ""
