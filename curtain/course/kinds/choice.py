"""``choice``: pick one or several options, put them in order, or match them; every option has a reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any, Literal

from pydantic import Field

from ..source import Name, Strict, Texts
from .common import ExerciseSource, Kind, Mistake, Setting
from .ranking import share_in_order
from .wording import Entry, Mixups, MixupSource, listed, mixups, names, twice, unlike, wrong_mixups

MODES = Literal["single", "several", "order", "match"]
FEWEST_IN_ORDER = 4
"""Three options have so few orders that guessing pays."""


class ChoiceSource(ExerciseSource):
    """A choice in module.toml; ``match`` has targets, and may have more of them than options."""

    mode: MODES
    options: tuple[Entry, ...] = Field(min_length=2, max_length=12)
    targets: tuple[Entry, ...] = Field(default=(), max_length=12)


class ChoiceKeySource(Strict):
    """A choice in key.toml.

    ``right`` are the right options, for ``order`` all of them from first to last; ``either`` are pairs of neighbours
    whose order does not matter. ``match`` gives each option its target.
    """

    right: tuple[Name, ...] = ()
    either: tuple[tuple[Name, Name], ...] = ()
    match: dict[Name, Name] = Field(default_factory=dict)
    reasons: dict[Name, Texts]
    mixups: tuple[MixupSource, ...] = ()


@dataclass(frozen=True)
class ChoiceKey:
    """The right options and the reason for each option, in one language.

    ``order`` are the pairs (earlier, later) of an order, ``match`` the target of each option; ``names`` and
    ``targets`` are the wordings in all languages by id.
    """

    right: frozenset[str]
    reasons: Mapping[str, str]
    order: tuple[tuple[str, str], ...] = ()
    match: Mapping[str, str] = field(default_factory=dict)
    mixups: Mixups = field(default_factory=dict)
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    targets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def _settings(exercise: ChoiceSource, key: ChoiceKeySource | None, setting: Setting) -> Mapping[str, Any]:
    shown: dict[str, Any] = {"mode": exercise.mode, "options": listed(exercise.options, setting)}
    return {**shown, "targets": listed(exercise.targets, setting)} if exercise.mode == "match" else shown


def _data(exercise: ChoiceSource, key: ChoiceKeySource, setting: Setting) -> ChoiceKey:
    reasons = {option: setting.fill(reason[setting.lang]) for option, reason in key.reasons.items()}
    return ChoiceKey(
        frozenset(key.right),
        reasons,
        _order(key) if exercise.mode == "order" else (),
        key.match,
        mixups(key.mixups, setting),
        names(exercise.options, setting),
        names(exercise.targets, setting),
    )


def _order(key: ChoiceKeySource) -> tuple[tuple[str, str], ...]:
    free = {frozenset(pair) for pair in key.either}
    return tuple(pair for pair in combinations(key.right, 2) if frozenset(pair) not in free)


def _mistakes(exercise: ChoiceSource, key: ChoiceKeySource) -> Iterator[Mistake]:
    ids = [option.id for option in exercise.options]
    options = set(ids)
    yield from twice(ids, "right")
    for option in sorted(options.difference(key.reasons)):
        yield Mistake("course.choice.no-reason", ("reasons",), {"option": option})
    for option in sorted(set(key.reasons).difference(options)):
        yield Mistake("course.choice.no-option", ("reasons", option), {"option": option})
    for option in sorted({*key.right, *(one for pair in key.either for one in pair)}.difference(options)):
        yield Mistake("course.choice.no-option", ("right",), {"option": option})
    if exercise.mode == "match":
        yield from _wrong_match(exercise, key, ids)
    elif not key.right:
        yield Mistake("course.schema.missing", (), {"name": "right"})
    elif exercise.mode == "order":
        yield from _wrong_order(key, ids)
    else:
        yield from _wrong_right(exercise, key, options)


def _wrong_right(exercise: ChoiceSource, key: ChoiceKeySource, options: set[str]) -> Iterator[Mistake]:
    if exercise.mode == "single" and len(key.right) != 1:
        yield Mistake("course.choice.one-right", ("right",))
    if options.issubset(key.right):
        yield Mistake("course.choice.all-right", ("right",))


def _wrong_order(key: ChoiceKeySource, ids: list[str]) -> Iterator[Mistake]:
    if sorted(key.right) != sorted(ids) or len(ids) < FEWEST_IN_ORDER:
        yield Mistake("course.choice.whole-order", ("right",), {"n": FEWEST_IN_ORDER})
        return
    shown = (tuple(ids), tuple(reversed(ids)))
    if any(share_in_order(_order(key), given) > 0.1 for given in shown):
        yield Mistake("course.choice.shown-order", ("right",))


def _wrong_match(exercise: ChoiceSource, key: ChoiceKeySource, ids: list[str]) -> Iterator[Mistake]:
    targets = [target.id for target in exercise.targets]
    yield from twice(targets, "match")
    yield from unlike(key.match, ids, ("match",))
    yield from wrong_mixups(key.mixups, ids, targets)
    for option, target in key.match.items():
        if target not in targets:
            yield Mistake("course.entries.unknown", ("match", option), {"id": target})
    if len(set(key.match.values())) < 2:
        yield Mistake("course.choice.one-target", ("match",))
    elif any(_shown(key.match, ids, given) for given in (targets, targets[::-1])):
        yield Mistake("course.choice.shown-order", ("match",))


def _shown(match: Mapping[str, str], ids: list[str], targets: list[str]) -> bool:
    """Tell whether matching in the order of the screen gets more than one option right."""
    return sum(match.get(option) == target for option, target in zip(ids, targets, strict=False)) > 1


CHOICE = Kind(ChoiceSource, ChoiceKeySource, _settings, _data, _mistakes)
