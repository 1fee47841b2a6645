"""The course service: saving, conflicts, checks, hand-in, and that nobody reaches another's work."""

from __future__ import annotations

import json
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx2
import nbformat
import pytest
from nbgrader.utils import parse_utc

MODULE = "02-clear-briefs"
ANSWER = f"/course/answers/{MODULE}/follow-up"
EXERCISE = f"/course/exercises/{MODULE}/follow-up"
CHECK = f"/course/checks/{MODULE}/follow-up"
HAND_IN = f"/course/handins/{MODULE}"


def save(client: httpx2.Client, text: str, base: int = 0, device: str = "laptop", **fields: Any) -> httpx2.Response:
    return client.put(ANSWER, json={"lang": "de", "text": text, "base": base, "device": device} | fields)


def check(client: httpx2.Client, text: str, lang: str = "de") -> dict[str, Any]:
    reply = client.post(CHECK, json={"lang": lang, "text": text})
    assert reply.status_code == 200
    data: dict[str, Any] = reply.json()
    return data


def test_the_learner_is_known_by_key_and_may_choose_a_language(ada: httpx2.Client) -> None:
    assert ada.get("/course/me").json() == {"learner": "ada", "language": "de", "cohort": "spring"}
    assert ada.put("/course/me", json={"language": "es"}).json()["language"] == "es"
    assert ada.get("/course/me").json()["language"] == "es"


def test_an_exercise_is_shown_as_the_contract_says(ada: httpx2.Client) -> None:
    shown = ada.get(EXERCISE, params={"lang": "en"}).json()
    assert set(shown) == {"exercise", "answer", "attempts", "last"}
    assert shown["exercise"]["id"] == f"{MODULE}/follow-up"
    assert shown["exercise"]["title"] == "follow-up (en)"
    assert shown["answer"] is None and shown["last"] is None
    assert shown["attempts"] == {"first": None, "best": None, "count": 0}


def test_a_saved_answer_comes_back_with_its_revision(ada: httpx2.Client) -> None:
    saved = save(ada, "Größe 😀").json()
    assert saved["revision"] == 1
    answer = ada.get(EXERCISE, params={"lang": "de"}).json()["answer"]
    assert answer == {"text": "Größe 😀", "revision": 1, "saved_at": saved["saved_at"], "lang": "de"}


def test_two_tabs_that_write_at_once_are_told_and_both_texts_stay(little: Any, ada: httpx2.Client) -> None:
    assert save(ada, "from tab one", device="tab-1").status_code == 200
    reply = save(ada, "from tab two", device="tab-2")
    assert reply.status_code == 409
    data = reply.json()
    assert data["theirs"]["text"] == "from tab one" and data["theirs"]["revision"] == 1
    assert data["kept"] == 2
    assert set(data["error"]) == {"message", "type", "param", "code"}
    assert [saved.text for saved in little.store.answers.history("ada", f"{MODULE}/follow-up")] == [
        "from tab one",
        "from tab two",
    ]
    assert save(ada, "from tab two", base=data["theirs"]["revision"], device="tab-2").status_code == 200


def test_after_a_check_the_card_can_save_on_without_a_conflict(ada: httpx2.Client) -> None:
    base = save(ada, "draft").json()["revision"]
    revision = check(ada, "draft, better")["revision"]
    assert revision == base + 1
    assert save(ada, "draft, better still", base=revision).status_code == 200


def test_an_answer_that_is_too_long_is_refused_in_plain_words(ada: httpx2.Client) -> None:
    assert save(ada, "x" * 20_000).status_code == 200
    reply = save(ada, "ä" * 10_001, base=1)
    assert reply.status_code == 413
    assert "20 kB" in reply.json()["error"]["message"]


def test_characters_that_cannot_be_stored_are_cleaned_and_the_learner_is_told(ada: httpx2.Client) -> None:
    raw = '{"lang": "de", "text": "halb \\ud83d und \\u0000", "base": 0, "device": "\\udfff"}'
    reply = ada.put(ANSWER, content=raw)
    assert reply.status_code == 200 and "Zeichen" in reply.json()["note"]
    assert ada.get(EXERCISE, params={"lang": "de"}).json()["answer"]["text"] == "halb � und "
    assert "note" not in save(ada, "ohne", base=1).json()


def test_first_and_best_attempt_stand_side_by_side(ada: httpx2.Client) -> None:
    for text in ("bad", "good", "fair"):
        check(ada, text)
    shown = ada.get(EXERCISE, params={"lang": "de"}).json()
    assert shown["attempts"] == {"first": 0.0, "best": 4.0, "count": 3}
    assert shown["last"]["points"] == 2.0
    assert shown["answer"]["text"] == "fair"


@pytest.mark.parametrize("text", ["…", "", " \n"])
def test_an_untouched_answer_is_no_attempt_and_is_not_saved(ada: httpx2.Client, text: str) -> None:
    assert check(ada, text)["revision"] == 0
    shown = ada.get(EXERCISE, params={"lang": "de"}).json()
    assert shown["answer"] is None and shown["attempts"]["count"] == 0


def test_the_replies_never_hold_a_hidden_case(ada: httpx2.Client) -> None:
    check(ada, "fair")
    replies = [
        ada.post(CHECK, json={"lang": "de", "text": "fair"}).text,
        ada.get(EXERCISE, params={"lang": "de"}).text,
        ada.get("/course/modules", params={"lang": "de"}).text,
        ada.get(HAND_IN).text,
    ]
    assert "reply to v1" in replies[0] and '"v1"' in replies[0]
    for text in replies:
        assert "HIDDEN" not in text and '"p1"' not in text


def test_progress_over_a_module(ada: httpx2.Client) -> None:
    def module() -> dict[str, Any]:
        found: dict[str, Any] = ada.get("/course/modules", params={"lang": "en"}).json()["modules"][0]
        return found

    untouched = module()
    assert {row["state"] for row in untouched["exercises"]} == {"untouched"}
    assert (untouched["points"], untouched["earned"], untouched["handed_in"]) == (6.0, 0, None)
    assert untouched["exercises"][0] | {"minutes": 8} == untouched["exercises"][0]
    ada.put(f"/course/answers/{MODULE}/before", json={"lang": "en", "text": "tried", "base": 0})
    check(ada, "good", "en")
    ada.post(HAND_IN, json={"lang": "en"})
    later = module()
    assert [row["state"] for row in later["exercises"]] == ["solved", "untouched", "started"]
    assert later["earned"] == 4.0 and later["handed_in"]


def test_a_choice_carries_over_to_another_language_and_a_prompt_does_not(ada: httpx2.Client) -> None:
    save(ada, "Schreiben Sie eine Mail")
    ada.put(f"/course/answers/{MODULE}/why-better", json={"lang": "de", "text": "b", "base": 0})
    assert ada.get(EXERCISE, params={"lang": "en"}).json()["answer"] is None
    choice = ada.get(f"/course/exercises/{MODULE}/why-better", params={"lang": "en"}).json()["answer"]
    assert (choice["text"], choice["lang"]) == ("b", "de")


def test_a_hand_in_is_what_nbgrader_expects(little: Any, ada: httpx2.Client) -> None:
    save(ada, 'Zeile eins\n  "Zeile" zwei\n\n%%answer 02-clear-briefs/why-better\n<script>')
    receipt = ada.post(HAND_IN, json={"lang": "de"}).json()
    assert receipt["assignment"] == f"{MODULE}-de" and len(receipt["digest"]) == 64
    folder = little.data / "class" / "submitted" / "ada" / f"{MODULE}-de"
    assert sorted(file.name for file in folder.iterdir()) == [
        f"{MODULE}.ipynb",
        "submission_secret.txt",
        "timestamp.txt",
    ]
    notebook = nbformat.read(folder / f"{MODULE}.ipynb", as_version=4)
    nbformat.validate(notebook)
    sources = {cell.id: cell.source for cell in notebook.cells}
    assert sources["a2"].startswith(f'%%answer {MODULE}/follow-up\nZeile eins\n  "Zeile" zwei\n\n%%answer')
    assert sources["a3"] == f"%%answer {MODULE}/why-better\n…"
    assert sources["a1"].endswith("Write an e-mail.")
    assert sources["intro"] == "Read: %%answer is a line."
    stamp = parse_utc((folder / "timestamp.txt").read_text())
    assert stamp.isoformat(timespec="milliseconds") == receipt["at"].removesuffix("+00:00")


def test_every_hand_in_is_kept_and_the_newest_one_counts(little: Any, ada: httpx2.Client) -> None:
    receipts = []
    for number, text in enumerate(("first", "second")):
        save(ada, text, base=number)
        receipts.append(ada.post(HAND_IN, json={"lang": "de"}).json())
    kept = sorted((little.data / "handed-in" / "ada" / f"{MODULE}-de").iterdir())
    assert ada.get(HAND_IN).json() == [receipts[0] | {"file": str(kept[0] / f"{MODULE}.ipynb")}, receipts[1]]
    secrets = [(folder / "submission_secret.txt").read_text() for folder in kept]
    assert secrets[0] != secrets[1] and min(map(len, secrets)) >= 32
    texts = [json.dumps(json.loads((folder / f"{MODULE}.ipynb").read_text())) for folder in kept]
    assert ["first" in texts[0], "second" in texts[1]] == [True, True]
    assert "second" in (little.data / "class" / "submitted" / "ada" / f"{MODULE}-de" / f"{MODULE}.ipynb").read_text()
    assert not list(little.data.rglob("*.part"))


def test_a_hand_in_that_cannot_be_written_says_so_and_leaves_no_receipt(little: Any, ada: httpx2.Client) -> None:
    (little.data / "class").write_text("a file where the folder should be")
    reply = ada.post(HAND_IN, json={"lang": "de"})
    assert reply.status_code == 503
    assert "gespeichert" in reply.json()["error"]["message"]
    assert ada.get(HAND_IN).json() == []


def test_a_missing_notebook_is_named(little: Any, ada: httpx2.Client) -> None:
    for file in Path(little.world.notebooks).rglob("*.ipynb"):
        file.unlink()
    reply = ada.post(HAND_IN, json={"lang": "de"})
    assert reply.status_code == 500 and "Notebook" in reply.json()["error"]["message"]


def test_nobody_reaches_the_work_of_another(little: Any, ada: httpx2.Client, bob: httpx2.Client) -> None:
    save(ada, "the secret plan of ada")
    check(ada, "the secret plan of ada")
    ada.post(HAND_IN, json={"lang": "de"})
    replies = [bob.get(path) for path in (EXERCISE, "/course/modules", HAND_IN, "/course/me")]
    replies.append(save(bob, "bob's own"))
    replies.append(bob.post(CHECK, json={"lang": "de", "text": "bob's own"}))
    assert [reply.status_code for reply in replies] == [200] * 6
    assert all("secret" not in reply.text and '"ada"' not in reply.text for reply in replies)
    bob.post(HAND_IN, json={"lang": "de"})
    for file in (little.data / "class" / "submitted" / "bob").rglob("*"):
        assert file.is_dir() or b"secret" not in file.read_bytes()


@pytest.mark.parametrize("path", ["..%2f..%2fetc/passwd", "02-clear-briefs%2f../x", "%00/x", "02-clear-briefs/%ff"])
def test_names_that_are_no_names_find_nothing(ada: httpx2.Client, path: str) -> None:
    assert ada.get(f"/course/exercises/{path}").status_code == 404
    assert ada.put(f"/course/answers/{path}", json={"lang": "de", "text": "x", "base": 0}).status_code == 404


def test_while_one_learner_is_graded_others_save_and_the_own_checks_wait(little: Any, ada: Any, bob: Any) -> None:
    little.model.wait.clear()
    order: list[str] = []
    running = threading.Semaphore(0)
    grade = little.world.grade

    def watched(exercise: Any, answer: Any, key: Any, model: Any) -> Any:
        order.append(f"start {answer.text}")
        running.release()
        found = grade(exercise, answer, key, model)
        order.append(f"end {answer.text}")
        return found

    object.__setattr__(little.world, "grade", watched)
    with ThreadPoolExecutor(3) as pool:
        checks = [pool.submit(check, ada, text) for text in ("good", "fair", "bad")]
        assert running.acquire(timeout=10)
        assert save(bob, "bob saves meanwhile").status_code == 200
        assert save(ada, "ada saves meanwhile", base=9).status_code == 200
        assert len(order) == 1
        little.model.wait.set()
        assert sorted(future.result()["points"] for future in checks) == [0.0, 2.0, 4.0]
    assert [entry.split()[0] for entry in order] == ["start", "end"] * 3


def test_a_grader_that_fails_loses_no_text(ada: httpx2.Client) -> None:
    reply = ada.post(CHECK, json={"lang": "de", "text": "explode"})
    assert reply.status_code == 500 and "foresaw" not in reply.text
    assert ada.get(EXERCISE, params={"lang": "de"}).json()["answer"]["text"] == "explode"
