"""How hard a prompt exercise is: its answers run on many more cases than a cohort gets, stratum by stratum."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import NormalDist

from ..answers.prompt import read_prompt
from ..course.module import Module
from ..records import Language, Model, Rate
from .item import answers_by_group
from .judged import Judged
from .outcome import Task
from .prompt import run_cases

CASES = 200
"""So many cases bound a rate to about 7 points either side."""

SEED = "calibration"
"""A seed that no cohort has, so that nobody's record cases are tuned on."""

WHOLE = ""
"""The stratum that stands for all of them."""


@dataclass(frozen=True)
class Calibration:
    """How one group of answers fares in one stratum (``WHOLE`` for all cases).

    ``rate`` counts runs of an answer on a case that pass entirely; ``low`` and ``high`` bound its share with 95 %;
    ``worth`` is the mean share of the points, 0 to 1.
    """

    lang: Language
    group: str
    stratum: str
    rate: Rate
    low: float
    high: float
    worth: float


def calibrate(
    root: Path, module: Module, name: str, lang: Language, model: Model, groups: Collection[str], cases: int = CASES
) -> Iterator[Calibration]:
    """Yield the rates of each group of answers in one language: over all cases, then stratum by stratum.

    Nothing is yielded for a kind without cases: there is nothing to draw.
    """
    exercise, key = module.exercise(name, lang), module.key(name, lang, SEED)
    drawn = key.cases("record", cases)
    if not drawn:
        return
    for group, answers in answers_by_group(root, module, name, lang).items():
        if group in groups and answers:
            judged = [
                one
                for text in answers
                for one in run_cases(Task(exercise, text, key, model, ("record",)), read_prompt(text), drawn)
            ]
            for stratum, some in _strata(judged).items():
                yield _row(lang, group, stratum, some)


def _strata(judged: Sequence[Judged]) -> Mapping[str, list[Judged]]:
    found: dict[str, list[Judged]] = {WHOLE: list(judged)}
    for stratum in sorted({one.case.stratum for one in judged}):
        found[stratum] = [one for one in judged if one.case.stratum == stratum]
    return found


def _row(lang: Language, group: str, stratum: str, judged: Sequence[Judged]) -> Calibration:
    rate = Rate(sum(one.passed for one in judged), len(judged))
    return Calibration(lang, group, stratum, rate, *interval(rate), sum(one.worth for one in judged) / len(judged))


def interval(rate: Rate, sure: float = 0.95) -> tuple[float, float]:
    """Return the Wilson score interval of a share, 0 to 1 (Wilson 1927); (0, 1) of nothing."""
    if rate.of == 0:
        return 0.0, 1.0
    z, share = NormalDist().inv_cdf(0.5 + sure / 2), rate.passed / rate.of
    middle, width = share + z * z / (2 * rate.of), z * (share * (1 - share) / rate.of + (z / (2 * rate.of)) ** 2) ** 0.5
    scale = 1 + z * z / rate.of
    return max(0.0, (middle - width) / scale), min(1.0, (middle + width) / scale)
