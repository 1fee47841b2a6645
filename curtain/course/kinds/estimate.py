"""``estimate``: say how much, how long or how often; judged by how near it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import Field

from ...phrases import say
from ...text.amounts import known_units, units_in
from ..source import Name, Strict, Texts
from .common import ExerciseSource, Kind, Mistake, Setting
from .wording import Entry, in_every_language, twice, unlike


class QuantitySource(Entry):
    """One quantity in module.toml; ``unit`` is the name of a known unit, or a text per language."""

    unit: Name | Texts


class EstimateSource(ExerciseSource):
    """An estimate in module.toml."""

    quantities: tuple[QuantitySource, ...] = Field(min_length=1, max_length=12)


class QuantityKeySource(Strict):
    """What is right: ``value``, with ``tolerance`` as a share of it or ``within`` as an amount.

    ``close`` (share or amount alike) still earns half of the points. ``low`` and ``high`` name the misconception
    behind an estimate far below or above.
    """

    value: float
    tolerance: float | None = Field(default=None, gt=0, lt=1)
    within: float | None = Field(default=None, gt=0)
    close: float | None = Field(default=None, gt=0)
    why: Texts
    low: Texts | None = None
    high: Texts | None = None


class EstimateKeySource(Strict):
    """An estimate in key.toml."""

    quantities: dict[Name, QuantityKeySource] = Field(min_length=1)


@dataclass(frozen=True)
class GoldQuantity:
    """A quantity in one language: its value, how far off is right and how far is close, in the quantity's unit.

    ``units`` are the known units that an answer may name, the first being that of the value.
    """

    value: float
    right: float
    close: float
    units: tuple[str, ...]
    why: str
    low: str = ""
    high: str = ""


@dataclass(frozen=True)
class EstimateKey:
    """The quantities and their names in all languages, by id."""

    quantities: Mapping[str, GoldQuantity]
    names: Mapping[str, tuple[str, ...]]


def _settings(exercise: EstimateSource, key: EstimateKeySource | None, setting: Setting) -> Mapping[str, Any]:
    quantities = [
        {"id": one.id, "text": setting.fill(one.text[setting.lang]), "unit": _unit(one, setting)}
        for one in exercise.quantities
    ]
    return {"quantities": quantities}


def _unit(quantity: QuantitySource, setting: Setting) -> str:
    if isinstance(quantity.unit, str):
        return say(setting.lang, f"course.unit.{quantity.unit}")
    return setting.fill(quantity.unit[setting.lang])


def _data(exercise: EstimateSource, key: EstimateKeySource, setting: Setting) -> EstimateKey:
    gold = {one.id: _gold(one, key.quantities[one.id], setting) for one in exercise.quantities}
    return EstimateKey(gold, {one.id: in_every_language(one.text, setting) for one in exercise.quantities})


def _gold(quantity: QuantitySource, key: QuantityKeySource, setting: Setting) -> GoldQuantity:
    def text(texts: Texts | None) -> str:
        return setting.fill(texts[setting.lang]) if texts else ""

    right, close = _margins(key)
    units = (quantity.unit,) if isinstance(quantity.unit, str) else units_in(quantity.unit["en"])
    return GoldQuantity(key.value, right, close, units, text(key.why), text(key.low), text(key.high))


def _margins(key: QuantityKeySource) -> tuple[float, float]:
    whole = 1.0 if key.within is not None else abs(key.value)
    right = whole * (key.within if key.within is not None else key.tolerance or 0)
    return right, max(right, whole * (key.close or 0))


def _mistakes(exercise: EstimateSource, key: EstimateKeySource) -> Iterator[Mistake]:
    ids = [one.id for one in exercise.quantities]
    yield from twice(ids, "quantities")
    yield from unlike(key.quantities, ids, ("quantities",))
    for one in exercise.quantities:
        if isinstance(one.unit, str) and one.unit not in known_units():
            params = {"unit": one.unit, "units": ", ".join(known_units())}
            yield Mistake("course.estimate.no-unit", ("quantities", one.id), params)
    for id_, quantity in key.quantities.items():
        at = ("quantities", id_)
        if (quantity.tolerance is None) == (quantity.within is None):
            yield Mistake("course.estimate.one-margin", at)
        elif quantity.tolerance is not None and quantity.value == 0:
            yield Mistake("course.estimate.share-of-nothing", at)
        elif quantity.close is not None and quantity.close <= (quantity.tolerance or quantity.within or 0):
            yield Mistake("course.estimate.close", (*at, "close"))


ESTIMATE = Kind(EstimateSource, EstimateKeySource, _settings, _data, _mistakes)
