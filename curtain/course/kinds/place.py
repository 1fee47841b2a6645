"""``place``: sort items into zones, or rate them on axes from 1 to 5; hard rules say what must never happen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import Field

from ..source import Name, Strict, Texts
from .common import ExerciseSource, Kind, Mistake, Setting
from .ranking import evenly, share_on_axis
from .wording import Entry, Mixups, MixupSource, in_every_language, listed, mixups, names, twice, unlike, wrong_mixups

LOWEST, HIGHEST = 1, 5
"""The scale of every axis."""

AT_MOST_SHOWN = 0.1
"""Levels in the order of the screen may agree so well with the key."""

Level = Annotated[int, Field(ge=LOWEST, le=HIGHEST)]


class ItemSource(Entry):
    """One item in module.toml; ``facts`` are what a decision can rest on."""

    facts: Texts | None = None


class Axis(Entry):
    """One axis in module.toml, with what its ends mean."""

    low: Texts
    high: Texts


class PlaceSource(ExerciseSource):
    """A placement in module.toml: with ``zones`` or with ``axes``."""

    items: tuple[ItemSource, ...] = Field(min_length=3, max_length=15)
    zones: tuple[Entry, ...] = Field(default=(), max_length=8)
    axes: tuple[Axis, ...] = Field(default=(), max_length=3)


class PlaceKeyItem(Strict):
    """Where an item belongs: one of ``zones``, the first being the best, or a level or ``[from, to]`` on each axis."""

    zones: tuple[Name, ...] = ()
    axes: dict[Name, Level | tuple[Level, Level]] = Field(default_factory=dict)
    why: Texts


class RuleSource(Strict):
    """A hard rule about items: zones they must never be in, or bounds on an axis."""

    items: tuple[Name, ...] = Field(min_length=1)
    never: tuple[Name, ...] = ()
    axis: Name | None = None
    min: Level = LOWEST
    max: Level = HIGHEST
    why: Texts


class PlaceKeySource(Strict):
    """A placement in key.toml."""

    items: dict[Name, PlaceKeyItem]
    rules: tuple[RuleSource, ...] = ()
    mixups: tuple[MixupSource, ...] = ()


@dataclass(frozen=True)
class GoldItem:
    """Where an item belongs, in one language; an axis has the lowest and the highest level that is right."""

    zones: tuple[str, ...]
    axes: Mapping[str, tuple[int, int]]
    why: str


@dataclass(frozen=True)
class Rule:
    """A hard rule in one language."""

    items: frozenset[str]
    never: frozenset[str]
    axis: str | None
    lowest: int
    highest: int
    why: str


@dataclass(frozen=True)
class PlaceKey:
    """The items by id, the hard rules, and the names of items, zones and axes in all languages."""

    items: Mapping[str, GoldItem]
    rules: tuple[Rule, ...]
    names: Mapping[str, tuple[str, ...]]
    zones: Mapping[str, tuple[str, ...]]
    axes: Mapping[str, tuple[str, ...]]
    mixups: Mixups


def _settings(exercise: PlaceSource, key: PlaceKeySource | None, setting: Setting) -> Mapping[str, Any]:
    lang, fill = setting.lang, setting.fill
    items = [
        {**entry, **({"facts": fill(one.facts[lang])} if one.facts else {})}
        for entry, one in zip(listed(exercise.items, setting), exercise.items, strict=True)
    ]
    if exercise.zones:
        return {"items": items, "zones": listed(exercise.zones, setting)}
    axes = [
        {**entry, "low": fill(axis.low[lang]), "high": fill(axis.high[lang])}
        for entry, axis in zip(listed(exercise.axes, setting), exercise.axes, strict=True)
    ]
    return {"items": items, "axes": axes, "lowest": LOWEST, "highest": HIGHEST}


def _data(exercise: PlaceSource, key: PlaceKeySource, setting: Setting) -> PlaceKey:
    def gold(item: PlaceKeyItem) -> GoldItem:
        return GoldItem(
            item.zones, {axis: levels(level) for axis, level in item.axes.items()}, setting.fill(item.why[setting.lang])
        )

    return PlaceKey(
        {one.id: gold(key.items[one.id]) for one in exercise.items},
        tuple(_rule(rule, setting) for rule in key.rules),
        {one.id: in_every_language(one.text, setting) for one in exercise.items},
        names(exercise.zones, setting),
        names(exercise.axes, setting),
        mixups(key.mixups, setting),
    )


def _rule(rule: RuleSource, setting: Setting) -> Rule:
    why = setting.fill(rule.why[setting.lang])
    return Rule(frozenset(rule.items), frozenset(rule.never), rule.axis, rule.min, rule.max, why)


def _mistakes(exercise: PlaceSource, key: PlaceKeySource) -> Iterator[Mistake]:
    ids = [one.id for one in exercise.items]
    yield from twice(ids, "items")
    yield from twice([one.id for one in (*exercise.zones, *exercise.axes)], "items")
    yield from unlike(key.items, ids, ("items",))
    if bool(exercise.zones) == bool(exercise.axes) or len(exercise.zones) == 1:
        yield Mistake("course.place.zones-or-axes", ("items",))
        return
    zones, axes = [one.id for one in exercise.zones], [one.id for one in exercise.axes]
    yield from wrong_mixups(key.mixups, ids, zones)
    yield from _wrong_places(key, zones, axes)
    yield from _given_away(key, ids, axes)
    yield from _wrong_rules(key, ids, zones, axes)


def _wrong_places(key: PlaceKeySource, zones: list[str], axes: list[str]) -> Iterator[Mistake]:
    for id_, item in key.items.items():
        for zone in set(item.zones).difference(zones):
            yield Mistake("course.entries.unknown", ("items", id_, "zones"), {"id": zone})
        yield from unlike(item.axes, axes, ("items", id_, "axes"))
        if zones and not item.zones:
            yield Mistake("course.schema.missing", ("items", id_), {"name": "zones"})
        for axis, level in item.axes.items():
            if not isinstance(level, int) and level[0] > level[1]:
                yield Mistake("course.place.level", ("items", id_, "axes", axis))
    allowed = [set(item.zones) for item in key.items.values()]
    if zones and (len({item.zones[:1] for item in key.items.values()}) < 2 or set.intersection(*allowed)):
        yield Mistake("course.place.one-zone", ("items",))


def _given_away(key: PlaceKeySource, ids: list[str], axes: list[str]) -> Iterator[Mistake]:
    """Yield whether levels that rise or fall with the order on the screen would earn points."""
    gold = {
        axis: {id_: levels(item.axes[axis]) for id_, item in key.items.items() if axis in item.axes} for axis in axes
    }
    for sign in (1, -1) if axes else ():
        shown = {id_: float(sign * level) for id_, level in zip(ids, evenly(len(ids), LOWEST, HIGHEST), strict=True)}
        if sum(share_on_axis(gold[axis], shown) for axis in axes) > AT_MOST_SHOWN * len(axes):
            yield Mistake("course.place.shown-order", ("items",))
            return


def levels(level: int | tuple[int, int]) -> tuple[int, int]:
    """Return the lowest and the highest level that is right."""
    return (level, level) if isinstance(level, int) else level


def _wrong_rules(key: PlaceKeySource, ids: list[str], zones: list[str], axes: list[str]) -> Iterator[Mistake]:
    for number, rule in enumerate(key.rules):
        at = ("rules", number)
        for id_ in set(rule.items).difference(ids):
            yield Mistake("course.entries.unknown", (*at, "items"), {"id": id_})
        for zone in set(rule.never).difference(zones):
            yield Mistake("course.entries.unknown", (*at, "never"), {"id": zone})
        if rule.axis is not None and rule.axis not in axes:
            yield Mistake("course.entries.unknown", (*at, "axis"), {"id": rule.axis})
        yield from _broken_by_the_key(key, rule, at)


def _broken_by_the_key(key: PlaceKeySource, rule: RuleSource, at: tuple[str | int, ...]) -> Iterator[Mistake]:
    for id_ in rule.items:
        item = key.items.get(id_)
        if item is None:
            continue
        low, high = levels(item.axes[rule.axis]) if rule.axis in item.axes else (rule.min, rule.max)
        if set(item.zones) & set(rule.never) or high < rule.min or low > rule.max:
            yield Mistake("course.place.rule-against-key", at, {"id": id_})


PLACE = Kind(PlaceSource, PlaceKeySource, _settings, _data, _mistakes)
