"""Try out an item: how the model answer, naive, partial and good answers and cheats fare, per language."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from ..course.frozen import frozen_answers
from ..course.load import load_module
from ..course.module import Module
from ..phrases import say
from ..records import LANGUAGES, Answer, Language, Model, Pool
from .cheats import cheats
from .grade import grade
from .kinds import BY_PERSON

POOL: Pool = "record"
GROUPS = ("model", "naive", "vague", "partial", "good", "held_out")
PASS = 0.8
AT_LEAST = {"model": 0.9, "good": PASS, "held_out": PASS}
AT_MOST = {"naive": 0.5, "cheat": 0.1}
RISING = ("vague", "partial", "model")


@dataclass(frozen=True)
class ItemRow:
    """How the answers of one group fare in one language: the lowest and the highest share of the points.

    ``passed`` of the ``n`` answers earn at least ``PASS`` of the points.
    """

    lang: Language
    group: str
    name: str
    worst: float
    best: float
    n: int = 1
    passed: int = 0

    @property
    def sound(self) -> bool:
        """Whether the group is within its limits."""
        return self.worst >= AT_LEAST.get(self.group, 0.0) and self.best <= AT_MOST.get(self.group, 1.0)


class ItemReport(NamedTuple):
    """The table to print, and whether every row is within its limits."""

    table: str
    sound: bool


def item_table(root: Path, exercise: str, model: Model) -> ItemReport:
    """Return how all answers to an exercise fare in the three languages.

    Raises
    ------
    SourceError, KeyError
        If the sources are wrong or there is no such exercise.
    """
    module_id, _, name = exercise.partition("/")
    rows = list(item_rows(root, load_module(root, module_id), name, model))
    found = breaches(rows)
    last = say("en", "grading.item.breach", n=len(found)) if found else _well(rows)
    head = say("en", "grading.item.head", exercise=exercise, pool=POOL)
    return ItemReport("\n".join([head, *_lines(rows, found), last]), not found)


def _well(rows: Sequence[ItemRow]) -> str:
    return say("en", "grading.item.sound" if rows else "grading.item.by-person")


def breaches(rows: Sequence[ItemRow]) -> list[ItemRow]:
    """Return the rows outside their limits, and those where vague, partial and model answers do not rise."""
    return [row for row in rows if not row.sound] + list(_not_rising(rows))


def item_rows(
    root: Path,
    module: Module,
    name: str,
    model: Model,
    groups: Collection[str] = GROUPS,
    tricks: Collection[str] | None = None,
) -> Iterator[ItemRow]:
    """Grade answers of an item on the record pool and yield a row for each group and each cheat.

    ``groups`` and ``tricks`` limit what is tried; every trick if ``tricks`` is None. Nothing is yielded for a kind
    that a person reads: it has no points to compare.
    """
    if module.exercise(name, LANGUAGES[0]).kind in BY_PERSON:
        return
    for lang in LANGUAGES:
        for group, answers in answers_by_group(root, module, name, lang).items():
            if answers and group in groups:
                shares = [_share(module, name, lang, text, model) for text in answers]
                passed = sum(share >= PASS for share in shares)
                yield ItemRow(lang, group, group, min(shares), max(shares), len(shares), passed)
        for trick, text in cheats(module, name, lang, model).items():
            if tricks is None or trick in tricks:
                share = _share(module, name, lang, text, model)
                yield ItemRow(lang, "cheat", f"cheat: {trick}", share, share)


def answers_by_group(root: Path, module: Module, name: str, lang: Language) -> dict[str, tuple[str, ...]]:
    """Return the model answer and the frozen answers of an exercise by group; a group without answers is empty."""
    frozen = frozen_answers(root, f"{module.id}/{name}", lang)
    return {"model": (module.model_answer(name, lang),)} | {group: frozen.group(group) for group in GROUPS[1:]}


def _share(module: Module, name: str, lang: Language, text: str, model: Model) -> float:
    exercise, key = module.exercise(name, lang), module.key(name, lang)
    result = grade(exercise, Answer(exercise.id, lang, text), key, model, (POOL,))
    return result.points / result.max if result.max else 0.0


def _not_rising(rows: Sequence[ItemRow]) -> Iterator[ItemRow]:
    """Yield the first row of a language in which vague, partial and model answers do not rise."""
    for lang in LANGUAGES:
        found = [row for group in RISING for row in rows if row.lang == lang and row.group == group]
        for lower, higher in pairwise(found):
            if lower.best >= higher.best:
                yield higher
                break


def _lines(rows: Sequence[ItemRow], outside: Sequence[ItemRow]) -> Iterator[str]:
    width = max((len(row.name) for row in rows), default=10)
    head = [say("en", f"grading.item.column-{name}") for name in ("answers", "worst", "best", "wanted")]
    yield f"      {head[0]:<{width}}    n  {head[1]:>8}{head[2]:>9}  {head[3]}"
    for row in rows:
        mark = "!" if row in outside else " "
        shares = f"{row.worst:>8.2f}{row.best:>9.2f}"
        yield f"{mark} {row.lang}  {row.name:<{width}}  {row.n:>3}  {shares}  {_wanted(row)}"


def _wanted(row: ItemRow) -> str:
    if row.group in AT_LEAST:
        return say("en", "grading.item.at-least", share=f"{AT_LEAST[row.group]:.2f}")
    if row.group in AT_MOST:
        return say("en", "grading.item.at-most", share=f"{AT_MOST[row.group]:.2f}")
    return say("en", "grading.item.order")
