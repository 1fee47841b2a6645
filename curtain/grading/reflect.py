"""Check a reflection for completeness; a person gives the points, never a rule and never a model."""

from __future__ import annotations

from collections.abc import Iterator

from ..answers.form import FormAnswer, read_form
from ..course.kinds.reflect import ReflectKey
from ..phrases import say
from ..records import CriterionRate, Feedback
from ..text.words import count_words
from .checks import runs_shared
from .outcome import Outcome, Task, unread_feedback

COPIED = 0.6
"""A text that shares so many of its word sequences with the task or another part is copied."""


def grade_reflect(task: Task) -> Outcome:
    """Tell what is missing; 0 points, and on the list of what a person reads.

    Raises
    ------
    AnswerError
        If the answer is too long.
    """
    key: ReflectKey = task.key.data
    answer = read_form(task.text, key.names)
    parts = task.exercise.settings["parts"]
    gaps = [(part["id"], remark) for part in parts if (remark := _gap(task, answer, part))]
    complete = Feedback(say(task.lang, "grading.reflect.complete"), good=True)
    read_by = Feedback(say(task.lang, "grading.reflect.by-person"), good=True)
    next_ = say(task.lang, "grading.form.unread-next", field=parts[0]["text"])
    remarks = [remark for _, remark in gaps] or [complete]
    rate = CriterionRate(say(task.lang, "grading.reflect.rate"), len(parts) - len(gaps), len(parts))
    return Outcome(
        0,
        (*remarks, read_by, *unread_feedback(answer.unread, next_, task.lang)),
        criteria=(rate,),
        not_judged=(say(task.lang, "grading.reflect.not-judged"),),
    )


def _gap(task: Task, answer: FormAnswer, part: dict[str, str | int]) -> Feedback | None:
    """Return what a part lacks, if anything."""
    text, least = answer.of(str(part["id"])), int(part["min_words"])
    params = {"part": part["text"], "n": count_words(text), "min": least}
    if not text:
        return _remark(task, "missing", **params)
    if any(runs_shared(text, other) >= COPIED for other in _others(task, answer, str(part["id"]))):
        return _remark(task, "copied", **params)
    return _remark(task, "short", **params) if count_words(text) < least else None


def _others(task: Task, answer: FormAnswer, id_: str) -> Iterator[str]:
    yield task.exercise.task
    yield from task.exercise.hints
    yield from (text for other, text in answer.fields.items() if other != id_)


def _remark(task: Task, name: str, **params: str | int) -> Feedback:
    text = say(task.lang, f"grading.reflect.{name}", **params)
    return Feedback(text, say(task.lang, f"grading.reflect.{name}-next", **params))
