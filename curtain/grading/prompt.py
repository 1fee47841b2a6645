"""Grade a prompt by what it achieves: run it on the cases of each pool and judge the replies.

A case is worth 1 if every criterion holds, at most one half if only the core does, else nothing (see ``Judged.worth``).
The share of the points is the mean over the record pool if it was run, else over all cases that were; it is 0 if
the replies do not depend on the material.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from ..answers.prompt import fill_material, read_prompt, without_material
from ..phrases import say
from ..records import Case, Completion, CriterionRate, Feedback, Message, Pool, Rate
from .checks import run_check, runs_shared
from .constant import is_constant
from .judged import Judged, Judgement
from .outcome import Outcome, Task, shortened
from .prompt_feedback import prompt_feedback
from .reply import Found, Reply
from .runs import complete
from .salad import is_salad

TASK_PASTED = 0.6
"""A prompt of which this share of word sequences comes from the task is the task pasted."""

UNREAD = 0.4
"""If the engine could not read this share of a prompt, a failure may be ours: it goes to the trainer's list."""


class NoCases(Exception):
    """The key has no cases for the pools that were asked for."""


def grade_prompt(task: Task) -> Outcome:
    """Judge a prompt by the replies it gets.

    Raises
    ------
    AnswerError
        If the answer is too long.
    NoCases
        If there is nothing to run the prompt on.
    """
    prompt = read_prompt(task.text)
    if _is_the_task(task, prompt):
        return _refused(task, "echo")
    if is_salad(without_material(prompt), task.lang):
        return _refused(task, "salad")
    judged = {pool: run_cases(task, prompt, task.key.cases(pool)) for pool in task.pools}
    scored = judged.get("record") or [one for cases in judged.values() for one in cases]
    if not scored:
        raise NoCases(task.exercise.id)
    constant = is_constant(scored)
    share = 0.0 if constant else sum(one.worth for one in scored) / len(scored)
    not_judged = _not_judged(prompt, judged) if share < 1 else ()
    feedback = (*_on_constant(task, constant), *prompt_feedback(task, judged))
    if not_judged:
        feedback = (*feedback, _on_not_judged(task, not_judged, share))
    return Outcome(share, feedback, _rates(judged), _criteria(task, judged), not_judged)


def message_for(prompt: str, case: Case) -> str:
    """Return the user message that is sent for a case."""
    return fill_material(prompt, case.material)


def run_cases(task: Task, prompt: str, cases: Sequence[Case]) -> list[Judged]:
    """Run a prompt on cases and judge every reply; a case that the model breaks on has failed."""
    return [_run(task, prompt, case) for case in cases]


def _is_the_task(task: Task, prompt: str) -> bool:
    shown = "\n".join([task.exercise.title, task.exercise.task, *task.exercise.hints])
    return runs_shared(without_material(prompt), shown) >= TASK_PASTED


def _refused(task: Task, why: str) -> Outcome:
    return Outcome(0, (_remark(task, why),))


def _on_constant(task: Task, constant: bool) -> Iterator[Feedback]:
    if constant:
        yield _remark(task, "constant")


def _remark(task: Task, why: str) -> Feedback:
    return Feedback(say(task.lang, f"grading.prompt.{why}"), say(task.lang, f"grading.prompt.{why}-next"))


def _run(task: Task, prompt: str, case: Case) -> Judged:
    system = task.exercise.settings.get("system")
    turns = [Message("system", system)] if system else []
    messages = (*turns, Message("user", message_for(prompt, case)))
    try:
        completion = complete(task.model, messages)
    except Exception:  # a model may be anything; a case it breaks on has failed
        return Judged(case, "", tuple(Judgement(check, Found(False)) for check in case.checks), broken=True)
    reply = Reply(completion.text, case.lang, case.material, without_material(prompt))
    judgements = tuple(Judgement(check, run_check(check.type, reply, check.params)) for check in case.checks)
    return Judged(
        case, completion.text, judgements, unread=tuple(_unread(completion, messages[-1].content, case.material))
    )


def _unread(completion: Completion, message: str, material: str) -> Iterator[str]:
    """Yield the pieces of the learner's own words that the engine made nothing of."""
    at = message.find(material) if material else -1
    kept = range(at, at + len(material)) if at >= 0 else range(0)
    spans = completion.explanation.unread if completion.explanation else ()
    for span in spans:
        if span.start not in kept and (piece := message[span.start : span.end].strip()):
            yield piece


def _not_judged(prompt: str, judged: dict[Pool, list[Judged]]) -> tuple[str, ...]:
    """Return what could not be read, if that is much of the prompt in the first case."""
    first = next((one for cases in judged.values() for one in cases), None)
    pieces = first.unread if first else ()
    own = len(without_material(prompt))
    return tuple(shortened(piece) for piece in pieces[:5]) if sum(map(len, pieces)) >= UNREAD * own else ()


def _on_not_judged(task: Task, pieces: tuple[str, ...], share: float) -> Feedback:
    points = round(task.exercise.points * (1 - share), 1)
    text = say(task.lang, "grading.prompt.not-judged", text=shortened(" … ".join(pieces)), points=f"{points:g}")
    return Feedback(text, say(task.lang, "grading.prompt.not-judged-next"))


def _rates(judged: dict[Pool, list[Judged]]) -> dict[str, Rate]:
    return {pool: Rate(sum(one.passed for one in cases), len(cases)) for pool, cases in judged.items()}


def _criteria(task: Task, judged: dict[Pool, list[Judged]]) -> tuple[CriterionRate, ...]:
    """Count each criterion over the cases it applies to, in the order of the key."""
    every = [one for cases in judged.values() for one in cases]
    of = _count(one.criteria for one in every)
    failed = _count(one.failed for one in every)
    names = task.key.criteria
    return tuple(CriterionRate(names[name].name, of[name] - failed[name], of[name]) for name in names if of[name])


def _count(names: Iterable[Sequence[str]]) -> Counter[str]:
    return Counter(name for some in names for name in some)
