"""What a card shows in a real Chromium: whole texts, quotations, one remark a fault, no request that was met."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import fake_course
import pytest
from fake_course import FakeCourse
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
CUT = "[...document.querySelectorAll('.ct-box')].filter((box) => box.scrollHeight > box.clientHeight + 1).length"
Open = Callable[..., Page]
FACTS = "The brief leaves the facts to chance."


def graded(course: FakeCourse, **changes: Any) -> None:
    """Have the course hold a grade of the prompt exercise that differs in ``changes`` from its usual one."""
    course.save("follow-up", {"text": "Write", "base": 0, "lang": "en"})
    course.check("follow-up", "Write")
    course.last["follow-up"].update(changes)


def remark(text: str, **more: Any) -> dict[str, Any]:
    return {
        "text": text,
        "next": "Say which.",
        "case": None,
        "criterion": "Facts",
        "reply": None,
        "good": False,
        **more,
    }


def try_out(page: Page, reply: str) -> None:
    page.get_by_label("Your brief").fill("Write")
    page.get_by_role("button", name="Try on this case").click()
    run = page.evaluate("window.sent.at(-1)")["run"]
    page.evaluate("([run, text]) => tell({ type: 'piece', run, text })", [run, reply])


@pytest.mark.parametrize("width", [360, 1280])
def test_material_and_replies_are_shown_in_full(
    open_card: Open, course: FakeCourse, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    long = "\n".join(f"Line {n}" for n in range(1, 61))
    monkeypatch.setitem(
        fake_course.EXERCISES["follow-up"]["settings"], "cases", [{**fake_course.CASES[0], "material": long}]
    )
    graded(course, feedback=[remark("Wrong.", case="visible-1", reply=long)])
    page = open_card("follow-up", viewport={"width": width, "height": 700})
    try_out(page, long)
    expect(page.locator(".ct-box")).to_have_count(4)
    assert page.evaluate(CUT) == 0
    expect(page.get_by_role("button", name="Show all of it")).to_have_count(0)


def test_a_very_long_reply_is_folded_until_it_is_asked_for(open_card: Open) -> None:
    page = open_card("follow-up")
    try_out(page, "\n".join(f"Line {n}" for n in range(1, 62)))
    assert page.evaluate(CUT) == 1
    page.get_by_role("button", name="Show all of it").click()
    assert page.evaluate(CUT) == 0
    expect(page.get_by_role("button", name="Show all of it")).to_have_count(0)
    expect(page.locator(".ct-reply")).to_be_focused()


def test_a_task_shows_quotations_and_entries_below_entries(open_card: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    quoted = "> You are **a** writer.\n> - Be brief.\n>\n> Bye."
    task = f"Look:\n\n{quoted}\n\nThen\n- one\n  goes on\n  - **below**\n  > said\n- two\nend"
    monkeypatch.setitem(fake_course.EXERCISES["before"], "task", task)
    page = open_card("before")
    assert page.locator(".ct-prose").first.inner_html().replace(' class=""', "") == (
        "<p>Look:</p><blockquote><p>You are <strong>a</strong> writer.</p><ul><li>Be brief.</li></ul><p>Bye.</p>"
        "</blockquote><p>Then</p><ul><li>one goes on<ul><li><strong>below</strong></li></ul><blockquote><p>said</p>"
        "</blockquote></li><li>two</li></ul><p>end</p>"
    )


def test_criteria_that_always_hold_are_entries_with_a_tick(open_card: Open, course: FakeCourse) -> None:
    rates = [{"name": name, "passed": passed, "of": 9} for name, passed in (("Subject", 9), ("Facts", 3), ("Form", 9))]
    graded(course, criteria=rates)
    page = open_card("follow-up")
    expect(page.locator(".ct-criteria li")).to_have_text(
        ["◐Facts3 of 9", "✓Subjectin every case", "✓Formin every case"]
    )


def test_the_same_fault_in_seen_and_unseen_cases_is_one_remark_with_both_rates(
    open_card: Open, course: FakeCourse
) -> None:
    seen = remark(
        f"{FACTS} See the case “Case 1”. This concerns 2 of the 3 cases you see.", case="visible-1", reply="Hi"
    )
    other = remark(f"Of 6 cases you do not see, 1 succeeds. {FACTS}", criterion="Form")
    graded(course, feedback=[seen, remark(f"Of 6 cases you do not see, 1 succeeds. {FACTS}"), other])
    page = open_card("follow-up")
    expect(page.locator(".ct-remark")).to_have_count(2)
    expect(page.locator(".ct-remark").first.locator(".ct-prose")).to_have_text(
        [seen["text"], "Of 6 cases you do not see, 1 succeeds."]
    )
    expect(page.locator(".ct-remark").last).to_contain_text(other["text"])


REPLY = "Dear Ms Hill, 12 pumps for $1,200, not 112, in 3 weeks."


@pytest.mark.parametrize(
    ("detail", "marked"),
    [
        ("In neither material nor prompt: 12, 3 weeks.", ["12", "3 weeks"]),
        ("In neither material nor prompt: $1,200. This concerns 2 of the 3 cases you see.", ["$1,200"]),
        ("Missing: 12 May, Almbach.", []),
        ("Missing: 12 May. This concerns 2 of the 3 cases you see.", []),
        ("There are 12 words, at most 3 are wanted.", []),
    ],
)
def test_what_a_remark_quotes_from_the_reply_is_marked_there(
    open_card: Open, course: FakeCourse, detail: str, marked: list[str]
) -> None:
    graded(course, feedback=[remark(f"{FACTS} See the case “Case: 1”: {detail}", case="visible-1", reply=REPLY)])
    page = open_card("follow-up")
    expect(page.locator(".ct-remark .ct-box").last).to_have_text(REPLY)
    assert page.locator("mark").all_text_contents() == marked


def test_the_request_to_write_something_goes_once_something_is_written(open_card: Open, course: FakeCourse) -> None:
    graded(course)
    page = open_card("follow-up")
    page.get_by_label("Your brief").fill("")
    for name, words in (("Check", ".ct-result"), ("Try on this case", ".ct-try")):
        page.get_by_role("button", name=name).click()
        expect(page.locator(words)).to_contain_text("Please write something first.")
    page.get_by_role("button", name="Insert").click()
    expect(page.get_by_text("Please write something first.")).to_be_hidden()
    expect(page.locator(".ct-result")).to_contain_text("of 4 points")
