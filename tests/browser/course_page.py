"""What a learner does on a page of the course, in words of the screen: the same in the app and in JupyterLab."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Locator, Page, expect

from curtain.course.load import load_module
from curtain.course.root import course_root
from curtain.phrases import say
from curtain.records import Language

MODULE = "02-clear-briefs"
SLOW = 60_000
"""Milliseconds that a step may take on a busy machine before it counts as broken; nothing is timed by it."""


@contextmanager
def page_of(browser: Browser, width: int = 1280) -> Iterator[Page]:
    """Open a page of a person who was never here, and collect what breaks in its scripts."""
    context = browser.new_context(viewport={"width": width, "height": 900})
    context.set_default_timeout(SLOW)
    page = context.new_page()
    broken: list[str] = []
    asked: list[str] = []
    page.on("pageerror", lambda error: broken.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    yield page
    context.close()
    assert not broken
    local = ("http://127.0.0.1:", "ws://127.0.0.1:", "data:", "blob:", "about:")
    assert not [url for url in asked if not url.startswith(local)]


def word(lang: Language, key: str, **params: object) -> str:
    """Return a phrase of the cards or of the app."""
    return say(lang, key, **params)


def title(name: str, lang: Language) -> str:
    """Return the title of an exercise."""
    return load_module(course_root(), MODULE).exercise(name, lang).title


def model_answer(name: str, lang: Language) -> str:
    """Return the model answer of an exercise, which only the author's sources hold."""
    return load_module(course_root(), MODULE).model_answer(name, lang)


def card(page: Page, name: str, lang: Language) -> Locator:
    """Return the card of an exercise; it waits until the card is alive."""
    found = page.locator("section.curtain-card").filter(
        has=page.get_by_role("heading", name=title(name, lang), exact=True)
    )
    expect(found).to_have_count(1, timeout=SLOW)
    return found


def press(place: Locator, name: str) -> None:
    """Press the button of that name."""
    place.get_by_role("button", name=name, exact=True).click()


def write_brief(place: Locator, text: str) -> None:
    """Type a brief into a card."""
    place.get_by_role("textbox").fill(text)


def check(place: Locator, lang: Language) -> None:
    """Press *Check* and wait for the result of this check."""
    press(place, word(lang, "widgets.page.check_button"))
    expect(place.locator(".ct-score")).to_be_visible(timeout=SLOW)


def choose(place: Locator, name: str, lang: Language, option: str) -> None:
    """Tick the option with that id."""
    options = load_module(course_root(), MODULE).exercise(name, lang).settings["options"]
    text = next(entry["text"] for entry in options if entry["id"] == option)
    place.get_by_label(text).check()
