"""The cards in a real Chromium: an answer is never lost, every way to mark says the same, nothing becomes markup."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import fake_course
import pytest
from fake_course import AT, FakeCourse
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
SAVES = re.compile(r"/course/answers/")
SAVE_ALL = """async () => {
  const all = [];
  dispatchEvent(new CustomEvent("curtain:save", { detail: { waitFor: (promise) => all.push(promise) } }));
  return Promise.all(all);
}"""
Open = Callable[..., Page]


def state(page: Page, name: str) -> None:
    expect(page.locator(f'.ct-saving-line [data-state="{name}"]')).to_be_visible()


def settle(page: Page) -> None:
    """Have the card save what it holds now, as the page around it does before it reloads."""
    assert page.evaluate(SAVE_ALL) == [True]


def held(course: FakeCourse, name: str = "follow-up") -> Any:
    return course.answers.get(name, {}).get("text")


def test_what_is_typed_is_saved_by_itself_and_back_after_a_reload(open_card: Open, course: FakeCourse) -> None:
    page = open_card("follow-up")
    state(page, "fresh")
    page.get_by_label("Your brief").fill("Write to Ms Hill")
    state(page, "saved")
    assert held(course) == "Write to Ms Hill"
    page.reload()
    expect(page.get_by_label("Your brief")).to_have_value("Write to Ms Hill")


def test_a_text_that_cannot_be_saved_says_so_and_survives_a_reload(open_card: Open, course: FakeCourse) -> None:
    page = open_card("follow-up")
    page.route(SAVES, lambda route: route.abort())
    page.get_by_label("Your brief").fill("Precious")
    state(page, "lost")
    page.reload()
    expect(page.get_by_label("Your brief")).to_have_value("Precious")
    state(page, "lost")
    assert held(course) is None
    page.unroute(SAVES)
    page.get_by_role("button", name="Save now").click()
    state(page, "saved")
    assert held(course) == "Precious"


def test_a_page_left_in_the_middle_of_a_word_loses_nothing(open_card: Open, course: FakeCourse) -> None:
    page = open_card("follow-up")
    page.get_by_label("Your brief").press_sequentially("Wri")
    page.reload()
    expect(page.get_by_label("Your brief")).to_have_value("Wri")
    state(page, "saved")
    assert held(course) == "Wri"


def test_a_lost_acknowledgement_is_no_conflict(open_card: Open, course: FakeCourse) -> None:
    page = open_card("follow-up")
    course.save("follow-up", {"text": "Sent before", "base": 0, "lang": "en"})
    page.get_by_label("Your brief").fill("Sent before")
    state(page, "saved")
    assert course.answers["follow-up"]["revision"] <= 2


@pytest.mark.parametrize(("choice", "kept"), [("Keep this text", "Mine"), ("Take the saved version", "Theirs")])
def test_two_versions_are_shown_side_by_side_and_one_is_chosen(
    open_card: Open, course: FakeCourse, choice: str, kept: str
) -> None:
    page = open_card("follow-up")
    state(page, "fresh")
    page.wait_for_load_state("networkidle")
    course.save("follow-up", {"text": "Theirs", "base": 0, "lang": "en"})
    page.get_by_label("Your brief").fill("Mine")
    state(page, "conflict")
    expect(page.locator(".ct-conflict .ct-box")).to_have_text(["Mine", "Theirs"])
    page.get_by_role("button", name=choice).click()
    state(page, "saved")
    expect(page.get_by_label("Your brief")).to_have_value(kept)
    assert held(course) == kept


def test_a_text_from_another_device_appears_when_the_page_is_looked_at_again(
    open_card: Open, course: FakeCourse
) -> None:
    page = open_card("follow-up")
    page.wait_for_load_state("networkidle")
    course.save("follow-up", {"text": "From my phone", "base": 0, "lang": "en"})
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.get_by_label("Your brief")).to_have_value("From my phone")


def test_a_check_shows_both_rates_the_failing_case_and_the_next_step(open_card: Open, course: FakeCourse) -> None:
    page = open_card("follow-up")
    page.evaluate(
        "window.changes = []; addEventListener('curtain:changed', (event) => window.changes.push(event.detail.id))"
    )
    page.get_by_label("Your brief").fill("Write")
    page.get_by_role("button", name="Check").click()
    expect(page.locator(".ct-bars li")).to_have_text(["Cases you see2 of 3", "Cases you do not see1 of 6"])
    remark = page.locator("details.ct-remark")
    expect(remark).to_contain_text("Next step: Ask for it.")
    expect(remark.locator(".ct-box")).to_have_text([fake_course.CASES[1]["material"], "Dear Ms Hill"])
    page.get_by_label("Your brief").fill("Write kindly")
    expect(page.locator(".ct-result > .ct-problem")).to_be_visible()
    page.get_by_role("button", name="Check").click()
    expect(page.locator(".ct-score")).to_contain_text("first try: 1.5 of 4 · best: 4 of 4 · 2 tries")
    assert page.evaluate("window.changes").count("02-clear-briefs/follow-up") == 2


def test_an_empty_answer_is_not_sent_to_be_checked(open_card: Open, course: FakeCourse) -> None:
    page = open_card("follow-up")
    page.get_by_role("button", name="Check").click()
    expect(page.get_by_role("alert")).to_have_text("Please write something first.")
    assert ("POST", "/course/checks/02-clear-briefs/follow-up") not in course.asked


def test_a_try_streams_in_and_can_be_stopped(open_card: Open) -> None:
    page = open_card("follow-up")
    page.get_by_label("Your brief").fill("Write")
    page.get_by_label("Case to read").select_option(index=2)
    page.get_by_role("button", name="Try on this case").click()
    asked = page.evaluate("window.sent.at(-1)")
    assert (asked["type"], asked["text"], asked["case"]) == ("try", "Write", "visible-3")
    page.evaluate(
        "(run) => { tell({ type: 'started', run }); tell({ type: 'piece', run, text: '<b>Dear' }) }", asked["run"]
    )
    expect(page.locator(".ct-reply")).to_have_text("<b>Dear")
    page.get_by_role("button", name="Stop").click()
    assert page.evaluate("window.sent.at(-1)") == {"type": "stop", "run": asked["run"]}
    page.evaluate("(run) => tell({ type: 'end', run, engine: 'glassbox-1', stopped: true })", asked["run"])
    expect(page.locator(".ct-try")).to_contain_text("Stopped.")


def test_running_a_given_text_counts_as_begun(
    open_card: Open, course: FakeCourse, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(fake_course.EXERCISES["before"], "given", "Write an e-mail.")
    page = open_card("before")
    settle(page)
    assert held(course, "before") is None
    page.get_by_role("button", name="Try it").click()
    settle(page)
    assert held(course, "before") == "Write an e-mail."


def by_mouse(page: Page, first: str, last: str) -> None:
    words = page.locator(".ct-word")
    words.get_by_text(first, exact=True).hover()
    page.mouse.down()
    words.get_by_text(last, exact=True).hover()
    page.mouse.up()


def by_clicks(page: Page, first: str, last: str) -> None:
    for word in (first, last):
        page.locator(".ct-word").get_by_text(word, exact=True).click()


def by_finger(page: Page, first: str, last: str) -> None:
    for word in (first, last):
        page.locator(".ct-word").get_by_text(word, exact=True).tap()


def by_keyboard(page: Page, first: str, last: str) -> None:
    words = page.locator(".ct-word").all_text_contents()
    page.locator(".ct-word").first.focus()
    for place, key in (
        (words.index(first), "ArrowRight"),
        (words.index(last) - words.index(first), "Shift+ArrowRight"),
    ):
        for _ in range(place):
            page.keyboard.press(key)
    page.keyboard.press("Enter")


@pytest.mark.parametrize("way", [by_mouse, by_clicks, by_finger, by_keyboard])
def test_every_way_to_mark_writes_the_same_answer(
    open_card: Open, course: FakeCourse, way: Callable[..., None]
) -> None:
    page = open_card("clean-the-brief", has_touch=way is by_finger)
    way(page, "Our", "percent.")
    page.get_by_role("radio", name="Vague").check()
    way(page, "nice", "quick,")
    settle(page)
    expect(page.locator(".ct-marks li")).to_have_count(2)
    assert held(course, "clean-the-brief") == '"Our margin is 38 percent" = secret\n"nice and quick" = vague'
    page.reload()
    expect(page.locator('.ct-word[aria-selected="true"]')).to_have_text(
        ["Our", "margin", "is", "38", "percent.", "nice", "and", "quick,"]
    )


def test_a_mark_gets_another_label_or_is_taken_away(open_card: Open, course: FakeCourse) -> None:
    page = open_card("clean-the-brief")
    by_clicks(page, "Our", "Our")
    page.get_by_label("Label for “Our”").select_option("vague")
    settle(page)
    assert held(course, "clean-the-brief") == '"Our" = vague'
    page.get_by_role("button", name="Remove the mark “Our”").click()
    expect(page.locator(".ct-marks li")).to_have_count(0)
    settle(page)
    assert held(course, "clean-the-brief") == ""


def test_after_a_check_the_reason_stands_at_its_mark_and_what_is_missing_below(
    open_card: Open, course: FakeCourse
) -> None:
    course.save(
        "clean-the-brief", {"text": '"margin is 38 percent" = secret\n"nice" = secret', "base": 0, "lang": "en"}
    )
    course.check("clean-the-brief", "")
    course.last["clean-the-brief"]["feedback"] = [
        {"text": "“margin is 38 percent”: outsiders could use it.", "next": "", "good": True},
        {"text": "“nice” is rightly spotted, but needs another label.", "next": "Look it up.", "good": False},
        {"text": "One passage is not marked yet.", "next": "Read again.", "good": False},
    ]
    page = open_card("clean-the-brief")
    expect(page.locator(".ct-why")).to_have_text(
        [re.compile("Found. .*outsiders"), re.compile("Not yet. .*another label. Next step: Look it up.")]
    )
    expect(page.locator(".ct-remark")).to_have_count(1)
    expect(page.locator(".ct-remark")).to_contain_text("One passage is not marked yet.")
    page.get_by_role("button", name="Remove the mark “nice”").click()
    expect(page.locator(".ct-why")).to_have_count(0)


def test_a_choice_by_keyboard_is_saved_as_its_id(open_card: Open, course: FakeCourse) -> None:
    page = open_card("why-better")
    page.locator("input").first.focus()
    page.keyboard.press("ArrowDown")
    state(page, "saved")
    assert held(course, "why-better") == "b"
    assert page.evaluate("window.escaped") == []


def test_a_hand_in_asks_once_and_gives_a_receipt(open_card: Open, course: FakeCourse) -> None:
    page = open_card("handin")
    page.get_by_role("button", name="Hand in this module").click()
    expect(page.locator(".ct-ask")).to_contain_text("3 exercises are still open.")
    page.get_by_role("button", name="Not yet").click()
    assert not course.handins
    page.get_by_role("button", name="Hand in this module").click()
    page.get_by_role("button", name="Hand in now").click()
    expect(page.locator(".ct-past li")).to_have_count(1)
    expect(page.locator(".ct-score")).to_contain_text("0123456789ab")
    assert len(course.handins) == 1 and AT.startswith("2027")


def test_a_hand_in_waits_for_texts_that_are_not_saved(open_card: Open, course: FakeCourse) -> None:
    page = open_card("handin")
    page.evaluate("addEventListener('curtain:save', (event) => event.detail.waitFor(Promise.resolve(false)))")
    page.get_by_role("button", name="Hand in this module").click()
    page.get_by_role("button", name="Hand in now").click()
    expect(page.get_by_role("alert")).to_contain_text("at least one text is not saved")
    assert not course.handins


def test_nothing_that_a_model_or_learner_wrote_becomes_markup(open_card: Open, course: FakeCourse) -> None:
    evil = "<img src=x onerror='window.hit = 1'><b>bold</b>"
    course.save("follow-up", {"text": evil, "base": 0, "lang": "en"})
    course.check("follow-up", evil)
    course.last["follow-up"]["feedback"] = [
        {"text": evil, "next": evil, "case": "visible-1", "criterion": evil, "reply": evil}
    ]
    course.last["follow-up"]["criteria"] = [{"name": evil, "passed": 1, "of": 2}]
    page = open_card("follow-up")
    expect(page.locator(".ct-remark .ct-box").last).to_have_text(evil)
    assert page.locator("img, b").count() == 0 and page.evaluate("window.hit") is None


UNNAMED = (
    "[...document.querySelectorAll('input, select, textarea')].filter((node) => !node.labels.length && !node.ariaLabel)"
)
SMALL = "[...document.querySelectorAll('button, select, textarea')].filter((node) => node.offsetHeight < 44)"


@pytest.mark.parametrize("lang", ["de", "en", "es"])
def test_a_phone_shows_every_card_without_scrolling_sideways(open_card: Open, lang: str) -> None:
    for name in ("follow-up", "why-better", "clean-the-brief", "before", "handin"):
        page = open_card(name, lang=lang, viewport={"width": 360, "height": 740})
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert page.evaluate(f"{SMALL}.filter((node) => node.offsetHeight).length") == 0
        assert page.evaluate(f"{UNNAMED}.length") == 0
        assert not page.evaluate("/undefined|NaN|\\{[a-z]+\\}(?<!\\{material\\})/.test(document.body.innerText)")
