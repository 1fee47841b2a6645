"""Grade marked passages by precision and recall; marking everything earns nothing.

With P and R as in information retrieval (a hit with another label counts half), the share of the points is
min(F1, R - c), not below 0, where c is the share of the harmless words that were marked. R - c is Youden's
index, which is 0 for whoever marks at random or marks everything.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from ..answers.mark import MarkAnswer, read_mark
from ..course.kinds.mark import GoldSpan, MarkKey
from ..phrases import say
from ..records import Feedback
from .outcome import Outcome, Task, shortened, unread_feedback
from .passages import places, same_place, words_of

NEARLY_ALL = 0.8
OTHER_LABEL = 0.5


@dataclass(frozen=True)
class Place:
    """A marked passage that was found in the text."""

    quote: str
    label: str
    words: range


@dataclass
class Sorted:
    """Marks by what they turned out to be: per gold passage, on harmless text, or not in the text at all."""

    hits: dict[int, list[Place]] = field(default_factory=dict)
    harmless: list[Place] = field(default_factory=list)
    not_found: list[str] = field(default_factory=list)


def grade_mark(task: Task) -> Outcome:
    """Judge marked passages.

    Raises
    ------
    AnswerError
        If the answer is too long.
    """
    key: MarkKey = task.key.data
    answer = read_mark(task.text, key.labels)
    names = {label["id"]: label["text"] for label in task.exercise.settings["labels"]}
    next_ = say(task.lang, "grading.mark.unread-next", labels=", ".join(names.values()))
    unread = unread_feedback(answer.unread, next_, task.lang)
    if not answer.marks:
        text = say(task.lang, "grading.mark.none")
        none = Feedback(text, say(task.lang, "grading.mark.none-next", label=next(iter(names.values()))))
        return Outcome(0, (none, *unread))
    return _judge(task, answer, names, unread)


def _judge(task: Task, answer: MarkAnswer, names: dict[str, str], unread: list[Feedback]) -> Outcome:
    key: MarkKey = task.key.data
    text = words_of(task.exercise.settings["passage"])
    gold = [_range(span.text, text) for span in key.spans]
    found = _sort(answer, text, gold)
    if _share_marked(found, text) >= NEARLY_ALL and found.harmless:
        feedback = Feedback(say(task.lang, "grading.mark.everything"), say(task.lang, "grading.mark.everything-next"))
        return Outcome(0, (feedback, *unread))
    share = _share(found, key, gold, len(text))
    return Outcome(share, (*_feedback(task, found, text, names), *unread))


def _range(quote: str, text: list[str]) -> range:
    return next(iter(places(words_of(quote), text)), range(0))


def _sort(answer: MarkAnswer, text: list[str], gold: list[range]) -> Sorted:
    found = Sorted()
    for mark in answer.marks:
        where = places(words_of(mark.passage), text)
        hits = [(at, spot) for spot in where for at, place in enumerate(gold) if same_place(spot, place)]
        if not where:
            found.not_found.append(mark.passage)
        elif hits:
            at, spot = next(((at, spot) for at, spot in hits if at not in found.hits), hits[0])
            found.hits.setdefault(at, []).append(Place(mark.passage, mark.label, spot))
        else:
            found.harmless.append(Place(mark.passage, mark.label, where[0]))
    return found


def _share(found: Sorted, key: MarkKey, gold: list[range], size: int) -> float:
    credit = sum(_credit(marks, key.spans[at]) for at, marks in found.hits.items())
    recall = credit / len(gold)
    wrong = len(found.harmless) + len(found.not_found)
    precision = credit / (len(found.hits) + wrong) if found.hits else 0.0
    f1 = 2 * precision * recall / (precision + recall) if credit else 0.0
    covered = {word for marks in found.hits.values() for mark in marks for word in mark.words}
    clean = set(range(size)) - covered - {word for place in gold for word in place}
    marked = {word for mark in found.harmless for word in mark.words}
    return max(0.0, min(f1, recall - len(clean & marked) / max(1, len(clean))))


def _credit(marks: list[Place], span: GoldSpan) -> float:
    labels = {mark.label for mark in marks}
    if len(labels) > 1:
        return 0.0
    return 1.0 if span.label in labels else OTHER_LABEL


def _share_marked(found: Sorted, text: list[str]) -> float:
    places_ = [*found.harmless, *(mark for marks in found.hits.values() for mark in marks)]
    return len({word for mark in places_ for word in mark.words}) / max(1, len(text))


def _feedback(task: Task, found: Sorted, text: list[str], names: dict[str, str]) -> list[Feedback]:
    key: MarkKey = task.key.data
    remarks = [_on_gold(task, marks, key.spans[at]) for at, marks in sorted(found.hits.items())]
    remarks += [_on_harmless(task, mark, text) for mark in found.harmless]
    remarks += [_remark(task, "not-found", shortened(quote)) for quote in found.not_found]
    return [*remarks, *_missed(task, [span for at, span in enumerate(key.spans) if at not in found.hits], names)]


def _on_gold(task: Task, marks: list[Place], span: GoldSpan) -> Feedback:
    quote = shortened(marks[0].quote)
    credit = _credit(marks, span)
    if credit == 1:
        return Feedback(say(task.lang, "grading.mark.hit", quote=quote, why=span.why), good=True)
    if credit == 0:
        return _remark(task, "contradiction", quote)
    return _remark(task, "label", quote, why=span.why)


def _on_harmless(task: Task, mark: Place, text: list[str]) -> Feedback:
    """Give the reason of a clean passage that tempts, else the general one."""
    key: MarkKey = task.key.data
    for clean in key.clean:
        if same_place(mark.words, _range(clean.text, text)):
            return _remark(task, "clean", shortened(mark.quote), why=clean.why)
    return _remark(task, "false", shortened(mark.quote))


def _missed(task: Task, spans: list[GoldSpan], names: dict[str, str]) -> list[Feedback]:
    """Say how many are missing, and what to look for by one label; never which passage."""
    if not spans:
        return []
    lang, n = task.lang, len(spans)
    text = say(lang, "grading.mark.missed-one") if n == 1 else say(lang, "grading.mark.missed-many", n=n)
    help_ = {label["id"]: label["help"] for label in task.exercise.settings["labels"]}
    label = spans[0].label
    hint = say(lang, "grading.mark.missed-label", label=names[label], help=help_[label])
    return [Feedback(f"{text} {hint}", say(lang, "grading.mark.missed-next"))]


def _remark(task: Task, name: str, quote: str, **params: str) -> Feedback:
    text = say(task.lang, f"grading.mark.{name}", quote=quote, **params)
    return Feedback(text, say(task.lang, f"grading.mark.{name}-next"))
