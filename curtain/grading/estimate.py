"""Grade estimates by how near they are: right within the tolerance, half within what is close."""

from __future__ import annotations

from ..answers.names import Names
from ..answers.pairs import read_pairs
from ..course.kinds.estimate import EstimateKey, GoldQuantity
from ..phrases import say
from ..records import Feedback, Language
from ..text.amounts import Quantity, how_many_numbers, read_quantity
from .outcome import Outcome, Task, shortened
from .settled import Settled, gaps, nothing_given, praise, quoted, remark, same_for_all, settle, unread

CLOSE = 0.5
"""What a close estimate is worth."""

MOST_LINES_EXPLAINED = 3
EPSILON = 1e-9


def grade_estimate(task: Task) -> Outcome:
    """Judge estimates; the points are shared equally among the quantities.

    The same number for everything earns nothing, unless it happens to be right for everything.

    Raises
    ------
    AnswerError
        If the answer is too long.
    """
    key: EstimateKey = task.key.data
    answer = read_pairs(task.text, Names(key.names), lambda text: read_quantity(text, task.lang))
    left = _unread(task, answer.unread)
    settled = settle(answer.pairs, key.quantities)
    if not answer.pairs:
        return Outcome(0, (nothing_given(task, _example(task)), *left))
    credits = {item: _credit(key.quantities[item], given) for item, given in settled.given.items()}
    if _same_number(settled) and sum(credits.values()) < len(key.quantities):
        return Outcome(0, (same_for_all(task), *left))
    share = sum(credits.values()) / len(key.quantities)
    return Outcome(share, (*_feedback(task, settled, credits), *left))


def _same_number(settled: Settled[Quantity]) -> bool:
    """Tell whether one number stands everywhere, whatever the units."""
    numbers = {quantity.values for quantity in settled.given.values()}
    return not settled.missing and len(numbers) == 1 < len(settled.given)


def _credit(gold: GoldQuantity, given: Quantity) -> float:
    off = _off(gold, given)
    if off is None:
        return 0.0
    if abs(off) <= gold.right + EPSILON * abs(gold.value):
        return 1.0
    return CLOSE if abs(off) <= gold.close + EPSILON * abs(gold.value) else 0.0


def _off(gold: GoldQuantity, given: Quantity) -> float | None:
    """Return by how much the nearest reading is off, None if the unit is of something else."""
    readings = given.in_unit(gold.units)
    return min((reading - gold.value for reading in readings), key=abs) if readings else None


def _feedback(task: Task, settled: Settled[Quantity], credits: dict[str, float]) -> list[Feedback]:
    names = {one["id"]: one["text"] for one in task.exercise.settings["quantities"]}
    remarks = [_on_quantity(task, item, given, credits[item]) for item, given in settled.given.items()]
    return [*remarks, *gaps(task, settled, names)]


def _on_quantity(task: Task, item: str, given: Quantity, credit: float) -> Feedback:
    key: EstimateKey = task.key.data
    gold = key.quantities[item]
    shown = next(one for one in task.exercise.settings["quantities"] if one["id"] == item)
    off = _off(gold, given)
    params = {"item": quoted(shown["text"]), "unit": shown["unit"]}
    if off is None:
        return remark(task, "estimate.unit", **params)
    params["given"] = f"{written(gold.value + off, task.lang)} {shown['unit']}"
    if credit == 1:
        return praise(task, "estimate.right", why=gold.why, **params)
    hint = (gold.low if off < 0 else gold.high) or say(task.lang, "grading.estimate.check")
    name = "close" if credit else "low" if off < 0 else "high"
    return remark(task, f"estimate.{name}", why=hint, **params)


def written(value: float, lang: Language) -> str:
    """Return a number as people write it, without separators between thousands."""
    text = f"{round(value, 2):.2f}".rstrip("0").rstrip(".") if abs(value) < 1e15 else f"{value:.3g}"
    return text if lang == "en" else text.replace(".", ",")


def _unread(task: Task, lines: tuple[str, ...]) -> list[Feedback]:
    """Name the lines that could not be read; those with several numbers say why."""
    several = [line for line in lines[:MOST_LINES_EXPLAINED] if how_many_numbers(line, task.lang) > 1]
    remarks = [remark(task, "estimate.several", line=shortened(line)) for line in several]
    return remarks + unread(task, tuple(line for line in lines if line not in several), _example(task))


def _example(task: Task) -> str:
    first = task.exercise.settings["quantities"][0]
    return f"{first['id']} = 10 {first['unit']}"
