"""What grading one item of a hand-in came to."""

from __future__ import annotations

import math
from dataclasses import dataclass

from ..records import Grade


@dataclass(frozen=True, slots=True)
class ItemResult:
    """The outcome for one exercise; without a ``grade`` the grading itself failed, which is no fault of the learner."""

    exercise: str
    grade: Grade | None
    problem: str | None = None
    remark: str | None = None

    @property
    def needs_trainer(self) -> bool:
        """Whether a person has to look at it before the points are final."""
        return self.grade is None or bool(self.grade.not_judged)

    def points(self, maximum: float) -> float:
        """Return a finite number from 0 to ``maximum``, which is what the gradebook holds for the item.

        nbgrader awards all points for whatever is not such a number.
        """
        if self.grade is None or not self.grade.max:
            return 0.0
        share = self.grade.points / self.grade.max
        return round(min(max(share, 0.0), 1.0) * maximum, 2) if math.isfinite(share) else 0.0
