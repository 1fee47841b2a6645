"""Cheats for kinds whose answers are lines: the same for everything, everything for each, the order on the screen."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..answers.pairs import write_pairs
from ..course.kinds.ranking import evenly
from ..course.module import Module
from ..records import Exercise, Model

Made = Iterator[tuple[str, str]]


def of_choice(module: Module, exercise: Exercise, model: Model) -> Made:
    """Yield cheats for a choice of any mode."""
    options = [option["id"] for option in exercise.settings["options"]]
    if exercise.settings["mode"] == "match":
        yield from _for_each(options, [target["id"] for target in exercise.settings["targets"]])
        return
    yield "all-options", "\n".join(options)
    if exercise.settings["mode"] == "order":
        yield "backwards", "\n".join(reversed(options))
        yield "there-and-back", "\n".join([*options, *reversed(options)])
        yield "all-in-one-place", write_pairs((option, "1") for option in options)


def of_verify(module: Module, exercise: Exercise, model: Model) -> Made:
    """Yield cheats for claims held against sources."""
    claims = [claim["id"] for claim in exercise.settings["claims"]]
    yield from _for_each(claims, [verdict["text"] for verdict in exercise.settings["verdicts"]])
    quoted = " ".join(exercise.settings["sources"][0]["text"].split())[:200]
    supported = exercise.settings["verdicts"][0]["text"]
    yield "all-with-evidence", write_pairs((claim, f'{supported}: "{quoted}"') for claim in claims)


def of_place(module: Module, exercise: Exercise, model: Model) -> Made:
    """Yield cheats for a placement in zones or on axes."""
    settings = exercise.settings
    items = [item["id"] for item in settings["items"]]
    if settings.get("zones"):
        yield from _for_each(items, [zone["text"] for zone in settings["zones"]])
        return
    low, high, n = settings["lowest"], settings["highest"], len(settings["axes"])
    levels = [", ".join([str(level)] * n) for level in range(low, high + 1)]
    for level in levels:
        yield f"all-{level}", write_pairs((item, level) for item in items)
    yield "everything-for-each", write_pairs((item, level) for item in items for level in levels)
    rising = [levels[level - low] for level in evenly(len(items), low, high)]
    yield "rising", write_pairs(zip(items, rising, strict=True))
    yield "falling", write_pairs(zip(items, reversed(rising), strict=True))


def of_estimate(module: Module, exercise: Exercise, model: Model) -> Made:
    """Yield cheats for estimates, with the numbers that the task itself gives."""
    quantities = exercise.settings["quantities"]
    given = list(dict.fromkeys(re.findall(r"\d+", exercise.task)))
    for number in ("0", "1", "10", "100", *given):
        yield f"all-{number}", write_pairs((one["id"], f"{number} {one['unit']}") for one in quantities)
    spread = ("0 - 1000000", "1, 2, 3, 5, 10, 20, 50, 100, 200, 500", "1,2,3,5,10,20,50,100,200,500")
    for place, numbers in enumerate(spread, 1):
        yield f"range-{place}", write_pairs((one["id"], f"{numbers} {one['unit']}") for one in quantities)
    each = [(one["id"], f"{number} {one['unit']}") for one in quantities for number in range(50)]
    yield "every-number", write_pairs(each)
    if given:
        turns = [given[place % len(given)] for place in range(len(quantities))]
        yield (
            "numbers-of-the-task",
            write_pairs((one["id"], f"{number} {one['unit']}") for one, number in zip(quantities, turns, strict=True)),
        )


def _for_each(items: Sequence[str], values: Sequence[str]) -> Made:
    """Yield one value for all items, all values for each, and the values in turn, forwards and backwards."""
    for value in values:
        yield f"all-{value}", write_pairs((item, value) for item in items)
    yield "everything-for-each", write_pairs((item, value) for item in items for value in values)
    for name, ordered in (("in-turn", values), ("in-turn-backwards", values[::-1])):
        yield name, write_pairs((item, ordered[place % len(ordered)]) for place, item in enumerate(items))
