"""Alone: the self-paced app, from the printed address to the receipt, in every language."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Browser, Error, Page, Response, expect

from curtain.course.load import load_module
from curtain.course.root import course_root
from curtain.records import LANGUAGES, POOLS, Language

from .conftest import RunningCourse
from .course_page import MODULE, SLOW, card, check, choose, model_answer, page_of, press, title, word, write_brief

pytestmark = pytest.mark.browser


def open_lesson(page: Page, course: RunningCourse, lang: Language) -> None:
    page.goto(course.address)
    page.get_by_role("link", name=word(lang, "hosting.language.start")).click()
    page.locator(f'a[href*="/{lang}/{MODULE}"]').first.click()
    expect(page.locator("html")).to_have_attribute("lang", lang)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_learner_goes_from_the_address_to_the_receipt(
    browser: Browser, course: RunningCourse, lang: Language
) -> None:
    """Before and after in the first minute, a bad brief, a good one, a choice, marks, reload, hand-in."""
    with page_of(browser) as page:
        open_lesson(page, course, lang)

        first = card(page, "before", lang)
        press(first, word(lang, "widgets.page.try.run"))
        done = word(lang, "widgets.page.try.done", engine="glassbox-1")
        expect(first.get_by_text(done)).to_be_visible(timeout=SLOW)
        assert "%%answer" not in page.locator("main").inner_text()

        brief = card(page, "follow-up", lang)
        write_brief(brief, {"de": "Schreib eine Mail.", "en": "Write an email.", "es": "Escribe un correo."}[lang])
        check(brief, lang)
        assert word(lang, "widgets.page.grade.solved") not in brief.locator(".ct-score").inner_text()
        expect(brief.get_by_text(word(lang, "widgets.page.grade.next")).first).to_be_attached()

        write_brief(brief, model_answer("follow-up", lang))
        press(brief, word(lang, "widgets.page.check_button"))
        expect(brief.locator(".ct-score")).to_contain_text(word(lang, "widgets.page.grade.solved"), timeout=SLOW)

        choice = card(page, "why-better", lang)
        choose(choice, "why-better", lang, "a")
        check(choice, lang)
        assert word(lang, "widgets.page.grade.solved") not in choice.locator(".ct-score").inner_text()
        choose(choice, "why-better", lang, "b")
        press(choice, word(lang, "widgets.page.check_button"))
        expect(choice.locator(".ct-score")).to_contain_text(word(lang, "widgets.page.grade.solved"), timeout=SLOW)

        marks = card(page, "clean-the-brief", lang)
        words = marks.get_by_role("option")
        words.nth(0).click()
        words.nth(3).click()
        expect(marks.locator(".ct-word[aria-selected=true]")).to_have_count(4)
        check(marks, lang)

        page.reload()
        kept = card(page, "follow-up", lang)
        expect(kept.get_by_role("textbox")).to_have_value(model_answer("follow-up", lang), timeout=SLOW)

        handin = page.locator('section.curtain-card[data-kind="handin"]')
        press(handin, word(lang, "widgets.page.handin.button"))
        press(handin, word(lang, "widgets.page.handin.yes"))
        expect(handin.locator('[data-result="solved"]')).to_be_visible(timeout=SLOW)

    handed_in = course.data / "class" / "submitted" / "me" / f"{MODULE}-{lang}" / f"{MODULE}.ipynb"
    sources = ["".join(cell["source"]) for cell in json.loads(handed_in.read_text(encoding="utf-8"))["cells"]]
    assert f"%%answer {MODULE}/follow-up\n{model_answer('follow-up', lang)}" in [text.rstrip() for text in sources]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_phone_shows_the_lesson_without_sideways_scrolling(
    browser: Browser, course: RunningCourse, lang: Language
) -> None:
    with page_of(browser, width=360) as page:
        open_lesson(page, course, lang)
        card(page, "whole-brief", lang)
        width = page.locator("html").evaluate("page => page.scrollWidth")
        assert width <= 360


def test_the_page_holds_no_right_answer_and_no_hidden_case(browser: Browser, course: RunningCourse) -> None:
    """Everything that reaches the browser is searched for what only the key knows."""
    module = load_module(course_root(), MODULE)
    bodies: list[str] = []
    with page_of(browser) as page:
        page.on("response", lambda response: bodies.append(text_of(response)))
        page.on("websocket", lambda socket: socket.on("framereceived", lambda frame: bodies.append(str(frame))))
        open_lesson(page, course, "en")
        brief = card(page, "follow-up", "en")
        write_brief(brief, "Write a friendly note to the customer: {material}")
        check(brief, "en")
        everything = "\n".join(bodies)
    assert title("follow-up", "en") in everything
    key = module.key("follow-up", "en")
    shown = {case.title for case in key.cases("visible")}
    assert all(in_json(case.material) in everything for case in key.cases("visible"))
    for pool in POOLS[1:]:
        for case in key.cases(pool):
            assert in_json(case.material) not in everything
            assert case.title in shown or in_json(case.title) not in everything
    assert in_json(model_answer("for-buyers", "en")) not in everything


def in_json(text: str) -> str:
    """Return a text as it stands inside a JSON string."""
    return json.dumps(text, ensure_ascii=False)[1:-1]


def text_of(response: Response) -> str:
    """Return a response's text, or nothing for one that has none (redirects, pictures, streams that ended)."""
    try:
        return response.text()
    except (Error, UnicodeDecodeError):
        return ""
