"""Grade a canvas by its rules: each is about what a field holds or how two fields fit, never about wording.

The share of the points is the weight of the rules that hold, less the weight of those about figures and choices, in
whose place anyone can copy a number from the task; a core rule that does not hold makes it nothing. A field that is
a copy (of another field, its help or the task) or a heap of keywords counts as empty.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any

from ..answers.form import read_form
from ..course.kinds.canvas import CanvasKey, Rule
from ..phrases import say
from ..records import CriterionRate, Feedback
from ..text.concepts import covered
from ..text.language import language
from ..text.lexicon import lexicon
from .canvas_rules import Form, holds
from .checks import SURE, runs_shared
from .outcome import Outcome, Task, unread_feedback
from .passages import words_of

MOST = 4
"""So many rules that do not hold are explained at once; further ones are counted."""

LONGEST = 2000
"""Signs of a field that are looked at: a few sentences were asked for."""

COPIED = 0.6
"""A text that shares so many of its word sequences with help or task is copied."""

ALIKE = 0.75
"""Two fields that share so many of their words are copies of each other."""

HEAP_WORDS, HEAP_KNOWN, HEAP_SMALL = 8, 0.8, 0.15
"""A heap: at least so many longer words, such a share of them terms of planning, hardly any small word between."""

_WRITTEN = ("text", "list")


def grade_canvas(task: Task) -> Outcome:
    """Judge a filled form.

    Raises
    ------
    AnswerError
        If the answer is too long.
    """
    key: CanvasKey = task.key.data
    answer = read_form(task.text, key.names)
    shown = task.exercise.settings["fields"]
    next_ = say(task.lang, "grading.form.unread-next", field=shown[0]["text"])
    unread = unread_feedback(answer.unread, next_, task.lang)
    if not answer.fields:
        return Outcome(0, (_remark(task, "none", field=shown[0]["text"]), *unread))
    fields = {id_: text[:LONGEST] for id_, text in answer.fields.items()}
    if _is_foreign(task, fields):
        return Outcome(0, (_remark(task, "language"),))
    left_out = _copies(task, fields) | _heaps(task, fields)
    form = Form({id_: text for id_, text in fields.items() if id_ not in left_out}, task.lang, key.options)
    failed = [rule for rule in key.rules if not holds(rule, form)]
    remarks = [*_on_left_out(task, left_out), *_on_rules(task, key.rules, failed, left_out)]
    return Outcome(_share(task, key.rules, failed), (*remarks, *unread), criteria=_rates(task, key.rules, failed))


def _share(task: Task, rules: Sequence[Rule], failed: Sequence[Rule]) -> float:
    if any(rule.core for rule in failed):
        return 0.0
    written = {field["id"] for field in task.exercise.settings["fields"] if field["kind"] in _WRITTEN}
    given = sum(rule.weight for rule in rules if rule.field and rule.field not in written)
    total = sum(rule.weight for rule in rules)
    lost = sum(rule.weight for rule in failed)
    return max(0.0, 1 - lost / (total - given)) if total > given else 1 - lost / total


def _is_foreign(task: Task, fields: Mapping[str, str]) -> bool:
    guess = language("\n".join(_written(task, fields).values()), task.lang)
    return guess.language != task.lang and guess.confidence >= SURE


def _written(task: Task, fields: Mapping[str, str]) -> dict[str, str]:
    kinds = {field["id"]: field["kind"] for field in task.exercise.settings["fields"]}
    return {id_: text for id_, text in fields.items() if kinds[id_] in _WRITTEN}


def _copies(task: Task, fields: Mapping[str, str]) -> dict[str, str]:
    """Return the fields that are copies, and why."""
    written = _written(task, fields)
    words = {id_: frozenset(words_of(text)) for id_, text in written.items()}
    found: dict[str, str] = {}
    for one, other in combinations(written, 2):
        shared, all_ = len(words[one] & words[other]), len(words[one] | words[other])
        if all_ and shared >= ALIKE * all_:
            found |= {one: "same", other: "same"}
    for field in task.exercise.settings["fields"]:
        text = written.get(field["id"], "")
        given = (field["help"], task.exercise.task, "\n".join(task.exercise.hints))
        if text and any(runs_shared(text, source) >= COPIED for source in given):
            found[field["id"]] = "copied"
    return found


def _heaps(task: Task, fields: Mapping[str, str]) -> dict[str, str]:
    """Return the fields that only string together terms of planning."""
    return {id_: "heap" for id_, text in _written(task, fields).items() if _is_heap(task, text)}


def _is_heap(task: Task, text: str) -> bool:
    words, small = words_of(text), frozenset(lexicon(task.lang)["stop_words"])
    if sum(word in small for word in words) >= HEAP_SMALL * len(words):
        return False
    long, known = covered(text, task.lang)
    return long >= HEAP_WORDS and known >= HEAP_KNOWN * long


def _on_left_out(task: Task, left_out: Mapping[str, str]) -> Iterator[Feedback]:
    names = _names(task)
    for why in dict.fromkeys(left_out.values()):
        fields = ", ".join(names[id_] for id_, reason in left_out.items() if reason == why)
        yield _remark(task, why, fields=fields)


def _on_rules(
    task: Task, rules: Sequence[Rule], failed: Sequence[Rule], left_out: Mapping[str, str]
) -> Iterator[Feedback]:
    """Explain what does not hold, the weightiest first; nothing about fields that were left out anyway."""
    if not failed:
        yield Feedback(say(task.lang, "grading.canvas.all", n=len(rules)), good=True)
        return
    ordered = sorted((rule for rule in failed if rule.field not in left_out), key=lambda rule: -rule.weight)
    names = _names(task)
    for rule in ordered[:MOST]:
        name = names.get(rule.field, "")
        text = say(task.lang, "grading.canvas.rule", field=name, why=rule.why) if name else rule.why
        yield Feedback(text, rule.next, criterion=name or None)
    if len(ordered) > MOST:
        yield _remark(task, "more", n=len(ordered) - MOST)


def _rates(task: Task, rules: Sequence[Rule], failed: Sequence[Rule]) -> tuple[CriterionRate, ...]:
    """Count the rules by field, in the order of the form."""
    rates = []
    for id_, name in _names(task).items():
        mine = [rule for rule in rules if rule.field == id_]
        if mine:
            rates.append(CriterionRate(name, sum(rule not in failed for rule in mine), len(mine)))
    return tuple(rates)


def _names(task: Task) -> dict[str, str]:
    return {field["id"]: field["text"] for field in task.exercise.settings["fields"]}


def _remark(task: Task, name: str, **params: Any) -> Feedback:
    text = say(task.lang, f"grading.canvas.{name}", **params)
    return Feedback(text, say(task.lang, f"grading.canvas.{name}-next", **params))
