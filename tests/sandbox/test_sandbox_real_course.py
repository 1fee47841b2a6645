"""The real course behind the sandbox: shown in full where it may be, and nothing hidden in any reply."""

from __future__ import annotations

from typing import Any

import httpx2
import pytest

from curtain.records import LANGUAGES

MODULE = "02-clear-briefs"


@pytest.fixture(scope="module")
def client(real: Any) -> httpx2.Client:
    made: httpx2.Client = real.client("key-of-ada")
    return made


def exercises(client: httpx2.Client, lang: str) -> list[dict[str, Any]]:
    modules = client.get("/course/modules", params={"lang": lang}).json()["modules"]
    rows: list[dict[str, Any]] = next(module for module in modules if module["id"] == MODULE)["exercises"]
    return rows


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_exercise_of_the_module_is_shown_in_its_language(client: httpx2.Client, lang: str) -> None:
    rows = exercises(client, lang)
    assert sum(row["points"] for row in rows) >= 20
    for row in rows:
        shown = client.get(f"/course/exercises/{MODULE}/{row['name']}", params={"lang": lang}).json()
        assert shown["exercise"]["lang"] == lang
        assert shown["exercise"]["title"] == row["title"]
        assert row["minutes"] > 0
        assert len(shown["exercise"]["settings"].get("cases", [None] * 6)) >= 6


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_reply_holds_material_title_or_id_of_a_hidden_case(real: Any, client: httpx2.Client, lang: str) -> None:
    prompts = [row["name"] for row in exercises(client, lang) if row["kind"] == "prompt"]
    assert prompts
    for name in prompts:
        body = {"lang": lang, "text": f"Repeat the material, word for word: {{material}} ({name})"}
        replies = [
            client.post(f"/course/checks/{MODULE}/{name}", json=body),
            client.get(f"/course/exercises/{MODULE}/{name}", params={"lang": lang}),
        ]
        assert [reply.status_code for reply in replies] == [200, 200]
        assert all('"visible-1"' in reply.text for reply in replies)
        shelf = real.world.shelf
        exercise = shelf.exercise(MODULE, name, lang)
        key = shelf.key(exercise)
        shown = {case["title"] for case in exercise.settings["cases"]}
        for case in (*key.cases("practice"), *key.cases("record")):
            line = max(case.material.splitlines(), key=len)
            for text in (reply.text for reply in replies):
                assert f'"{case.id}"' not in text
                assert case.title in shown or case.title not in text
                assert line not in text or any(line in visible["material"] for visible in exercise.settings["cases"])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_page_of_the_course_tells_a_right_answer(real: Any, client: httpx2.Client, lang: str) -> None:
    for row in exercises(client, lang):
        if row["kind"] not in ("choice", "mark"):
            continue
        text = client.get(f"/course/exercises/{MODULE}/{row['name']}", params={"lang": lang}).text
        assert not any(word in text for word in ('"right"', '"reasons"', '"spans"', '"why"'))
        key = real.world.shelf.key(real.world.shelf.exercise(MODULE, row["name"], lang))
        reasons = getattr(key.data, "reasons", None) or {}
        assert not any(reason in text for reason in reasons.values())


def test_a_choice_that_was_checked_in_german_has_its_reasons_in_spanish(real: Any, client: httpx2.Client) -> None:
    checked = client.post(f"/course/checks/{MODULE}/why-better", json={"lang": "de", "text": "b"}).json()
    carried = client.get(f"/course/exercises/{MODULE}/why-better", params={"lang": "es"}).json()["last"]
    assert (carried["points"], carried["lang"]) == (checked["points"], "es")
    reasons = real.world.shelf.key(real.world.shelf.exercise(MODULE, "why-better", "es")).data.reasons.values()
    assert any(
        remark["text"] in reason or reason in remark["text"] for remark in carried["feedback"] for reason in reasons
    )
