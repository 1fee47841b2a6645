"""Answers: nothing is overwritten, a conflict keeps both, and what cannot be stored is cleaned."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from curtain.errors import StoreError
from curtain.records import Answer, Language
from curtain.store import Store, open_store

EXERCISE = "02-clear-briefs/follow-up"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = open_store(tmp_path)
    store.learners.enrol("ada", "key of ada")
    return store


def answer(text: str, lang: Language = "de") -> Answer:
    return Answer(EXERCISE, lang, text)


def texts(store: Store) -> list[str]:
    return [saved.text for saved in store.answers.history("ada", EXERCISE)]


def test_every_saved_text_stays(store: Store) -> None:
    for base, text in enumerate(["one", "two", "three"]):
        saving = store.answers.save("ada", answer(text), base=base, device="laptop")
        assert saving.theirs is None
        assert saving.saved.revision == base + 1
    assert texts(store) == ["one", "two", "three"]
    current = store.answers.current("ada", EXERCISE, "de")
    assert current is not None and current.text == "three"


def test_the_same_text_again_makes_no_new_revision(store: Store) -> None:
    first = store.answers.save("ada", answer("same"), base=0, device="laptop")
    again = store.answers.save("ada", answer("same"), base=0, device="phone")
    assert again == first


def test_a_second_device_that_did_not_know_the_newest_text_is_told_and_both_stay(store: Store) -> None:
    store.answers.save("ada", answer("from the laptop"), base=0, device="laptop")
    saving = store.answers.save("ada", answer("from the phone"), base=0, device="phone")
    assert saving.theirs is not None and saving.theirs.text == "from the laptop"
    assert texts(store) == ["from the laptop", "from the phone"]
    current = store.answers.current("ada", EXERCISE, "de")
    assert current is not None and current.text == "from the laptop"


def test_after_a_conflict_the_own_text_can_be_chosen(store: Store) -> None:
    store.answers.save("ada", answer("theirs"), base=0, device="laptop")
    saving = store.answers.save("ada", answer("mine"), base=0, device="phone")
    assert saving.theirs is not None
    chosen = store.answers.save("ada", answer("mine"), base=saving.theirs.revision, device="phone")
    assert chosen.theirs is None
    current = store.answers.current("ada", EXERCISE, "de")
    assert current is not None and current.text == "mine"


def test_a_refused_save_that_is_repeated_adds_no_further_copy(store: Store) -> None:
    store.answers.save("ada", answer("theirs"), base=0, device="laptop")
    first = store.answers.save("ada", answer("mine"), base=0, device="phone")
    again = store.answers.save("ada", answer("mine"), base=0, device="phone")
    assert again == first
    assert texts(store) == ["theirs", "mine"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Write a mail to Ms Adler, and be brief", False),
        ("Please: Write a mail to Ms Adler", False),
        ("Write a long mail to Ms Adler", False),
        ("Write a post", True),
        ("Write a mail", True),
        ("", True),
    ],
)
def test_who_only_wrote_on_after_a_lost_acknowledgement_meets_no_conflict(store: Store, text: str, told: bool) -> None:
    store.answers.save("ada", answer("Write a mail to Ms Adler"), base=0, device="laptop")
    saving = store.answers.save("ada", answer(text), base=0, device="laptop")
    assert (saving.theirs is not None) is told
    assert (store.answers.save("ada", answer(text + "!"), base=0, device="phone").theirs is not None) is True


def test_languages_do_not_conflict_and_keep_their_own_current_text(store: Store) -> None:
    store.answers.save("ada", answer("deutsch", "de"), base=0, device="laptop")
    assert store.answers.save("ada", answer("english", "en"), base=0, device="phone").theirs is None
    assert (store.answers.current("ada", EXERCISE, "de") or pytest.fail()).text == "deutsch"
    assert (store.answers.current("ada", EXERCISE) or pytest.fail()).text == "english"
    assert store.answers.current("ada", EXERCISE, "es") is None


def test_one_learner_never_sees_the_other_ones_text(store: Store) -> None:
    store.learners.enrol("bob", "key of bob")
    store.answers.save("ada", answer("mine alone"), base=0)
    assert store.answers.current("bob", EXERCISE) is None
    assert store.answers.history("bob", EXERCISE) == ()
    assert store.answers.all_current("bob") == ()
    assert [saved.text for saved in store.answers.all_current("ada")] == ["mine alone"]


def test_all_current_answers_are_one_for_each_exercise_and_language(store: Store) -> None:
    store.answers.save("ada", answer("alt", "de"), base=0, device="laptop")
    store.answers.save("ada", answer("neu", "de"), base=1, device="laptop")
    store.answers.save("ada", answer("beiseite", "de"), base=0, device="phone")
    store.answers.save("ada", answer("english", "en"), base=0, device="laptop")
    store.answers.save("ada", Answer("02-clear-briefs/other", "de", "andere"), base=0, device="laptop")
    store.learners.enrol("bob", "key of bob")
    store.answers.save("bob", answer("of bob", "de"), base=0)
    found = {(saved.exercise, saved.lang): saved.text for saved in store.answers.all_current("ada")}
    assert found == {(EXERCISE, "de"): "neu", (EXERCISE, "en"): "english", ("02-clear-briefs/other", "de"): "andere"}


def test_an_unknown_learner_cannot_save(store: Store) -> None:
    with pytest.raises(StoreError):
        store.answers.save("nobody", answer("text"), base=0)


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        ("half an emoji \ud83d here", "half an emoji � here"),
        ("nul\0byte", "nulbyte"),
        ("whole emoji 😀, Größe, año", "whole emoji 😀, Größe, año"),
        ("", ""),
    ],
)
def test_characters_that_cannot_be_stored_are_cleaned(store: Store, written: str, stored: str) -> None:
    store.answers.save("ada", answer(written), base=0, device="\ud800")
    assert texts(store) == [stored]


def test_many_at_once_lose_nothing_and_number_without_gaps(store: Store) -> None:
    with ThreadPoolExecutor(20) as pool:
        list(pool.map(lambda n: store.answers.save("ada", answer(f"text {n}"), base=0, device=f"{n}"), range(60)))
    history = store.answers.history("ada", EXERCISE)
    assert sorted(saved.text for saved in history) == sorted(f"text {n}" for n in range(60))
    assert [saved.revision for saved in history] == list(range(1, 61))
