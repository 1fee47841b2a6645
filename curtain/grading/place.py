"""Grade placements: zones by agreement, axes by rank correlation; a broken hard rule halves the points."""

from __future__ import annotations

from collections.abc import Mapping

from ..answers.levels import Levels, read_levels
from ..answers.names import Names, read_name
from ..answers.pairs import Pair, read_pairs
from ..course.kinds.place import PlaceKey, Rule
from ..course.kinds.ranking import share_on_axis
from ..phrases import say
from ..records import Feedback
from .agreement import agreement
from .outcome import Outcome, Task
from .settled import Settled, gaps, nothing_given, praise, quoted, remark, same_for_all, settle, unread

BROKEN_RULE = 0.5
MOST_PER_AXIS = 2
"""So many items that are out of order are explained on each axis."""


def grade_place(task: Task) -> Outcome:
    """Judge a placement.

    Raises
    ------
    AnswerError
        If the answer is too long.
    """
    return _grade_zones(task) if task.exercise.settings.get("zones") else _grade_axes(task)


def _grade_zones(task: Task) -> Outcome:
    key: PlaceKey = task.key.data
    zones = Names(key.zones, numbered=True, loose=False)
    answer = read_pairs(task.text, Names(key.names), lambda text: read_name(text, zones), zones)
    settings = task.exercise.settings
    example = f"{settings['items'][0]['id']} = {settings['zones'][0]['text']}"
    left = unread(task, answer.unread, example)
    settled = settle(answer.pairs, key.items)
    if not answer.pairs:
        return Outcome(0, (nothing_given(task, example), *left))
    if settled.same_for_all:
        return Outcome(0, (same_for_all(task), *left))
    share = agreement({item: gold.zones for item, gold in key.items.items()}, settled.given)
    broken = [rule for rule in key.rules if any(settled.given.get(item) in rule.never for item in rule.items)]
    remarks = [*_on_rules(task, broken), *_on_zones(task, settled), *gaps(task, settled, _names(task))]
    return Outcome(share * BROKEN_RULE ** len(broken), (*remarks, *left))


def _on_zones(task: Task, settled: Settled[str]) -> list[Feedback]:
    key: PlaceKey = task.key.data
    names, zones = _names(task), {zone["id"]: zone["text"] for zone in task.exercise.settings["zones"]}
    remarks = []
    for item, zone in settled.given.items():
        params = {"item": quoted(names[item]), "zone": quoted(zones[zone])}
        if zone in key.items[item].zones:
            remarks.append(praise(task, "place.right", why=key.items[item].why, **params))
        else:
            why = key.mixups.get((item, zone)) or key.items[item].why
            remarks.append(remark(task, "place.wrong", why=why, **params))
    return remarks


def _grade_axes(task: Task) -> Outcome:
    key: PlaceKey = task.key.data
    settings = task.exercise.settings
    low, high = settings["lowest"], settings["highest"]
    answer = read_pairs(task.text, Names(key.names), lambda text: read_levels(text, key.axes, low, high))
    example = f"{settings['items'][0]['id']} = {', '.join(str(low + 1 + n) for n in range(len(key.axes)))}"
    left = unread(task, answer.unread, say(task.lang, "grading.place.levels", example=example, low=low, high=high))
    if not answer.pairs:
        return Outcome(0, (nothing_given(task, example), *left))
    given = {axis: settle(_on_axis(answer.pairs, axis), key.items) for axis in key.axes}
    if all(settled.same_for_all for settled in given.values()):
        return Outcome(0, (same_for_all(task), *left))
    share = sum(share_on_axis(_gold(key, axis), given[axis].given) for axis in given) / len(given)
    broken = [rule for rule in key.rules if rule.axis in given and _outside(rule, given[rule.axis or ""].given)]
    remarks = [*_on_rules(task, broken), *(one for axis in given for one in _on_order(task, axis, given[axis]))]
    missing = _gaps_on_axes(task, given)
    return Outcome(share * BROKEN_RULE ** len(broken), (*remarks, *missing, *left))


def _on_axis(pairs: tuple[Pair[Levels], ...], axis: str) -> list[Pair[int]]:
    return [Pair(pair.item, level) for pair in pairs for name, level in pair.value if name == axis]


def _gold(key: PlaceKey, axis: str) -> dict[str, tuple[int, int]]:
    return {item: one.axes[axis] for item, one in key.items.items()}


def _outside(rule: Rule, levels: Mapping[str, int]) -> bool:
    return any(not rule.lowest <= levels[item] <= rule.highest for item in rule.items if item in levels)


def _on_rules(task: Task, broken: list[Rule]) -> list[Feedback]:
    names = _names(task)
    return [
        remark(task, "place.rule", items=", ".join(quoted(names[i]) for i in names if i in rule.items), why=rule.why)
        for rule in broken
    ]


def _on_order(task: Task, axis: str, settled: Settled[int]) -> list[Feedback]:
    """Explain the items that are furthest out of order on an axis, or say that the order holds."""
    key: PlaceKey = task.key.data
    names = _names(task)
    name = next(one["text"] for one in task.exercise.settings["axes"] if one["id"] == axis)
    pulls = {item: _pull(key, axis, item, settled.given) for item in settled.given}
    worst = sorted((item for item in pulls if pulls[item]), key=lambda item: -abs(pulls[item]))[:MOST_PER_AXIS]
    if not worst and settled.given:
        return [praise(task, "place.axis-right", axis=name)]
    return [
        remark(
            task, "place.axis-high" if pulls[item] > 0 else "place.axis-low",
            axis=name, item=quoted(names[item]), why=key.items[item].why,
        )
        for item in worst
    ]  # fmt: skip


def _pull(key: PlaceKey, axis: str, item: str, levels: Mapping[str, int]) -> int:
    """Return how many other items it stands above that belong above it (positive: too high), less the contrary."""
    low, high = key.items[item].axes[axis]
    pull = 0
    for other, level in levels.items():
        other_low, other_high = key.items[other].axes[axis]
        pull += (levels[item] > level and high < other_low) - (levels[item] < level and low > other_high)
    return pull


def _gaps_on_axes(task: Task, given: Mapping[str, Settled[int]]) -> list[Feedback]:
    """Name each item once, on however many axes its level is missing or contradictory."""
    first = next(iter(given.values()))
    items = (*first.given, *first.torn, *first.missing)
    torn = tuple(item for item in items if any(item in one.torn for one in given.values()))
    missing = tuple(item for item in items if any(item in one.missing for one in given.values()))
    return gaps(task, Settled[int]({}, torn, missing), _names(task))


def _names(task: Task) -> dict[str, str]:
    return {item["id"]: item["text"] for item in task.exercise.settings["items"]}
