"""The one grading core: used by the check button, hand-in, nbgrader and the command line alike."""

from __future__ import annotations

import logging
import math

from ..answers.text import clean, is_untouched
from ..course.key import Key, digest
from ..errors import CurtainError
from ..phrases import say
from ..records import Answer, Exercise, Feedback, Grade, Model, Pool
from .kinds import GRADERS
from .outcome import Outcome, Task

VERSION = "3"
"""Changes whenever the same answer, key and engine could get another grade."""

PRACTICE: tuple[Pool, ...] = ("visible", "practice")

log = logging.getLogger(__name__)


def grade(exercise: Exercise, answer: Answer, key: Key, model: Model, pools: tuple[Pool, ...] = PRACTICE) -> Grade:
    """Grade an answer; the same arguments give the same bytes.

    Never raises, whatever the text: an answer that cannot be taken, and an error while grading, give 0 points and
    say so. ``0 <= points <= exercise.points`` always holds.
    """
    versions = _versions(exercise, key, model)
    if is_untouched(answer.text, exercise.given):
        remark = Feedback(say(exercise.lang, "grading.untouched"), say(exercise.lang, "grading.untouched-next"))
        return _grade(exercise, Outcome(0, (remark,)), versions, untouched=True)
    return _grade(exercise, _outcome(exercise, answer, key, model, pools), versions)


def _outcome(exercise: Exercise, answer: Answer, key: Key, model: Model, pools: tuple[Pool, ...]) -> Outcome:
    if answer.exercise != exercise.id:
        params = {"answer": answer.exercise, "exercise": exercise.id}
        text = say(exercise.lang, "grading.mismatch", **params)
        return Outcome(0, (Feedback(text, say(exercise.lang, "grading.mismatch-next")),))
    try:
        return GRADERS[exercise.kind](Task(exercise, clean(answer.text), key, model, tuple(pools)))
    except CurtainError as error:  # the answer cannot be taken
        return Outcome(0, (Feedback(error.say(exercise.lang), say(exercise.lang, "grading.too-long-next")),))
    except Exception as error:  # grading must go on for all others, and fail closed for this one
        log.exception("grading of %s failed", exercise.id)
        text = say(exercise.lang, "grading.failed")
        next_ = say(exercise.lang, "grading.failed-next", what=f"{exercise.id}, {type(error).__name__}")
        return Outcome(0, (Feedback(text, next_),), not_judged=(type(error).__name__,))


def _grade(exercise: Exercise, outcome: Outcome, versions: dict[str, str], *, untouched: bool = False) -> Grade:
    return Grade(
        exercise=exercise.id,
        lang=exercise.lang,
        points=_points(outcome.share, exercise.points),
        max=float(exercise.points),
        pools=outcome.pools,
        criteria=outcome.criteria,
        feedback=outcome.feedback,
        not_judged=outcome.not_judged,
        versions=versions,
        untouched=untouched,
    )


def _points(share: float, most: float) -> float:
    """Return points with two decimals within [0, most]; a share that is no number is worth nothing."""
    if not math.isfinite(share):
        return 0.0
    return min(float(most), max(0.0, round(share * most, 2)))


def _versions(exercise: Exercise, key: Key, model: Model) -> dict[str, str]:
    """Pin what the grade depends on; the seed by its digest, for whoever has the seed has the hidden cases."""
    return {
        "engine": _engine(model),
        "key": key.digest,
        "seed": digest(key.seed),
        "module": exercise.module_version,
        "grader": VERSION,
    }


def _engine(model: Model) -> str:
    try:
        return str(model.version)
    except Exception:  # a broken engine must not stop the grading of exercises that need none
        return "unknown"
