"""Read which facts a reply shall hold and which it shall leave out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from ..brief import Reading
from ..flat import flat
from ..lexicon_files import any_of, table

_WISHABLE = (
    "delivery",
    "warranty",
    "minimum",
    "price",
    "payment",
    "discount",
    "shipping",
    "spares",
    "flow",
    "pressure",
    "motor",
    "material",
    "voltage",
    "power",
    "weight",
    "size",
    "connection",
    "protection",
    "temperature",
    "accuracy",
    "noise",
    "viscosity",
    "approval",
    "speaker",
    "duration",
    "registration",
    "next_step",
    "product",
    "company",
    "learn",
    "cost",
    "day",
)
_NEAR = 30
_REACH = 40
_Mark = tuple[int, int, str | int]
_REFUSED_LABEL = re.compile(
    r"\W*(?:(?:darf|soll|durfen|sollen) nicht (?:hinein|rein|vorkommen|enthalten)|must not "
    r"(?:have|include|contain)|should not (?:include|contain)|"
    r"no debe(?:n)? (?:incluir|aparecer|figurar)|no incluir|raus|nicht (?:rein|hinein)|nicht|"
    r"tabu|verboten|weglassen|draussen|exclude|avoid|leave out|omit|"
    r"don.?ts?|out|excluir|omitir|omite|omita|evitar|fuera|sin)\W*[:=]"
)


@dataclass(frozen=True, slots=True)
class Wishes:
    """Topics to mention and to leave out, each reading with its place."""

    wanted: tuple[Reading, ...]
    unwanted: tuple[Reading, ...]


def wishes(pieces: Iterable[tuple[str, int]]) -> Wishes:
    """Read the wishes of instruction pieces, each with its place in the message."""
    wanted: list[Reading] = []
    unwanted: list[Reading] = []
    for text, offset in pieces:
        for reading, refused in _polarised(flat(text), offset):
            (unwanted if refused else wanted).append(reading)
    return Wishes(tuple(wanted), tuple(unwanted))


def _polarised(low: str, offset: int) -> list[tuple[Reading, bool]]:
    found: list[tuple[Reading, bool]] = []
    for clause in re.finditer(r"[^.;!?\n]+", low):
        found.extend(_clause(clause.group(), offset + clause.start()))
    return found


def _clause(low: str, offset: int) -> list[tuple[Reading, bool]]:
    """Walk through a clause: a refusing word turns what follows, a trailing one what went before."""
    hits = topic_hits(low)
    marks: list[_Mark] = sorted(
        [(match.start(), 1, "no") for match in _pattern("no").finditer(low)]
        + [(match.start(), 1, "yes") for match in _pattern("yes").finditer(low)]
        + [(match.start(), 0, "trailing") for match in _pattern("trailing").finditer(low)]
        + [(match.start(), *_side(match, hits)) for match in _pattern("either").finditer(low)]
        + [(reading.start, 2, index) for index, reading in enumerate(hits)],
        key=lambda mark: mark[:2],
    )
    marks = [mark for mark, after in zip(marks, [*marks[1:], None], strict=False) if not _only_helps(mark, after)]
    refused, since = _starts_refusing(low), 0
    if refused:
        marks = [mark for mark in marks if mark[1] == 2 or mark[0] > low.index(":" if ":" in low else "=")]
    verdicts: dict[int, bool] = {}
    for place, _, what in marks:
        if what == "no":
            refused, since = True, len(verdicts)
        elif what == "yes":
            refused, since = False, len(verdicts)
        elif what == "trailing":
            verdicts.update(dict.fromkeys(list(verdicts)[since:], True))
            refused = _explains(low, place)
        elif isinstance(what, int):
            verdicts[what] = refused
    moved = [Reading("topic", hit.value, hit.start + offset, hit.end + offset) for hit in hits]
    return [(reading, verdicts.get(index, False)) for index, reading in enumerate(moved) if _plausible(reading, moved)]


def _only_helps(mark: _Mark, after: _Mark | None) -> bool:
    """Tell whether a wishing word only helps a refusing one behind it: ``must be left out``."""
    return mark[2] == "yes" and after is not None and after[2] == "trailing" and after[0] - mark[0] <= _NEAR


def _side(verb: re.Match[str], hits: list[Reading]) -> tuple[int, str]:
    """Tell whether a refusing verb turns what follows or what went before: it turns back only to its own phrase.

    A verb with no topic near it refuses something else: ``avoid superlatives``.
    """
    before = max((hit.end for hit in hits if hit.end <= verb.start()), default=-1)
    between = verb.string[before : verb.start()]
    own = before >= 0 and len(between) <= _NEAR and not re.search(r"[,:]", between)
    behind = min((hit.start - verb.end() for hit in hits if hit.start >= verb.end()), default=_NEAR + 1)
    if own and behind > len(between):
        return 0, "trailing"
    return 1, "no" if behind <= _REACH else "other"


def _explains(low: str, place: int) -> bool:
    """Tell whether a list of examples follows: ``... weg, also Druck und Antrieb``."""
    return (
        re.match(
            r"\w+(?: \w+)?\W+(?:also|wie|zum beispiel|d|that is|i|e|such as|like|namely|meaning|es "
            r"decir|o sea|como|por ejemplo)\b",
            low[place:],
        )
        is not None
    )


def _starts_refusing(low: str) -> bool:
    return _REFUSED_LABEL.match(low) is not None


def _plausible(reading: Reading, every: list[Reading]) -> bool:
    """``material`` is mostly the source and no property: it counts only beside other technical topics."""
    if reading.value != "material":
        return True
    technical = set(table("topics")["classes"]["technical"]) - {"material"}
    return any(other.value in technical for other in every)


def topic_hits(low: str) -> list[Reading]:
    """Return topics and whole classes named in a piece of text in comparison form."""
    hits = [
        Reading("topic", topic, match.start(), match.end())
        for topic, pattern in _topics().items()
        for match in pattern.finditer(low)
    ]
    hits += [
        Reading("topic", f"all:{group}", match.start(), match.end())
        for group in ("technical", "commercial")
        for match in _group(group).finditer(low)
    ]
    return sorted(hits, key=lambda hit: (hit.start, hit.value))


@cache
def _topics() -> dict[str, re.Pattern[str]]:
    loose = {
        "delivery": ("plazo",),
        "day": ("wann", "when", "cuando", "dia"),
        "product": ("pumpe", "pump", "bomba", "typ", "item", "gerat", "equipo", "model", "modelo", r"modell\w*"),
    }
    return {
        topic: any_of(word for word in table("topics")["topics"][topic] if word not in loose.get(topic, ()))
        for topic in _WISHABLE
    }


@cache
def _group(name: str) -> re.Pattern[str]:
    return any_of(table("topics")["groups"][name])


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return any_of(table("wishes")[name])
