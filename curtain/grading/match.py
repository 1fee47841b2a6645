"""Grade options that were given targets: one target for everything earns nothing."""

from __future__ import annotations

from ..answers.names import Names, read_name
from ..answers.pairs import read_pairs
from ..course.kinds.choice import ChoiceKey
from ..records import Feedback
from .agreement import agreement
from .outcome import Outcome, Task
from .settled import Settled, gaps, nothing_given, praise, quoted, remark, same_for_all, settle, unread


def grade_match(task: Task) -> Outcome:
    """Judge a match.

    Raises
    ------
    AnswerError
        If the answer is too long.
    """
    key: ChoiceKey = task.key.data
    settings = task.exercise.settings
    targets = Names(key.targets)
    answer = read_pairs(task.text, Names(key.names), lambda text: read_name(text, targets), targets)
    example = f"{settings['options'][0]['id']} = {settings['targets'][0]['id']}"
    left = unread(task, answer.unread, example)
    settled = settle(answer.pairs, key.match)
    if not answer.pairs:
        return Outcome(0, (nothing_given(task, example), *left))
    if settled.same_for_all:
        return Outcome(0, (same_for_all(task), *left))
    share = agreement({option: (target,) for option, target in key.match.items()}, settled.given)
    return Outcome(share, (*_feedback(task, settled), *left))


def _feedback(task: Task, settled: Settled[str]) -> list[Feedback]:
    key: ChoiceKey = task.key.data
    settings = task.exercise.settings
    options = {option["id"]: option["text"] for option in settings["options"]}
    targets = {target["id"]: target["text"] for target in settings["targets"]}
    remarks = []
    for option, target in settled.given.items():
        params = {"item": quoted(options[option]), "value": quoted(targets[target])}
        if key.match[option] == target:
            remarks.append(praise(task, "match.right", why=key.reasons[option], **params))
        else:
            why = key.mixups.get((option, target)) or key.reasons[option]
            remarks.append(remark(task, "match.wrong", why=why, **params))
    return [*remarks, *gaps(task, settled, options)]
