"""Grade a choice: every option that was chosen is explained, right or wrong; missed ones are only counted."""

from __future__ import annotations

from ..answers.choice import ChoiceAnswer, read_choice
from ..course.kinds.choice import ChoiceKey
from ..phrases import say
from ..records import Feedback
from .match import grade_match
from .order import grade_order
from .outcome import Outcome, Task, unread_feedback

_BY_MODE = {"order": grade_order, "match": grade_match}


MOST_STRAY = 12
"""In so many lines that name no option one that happens to name one is no choice."""


def grade_choice(task: Task) -> Outcome:
    """Judge a choice.

    ``single``: all or nothing. ``several``: (right - wrong) / number of right options, not below 0; where wrong
    options are fewer than right ones they weigh more, so that choosing everything never earns anything.
    ``order`` and ``match`` have files of their own.

    Raises
    ------
    AnswerError
        If the answer is too long.
    """
    if (mode := task.exercise.settings["mode"]) in _BY_MODE:
        return _BY_MODE[mode](task)
    options = {option["id"]: option["text"] for option in task.exercise.settings["options"]}
    answer = read_choice(task.text, task.exercise.settings["options"])
    unread = _unread(task, answer, next(iter(options)))
    if not answer.chosen or len(answer.unread) > MOST_STRAY:
        none = say(task.lang, "grading.choice.none")
        return Outcome(
            0, (Feedback(none, say(task.lang, "grading.choice.none-next", options=", ".join(options))), *unread)
        )
    if mode == "single":
        return _single(task, answer, options, unread)
    return _several(task, answer, options, unread)


def _single(task: Task, answer: ChoiceAnswer, options: dict[str, str], unread: list[Feedback]) -> Outcome:
    data: ChoiceKey = task.key.data
    if len(answer.chosen) > 1:
        text = say(task.lang, "grading.choice.one-only", n=len(answer.chosen))
        return Outcome(0, (Feedback(text, say(task.lang, "grading.choice.one-only-next")), *unread))
    (chosen,) = answer.chosen
    return Outcome(float(chosen in data.right), (_reason(task, chosen, options), *unread))


def _several(task: Task, answer: ChoiceAnswer, options: dict[str, str], unread: list[Feedback]) -> Outcome:
    data: ChoiceKey = task.key.data
    if len(answer.chosen) == len(options):
        text, next_ = (say(task.lang, f"grading.choice.everything{part}") for part in ("", "-next"))
        return Outcome(0, (Feedback(text, next_),))
    right = sum(option in data.right for option in answer.chosen)
    wrong = len(answer.chosen) - right
    weight = 1 / min(len(data.right), len(options) - len(data.right))
    share = max(0.0, right / len(data.right) - wrong * weight)
    reasons = [_reason(task, option, options) for option in answer.chosen]
    return Outcome(share, (*reasons, *_missed(task, len(data.right) - right), *unread))


def _reason(task: Task, option: str, options: dict[str, str]) -> Feedback:
    data: ChoiceKey = task.key.data
    right = option in data.right
    text = say(task.lang, "grading.choice.reason", option=options[option], reason=data.reasons[option])
    return Feedback(text, "" if right else say(task.lang, "grading.choice.again-next"), good=right)


def _missed(task: Task, n: int) -> list[Feedback]:
    """Say how many are missing and which habit leads to that, never which ones."""
    if n == 0:
        return []
    text = say(task.lang, "grading.choice.missed-one") if n == 1 else say(task.lang, "grading.choice.missed-many", n=n)
    return [Feedback(text, say(task.lang, "grading.choice.missed-next"))]


def _unread(task: Task, answer: ChoiceAnswer, example: str) -> list[Feedback]:
    return unread_feedback(answer.unread, say(task.lang, "grading.choice.unread-next", option=example), task.lang)
