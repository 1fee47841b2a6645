"""What a learner reads about one exercise, whatever kind it is and whoever gave the points."""

from __future__ import annotations

import pytest

from curtain.nbgrading.feedback_item import Given, item
from curtain.nbgrading.result import Earlier, ItemResult
from curtain.nbgrading.safe_markdown import safe_html
from curtain.nbgrading.shown_answer import shown
from curtain.phrases import say
from curtain.records import LANGUAGES, CriterionRate, Exercise, Feedback, Grade, Language

NEW = {"engine": "g/1", "key": "k2", "seed": "s", "module": "1", "grader": "2"}
OLD = {**NEW, "key": "k1"}


def exercise(lang: Language = "en", kind: str = "anything") -> Exercise:
    settings = {
        "cases": [{"id": "v1", "title": "A talk at the fair", "material": "x"}],
        "claims": [{"id": "price", "text": "It costs 5."}],
        "verdicts": [{"id": "supported", "text": "Stands in the source"}],
    }
    return Exercise("01-notes/x", kind, lang, 4, "Title <b>", "Task **bold** <i>", settings)


def grade(lang: Language = "en", points: float = 1, **more: object) -> Grade:
    feedback = (
        Feedback("Good <script>", good=True),
        Feedback("The date is missing.", "Name the date.", case="v1", criterion="facts", reply="Dear <b>"),
        Feedback("Too long.", "Cut it.", case="hidden-7", reply="SECRET"),
    )
    settings = {"criteria": (CriterionRate("Facts", 3, 18),), "feedback": feedback, "versions": NEW, **more}
    return Grade("01-notes/x", lang, points, 4, **settings)  # type: ignore[arg-type]


def given(points: float = 1, *, comment: str = "", by_hand: bool = False, points_by_hand: bool = False) -> Given:
    return Given("price = supported", comment, by_hand, points, 4, points_by_hand)


def test_checked_failed_why_and_next_step_are_named_and_hidden_cases_are_not() -> None:
    made = item(exercise(), given(), ItemResult("01-notes/x", grade()))
    assert [(rate.name, rate.passed, rate.of) for rate in made.checked] == [("Facts", 3, 18)]
    assert made.held == ("Good <script>",)
    first, second = made.failed
    assert (first.text, first.next) == ("The date is missing.", "Name the date.")
    assert (first.case, first.reply) == ("A talk at the fair", "Dear <b>")
    assert (second.case, second.reply) == ("", "")
    assert made.standing == "Partly solved." and made.points == "1 of 4 points" and not made.comment


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_trainers_comment_stands_in_place_of_ours(lang: Language) -> None:
    words = "Well **done** <script>alert(1)</script> [x](javascript:alert(1)) ![a](http://evil.example/a.png)"
    made = item(exercise(lang), given(3.5, comment=words, by_hand=True, points_by_hand=True), result())
    assert not made.failed and not made.held and made.checked
    assert made.heading == say(lang, "nbgrading.feedback.trainer")
    assert made.notes == (say(lang, "nbgrading.feedback.by_hand"),)
    assert "<strong>done</strong>" in made.comment and made.standing == say(lang, "nbgrading.standing.solved")
    for bad in ("<script", "javascript:", "<img", "evil.example"):
        assert bad not in made.comment


def result(**more: object) -> ItemResult:
    return ItemResult("01-notes/x", grade(**more))  # type: ignore[arg-type]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_could_not_be_judged_is_named_with_the_points_that_are_open(lang: Language) -> None:
    made = item(exercise(lang), given(), result(lang=lang, not_judged=("words <x>",)))
    assert made.standing == say(lang, "nbgrading.standing.open") and made.unread == ("words <x>",)
    assert made.notes == (say(lang, "nbgrading.feedback.open_points", points="3"),)


def test_once_a_person_gave_points_nothing_is_open() -> None:
    made = item(exercise(), given(2, points_by_hand=True), result(not_judged=("words",)))
    assert made.standing == "Partly solved." and not made.unread
    assert made.notes == (say("en", "nbgrading.feedback.by_hand"),)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_item_that_failed_is_no_fault_of_the_learner(lang: Language) -> None:
    made = item(exercise(lang), given(0), ItemResult("01-notes/x", None))
    assert made.notes[0] == say(lang, "nbgrading.item_failed")
    assert made.standing == say(lang, "nbgrading.standing.open")


@pytest.mark.parametrize(
    ("points", "versions", "told"),
    [
        (3.0, OLD, "now 1 of 4 points, before 3 of 4. The reason: the solution key"),
        (1.0, OLD, "your points stay the same. The reason: the solution key"),
        (3.0, {**NEW, "engine": "g/0"}, "before 3 of 4. The teaching model has a new version."),
        (3.0, {**NEW, "seed": "t"}, "before 3 of 4."),
        (1.0, {**NEW, "engine": "g/0"}, ""),
        (1.0, NEW, ""),
    ],
)
def test_a_regrade_is_told_if_points_moved_or_the_key_was_corrected(
    points: float, versions: dict[str, str], told: str
) -> None:
    earlier = (Earlier(points, 4, versions),)
    notes = item(exercise(), given(), ItemResult("01-notes/x", grade(), earlier=earlier)).notes
    assert told in " ".join(notes) if told else not notes


def test_without_a_record_the_comment_says_all() -> None:
    made = item(exercise(), given(comment="Kept *words* <b>"), None)
    assert "<em>words</em>" in made.comment and "<b>" not in made.comment and made.heading == "Feedback"


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("price = supported", "It costs 5. = Stands in the source"),
        ("Price: supported", "It costs 5.: Stands in the source"),
        ("price", "It costs 5."),
        ("a = b: c", "a = b: c"),
        ("price = what else?", "It costs 5. = what else?"),
        ("", ""),
    ],
)
def test_ids_in_an_answer_are_shown_by_their_names(answer: str, expected: str) -> None:
    assert shown(exercise(), answer) == expected
    assert shown(exercise(kind="redact"), answer) == answer


@pytest.mark.parametrize("text", ["> " * 5_000, "[" * 5_000, "*a_" * 3_000, "![a](attachment:b)", "# x\n\n$$ <b> $$"])
def test_any_markdown_becomes_harmless_html(text: str) -> None:
    made = safe_html(text)
    assert "<img" not in made and "<script" not in made and "<b>" not in made and "id=" not in made
