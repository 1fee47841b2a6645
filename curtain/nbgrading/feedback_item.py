"""One exercise on the feedback page: from grades, record and answer to what a person reads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup
from nbformat import NotebookNode
from nbgrader.utils import is_grade, is_solution

from ..answers.cells import STUB, read_cell
from ..phrases import say
from ..records import CriterionRate, Exercise, Feedback, Grade, Language
from .change import change_told
from .judge import exercise_of
from .number import number
from .record import Results
from .result import ItemResult
from .safe_markdown import safe_html
from .shown_answer import shown

SOLVED = 0.8
"""The share of points that counts as solved, as on the cards."""


@dataclass(frozen=True, slots=True)
class Remark:
    """What was found and the next step; ``case`` and ``reply`` show the visible case that it is about."""

    text: str
    next: str
    case: str
    reply: str


@dataclass(frozen=True, slots=True)
class Item:
    """One graded exercise on the page; ``task`` and the ``comment`` below ``heading`` are HTML, all else is text."""

    title: str
    task: Markup
    answer: str
    points: str
    standing: str
    notes: tuple[str, ...]
    checked: tuple[CriterionRate, ...]
    held: tuple[str, ...]
    failed: tuple[Remark, ...]
    unread: tuple[str, ...]
    heading: str
    comment: Markup


@dataclass(frozen=True, slots=True)
class Given:
    """What the gradebook says about one item, and the answer in the notebook."""

    answer: str
    comment: str
    comment_by_hand: bool
    points: float
    maximum: float
    points_by_hand: bool


def feedback_items(notebook: NotebookNode, results: Results, lang: Language) -> Iterator[Item]:
    """Yield the items of a notebook in which nbgrader has put the grades and comments."""
    answer, words, by_hand = "", "", False
    for cell in notebook.cells:
        marks = cell.metadata.get("nbgrader", {})
        if is_solution(cell):
            found = read_cell(cell.source)
            answer = found.text if found and found.text != STUB else ""
            words, by_hand = marks.get("comment") or "", marks.get("by_hand", False)
        elif is_grade(cell):
            exercise = exercise_of(cell.source.split()[-1], lang)
            points = (marks["score"], marks["points"], marks.get("by_hand", False))
            yield item(exercise, Given(answer, words, by_hand, *points), results.get(exercise.id))


def item(exercise: Exercise, given: Given, result: ItemResult | None) -> Item:
    """Put together what a learner reads about one exercise.

    A trainer who wrote a comment has the last word: it stands in place of our remarks. Without a record, from
    before there were any, the comment says all that is known.
    """
    ours = result if result and not given.comment_by_hand else None
    grade = ours.grade if ours else None
    comment = "" if ours else given.comment
    return Item(
        title=exercise.title,
        task=safe_html(exercise.task),
        answer=shown(exercise, given.answer),
        points=of(given.points, given.maximum, exercise.lang),
        standing=say(exercise.lang, f"nbgrading.standing.{_standing(given, result)}"),
        notes=tuple(_notes(exercise.lang, given, result)),
        checked=result.grade.criteria if result and result.grade else (),
        held=tuple(remark.text for remark in grade.feedback if remark.good) if grade else (),
        failed=tuple(_failed(exercise, grade)) if grade else (),
        unread=grade.not_judged if grade and not given.points_by_hand else (),
        heading=say(exercise.lang, f"nbgrading.feedback.{'trainer' if given.comment_by_hand else 'comment'}"),
        comment=safe_html(comment) if comment else Markup(""),
    )


def of(points: float, maximum: float, lang: Language) -> str:
    """Return ``3 of 4 points`` in a language."""
    return say(lang, "nbgrading.feedback.of", points=number(points, lang), maximum=number(maximum, lang))


def _standing(given: Given, result: ItemResult | None) -> str:
    if not given.points_by_hand and result and result.needs_trainer:
        return "open"
    if not given.answer and not given.points:
        return "empty"
    if given.points >= SOLVED * given.maximum - 1e-9:
        return "solved"
    return "partly" if given.points > 0 else "not_yet"


def _notes(lang: Language, given: Given, result: ItemResult | None) -> Iterator[str]:
    """What is to be known before the reasons: about the hand-in, the points, and a regrade."""
    if given.points_by_hand:
        yield say(lang, "nbgrading.feedback.by_hand")
    if result is None:
        return
    if result.problem:
        yield say(lang, f"nbgrading.hand_in.{result.problem}")
    if result.remark:
        yield say(lang, f"nbgrading.answer.{result.remark}")
    if given.points_by_hand or given.comment_by_hand:
        return
    if result.grade is None:
        yield say(lang, "nbgrading.item_failed")
    elif told := change_told(result, lang):
        yield told
    if result.open_points:
        yield say(lang, "nbgrading.feedback.open_points", points=number(result.open_points, lang))


def _failed(exercise: Exercise, grade: Grade) -> Iterator[Remark]:
    titles = {case["id"]: case["title"] for case in exercise.settings.get("cases", ())}
    for remark in grade.feedback:
        if not remark.good:
            yield _remark(remark, titles)


def _remark(remark: Feedback, titles: dict[str, str]) -> Remark:
    title = titles.get(remark.case or "", "")
    return Remark(remark.text, remark.next, title, (remark.reply or "") if title else "")
