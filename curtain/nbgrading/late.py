"""The optional penalty for late hand-ins, through nbgrader's own plugin; without a setting nothing is taken off."""

from __future__ import annotations

import math
from typing import Any

from nbgrader.plugins import LateSubmissionPlugin
from nbgrader.preprocessors import AssignLatePenalties
from traitlets import Float
from traitlets.config import Config

SECONDS_A_DAY = 86_400


class LatePenalty(LateSubmissionPlugin):
    """Takes a share of the points off for every day that was begun after the due date and the days of grace."""

    percent_a_day = Float(0.0, min=0.0, max=100.0, help="percent of the points, for each day begun").tag(config=True)
    grace_days = Float(0.0, min=0.0, help="days after the due date that cost nothing").tag(config=True)
    most_percent = Float(100.0, min=0.0, max=100.0, help="never take off more than this").tag(config=True)

    def late_submission_penalty(self, student_id: str, score: float, total_seconds_late: float) -> float | None:
        """Return the points to take off, or None if there are none."""
        days = math.ceil((total_seconds_late - self.grace_days * SECONDS_A_DAY) / SECONDS_A_DAY)
        share = min(self.most_percent, self.percent_a_day * max(0, days)) / 100
        return round(score * share, 2) or None


def penalise(book: Any, submission: Any, config: Config) -> None:
    """Set the penalty of a hand-in anew after its points changed, by the rule in the course directory's settings."""
    for notebook in submission.notebooks:
        if submission.total_seconds_late <= 0 and notebook.late_submission_penalty is None:
            continue
        book.db.flush()
        book.db.refresh(notebook)
        notebook.late_submission_penalty = penalty(submission, notebook.score, config)


def penalty(submission: Any, score: float, config: Config) -> float | None:
    """Return the points to take off a notebook with this score, or None if there are none."""
    late = submission.total_seconds_late
    if late <= 0:
        return None
    step: Any = AssignLatePenalties(config=config)
    step.init_plugin()
    taken_off = step.plugin_inst.late_submission_penalty(submission.student.id, score, late)
    return None if taken_off is None else min(max(taken_off, 0.0), score)
