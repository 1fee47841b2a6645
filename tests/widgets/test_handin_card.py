"""The hand-in card in a real browser: it counts what will be handed in, and says where it lies and what comes next."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from fake_course import AT, MODULE, FakeCourse
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
Open = Callable[..., Page]
RECEIPT = {"id": 1, "at": AT, "assignment": f"{MODULE}-de", "digest": "fedcba9876543210"}


def hand_in(page: Page) -> None:
    page.get_by_role("button", name="Hand in this module").click()
    page.get_by_role("button", name="Hand in now").click()


def test_only_what_will_be_handed_in_counts_as_answered(open_card: Open, course: FakeCourse) -> None:
    course.check("follow-up", "kindly")  # solved, but its text is not there any more
    course.save("why-better", {"text": "b", "base": 0, "lang": "en"})
    page = open_card("handin")
    page.get_by_role("button", name="Hand in this module").click()
    ask = page.locator(".ct-ask")
    expect(ask).to_contain_text("2 exercises are still open.")
    expect(ask).to_contain_text("Without a saved answer: A follow-up e-mail and Clean the brief")
    expect(ask).not_to_contain_text("Every exercise")


def test_what_was_saved_since_the_page_was_opened_counts(open_card: Open, course: FakeCourse) -> None:
    page = open_card("handin")
    for name in ("why-better", "follow-up", "clean-the-brief"):
        course.save(name, {"text": "b", "base": 0, "lang": "en"})
    page.get_by_role("button", name="Hand in this module").click()
    expect(page.locator(".ct-ask")).to_contain_text("Every exercise has an answer.")
    expect(page.locator(".ct-ask > *")).to_have_count(2)
    expect(page.locator(".ct-ask")).not_to_contain_text(re.compile("Without|0"))


def test_unsaved_texts_are_saved_before_they_are_counted(open_card: Open, course: FakeCourse) -> None:
    page = open_card("handin")
    page.evaluate("window.asked = 0; addEventListener('curtain:save', () => window.asked++)")
    page.get_by_role("button", name="Hand in this module").click()
    expect(page.locator(".ct-ask")).to_be_visible()
    assert page.evaluate("window.asked") == 1


def test_without_a_connection_the_last_known_state_is_counted(open_card: Open, course: FakeCourse) -> None:
    page = open_card("handin")
    page.route(re.compile("/course/modules"), lambda route: route.abort())
    page.get_by_role("button", name="Hand in this module").click()
    expect(page.locator(".ct-ask")).to_contain_text("3 exercises are still open.")


def test_after_the_hand_in_and_after_a_reload_the_file_and_the_next_step_are_named(
    open_card: Open, course: FakeCourse
) -> None:
    page = open_card("handin")
    expect(page.locator("section")).not_to_contain_text("What happens next")
    hand_in(page)
    for _ in range(2):
        expect(page.get_by_role("heading", name="What happens next")).to_be_visible()
        expect(page.locator("section")).to_contain_text("Your trainer grades it")
        path = page.get_by_text(f"/data/submitted/me/{MODULE}.ipynb", exact=True)
        path.click()
        assert page.evaluate("String(getSelection())") == f"/data/submitted/me/{MODULE}.ipynb"
        page.reload()


def test_a_listing_that_fails_does_not_take_the_receipt_back(open_card: Open, course: FakeCourse) -> None:
    page = open_card("handin")
    page.route(
        re.compile("/course/handins"),
        lambda route: route.abort() if route.request.method == "GET" else route.continue_(),
    )
    hand_in(page)
    expect(page.locator(".ct-score")).to_contain_text("0123456789ab")
    expect(page.locator(".ct-past li")).to_have_count(1)


@pytest.mark.parametrize(("lang", "names"), [("de", ("Deutsch", "Spanisch")), ("en", ("German", "Spanish"))])
def test_earlier_hand_ins_name_their_language(
    open_card: Open, course: FakeCourse, lang: str, names: tuple[str, str]
) -> None:
    course.handins = [RECEIPT | {"lang": other, "file": f"/{other}.ipynb"} for other in ("de", "es")]
    page = open_card("handin", lang=lang)
    expect(page.locator(".ct-past li")).to_have_text([re.compile(f" · {name} · fedcba987654") for name in names])
    assert page.get_by_text("/de.ipynb").count() == (1 if lang == "de" else 0)
    assert page.get_by_text("/es.ipynb").count() == 0
