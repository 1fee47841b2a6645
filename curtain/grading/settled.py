"""What was given for each item once the lines of an answer are put together, and the remarks that kinds share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from ..answers.pairs import Pair
from ..phrases import say
from ..records import Feedback
from .outcome import Task, shortened, unread_feedback

V = TypeVar("V")

MOST_NAMED = 5
"""So many items that are missing are named."""


@dataclass(frozen=True)
class Settled(Generic[V]):
    """The one value of each item; ``torn`` items were given several, ``missing`` ones none."""

    given: Mapping[str, V]
    torn: tuple[str, ...]
    missing: tuple[str, ...]

    @property
    def same_for_all(self) -> bool:
        """Whether every item has the same value, which nobody thinks of who looks at them."""
        return not self.missing and not self.torn and len(set(self.given.values())) == 1 < len(self.given)


def settle(pairs: Iterable[Pair[V]], items: Iterable[str]) -> Settled[V]:
    """Put the pairs of an answer together; an item with two different values counts for nothing."""
    values: dict[str, dict[V, None]] = {item: {} for item in items}
    for pair in pairs:
        if pair.item in values:
            values[pair.item][pair.value] = None
    return Settled(
        {item: next(iter(found)) for item, found in values.items() if len(found) == 1},
        tuple(item for item, found in values.items() if len(found) > 1),
        tuple(item for item, found in values.items() if not found),
    )


def nothing_given(task: Task, example: str) -> Feedback:
    """Say that nothing could be read, and how a line looks."""
    return Feedback(say(task.lang, "grading.pairs.none"), say(task.lang, "grading.pairs.none-next", example=example))


def same_for_all(task: Task) -> Feedback:
    """Say that the same for everything earns nothing."""
    return Feedback(say(task.lang, "grading.pairs.constant"), say(task.lang, "grading.pairs.constant-next"))


def gaps(task: Task, settled: Settled[V], names: Mapping[str, str]) -> list[Feedback]:
    """Name the items with contradictory values and those without any."""
    lang = task.lang
    remarks = [remark(task, "pairs.torn", item=quoted(names[item])) for item in settled.torn]
    if settled.missing:
        shown = ", ".join(quoted(names[item]) for item in settled.missing[:MOST_NAMED])
        number = "one" if len(settled.missing) == 1 else "many"
        text = say(lang, f"grading.pairs.missing-{number}", n=len(settled.missing), items=shown)
        remarks.append(Feedback(text, say(lang, "grading.pairs.missing-next")))
    return remarks


def unread(task: Task, lines: tuple[str, ...], example: str) -> list[Feedback]:
    """Name the lines that could not be read, with an example of one that can."""
    return unread_feedback(lines, say(task.lang, "grading.pairs.unread-next", example=example), task.lang)


def remark(task: Task, name: str, **params: object) -> Feedback:
    """Return what was found and the next step: the phrases ``grading.<name>`` and ``grading.<name>-next``."""
    return Feedback(say(task.lang, f"grading.{name}", **params), say(task.lang, f"grading.{name}-next", **params))


def praise(task: Task, name: str, **params: object) -> Feedback:
    """Return what is right: the phrase ``grading.<name>``."""
    return Feedback(say(task.lang, f"grading.{name}", **params), good=True)


def quoted(text: str) -> str:
    """Return the name of an item in at most a line."""
    return shortened(text, 90)
