"""The graders by exercise kind."""

from __future__ import annotations

from ..phrases import say
from ..records import Feedback
from .choice import grade_choice
from .mark import grade_mark
from .outcome import Grader, Outcome, Task
from .prompt import grade_prompt


def _grade_try(task: Task) -> Outcome:
    """Give no points and no judgement: a try is for looking."""
    return Outcome(0, (Feedback(say(task.lang, "grading.no-points"), good=True),))


GRADERS: dict[str, Grader] = {
    "choice": grade_choice,
    "mark": grade_mark,
    "prompt": grade_prompt,
    "try": _grade_try,
}
