"""In the room: the same notebook in JupyterLab, with the same cards, nothing to install or load."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from curtain.records import LANGUAGES, Language

from .conftest import RunningCourse
from .course_page import MODULE, SLOW, card, check, page_of, press, word, write_brief

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_cards_stand_below_the_cells(browser: Browser, course: RunningCourse, lang: Language) -> None:
    """From the start page into JupyterLab, run all, write, check: the answer is there in the app as well."""
    text = {"de": "Schreib eine Einladung.", "en": "Write an invitation.", "es": "Escribe una invitación."}[lang]
    with page_of(browser) as page:
        page.goto(f"{course.address}/{lang}/{MODULE}/notebook")
        page.locator(".jp-NotebookPanel:not(.lm-mod-hidden) .jp-Cell").first.wait_for(timeout=SLOW)
        expect(page.locator("#jp-main-statusbar").get_by_text("Behind the Curtain | Idle")).to_be_visible(timeout=SLOW)
        page.locator(".lm-MenuBar-item").get_by_text("Run", exact=True).click()
        page.locator(".lm-Menu-item", has_text="Run All Cells").first.click()
        brief = card(page, "whole-brief", lang)
        brief.scroll_into_view_if_needed()
        write_brief(brief, text)
        check(brief, lang)

    with page_of(browser) as page:
        page.goto(f"{course.address}/{lang}/{MODULE}")
        same = card(page, "whole-brief", lang)
        expect(same.get_by_role("textbox")).to_have_value(text, timeout=SLOW)
        press(same, word(lang, "widgets.page.hint.show", n=1, of=3))
