"""The graders by exercise kind."""

from __future__ import annotations

from ..phrases import say
from ..records import Feedback
from .attack import grade_attack
from .canvas import grade_canvas
from .choice import grade_choice
from .defend import grade_defend
from .estimate import grade_estimate
from .mark import grade_mark
from .outcome import Grader, Outcome, Task
from .place import grade_place
from .prompt import grade_prompt
from .redact import grade_redact
from .reflect import grade_reflect
from .verify import grade_verify


def _grade_try(task: Task) -> Outcome:
    """Give no points and no judgement: a try is for looking."""
    return Outcome(0, (Feedback(say(task.lang, "grading.no-points"), good=True),))


BY_PERSON = frozenset({"reflect"})
"""Kinds whose points a person gives: whatever is written, grading itself awards none."""

GRADERS: dict[str, Grader] = {
    "canvas": grade_canvas,
    "attack": grade_attack,
    "choice": grade_choice,
    "defend": grade_defend,
    "estimate": grade_estimate,
    "mark": grade_mark,
    "place": grade_place,
    "prompt": grade_prompt,
    "redact": grade_redact,
    "reflect": grade_reflect,
    "try": _grade_try,
    "verify": grade_verify,
}
