"""The kernel's way to the course service and to the model: straight, whatever proxy the environment names."""

from __future__ import annotations

import pytest
from fake_course import MODULE, TOKEN, FakeCourse

from curtain.widgets.client import NoSandbox, model_client
from curtain.widgets.service import Conflict, CourseService, Saved, ServiceRefused, ServiceUnreachable

DEAD = "http://127.0.0.1:9"
PROXIES = ("HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "ALL_PROXY", "all_proxy")


@pytest.fixture(autouse=True)
def dead_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in PROXIES:
        monkeypatch.setenv(name, DEAD)
    monkeypatch.setenv("NO_PROXY", "")
    monkeypatch.setenv("no_proxy", "")


def test_reads_learner_module_and_exercise(course: FakeCourse) -> None:
    service = CourseService(course.address, TOKEN)
    assert (service.me().id, service.me().language) == ("me", "es")
    module = service.module(MODULE, "de")
    assert module and module["title"] == "Clear briefs"
    assert service.module("99-none", "de") is None
    assert service.exercise(f"{MODULE}/follow-up", "de")["exercise"]["task"] == "Do it (de)."


def test_a_save_on_an_old_revision_is_a_conflict_that_shows_the_newer_text(course: FakeCourse) -> None:
    service = CourseService(course.address, TOKEN)
    assert isinstance(service.save(f"{MODULE}/follow-up", "de", "one", 0, "x"), Saved)
    assert service.save(f"{MODULE}/follow-up", "de", "two", 0, "x") == Conflict(
        "one", 1, course.answers["follow-up"]["saved_at"]
    )


def test_refusals_and_silence_are_told_apart(course: FakeCourse) -> None:
    with pytest.raises(ServiceRefused) as refused:
        CourseService(course.address, "wrong").me()
    assert refused.value.status == 401 and "access" in refused.value.say("en")
    with pytest.raises(ServiceUnreachable):
        CourseService(DEAD, TOKEN).me()
    with pytest.raises(NoSandbox):
        CourseService.of_environment({})


def test_the_model_is_reached_past_a_dead_proxy(course: FakeCourse) -> None:
    client = model_client({"CURTAIN_SANDBOX": course.address, "CURTAIN_TOKEN": TOKEN})
    messages = [{"role": "user", "content": "hello"}]
    with client:
        stream = client.chat.completions.create(model="glassbox-1", messages=messages, stream=True)  # type: ignore[call-overload]
        assert "".join(chunk.choices[0].delta.content for chunk in stream).startswith("Dear Ms Hill")
