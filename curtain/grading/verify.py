"""Grade claims held against sources: every verdict counts, and one verdict for everything earns nothing."""

from __future__ import annotations

from ..answers.names import Names
from ..answers.pairs import Pair, PairsAnswer, read_pairs
from ..answers.verdict import VerdictGiven, read_verdict, verdict_names
from ..course.kinds.verify import VerifyKey
from ..phrases import say
from ..records import Feedback
from .agreement import agreement
from .outcome import Outcome, Task, shortened
from .passages import places, words_of
from .settled import Settled, gaps, nothing_given, praise, quoted, same_for_all, settle, unread

SHORTEST_EVIDENCE = 3
"""Fewer words are no passage that could be looked for."""


def grade_verify(task: Task) -> Outcome:
    """Judge verdicts on claims; evidence is looked up and reported on, but earns nothing.

    Raises
    ------
    AnswerError
        If the answer is too long.
    """
    key: VerifyKey = task.key.data
    answer = read_pairs(task.text, Names(key.names, numbered=True), read_verdict, verdict_names())
    example = f"1 = {_verdict(task, 'supported')}"
    left = unread(task, answer.unread, example)
    settled = settle([Pair(pair.item, pair.value.verdict) for pair in answer.pairs], key.claims)
    if not answer.pairs:
        return Outcome(0, (nothing_given(task, example), *left))
    if settled.same_for_all:
        return Outcome(0, (same_for_all(task), *left))
    share = agreement({claim: (gold.verdict,) for claim, gold in key.claims.items()}, settled.given)
    return Outcome(share, (*_feedback(task, settled, answer), *left))


def _feedback(task: Task, settled: Settled[str], answer: PairsAnswer[VerdictGiven]) -> list[Feedback]:
    names = {claim["id"]: claim["text"] for claim in task.exercise.settings["claims"]}
    remarks = []
    for claim, verdict in settled.given.items():
        evidence = next(
            (pair.value.evidence for pair in answer.pairs if pair.item == claim and pair.value.evidence), ""
        )
        remarks.append(_on_claim(task, claim, names[claim], verdict, _on_evidence(task, evidence)))
    return [*remarks, *gaps(task, settled, names)]


def _on_claim(task: Task, claim: str, text: str, verdict: str, evidence: str) -> Feedback:
    key: VerifyKey = task.key.data
    gold = key.claims[claim]
    if verdict == gold.verdict:
        params = {"item": quoted(text), "verdict": _verdict(task, verdict), "why": gold.why}
        found = praise(task, "verify.right", **params)
    else:
        why = key.mixups.get((claim, verdict)) or say(task.lang, f"grading.verify.taken.{verdict}.{gold.verdict}")
        params = {"item": quoted(text), "verdict": _verdict(task, verdict), "why": why}
        next_ = say(task.lang, f"grading.verify.next.{verdict}")
        found = Feedback(say(task.lang, "grading.verify.wrong", **params), next_)
    return Feedback(f"{found.text} {evidence}".strip(), found.next, good=found.good)


def _on_evidence(task: Task, evidence: str) -> str:
    """Say in which source a passage stands, or that it stands in none."""
    words = words_of(evidence)
    if len(words) < SHORTEST_EVIDENCE:
        return ""
    for source in task.exercise.settings["sources"]:
        if places(words, words_of(source["text"])):
            return say(task.lang, "grading.verify.evidence", source=source["title"])
    return say(task.lang, "grading.verify.no-evidence", quote=shortened(evidence, 90))


def _verdict(task: Task, verdict: str) -> str:
    return say(task.lang, f"course.verdict.{verdict}")
