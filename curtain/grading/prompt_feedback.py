"""Tell a learner how their prompt fared: a visible case for what failed; of hidden cases only rates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from ..phrases import say
from ..records import Feedback, Pool
from .judged import Judged
from .outcome import Task

MOST = 3
"""So many failing criteria are shown at once: more than that nobody mends in one go."""

WELL, BADLY = 0.8, 0.5
"""A prompt that reaches the one on visible and not the other on hidden cases is cut to fit the visible ones."""


def prompt_feedback(task: Task, judged: Mapping[Pool, Sequence[Judged]]) -> tuple[Feedback, ...]:
    """Return all remarks, the most useful first."""
    visible = judged.get("visible", ())
    hidden = [one for pool, cases in judged.items() if pool != "visible" for one in cases]
    return (*_on_visible(task, visible), *_on_hidden(task, visible, hidden))


def _on_visible(task: Task, cases: Sequence[Judged]) -> Iterator[Feedback]:
    if any(one.broken for one in cases):
        yield Feedback(
            say(task.lang, "grading.prompt.model-failed"), say(task.lang, "grading.prompt.model-failed-next")
        )
    if cases and all(one.passed for one in cases):
        yield Feedback(say(task.lang, "grading.prompt.good-visible", of=len(cases)), good=True)
    shown: set[str] = set()
    for criterion in _worst(cases)[:MOST]:
        failing = [one for one in cases if criterion in one.failed and not one.broken]
        if failing:
            one = next((one for one in failing if one.case.id not in shown), failing[0])
            shown.add(one.case.id)
            yield _on_case(task, one, criterion, len(failing), len(cases))


def _worst(cases: Sequence[Judged]) -> list[str]:
    """Return the failing criteria, those that cost most first: core ones, then the most frequent."""
    core = {one.check.criterion for case in cases for one in case.judgements if one.check.core}
    counts = Counter(name for case in cases for name in case.failed)
    return sorted(counts, key=lambda name: (name not in core, -counts[name]))


def _on_case(task: Task, one: Judged, criterion: str, n: int, of: int) -> Feedback:
    texts = task.key.criteria[criterion]
    detail = one.found(criterion).say(task.lang)
    key = "grading.prompt.case-detail" if detail else "grading.prompt.case"
    text = say(task.lang, key, title=one.case.title, fail=texts.fail, detail=detail)
    if n > 1:
        text = f"{text} {say(task.lang, 'grading.prompt.more-cases', n=n, of=of)}"
    return Feedback(text, texts.next, one.case.id, texts.name, one.reply)


def _on_hidden(task: Task, visible: Sequence[Judged], hidden: Sequence[Judged]) -> Iterator[Feedback]:
    """Give the rate and the criterion that fails most; nothing of a hidden case, its reply or its id."""
    if not hidden:
        return
    passed = sum(one.passed for one in hidden)
    if passed == len(hidden):
        yield Feedback(say(task.lang, "grading.prompt.good-hidden", of=len(hidden)), good=True)
        return
    if visible and _rate(visible) >= WELL and _rate(hidden) <= BADLY:
        yield Feedback(say(task.lang, "grading.prompt.overfitted"), say(task.lang, "grading.prompt.overfitted-next"))
    texts = task.key.criteria[_worst(hidden)[0]]
    params = {"passed": passed, "of": len(hidden), "criterion": texts.name, "fail": texts.fail}
    yield Feedback(say(task.lang, "grading.prompt.hidden", **params), texts.next, criterion=texts.name)


def _rate(cases: Sequence[Judged]) -> float:
    return sum(one.passed for one in cases) / len(cases)
