"""Slot types of case templates: a dict from name to the function that draws a value.

A slot stands in key.toml as ``"<type>"``, ``"<type> <range>"`` or ``"pick <list>"``. A slot function gets the
words behind its type, the deck and the world, and returns the value in one language; it must draw the same number of
times from the deck in every language.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from functools import cache

from ..phrases import say
from ..records import Language
from .deck import Deck
from .firm import Firm
from .values import Value
from .vocabulary import Vocabulary
from .writing import UNITS, slug, write_date, write_duration, write_integer, write_money, write_percent, write_time

YEAR = 2027
"""The year that dates are drawn from: fixed, so that cases do not change with the calendar."""

SMALLEST_SPLIT = 9
"""A range with fewer numbers is shared by the pools: three thirds of it would give the numbers away."""


class BadSlot(Exception):
    """A slot's description cannot be understood."""


@dataclass(frozen=True)
class World:
    """What slots draw from, in one language: the vocabulary, the firm and the exercise's own lists."""

    lang: Language
    vocabulary: Vocabulary
    firm: Firm
    lists: Mapping[str, tuple[str, ...]]


Draw = Callable[[str, Deck, World], Value]


def draw(slot: str, deck: Deck, world: World) -> Value:
    """Draw the value of a slot.

    Raises
    ------
    BadSlot
        If the type is unknown or its range or list is not understood.
    """
    name, _, rest = slot.partition(" ")
    if name in SLOTS:
        return SLOTS[name](rest.strip(), deck, world)
    if name in world.vocabulary.sections and not rest:
        names = world.vocabulary.sections[name]
        entry = names[deck.position(name, len(names))]
        return Value(entry, {"name": Value(entry)})
    raise BadSlot(slot)


def _person(rest: str, deck: Deck, world: World) -> Value:
    persons = world.vocabulary.persons
    gender = "fm"[deck.position("gender", 2, shared=True)]
    firsts = persons.female_first if gender == "f" else persons.male_first
    first = firsts[deck.position(f"first-{gender}", len(firsts))]
    last = persons.last[deck.position("last", len(persons.last))]
    host = say(world.lang, "course.writing.customer")
    title = say(world.lang, f"course.writing.person.{gender}.title")
    forms = {
        "first": first,
        "last": last,
        "full": f"{first} {last}",
        "title": title,
        "salutation": f"{title} {last}",
        "mention": say(world.lang, f"course.writing.person.{gender}.mention", last=last),
        "greeting": say(world.lang, f"course.writing.person.{gender}.greeting", last=last),
        "gender": gender,
        "email": f"{slug(first)}.{slug(last)}@{host}.example",
    }
    return Value(f"{first} {last}", {name: Value(form) for name, form in forms.items()}, state=gender)


def _company(rest: str, deck: Deck, world: World) -> Value:
    names = world.vocabulary.sections.get("company")
    if names is None:
        raise BadSlot("company")
    name = names[deck.position("company", len(names))]
    domain = f"{slug(name)}.example"
    return Value(name, {"name": Value(name), "domain": Value(domain), "email": Value(f"info@{domain}")})


def _product(rest: str, deck: Deck, world: World) -> Value:
    products = world.firm.products
    return products[deck.position("product", len(products))].value(world.lang)


def _date(rest: str, deck: Deck, world: World) -> Value:
    return write_date(_WORKDAYS[deck.position("date", len(_WORKDAYS))], world.lang)


def _workdays(year: int) -> list[date]:
    days = (date(year, 1, 7) + timedelta(days=n) for n in range(345))
    return [day for day in days if day.weekday() < 5]


_WORKDAYS = _workdays(YEAR)


def _time(rest: str, deck: Deck, world: World) -> Value:
    place = deck.position("time", 39)
    return write_time(time(8 + place // 4, place % 4 * 15), world.lang)


def _pick(rest: str, deck: Deck, world: World) -> Value:
    name, _, shared = rest.partition(" ")
    if name not in world.lists or shared not in ("", "shared"):
        raise BadSlot(f"pick {rest}")
    entries = world.lists[name]
    place = deck.position(f"pick-{name}", len(entries), shared=bool(shared))
    return Value(entries[place], {"index": Value(str(place))}, state=place)


def _number(write: Callable[[int, Language], Value], name: str) -> Draw:
    def drawn(rest: str, deck: Deck, world: World) -> Value:
        numbers = _range(rest)
        return write(numbers[deck.position(f"{name} {rest}", len(numbers), shared=_is_shared(numbers))], world.lang)

    return drawn


def _duration(unit: str) -> Draw:
    return _number(lambda number, lang: write_duration(number, unit, lang), unit)


def _is_shared(numbers: range) -> bool:
    return len(numbers) < SMALLEST_SPLIT


@cache
def _range(text: str) -> range:
    match = re.fullmatch(r"(\d{1,9})\.\.(\d{1,9})(?: step (\d{1,6}))?", text)
    if not match or int(match[1]) > int(match[2]) or match[3] == "0":
        raise BadSlot(text)
    return range(int(match[1]), int(match[2]) + 1, int(match[3] or 1))


SLOTS: dict[str, Draw] = {
    "person": _person,
    "company": _company,
    "product": _product,
    "date": _date,
    "time": _time,
    "pick": _pick,
    "integer": _number(write_integer, "integer"),
    "money": _number(write_money, "money"),
    "percent": _number(write_percent, "percent"),
    **{unit: _duration(unit) for unit in UNITS},
}
"""Every slot type but ``flag`` (set by the stratum, see cases.py) and the vocabulary's own sections."""
