"""Read every demand on form in a request; what one demand was read from is not read again as another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from ..brief import Limit
from . import forms, phrases
from .demand import Demand
from .masks import Amount, Masked, masked
from .patterns import hits

_HEAD, _TAIL = 4_000, 1_500
_MOST = 60
_MOST_HIDDEN = 400


def _flag(kind: str, family: str) -> Callable[[Masked], Iterator[Demand]]:
    def read_flag(request: Masked) -> Iterator[Demand]:
        for match in hits(request, family, "all"):
            yield forms.made(request, kind, match, Amount(1, 1))  # type: ignore[arg-type]

    return read_flag


def _counted(kind: str) -> Callable[[Masked], Iterator[Demand]]:
    return lambda request: forms.counted(request, kind, kind)  # type: ignore[arg-type]


# In this order: what is told apart by more words comes first and takes its place in the request.
_READERS: tuple[Callable[[Masked], Iterator[Demand]], ...] = (
    phrases.repeated,
    phrases.options,
    forms.first_words,
    forms.letters,
    phrases.counted_words,
    forms.capitals,
    _flag("quoted", "quoted"),
    forms.replies,
    forms.sections,
    forms.sentences_each,
    phrases.borders,
    forms.title,
    forms.postscript,
    forms.placeholders,
    _counted("highlights"),
    _counted("hashtags"),
    _counted("emojis"),
    forms.signs,
    _flag("lower", "lower"),
    _flag("upper", "upper"),
    phrases.parts,
    forms.listed,
    phrases.named_words,
)
_SHARED = ("title", "numbered", "parts", "postscript", "sign", "flowing")


@lru_cache(maxsize=256)
def demands(text: str, hidden: tuple[tuple[int, int], ...] = ()) -> tuple[Demand, ...]:
    """Return the demands on form in a request, in its order; later ones on the same thing replace earlier ones.

    ``hidden`` are the places of material, which demands nothing. Of a very long text only both ends are read.
    """
    found = _read(text[:_HEAD], _moved(hidden, 0, _HEAD))
    if len(text) > _HEAD + _TAIL:
        start = len(text) - _TAIL
        tail = _read(text[start:], _moved(hidden, start, len(text)))
        found += [replace(one, start=one.start + start, end=one.end + start) for one in tail]
    return settled(found)


def _moved(places: tuple[tuple[int, int], ...], start: int, end: int) -> tuple[tuple[int, int], ...]:
    inside = [(max(low, start) - start, min(high, end) - start) for low, high in places if low < end and start < high]
    return tuple(inside[:_MOST_HIDDEN])


def _read(text: str, hidden: tuple[tuple[int, int], ...]) -> list[Demand]:
    request = masked(text, hidden)
    taken: list[tuple[int, int]] = []
    found: list[Demand] = []
    for reader in _READERS:
        new = [one for one in reader(request) if one.kind in _SHARED or not _taken(one, taken)][:_MOST]
        taken += [(one.start, one.end) for one in new]
        found += new
    return found


def settled(found: Iterable[Demand]) -> tuple[Demand, ...]:
    """Resolve conflicts: the surer reading, then the later one, replaces others on the same thing."""
    last: dict[tuple[str, str, int, str], Demand] = {}
    for demand in sorted(found, key=lambda one: (one.start, one.end)):
        before = last.get(demand.what)
        if before is None or demand.confidence >= before.confidence:
            last[demand.what] = _joined(before, demand) if before else demand
    kept = sorted(last.values(), key=lambda one: (one.start, one.end, one.kind))
    heads = [one.mark.lower() for one in kept if one.kind == "sections"]
    kept = [one for one in kept if not (one.kind == "word" and one.literals[0].lower().rstrip(" 0123456789") in heads)]
    if any(one.kind in ("lower", "capitals") for one in kept):
        kept = [one for one in kept if one.kind != "upper"]
    return tuple(kept)


def _joined(before: Demand, later: Demand) -> Demand:
    """Keep what only the earlier wording told: the mark, names, and bounds that the later one leaves open."""
    same = before.confidence == later.confidence and before.low * later.low * later.high > 0
    return replace(
        later,
        mark=later.mark or before.mark,
        literals=later.literals or before.literals,
        low=max(before.low, later.low) if same and before.low <= later.high else later.low,
    )


def unclaimed(limits: Sequence[Limit], found: Sequence[Demand]) -> list[Limit]:
    """Return the limits whose place no other demand was read from: seven words in capitals limit no text."""
    claiming = [one for one in found if one.kind in _CLAIMS]
    return [limit for limit in limits if not any(_claims(one, limit) for one in claiming)]


def _claims(one: Demand, limit: Limit) -> bool:
    near = 2 if one.kind == "highlights" else 0
    return one.start < limit.end and limit.start < one.end + near


_CLAIMS = (
    "capitals",
    "sentences_each",
    "letter",
    "word",
    "highlights",
    "placeholders",
    "hashtags",
    "emojis",
    "options",
    "sections",
)


def _taken(demand: Demand, taken: list[tuple[int, int]]) -> bool:
    return any(start < demand.end and demand.start < end for start, end in taken)
