"""What grading one item of a hand-in came to."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Mapping
from dataclasses import dataclass, replace

from ..records import Grade

VERSIONS = ("key", "engine", "grader", "module", "seed")
"""What a grade depends on beside the answer, in the order in which it is told to a learner."""

MOST_EARLIER = 20


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier grade of the same answer, and what it was made with."""

    points: float
    max: float
    versions: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Change:
    """What a regrade made of the first grade of an answer; ``why`` names the versions that are others now."""

    before: float
    before_max: float
    after: float
    max: float
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ItemResult:
    """The outcome for one exercise; without a ``grade`` the grading itself failed, which is no fault of the learner.

    ``answer`` is a digest of the text that was graded; ``new`` says that it is not the one that was graded before.
    """

    exercise: str
    grade: Grade | None
    problem: str | None = None
    remark: str | None = None
    answer: str = ""
    earlier: tuple[Earlier, ...] = ()
    new: bool = True

    @property
    def needs_trainer(self) -> bool:
        """Whether a person has to look at it before the points are final."""
        return self.grade is None or bool(self.grade.not_judged)

    @property
    def open_points(self) -> float:
        """Return the points that what was not judged could still add, at most."""
        if self.grade is None or not self.needs_trainer:
            return 0.0
        return round(max(0.0, self.grade.max - self.grade.points), 2)

    @property
    def change(self) -> Change | None:
        """Return what became of the first grade of this answer, or None if it was never graded otherwise."""
        if self.grade is None or self.grade.untouched or not self.earlier:
            return None
        first, now = self.earlier[0], self.grade
        why = tuple(name for name in VERSIONS if first.versions.get(name) != now.versions.get(name))
        return Change(first.points, first.max, now.points, now.max, why) if why else None

    def points(self, maximum: float) -> float:
        """Return a finite number from 0 to ``maximum``, which is what the gradebook holds for the item.

        nbgrader awards all points for whatever is not such a number.
        """
        if self.grade is None or not self.grade.max:
            return 0.0
        share = self.grade.points / self.grade.max
        return round(min(max(share, 0.0), 1.0) * maximum, 2) if math.isfinite(share) else 0.0

    def following(self, before: ItemResult | None) -> ItemResult:
        """Return this result with the history of ``before``, if that is about the same answer."""
        if before is None or before.answer != self.answer:
            return self
        if self.grade is None or before.grade is None or before.grade.versions == self.grade.versions:
            return replace(self, earlier=before.earlier, new=False)
        last = Earlier(before.grade.points, before.grade.max, before.grade.versions)
        return replace(self, earlier=_kept((*before.earlier, last)), new=False)


def answer_digest(text: str) -> str:
    """Return what stands for an answer in a record, so that the same answer is known again."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _kept(earlier: tuple[Earlier, ...]) -> tuple[Earlier, ...]:
    """The first grade is what a learner may have been told, so it stays however often was regraded."""
    return earlier if len(earlier) <= MOST_EARLIER else (earlier[0], *earlier[1 - MOST_EARLIER :])
