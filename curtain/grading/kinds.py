"""The graders by exercise kind."""

from __future__ import annotations

from ..phrases import say
from ..records import Feedback
from .choice import grade_choice
from .estimate import grade_estimate
from .mark import grade_mark
from .outcome import Grader, Outcome, Task
from .place import grade_place
from .prompt import grade_prompt
from .verify import grade_verify


def _grade_try(task: Task) -> Outcome:
    """Give no points and no judgement: a try is for looking."""
    return Outcome(0, (Feedback(say(task.lang, "grading.no-points"), good=True),))


GRADERS: dict[str, Grader] = {
    "choice": grade_choice,
    "estimate": grade_estimate,
    "mark": grade_mark,
    "place": grade_place,
    "prompt": grade_prompt,
    "try": _grade_try,
    "verify": grade_verify,
}
