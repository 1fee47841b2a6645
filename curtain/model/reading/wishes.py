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
    "delivery", "warranty", "minimum", "price", "payment", "discount", "shipping", "spares", "flow", "pressure", "motor", "material",
    "voltage", "power", "weight", "size", "connection", "protection", "temperature", "accuracy", "noise", "viscosity", "approval",
    "speaker", "duration", "registration", "next_step", "product", "company", "learn", "cost", "day",
)  # fmt: skip
_NO = (
    r"ohne", r"keine?[nrm]?(?! superlativ)", r"lass\w*", r"verzichte\w*", r"weglassen", r"weder", r"nicht (?:hinein|rein|erwahn\w*|nenn\w*|auf)",
    r"nicht(?! (?:langer|mehr|uber|unter|nur|drin|im|in|enthalt\w*|steh\w*|erfind\w*|antwort\w*|beantwort\w*))", r"verboten", r"tabu", r"raus", r"without", r"leave out", r"leaving out", r"omit\w*",
    r"skip", r"exclud\w+", r"do not(?! (?:invent|add|make))", r"don.t(?! (?:invent|add|make))", r"never(?! (?:invent|add|make))",
    r"no(?! (?:mas|more|longer|fewer|te|lo|se|invent\w*|anad\w*|pas\w+|super\w+|debe superar|superlat\w*)\b)", r"ningun\w*",
    r"not? (?:mention|include|name)", r"ignore", r"sin(?! (?:inventar|anadir))",
    r"omit[aei]\w*", r"exclu\w+", r"deja\w* (?:fuera|de lado)", r"deje fuera", r"nada de", r"prescind\w+", r"ni", r"leave (?:\w+ ){1,5}out", r"keep (?:\w+ ){0,4}out", r"spar\w* dir", r"drop", r"quita\w*", r"quite",
)  # fmt: skip
_YES = (
    r"nenn\w*", r"erwahn\w*", r"sondern", r"aber", r"statt ?dessen", r"mit(?! (?:den|dem))", r"muss\w*", r"sollen?", r"soll", r"rein", r"hinein", r"enthalt\w*", r"nur",
    r"mention\w*", r"includ\w+", r"but", r"instead", r"with", r"must", r"should", r"state", r"give", r"name", r"cover", r"only", r"contain\w*", r"focus\w*",
    r"mencion[ae]\w*", r"incluy\w+", r"incluir", r"pero", r"sino", r"con", r"debe\w*", r"indic\w+", r"nombr\w+", r"di", r"solo", r"konzentrier\w*", r"fokus\w*", r"centr\w+", r"contien\w+", r"contener",
)  # fmt: skip
_TRAILING = (
    r"weg(?:lassen|gelassen)?", r"weglassen", r"raus(?:lassen)?", r"draussen(?: bleiben| lassen)?", r"(?:gehor\w*|komm\w*|soll\w*|durf\w*|darf) (?:hier |da |\w+ )?nicht (?:rein|hinein|vorkommen|drin|auftauchen|erwahnt werden|in den text)",
    r"nicht (?:rein|hinein|nennen|erwahnen|vorkommen|aufnehmen|auffuhren|drin|interessier\w*)", r"interessier\w* (?:hier |\w+ ){0,3}nicht", r"lass\w* (?:\w+ )?weg", r"(?:are|is|be|stay|stays) (?:left )?out", r"(?:do not|don.t|must not|should not) (?:belong|appear|go in|be mentioned)", r"not (?:wanted|needed|relevant|interesting)",
    r"are not", r"(?:hab\w+|hat) (?:\w+ ){0,3}nichts (?:verloren|zu suchen)", r"(?:have|has) no (?:place|business)(?: \w+)?", r"no pintan? nada",
    r"no (?:tienen?|hay) (?:cabida|lugar|sitio)", r"nicht von interesse", r"not of interest", r"brauch\w* (?:\w+ ){0,3}nicht", r"(?:not|n.t) (?:need|want)\w*", r"(?:se )?(?:queda|quedan|van|dejar) fuera", r"no (?:deben?|tienen que|pueden) (?:aparecer|salir|figurar|estar)", r"no (?:aparec\w+|interes\w+|van|hacen falta)", r"se omit\w+", r"sobran?", r"streich\w*", r"entfallen", r"sind (?:tabu|verboten|egal|unwichtig)",
)  # fmt: skip

_REFUSED_LABEL = re.compile(
    r"\W*(?:(?:darf|soll|durfen|sollen) nicht (?:hinein|rein|vorkommen|enthalten)|must not (?:have|include|contain)|should not (?:include|contain)|"
    r"no debe(?:n)? (?:incluir|aparecer|figurar)|no incluir|raus|nicht (?:rein|hinein)|nicht|tabu|verboten|weglassen|draussen|exclude|avoid|leave out|omit|"
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
    marks = sorted(
        [(match.start(), 1, "no") for match in _pattern("no").finditer(low)]
        + [(match.start(), 1, "yes") for match in _pattern("yes").finditer(low)]
        + [(match.start(), 0, "trailing") for match in _pattern("trailing").finditer(low)]
        + [(reading.start, 2, index) for index, reading in enumerate(hits)],
        key=lambda mark: mark[:2],
    )
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
            verdicts.update({index: True for index in list(verdicts)[since:]})
            refused = _explains(low, place)
        elif isinstance(what, int):
            verdicts[what] = refused
    moved = [Reading("topic", hit.value, hit.start + offset, hit.end + offset) for hit in hits]
    return [(reading, verdicts.get(index, False)) for index, reading in enumerate(moved) if _plausible(reading, moved)]


def _explains(low: str, place: int) -> bool:
    """Tell whether a list of examples follows: ``... weg, also Druck und Antrieb``."""
    return (
        re.match(
            r"\w+(?: \w+)?\W+(?:also|wie|zum beispiel|d|that is|i|e|such as|like|namely|meaning|es decir|o sea|como|por ejemplo)\b",
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
    return any_of({"no": _NO, "yes": _YES, "trailing": _TRAILING}[name])
