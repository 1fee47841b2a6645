"""Grade an order by its pairs: the order on the screen, forwards or backwards, earns next to nothing."""

from __future__ import annotations

from ..answers.names import Names
from ..answers.order import read_order
from ..course.kinds.choice import ChoiceKey
from ..course.kinds.ranking import share_in_order
from ..records import Feedback
from .outcome import Outcome, Task
from .settled import Settled, gaps, nothing_given, praise, quoted, remark, unread

MOST_PAIRS = 3
"""So many pairs in the wrong order are explained."""


def grade_order(task: Task) -> Outcome:
    """Judge an order.

    Raises
    ------
    AnswerError
        If the answer is too long.
    """
    key: ChoiceKey = task.key.data
    options = {option["id"]: option["text"] for option in task.exercise.settings["options"]}
    answer = read_order(task.text, Names(key.names or {id_: (text,) for id_, text in options.items()}))
    example = " > ".join(list(options)[:3])
    left = unread(task, answer.unread, example)
    if not answer.order:
        return Outcome(0, (nothing_given(task, example), *left))
    missing = tuple(option for option in options if option not in answer.order)
    remarks = [*_on_pairs(task, answer.order, options), *gaps(task, Settled[str]({}, (), missing), options)]
    share = share_in_order(key.order, answer.order)
    return Outcome(share, (*(remarks or [praise(task, "order.right")]), *left))


def _on_pairs(task: Task, given: tuple[str, ...], options: dict[str, str]) -> list[Feedback]:
    """Explain the pairs that stand the wrong way round, neighbours first, each option once."""
    key: ChoiceKey = task.key.data
    place = {option: number for number, option in enumerate(given)}
    wrong = [(one, other) for one, other in key.order if place.get(one, -1) > place.get(other, len(given))]
    wrong.sort(key=lambda pair: place[pair[0]] - place[pair[1]])
    remarks: dict[str, Feedback] = {}
    for early, late in wrong:
        params = {"late": quoted(options[late]), "early": quoted(options[early]), "why": key.reasons[early]}
        remarks.setdefault(early, remark(task, "order.wrong", **params))
    return list(remarks.values())[:MOST_PAIRS]
