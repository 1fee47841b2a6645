"""A course service that really listens, and cards in a real browser."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from card_page import card_page
from fake_course import FakeCourse, running
from playwright.sync_api import Browser, Page, sync_playwright

QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
Open = Callable[..., Page]


def chromium() -> str | None:
    noted = Path(__file__).resolve().parents[2] / ".venv" / "chromium"
    named = noted.read_text(encoding="utf-8").strip() if noted.exists() else None
    return named or os.environ.get("CURTAIN_CHROMIUM") or shutil.which("chromium")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium(), args=QUIET)
        yield started
        started.close()


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
