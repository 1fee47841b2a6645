"""Tell a learner what a regrade changed, and why."""

from __future__ import annotations

from ..phrases import say
from ..records import Language
from .number import number
from .result import ItemResult


def change_told(result: ItemResult, lang: Language) -> str:
    """Return the points before and after and the reasons, or an empty text if there is nothing to tell.

    Nothing is told of a regrade that left the points as they were, unless the key was corrected: then a learner who
    heard of it wants to know that their answer was looked at again.
    """
    change = result.change
    if change is None:
        return ""
    moved = (change.before, change.before_max) != (change.after, change.max)
    if not moved and "key" not in change.why:
        return ""
    amounts = (change.before, change.before_max, change.after, change.max)
    before, before_max, after, most = (number(amount, lang) for amount in amounts)
    what = {"before": before, "before_max": before_max, "after": after, "max": most}
    told = say(lang, "nbgrading.change.moved", **what) if moved else say(lang, "nbgrading.change.same")
    return " ".join([told, *(say(lang, f"nbgrading.why.{name}") for name in change.why if _concerns(name, result))])


def _concerns(name: str, result: ItemResult) -> bool:
    """The seed decides on unseen cases only, and most kinds of exercises have none."""
    return name != "seed" or bool(result.grade and "record" in result.grade.pools)
