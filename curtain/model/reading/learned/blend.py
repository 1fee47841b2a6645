"""Put the classifier's readings beside those of the cues: cues say the usual, the classifier what no cue foresaw."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ...brief import Reading
from ..units import Unit
from ..wishes import Wishes
from .cues import learned_cues, learned_topics, refuses

_ONE_VALUE = frozenset(("task", "artefact", "form", "address", "audience"))
"""Fields that a brief has once: there the classifier speaks only where no cue did."""

_CERTAIN = 0.4
"""From here on a refusal that the classifier hears turns round the topics that the words alone would want."""


def blend_cues(asked: Sequence[Unit], cued: list[Reading]) -> list[Reading]:
    """Return the cues' readings and, after them in each place, what only the classifier read."""
    settled = {reading.field for reading in cued} & _ONE_VALUE
    known = {(reading.field, reading.value) for reading in cued}
    added: dict[tuple[str, str], Reading] = {}
    for unit in asked:
        for reading in learned_cues(unit.text, unit.start):
            meaning = (reading.field, reading.value)
            if reading.field in settled or meaning in known:
                continue
            if meaning not in added or added[meaning].confidence < reading.confidence:
                added[meaning] = reading
    return sorted([*cued, *_surest(added.values())], key=lambda reading: (reading.start, reading.end, reading.field))


def _surest(readings: Iterable[Reading]) -> list[Reading]:
    best: dict[str, Reading] = {}
    others: list[Reading] = []
    for reading in readings:
        if reading.field not in _ONE_VALUE:
            others.append(reading)
        elif reading.field not in best or best[reading.field].confidence < reading.confidence:
            best[reading.field] = reading
    return [*others, *best.values()]


def blend_wishes(asked: Sequence[Unit], wished: Wishes) -> Wishes:
    """Return the wishes with those that only the classifier read; where it hears a plain refusal it turns topics round.

    Only pieces that are all of one kind are turned: one that both wants and refuses is left to the words.
    """
    refusing = [unit for unit in asked if refuses(unit.text) >= _CERTAIN]
    turned = [reading for reading in wished.wanted if any(_inside(reading, unit) for unit in refusing)]
    wanted = [reading for reading in wished.wanted if reading not in turned]
    unwanted = [*wished.unwanted, *turned]
    for unit in asked:
        also, refused = learned_topics(unit.text, unit.start)
        said = {reading.value for reading in (*wanted, *unwanted)}
        wanted += [reading for reading in also if reading.value not in said]
        unwanted += [reading for reading in refused if reading.value not in said]
    return Wishes(tuple(wanted), tuple(unwanted))


def _inside(reading: Reading, unit: Unit) -> bool:
    return unit.start <= reading.start < unit.end
