"""A lesson in a real browser: widgets live, losses are told and repaired, closed tabs leave nothing behind."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest
from playwright.sync_api import Browser, Page, expect

from curtain.hosting.child import Child
from curtain.hosting.ports import LOOPBACK
from curtain.phrases import say
from curtain.records import LANGUAGES, Language

from .little_course import MODULE, TITLES, FakeService, fake_service, running_app

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Child]:
    with fake_service() as service, running_app(tmp_path_factory.mktemp("data"), service) as made:
        yield made


@pytest.fixture
def page(browser: Browser, app: Child) -> Iterator[Page]:
    context = browser.new_context(base_url=f"http://{LOOPBACK}:{app.port}")
    yield context.new_page()
    context.close()
    assert until(lambda: not kernels(app)), "a closed page left its kernel behind"


def kernels(app: Child) -> list[psutil.Process]:
    assert app.process is not None
    below = psutil.Process(app.process.pid).children(recursive=True)
    return [process for process in below if process.status() != psutil.STATUS_ZOMBIE]


def until(true: Callable[[], bool], seconds: float = 20) -> bool:
    end = time.monotonic() + seconds
    while not true() and time.monotonic() < end:
        time.sleep(0.05)
    return true()


def open_lesson(page: Page, lang: Language = "de") -> None:
    page.goto(f"/{lang}/{MODULE}", wait_until="commit")
    page.wait_for_selector("html[data-ready]", timeout=60_000)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_lesson_speaks_its_language_and_says_plainly_what_failed(page: Page, lang: Language) -> None:
    open_lesson(page, lang)
    assert page.locator("html").get_attribute("lang") == lang
    expect(page).to_have_title(f"{TITLES[lang]} · {say(lang, 'hosting.course')}")
    expect(page.locator(".failed")).to_have_count(1)
    expect(page.locator(".failed")).to_contain_text(say(lang, "hosting.lesson.failed_text"))
    assert "ZeroDivisionError" not in page.content()
    expect(page.locator("#progress")).to_contain_text(say(lang, "hosting.lesson.progress", done=1, of=2))


def test_text_can_be_read_before_the_cards_are_there(page: Page) -> None:
    page.goto(f"/de/{MODULE}", wait_until="commit")
    expect(page.get_by_text("Last text.")).to_be_visible()
    assert page.locator("html[data-ready]").count() == 0
    page.wait_for_selector("html[data-ready]", timeout=60_000)
    expect(page.locator(".waiting")).to_have_count(0)


def test_a_widget_module_gets_state_changes_messages_bytes_and_style(page: Page) -> None:
    open_lesson(page)
    first, last = page.locator("output").nth(0), page.locator("output").nth(1)
    expect(page.get_by_text("bytes arrived")).to_have_count(2)
    page.locator("button.more").first.click()
    expect(first).to_have_text("n=2 doubled=4")
    expect(last).to_have_text("n=1 doubled=2")
    page.locator("button.twin").first.click()
    expect(first).to_have_text("3 back")
    expect(page.locator("button.more").first).to_have_css("border-top-color", "rgb(1, 2, 3)")


def test_boxes_labels_and_html_are_shown(page: Page) -> None:
    open_lesson(page)
    expect(page.locator(".box")).to_contain_text("a label")
    expect(page.locator(".box b")).to_have_text("bold")


def test_a_dead_kernel_is_said_at_once_and_one_button_goes_on(page: Page, app: Child) -> None:
    open_lesson(page)
    page.get_by_text("Last text.").scroll_into_view_if_needed()
    for kernel in kernels(app):
        kernel.kill()
    banner = page.get_by_role("alert").filter(has_text=say("de", "hosting.banner.stopped"))
    expect(banner).to_be_visible(timeout=20_000)
    page.get_by_role("button", name=say("de", "hosting.banner.stopped_button")).click()
    page.wait_for_selector("html[data-ready]", timeout=60_000)
    expect(banner).to_be_hidden()
    page.locator("button.more").first.click()
    expect(page.locator("output").first).to_have_text("n=2 doubled=4")


def test_a_stopped_app_is_said_and_one_button_goes_on_when_it_is_back(page: Page, app: Child) -> None:
    open_lesson(page, "en")
    assert app.process is not None
    app.process.kill()
    app.process.wait()
    banner = page.get_by_role("alert").filter(has_text=say("en", "hosting.banner.lost"))
    expect(banner).to_be_visible(timeout=20_000)
    page.get_by_role("button", name=say("en", "hosting.banner.lost_button")).click()
    expect(page.locator("#banner")).to_contain_text(say("en", "hosting.banner.still_lost"))
    app.start()
    assert until(app.answers, 60)
    page.locator("#banner button").click()
    page.wait_for_selector("html[data-ready]", timeout=60_000)
    expect(page.locator("#banner")).to_be_hidden()


def test_nothing_is_asked_for_from_elsewhere_and_no_page_is_wider_than_a_phone(browser: Browser, app: Child) -> None:
    base = f"http://{LOOPBACK}:{app.port}"
    context = browser.new_context(viewport={"width": 360, "height": 740}, base_url=base)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for path in ("/", "/de/", "/es/", f"/de/{MODULE}", "/de/nothing"):
        page.goto(path, wait_until="domcontentloaded")
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, path
    context.close()
    assert {address for address in asked if not address.startswith((base, f"blob:{base}"))} == set()


def test_the_contents_are_folded_away_on_a_phone_and_stand_beside_the_text_on_a_desk(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    open_lesson(page)
    link = page.locator("#contents a").last
    expect(link).to_be_hidden()
    page.locator("#contents summary").click()
    link.click()
    expect(page.get_by_role("heading", name="Last part")).to_be_in_viewport()
    expect(link).to_be_hidden()
    page.set_viewport_size({"width": 1280, "height": 800})
    expect(link).to_be_visible()


def test_a_table_fits_a_phone_and_jupyterlab_is_not_offered_there(page: Page) -> None:
    for width, offered in ((390, False), (1280, True)):
        page.set_viewport_size({"width": width, "height": 800})
        open_lesson(page)
        table = page.locator(".text table")
        assert (
            table.evaluate("(table) => table.scrollWidth <= table.clientWidth && table.clientWidth <= 350") or offered
        )
        expect(page.locator(".end .plain")).to_be_visible(visible=offered)
    expect(page.get_by_text("Only for JupyterLab.")).to_have_count(0)


def test_a_dead_service_leaves_the_lesson_readable(browser: Browser, tmp_path: Path) -> None:
    with running_app(tmp_path, FakeService(port=1)) as lonely:
        context = browser.new_context(base_url=f"http://{LOOPBACK}:{lonely.port}")
        page = context.new_page()
        open_lesson(page)
        expect(page.get_by_role("heading", level=1)).to_have_text(TITLES["de"])
        expect(page.locator("#progress")).to_be_hidden()
        context.close()
