"""The app's pages over plain HTTP."""

from __future__ import annotations

import http.client
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from curtain.hosting.child import Child
from curtain.hosting.ports import LOOPBACK
from curtain.phrases import say
from curtain.records import LANGUAGES, Language

from .little_course import MODULE, TITLES, FakeService, fake_service, running_app


@pytest.fixture(scope="module")
def service() -> Iterator[FakeService]:
    with fake_service() as made:
        yield made


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory, service: FakeService) -> Iterator[Child]:
    with running_app(tmp_path_factory.mktemp("data"), service) as made:
        yield made


@dataclass
class Reply:
    status: int
    headers: http.client.HTTPMessage
    text: str


def get(app: Child, path: str, **headers: str) -> Reply:
    connection = http.client.HTTPConnection(LOOPBACK, app.port, timeout=60)
    connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    reply = connection.getresponse()
    text = reply.read().decode()
    connection.close()
    return Reply(reply.status, reply.headers, text)


def test_the_first_visit_offers_the_three_languages(app: Child) -> None:
    page = get(app, "/")
    assert page.status == 200
    assert all(f'href="/{lang}/"' in page.text and say(lang, "hosting.promise") in page.text for lang in LANGUAGES)


def test_later_visits_go_to_the_chosen_language_unless_the_choice_is_wanted(app: Child) -> None:
    page = get(app, "/", Cookie="curtain-language=es")
    assert (page.status, page.headers["Location"]) == (302, "/es/")
    assert get(app, "/?choose=1", Cookie="curtain-language=es").status == 200
    assert get(app, "/", Cookie="curtain-language=xx").status == 200


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_start_page_shows_state_goals_and_the_next_step(app: Child, lang: Language) -> None:
    text = get(app, f"/{lang}/").text
    assert f'<html lang="{lang}">' in text
    assert TITLES[lang] in text
    assert f"Goal &lt;{lang}&gt;" in text
    assert say(lang, "hosting.start.progress", done=1, of=2) in text
    assert say(lang, "hosting.start.points", earned="2.5" if lang == "en" else "2,5", points="4") in text
    assert f'href="/{lang}/{MODULE}#after"' in text
    assert say(lang, "hosting.start.honest").partition("'")[0] in text


def test_the_language_is_remembered_here_and_in_the_service(app: Child, service: FakeService) -> None:
    service.languages.clear()
    cookies = get(app, "/es/").headers.get_all("Set-Cookie", [])
    cookie = next(cookie for cookie in cookies if cookie.startswith("curtain-language="))
    assert cookie.startswith("curtain-language=es;")
    assert "HttpOnly" in cookie
    get(app, "/es/", Cookie="curtain-language=es")
    assert service.languages == ["es"]
    assert service.keys == {"Bearer the-key"}


@pytest.mark.parametrize("path", ["/", "/de/", f"/de/{MODULE}", "/de/nothing"])
def test_pages_load_nothing_from_elsewhere(app: Child, path: str) -> None:
    page = get(app, path)
    policy = page.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self' blob:;" in policy
    assert "frame-ancestors 'none'" in policy
    loaded = re.findall(r'(?:src|href)="([^"#]*)"', page.text)
    assert loaded
    assert all(address.startswith("/") and not address.startswith("//") for address in loaded)


def test_a_lesson_shows_no_code_and_no_traceback_and_its_text_comes_first(app: Child) -> None:
    text = get(app, f"/de/{MODULE}").text
    assert text.index("Last text.") < text.index("data-kernel")
    assert "secret_of_the_cell" not in text
    assert "ZeroDivisionError" not in text
    assert "data-finished" in text
    assert "ZeroDivisionError" in app.log.read_text(encoding="utf-8")


@pytest.mark.parametrize("query", ["?template=lab", "?theme=dark", "?template=../../x"])
def test_template_and_theme_cannot_be_chosen_in_the_address(app: Child, query: str) -> None:
    assert 'id="stream"' in get(app, f"/en/{MODULE}{query}").text


@pytest.mark.parametrize(
    "path",
    [
        "/fr/",
        "/de/03-not-there",
        "/de/..%2f..%2fetc",
        f"/de/{MODULE}-de/{MODULE}.ipynb",
        "/voila/tree",
        f"/voila/files/de/{MODULE}-de/{MODULE}.ipynb",
        f"/voila/render/de/{MODULE}-de/{MODULE}.ipynb",
        "/voila/api/contents/",
        "/voila/templates/lab/static/voila.js",
        "/voila/templates/curtain/index.html.j2",
        "/voila/templates/curtain/static/..%2findex.html.j2",
        "/api/kernels",
        "/login",
    ],
)
def test_there_is_nothing_else(app: Child, path: str) -> None:
    page = get(app, path, Cookie="curtain-language=de")
    assert page.status == 404
    assert "Traceback" not in page.text
    assert say("de", "hosting.error.not_found") in page.text or "<html" in page.text


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8866", "127.0.0.1.evil.example", "0.0.0.0"])
def test_a_foreign_name_that_points_here_gets_nothing(app: Child, host: str) -> None:
    for path in ("/de/", f"/de/{MODULE}", f"/de/{MODULE}/notebook", "/voila/templates/curtain/static/host.js"):
        assert get(app, path, Host=host).status in (403, 404)


def test_localhost_is_answered(app: Child) -> None:
    assert get(app, "/de/", Host=f"localhost:{app.port}").status == 200


def test_the_way_to_jupyterlab_makes_the_copy_and_keeps_it(app: Child) -> None:
    page = get(app, f"/es/{MODULE}/notebook")
    token = (app.log.parent / "lab-token").read_text(encoding="utf-8")
    wanted = f"http://{LOOPBACK}:4321/lab/tree/{MODULE}-es/{MODULE}.ipynb?token={token}"
    assert (page.status, page.headers["Location"]) == (302, wanted)
    assert (app.log.parent / "work" / f"{MODULE}-es" / f"{MODULE}.ipynb").is_file()


def test_another_site_may_not_send_anybody_to_jupyterlab(app: Child) -> None:
    assert get(app, f"/es/{MODULE}/notebook", Sec_Fetch_Site="cross-site").status == 403


def test_progress_is_told(app: Child) -> None:
    assert get(app, f"/de/{MODULE}/progress").text == '{"done": 1, "of": 2}'


def test_the_jupyterlab_token_stands_in_no_page(app: Child) -> None:
    token = (app.log.parent / "lab-token").read_text(encoding="utf-8")
    assert all(token not in get(app, path).text for path in ("/", "/de/", f"/de/{MODULE}"))


def test_without_the_service_the_modules_are_still_there(app: Child, tmp_path: Path) -> None:
    dead = FakeService(port=1)
    with running_app(tmp_path, dead) as lonely:
        text = get(lonely, "/de/").text
    assert TITLES["de"] in text
    assert say("de", "hosting.start.unknown") in text
