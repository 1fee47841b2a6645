"""A course service that really listens, and cards in a real browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from card_page import card_page
from fake_course import FakeCourse, running
from playwright.sync_api import Browser, Page

Open = Callable[..., Page]


@pytest.fixture
def open_card(browser: Browser, course: FakeCourse) -> Iterator[Open]:
    """Open the card of an exercise in a browser of its own; an error in the page fails the test."""
    errors: list[str] = []
    with ExitStack() as stack:

        def open_card(name: str, **settings: Any) -> Page:
            lang = settings.pop("lang", "en")
            address = stack.enter_context(card_page(course, name, lang))
            context = browser.new_context(**settings)
            stack.callback(context.close)
            page = context.new_page()
            page.on("pageerror", lambda error: errors.append(str(error)))
            page.goto(address)
            page.wait_for_selector("html[data-ready]")
            return page

        yield open_card
    assert errors == []


@pytest.fixture
def course() -> Iterator[FakeCourse]:
    """A course service that really listens on a port."""
    with running() as course:
        yield course
