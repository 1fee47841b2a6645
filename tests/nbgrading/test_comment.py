"""A comment says points' reasons in the learner's language, and no word in it can become markup."""

from __future__ import annotations

import math
import re

import pytest
from nbconvert.filters import markdown2html

from curtain.nbgrading.comment import comment, plain
from curtain.nbgrading.result import ItemResult
from curtain.records import LANGUAGES, Feedback, Grade, Rate


def grade(**changes: object) -> Grade:
    return Grade(**{"exercise": "01-notes/pick", "lang": "de", "points": 1.0, "max": 2.0, **changes})  # type: ignore[arg-type]


HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[x](javascript:alert(1))",
    "![x](https://evil.example/x.png)",
    "https://evil.example/",
    "www.evil.example",
    "<https://evil.example/>",
    "[x]: https://evil.example\n[x]",
    "# laut",
    "- eins\n- zwei",
    "1. eins",
    "> Zitat",
    "    code",
    "```\ncode\n```",
    "`code`",
    "*schräg* _schräg_ **fett** ~~weg~~",
    "a | b\n--|--\n1 | 2",
    "&lt;b&gt;",
    r"\<b>",
    "$x$ $$y$$",
    r"\(x\) \[y\] \begin{equation}z\end{equation}",
    "Text[^1]\n\n[^1]: Fuß",
    "- [ ] offen",
    "Begriff\n: Bedeutung",
    "Titel\n=====",
    "---",
    "```mermaid\ngraph TD\n```",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_words_of_others_are_shown_as_they_are(text: str) -> None:
    html = str(markdown2html(plain(text))).strip()
    inside = re.fullmatch(r"<p>(.*)</p>", html)
    assert inside, html
    assert "<" not in inside[1]
    assert html_text(inside[1]) == " ".join(text.split())


def html_text(html: str) -> str:
    import html as entities

    return entities.unescape(html)


@pytest.mark.parametrize("text", HOSTILE)
def test_they_stay_words_inside_the_list_of_reasons(text: str) -> None:
    result = ItemResult("01-notes/pick", grade(feedback=(Feedback(text, "Weiter."),), not_judged=(text,)))
    html = str(markdown2html(comment(result, "de")))
    assert set(re.findall(r"<(/?\w+)", html)) == {"p", "/p", "ul", "/ul", "li", "/li"}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_rates_reasons_and_what_was_not_judged_are_said(lang: str) -> None:
    pools = {"visible": Rate(3, 6), "record": Rate(7, 12)}
    remarks = (Feedback("Zu lang.", "Kürzen Sie."), Feedback("Gut."))
    text = comment(ItemResult("01-notes/pick", grade(pools=pools, feedback=remarks, not_judged=("Satz 2",))), lang)  # type: ignore[arg-type]
    paragraphs = text.split("\n\n")
    assert [re.findall(r"\d+", paragraph) for paragraph in paragraphs] == [["7", "12"], ["3", "6"], [], ["2"]]
    assert paragraphs[2] == "- Zu lang. Kürzen Sie.\n- Gut."


@pytest.mark.parametrize(
    ("result", "words"),
    [
        (ItemResult("x", grade(untouched=True)), "noch keine Antwort"),
        (ItemResult("x", grade(untouched=True), problem="broken"), "beschädigt"),
        (ItemResult("x", grade(untouched=True), remark="too_long"), "20.000 Zeichen"),
        (ItemResult("x", grade(), problem="too_many_cells"), "2.000"),
        (ItemResult("x", None), "nicht an Ihrer Antwort"),
    ],
)
def test_what_went_wrong_is_said_once(result: ItemResult, words: str) -> None:
    text = comment(result, "de")
    assert words in text and "\n\n" not in text


@pytest.mark.parametrize(
    ("scored", "of", "maximum", "points"),
    [
        (4, 4, 4, 4.0),
        (1, 3, 4, 1.33),
        (2, 4, 2, 1.0),
        (9, 4, 4, 4.0),
        (-1, 4, 4, 0.0),
        (math.nan, 4, 4, 0.0),
        (math.inf, 4, 4, 0.0),
        (1, 0, 4, 0.0),
    ],
)
def test_points_are_a_finite_number_within_what_the_cell_carries(
    scored: float, of: float, maximum: float, points: float
) -> None:
    assert ItemResult("x", grade(points=scored, max=of)).points(maximum) == points


def test_a_grading_that_failed_has_no_points_and_needs_the_trainer() -> None:
    assert ItemResult("x", None).points(4) == 0
    assert ItemResult("x", None).needs_trainer
    assert ItemResult("x", grade(not_judged=("Satz",))).needs_trainer
    assert not ItemResult("x", grade()).needs_trainer
