"""Every language stands for itself: points, states, hand-ins; only what means the same everywhere carries over."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx2
import pytest

MODULE = "02-clear-briefs"
NOTHING = {"first": None, "best": None, "count": 0}


@pytest.fixture
def check(ada: httpx2.Client) -> Callable[..., None]:
    def check(name: str, text: str, lang: str) -> None:
        assert ada.post(f"/course/checks/{MODULE}/{name}", json={"lang": lang, "text": text}).status_code == 200

    return check


def save(client: httpx2.Client, name: str, text: str, lang: str, base: int = 0) -> None:
    body = {"lang": lang, "text": text, "base": base, "device": "laptop"}
    assert client.put(f"/course/answers/{MODULE}/{name}", json=body).status_code == 200


def shown(client: httpx2.Client, name: str, lang: str) -> dict[str, Any]:
    found: dict[str, Any] = client.get(f"/course/exercises/{MODULE}/{name}", params={"lang": lang}).json()
    return found


def module(client: httpx2.Client, lang: str) -> dict[str, Any]:
    found: dict[str, Any] = client.get("/course/modules", params={"lang": lang}).json()["modules"][0]
    return found


def rows(client: httpx2.Client, lang: str) -> dict[str, tuple[str, float | None, bool]]:
    """State, best points and whether a hand-in would hold an answer, by exercise."""
    return {row["name"]: (row["state"], row["best"], row["answered"]) for row in module(client, lang)["exercises"]}


def test_what_was_done_in_one_language_leaves_the_others_untouched(ada: httpx2.Client, check: Any) -> None:
    save(ada, "before", "Schreib eine Mail.", "de")
    check("follow-up", "good", "de")
    ada.post(f"/course/handins/{MODULE}", json={"lang": "de"})
    assert rows(ada, "de")["follow-up"] == ("solved", 4.0, True)
    for lang in ("en", "es"):
        assert set(rows(ada, lang).values()) == {("untouched", None, False)}
        assert (module(ada, lang)["earned"], module(ada, lang)["handed_in"]) == (0, None)
        found = shown(ada, "follow-up", lang)
        assert (found["answer"], found["attempts"], found["last"]) == (None, NOTHING, None)


def test_attempts_do_not_add_up_across_languages(ada: httpx2.Client, check: Any) -> None:
    for text, lang in (("good", "de"), ("bad", "en"), ("fair", "en")):
        check("follow-up", text, lang)
    assert shown(ada, "follow-up", "de")["attempts"] == {"first": 4.0, "best": 4.0, "count": 1}
    assert shown(ada, "follow-up", "en")["attempts"] == {"first": 0.0, "best": 2.0, "count": 2}
    assert module(ada, "en")["earned"] == 2.0


def test_a_choice_carries_over_with_what_it_earned(ada: httpx2.Client, check: Any) -> None:
    check("why-better", "bad", "de")
    check("why-better", "good", "de")
    found = shown(ada, "why-better", "es")
    assert found["answer"]["text"] == "good"
    assert found["attempts"] == {"first": 0.0, "best": 2.0, "count": 2}
    assert (found["last"]["points"], found["last"]["lang"]) == (2.0, "es")
    assert rows(ada, "es")["why-better"] == ("solved", 2.0, True)
    assert module(ada, "es")["earned"] == 2.0


def test_changing_the_language_grades_no_text_that_was_never_checked(ada: httpx2.Client, check: Any) -> None:
    save(ada, "why-better", "good", "de")
    assert shown(ada, "why-better", "en")["last"] is None
    check("why-better", "bad", "de")
    save(ada, "why-better", "good", "de", base=2)
    found = shown(ada, "why-better", "en")
    assert (found["answer"]["text"], found["last"]) == ("good", None)


def test_a_choice_made_anew_in_a_language_counts_there(ada: httpx2.Client, check: Any) -> None:
    check("why-better", "good", "de")
    check("why-better", "fair", "en")
    assert [shown(ada, "why-better", lang)["last"]["points"] for lang in ("de", "en")] == [2.0, 1.0]
    save(ada, "why-better", "unchecked", "es")
    assert shown(ada, "why-better", "es")["last"] is None


@pytest.mark.parametrize("text", ["", " \n", "…"])
def test_an_answer_that_was_emptied_is_none(ada: httpx2.Client, text: str) -> None:
    save(ada, "follow-up", "written", "en")
    assert rows(ada, "en")["follow-up"] == ("started", None, True)
    save(ada, "follow-up", text, "en", base=1)
    assert rows(ada, "en")["follow-up"] == ("untouched", None, False)


def test_points_stay_when_a_solved_answer_is_emptied_but_nothing_would_be_handed_in(ada: Any, check: Any) -> None:
    check("follow-up", "good", "en")
    save(ada, "follow-up", "", "en", base=1)
    assert rows(ada, "en")["follow-up"] == ("solved", 4.0, False)


def test_answered_is_just_what_the_hand_in_holds(ada: httpx2.Client, check: Any) -> None:
    check("why-better", "good", "de")
    check("follow-up", "good", "de")
    save(ada, "before", "tried", "en")
    receipt = ada.post(f"/course/handins/{MODULE}", json={"lang": "en"}).json()
    sources = {cell["id"]: "".join(cell["source"]) for cell in json.loads(Path(receipt["file"]).read_text())["cells"]}
    assert [sources[cell].partition("\n")[2] for cell in ("a1", "a2", "a3")] == ["tried", "…", "good"]
    assert {name: row[2] for name, row in rows(ada, "en").items()} == {
        "before": True,
        "follow-up": False,
        "why-better": True,
    }


def test_hand_ins_name_their_language_and_their_file(little: Any, ada: httpx2.Client) -> None:
    for lang in ("de", "de", "en"):
        ada.post(f"/course/handins/{MODULE}", json={"lang": lang})
    listed = ada.get(f"/course/handins/{MODULE}").json()
    assert [receipt["lang"] for receipt in listed] == ["de", "de", "en"]
    assert ada.get(f"/course/handins/{MODULE}", params={"lang": "de"}).json() == listed[:2]
    assert ada.get(f"/course/handins/{MODULE}", params={"lang": "es"}).json() == []
    assert ada.get(f"/course/handins/{MODULE}", params={"lang": "fr"}).status_code == 400
    submitted = little.data / "class" / "submitted" / "ada"
    assert [Path(receipt["file"]).is_relative_to(submitted) for receipt in listed] == [False, True, True]
    for receipt in listed:
        assert hashlib.sha256(Path(receipt["file"]).read_bytes()).hexdigest() == receipt["digest"]


def test_a_hand_in_whose_copy_was_taken_away_is_still_listed(little: Any, ada: httpx2.Client) -> None:
    for _ in range(2):
        ada.post(f"/course/handins/{MODULE}", json={"lang": "de"})
    for file in (little.data / "handed-in").rglob("*.ipynb"):
        file.unlink()
    assert [bool(receipt["file"]) for receipt in ada.get(f"/course/handins/{MODULE}").json()] == [False, True]
