"""Grade a rewritten text: what must go is gone in every spelling, what must stay is there, and the text does its job.

The share of the points is gone² · kept · job. ``gone`` is the weighted share of what must go; it is squared, because
a text with one of seven secrets left is no better for those who are named in it than a text with two. ``kept`` is the
share of what must stay, of which the first two fifths count nothing: a model that has to guess the rest is no help.
``job`` is what the checks say about the reply that a brief gets; it weighs a fifth, because what a model makes of a
brief with all its facts is only partly in the learner's hands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from ..answers.prompt import read_prompt
from ..course.kinds.redact import Kept, RedactKey, Removed
from ..phrases import say
from ..records import Completion, CriterionRate, Feedback, Message
from ..text.concepts import shows_any
from ..text.disguise import Disguise, disguise_of
from ..text.facts import mentions_any
from ..text.language import language
from ..text.words import count_words, paragraphs, sentences
from .checks import SURE, run_check, runs_shared
from .outcome import Outcome, Task, shortened
from .reply import Found, Reply
from .runs import complete
from .salad import is_salad

MOST = 3
"""So many passages of a sort are named at once; further ones are counted."""

NO_HELP = 0.4
"""A text that keeps no more than this share of what it needs is worth nothing."""

UNCHANGED = 0.98
"""A text that shares so many of its word sequences with the original is the original."""

UNREAD = 0.4
"""If the engine could not read this share of a brief, a failure may be ours: it goes to the trainer's list."""

TOO_FAR = 2
"""A text so many times longer or shorter than asked for is not looked into."""

LONG_WORD = 12
"""Signs; no text has words so long on the average."""

OUT_OF_BAND = 0.5

JOB = 0.2

_NO_WORD = re.compile(r"\S{80,}")


@dataclass(frozen=True)
class Leak:
    """What is still in the text, and in which disguise."""

    removed: Removed
    way: Disguise


@dataclass(frozen=True)
class Job:
    """The reply that a brief got, and what each check says about it, by criterion in the order of the key."""

    reply: str
    found: Sequence[tuple[str, bool, Found]]
    unread: tuple[str, ...] = ()

    @property
    def share(self) -> float:
        """Return how many of the checks hold; none if one that decides does not."""
        if any(core and not found.holds for _, core, found in self.found):
            return 0.0
        return sum(found.holds for _, _, found in self.found) / len(self.found)


def grade_redact(task: Task) -> Outcome:
    """Judge a rewritten text.

    Raises
    ------
    AnswerError
        If the answer is too long.
    """
    text = read_prompt(task.text)
    words, band = count_words(text), task.exercise.settings["words"]
    plain = _NO_WORD.sub(" ", text)
    if why := _refusal(task, plain, words, len(text)):
        return Outcome(0, (_remark(task, why, n=words, **band),))
    key: RedactKey = task.key.data
    leaks = [Leak(one, way) for one in key.remove if (way := _disclosed(text, one))]
    missing = [one for one in key.keep if not _stays(task, plain, one)]
    job = _job(task, plain) if key.job else None
    share = _gone(key, leaks) * _kept(key, missing) * _done(job)
    fits = band["min"] <= words <= band["max"]
    only_cut = bool(missing) and _only_cut(plain, task.exercise.settings["text"])
    remarks = [*_on_form(task, words, fits, only_cut), *_on_leaks(task, leaks), *_on_missing(task, missing)]
    earned = 0.0 if only_cut else share * (1 if fits else OUT_OF_BAND)
    not_judged = _not_judged(job, plain) if earned < 1 else ()
    return Outcome(
        earned,
        (*remarks, *_on_job(task, job), *_on_not_judged(task, not_judged, earned)),
        criteria=_rates(task, key, leaks, missing, job),
        not_judged=not_judged,
    )


def _refusal(task: Task, text: str, words: int, size: int) -> str | None:
    """Return why a text is not looked into at all."""
    original, band = task.exercise.settings["text"], task.exercise.settings["words"]
    longest = TOO_FAR * band["max"]
    if words > longest or size > longest * LONG_WORD or words * TOO_FAR < band["min"]:
        return "far-out"
    if min(runs_shared(text, original), runs_shared(original, text)) >= UNCHANGED:
        return "unchanged"
    guess = language(text, task.lang)
    if guess.language != task.lang and guess.confidence >= SURE:
        return "language"
    return "salad" if is_salad(text, task.lang) else None


def _disclosed(text: str, removed: Removed) -> Disguise | None:
    return next((way for form in removed.forms if (way := disguise_of(text, form))), None)


def _stays(task: Task, text: str, kept: Kept) -> bool:
    return mentions_any(text, kept.any) or shows_any(text, kept.stems, task.lang)


def _gone(key: RedactKey, leaks: Sequence[Leak]) -> float:
    whole = sum(one.weight for one in key.remove)
    return float((1 - sum(leak.removed.weight for leak in leaks) / whole) ** 2)


def _kept(key: RedactKey, missing: Sequence[Kept]) -> float:
    return max(0.0, (1 - len(missing) / len(key.keep) - NO_HELP) / (1 - NO_HELP))


def _done(job: Job | None) -> float:
    return 1.0 if job is None else 1 - JOB + JOB * job.share


def _only_cut(text: str, original: str) -> bool:
    """Tell whether an answer is the original less some paragraphs, and nothing else."""
    left = [_plain(sentence) for sentence in sentences(text)]
    known = {_plain(sentence) for sentence in sentences(original)}
    if not left or not set(left) <= known:
        return False
    blocks = [{_plain(sentence) for sentence in sentences(block)} for block in paragraphs(original)]
    return any(block.isdisjoint(left) for block in blocks)


def _plain(sentence: str) -> str:
    return " ".join(sentence.casefold().split())


def _job(task: Task, text: str) -> Job:
    """Run the rewritten text as a brief and check the reply."""
    key: RedactKey = task.key.data
    try:
        completion = complete(task.model, (Message("user", text),))
    except Exception:  # a model may be anything; a brief it breaks on has not done its job
        return Job("", tuple((check.criterion, check.core, Found(False)) for check in key.job))
    reply = Reply(completion.text, task.lang, text, text)
    found = [(check.criterion, check.core, run_check(check.type, reply, check.params)) for check in key.job]
    return Job(completion.text, found, tuple(_unread(completion, text)))


def _unread(completion: Completion, text: str) -> Iterator[str]:
    for span in completion.explanation.unread if completion.explanation else ():
        if piece := text[span.start : span.end].strip():
            yield piece


def _not_judged(job: Job | None, text: str) -> tuple[str, ...]:
    """Return what the engine could not read, if that is much of a brief whose reply fell short."""
    if job is None or job.share == 1 or sum(map(len, job.unread)) < UNREAD * len(text):
        return ()
    return tuple(shortened(piece) for piece in job.unread[:5])


def _on_form(task: Task, words: int, fits: bool, only_cut: bool) -> Iterator[Feedback]:
    if only_cut:
        yield _remark(task, "only-cut")
    if not fits:
        yield _remark(task, "length", n=words, **task.exercise.settings["words"])


def _on_leaks(task: Task, leaks: Sequence[Leak]) -> Iterator[Feedback]:
    if not leaks:
        yield Feedback(say(task.lang, "grading.redact.all-gone"), good=True)
    for leak in leaks[:MOST]:
        name = "leak" if leak.way in ("plain", "figures") else "disguised"
        yield _remark(task, name, quote=shortened(leak.removed.text, 80), why=leak.removed.why)
    if len(leaks) > MOST:
        yield _remark(task, "more-leaks", n=len(leaks) - MOST)


def _on_missing(task: Task, missing: Sequence[Kept]) -> Iterator[Feedback]:
    for kept in missing[:MOST]:
        yield _remark(task, "missing", why=kept.why)


def _on_job(task: Task, job: Job | None) -> Iterator[Feedback]:
    """Show the reply once, with the first demand that it does not meet."""
    if job is None:
        return
    key: RedactKey = task.key.data
    failed = [(criterion, found) for criterion, _, found in job.found if not found.holds]
    if not failed:
        yield Feedback(say(task.lang, "grading.redact.works"), reply=job.reply, good=True)
        return
    name, found = failed[0]
    detail = found.say(task.lang)
    text = say(task.lang, "grading.redact.job", fail=key.criteria[name].fail)
    yield Feedback(f"{text} {detail}".strip(), key.criteria[name].next, criterion=name, reply=job.reply or None)


def _on_not_judged(task: Task, pieces: tuple[str, ...], share: float) -> Iterator[Feedback]:
    if pieces:
        params = {"text": shortened(" … ".join(pieces)), "points": f"{task.exercise.points * (1 - share):.1f}"}
        text = say(task.lang, "grading.prompt.not-judged", **params)
        yield Feedback(text, say(task.lang, "grading.prompt.not-judged-next"))


def _rates(
    task: Task, key: RedactKey, leaks: Sequence[Leak], missing: Sequence[Kept], job: Job | None
) -> tuple[CriterionRate, ...]:
    rates = [("gone", len(key.remove) - len(leaks), len(key.remove))]
    rates.append(("kept", len(key.keep) - len(missing), len(key.keep)))
    if job:
        rates.append(("job", sum(found.holds for _, _, found in job.found), len(job.found)))
    return tuple(CriterionRate(say(task.lang, f"grading.redact.rate-{name}"), held, of) for name, held, of in rates)


def _remark(task: Task, name: str, **params: Any) -> Feedback:
    text = say(task.lang, f"grading.redact.{name}", **params)
    return Feedback(text, say(task.lang, f"grading.redact.{name}-next"))
