"""Typed templates make cases: slots are drawn by seed, layouts and flags are balanced, checks follow the draw."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from random import Random
from typing import Annotated, Any

from pydantic import ConfigDict, Field

from ..records import LANGUAGES, POOLS, Case, Check, Language, Pool
from .deck import Deck
from .slots import World, draw
from .source import Name, Strict, Text, Texts
from .template import PLACEHOLDER, fill
from .values import Value, flat

Flags = Mapping[str, bool]


class Entries(Strict):
    """A list that means the same in every language, place by place."""

    de: tuple[Text, ...]
    en: tuple[Text, ...]
    es: tuple[Text, ...]

    def __getitem__(self, lang: Language) -> tuple[str, ...]:
        return tuple(getattr(self, lang))


class Layout(Strict):
    """One way in which a case's material is written; ``when`` limits it to values of flags."""

    name: Name
    title: Texts
    text: Texts
    pools: Annotated[tuple[Pool, ...], Field(min_length=1)] = POOLS
    when: dict[str, bool] = Field(default_factory=dict)


class CheckSource(Strict):
    """One check of key.toml; every further key is a setting of its type."""

    model_config = ConfigDict(extra="allow", frozen=True)

    criterion: Name
    type: str
    core: bool = False
    when: dict[str, bool | int | str] = Field(default_factory=dict)


class Template(Strict):
    """What cases are made of."""

    slots: dict[Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")], Text] = Field(default_factory=dict)
    lists: dict[Name, Entries] = Field(default_factory=dict)
    layouts: Annotated[tuple[Layout, ...], Field(min_length=1)]
    checks: Annotated[tuple[CheckSource, ...], Field(min_length=1)]

    @property
    def flags(self) -> tuple[str, ...]:
        """The names of all flags."""
        return tuple(name for name, slot in self.slots.items() if slot == "flag")


@dataclass(frozen=True)
class Stratum:
    """A layout with values for all flags."""

    layout: Layout
    flags: tuple[tuple[str, bool], ...]

    def __str__(self) -> str:
        return " ".join([self.layout.name, *(name if value else f"no-{name}" for name, value in self.flags)])

    def parts(self) -> Iterator[object]:
        """Yield what should be balanced over a pool: the stratum, its layout, each flag."""
        yield str(self)
        yield self.layout.name
        yield from self.flags


def strata(template: Template, pool: Pool) -> tuple[Stratum, ...]:
    """Return every combination of layout and flags that a pool can hold."""
    flags = [
        tuple(zip(template.flags, values, strict=True)) for values in product((True, False), repeat=len(template.flags))
    ]
    return tuple(
        Stratum(layout, values)
        for layout in template.layouts
        if pool in layout.pools
        for values in flags
        if layout.when.items() <= dict(values).items()
    )


def make_cases(template: Template, exercise: str, world: World, pool: Pool, count: int, seed: str) -> tuple[Case, ...]:
    """Make ``count`` cases of a pool; the same arguments give the same cases in every process.

    Raises
    ------
    BadSlot, UnknownPlaceholder
        If a slot's description is not understood or a text names something that is not there.
    """
    place = f"{seed}|{exercise}|{pool}"
    deck = Deck(place, pool)
    cases = []
    for number, stratum in enumerate(_balanced(strata(template, pool), count, Random(f"{place}|strata")), 1):
        deck.next_case()
        values = _draw_all(template, deck, world, dict(stratum.flags))
        cases.append(_case(template, f"{pool}-{number}", world, pool, stratum, values))
    return tuple(cases)


def _balanced(choices: tuple[Stratum, ...], count: int, random: Random) -> Iterator[Stratum]:
    """Yield strata so that each, and each layout and flag value, comes up equally often."""
    seen: Counter[object] = Counter()
    order = list(choices)
    for _ in range(count if order else 0):
        random.shuffle(order)
        stratum = min(order, key=lambda candidate: [seen[part] for part in candidate.parts()])
        seen.update(stratum.parts())
        yield stratum


def _draw_all(template: Template, deck: Deck, world: World, flags: Flags) -> dict[str, Value]:
    drawn = {}
    for name, slot in template.slots.items():
        drawn[name] = Value(name, state=flags[name]) if slot == "flag" else draw(slot, deck, world)
    return drawn


def _case(
    template: Template, case: str, world: World, pool: Pool, stratum: Stratum, values: Mapping[str, Value]
) -> Case:
    named = dict(flat(values))
    texts = {**world.firm.values(world.lang), **{name: value.text for name, value in named.items()}}
    title, material = (fill(text[world.lang], texts).strip() for text in (stratum.layout.title, stratum.layout.text))
    checks = [
        Check(check.criterion, check.type, _params(check, world, named, texts), check.core)
        for check in template.checks
        if all(named[name].state == wanted for name, wanted in check.when.items())
    ]
    return Case(case, pool, world.lang, title, material, tuple(checks), str(stratum))


def _params(check: CheckSource, world: World, named: Mapping[str, Value], texts: Mapping[str, str]) -> dict[str, Any]:
    extra = check.model_extra or {}
    params = {name: _param(value, world.lang, named, texts) for name, value in extra.items()}
    if check.type == "grounded":
        params["names"] = list(world.firm.product_names(world.lang))
    return params


def _param(value: Any, lang: Language, named: Mapping[str, Value], texts: Mapping[str, str]) -> Any:
    """Fill a setting; a table of languages is taken apart, a slot alone in a list brings its spellings along."""
    if isinstance(value, Mapping) and set(value) == set(LANGUAGES):
        return _param(value[lang], lang, named, texts)
    if isinstance(value, list | tuple):
        filled: list[Any] = []
        for entry in value:
            filled += _spelled(entry, named, texts) if isinstance(entry, str) else [_param(entry, lang, named, texts)]
        return filled
    return fill(value, texts) if isinstance(value, str) else value


def _spelled(text: str, named: Mapping[str, Value], texts: Mapping[str, str]) -> list[str]:
    alone = PLACEHOLDER.fullmatch(text)
    spellings = named[alone[1]].spellings if alone and alone[1] in named else ()
    return list(dict.fromkeys([fill(text, texts), *spellings]))
