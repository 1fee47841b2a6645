"""Learners, attempts, hand-ins and events."""

from __future__ import annotations

from pathlib import Path

import pytest

from curtain.errors import StoreError
from curtain.records import LANGUAGES, Feedback, Grade, Language
from curtain.store import Store, open_store
from curtain.store.rows import Tally


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = open_store(tmp_path)
    store.learners.enrol("ada", "key of ada", cohort="spring", language="es")
    return store


def grade(points: float, lang: Language = "de", exercise: str = "m/one") -> Grade:
    return Grade(exercise, lang, points, 4.0, feedback=(Feedback(f"{points} erreicht"),))


def test_a_learner_is_found_by_key_and_the_key_is_nowhere_in_the_file(store: Store, tmp_path: Path) -> None:
    learner = store.learners.by_key("key of ada")
    assert learner is not None and (learner.id, learner.cohort, learner.language) == ("ada", "spring", "es")
    assert store.learners.by_key("another") is None
    store.close()
    assert all(b"key of ada" not in file.read_bytes() for file in tmp_path.iterdir())


def test_a_new_key_replaces_the_old_one_and_keeps_the_rest(store: Store) -> None:
    store.learners.set_language("ada", "de")
    again = store.learners.enrol("ada", "new key")
    assert (again.language, again.cohort) == ("de", "spring")
    assert store.learners.by_key("key of ada") is None
    assert store.learners.by_key("new key") == again


def test_nobody_gets_the_key_of_another(store: Store) -> None:
    with pytest.raises(StoreError) as caught:
        store.learners.enrol("bob", "key of ada")
    assert caught.value.key == "store.key_taken"


@pytest.mark.parametrize("learner", ["", "Ada", "a/b", "../me", "a" * 65, "ä", "me\n"])
def test_ids_that_could_not_be_a_folder_name_are_refused(store: Store, learner: str) -> None:
    with pytest.raises(StoreError):
        store.learners.enrol(learner, "some key")


def test_first_and_best_attempt_are_kept_side_by_side(store: Store) -> None:
    for points in (1.0, 3.5, 2.0):
        store.attempts.add("ada", grade(points))
    store.attempts.add("ada", grade(4.0, exercise="m/two"))
    tallies = store.attempts.tallies("ada")
    assert (tallies["m/one"].first, tallies["m/one"].best, tallies["m/one"].count) == (1.0, 3.5, 3)
    assert tallies["m/two"].count == 1


def test_attempts_count_by_language_or_all_together(store: Store) -> None:
    for points, lang in ((1.0, "de"), (4.0, "en"), (2.0, "de")):
        store.attempts.add("ada", grade(points, lang))  # type: ignore[arg-type]
    tallies = {lang: store.attempts.tallies("ada", lang).get("m/one") for lang in LANGUAGES}
    assert tallies == {"de": Tally(1.0, 2.0, 2), "en": Tally(4.0, 4.0, 1), "es": None}
    assert store.attempts.tallies("ada")["m/one"] == Tally(1.0, 4.0, 3)
    last = store.attempts.last("ada", "m/one")
    assert last is not None and last.points == 2.0


def test_the_last_attempt_in_a_language_brings_its_feedback_back(store: Store) -> None:
    store.attempts.add("ada", grade(1.0))
    store.attempts.add("ada", grade(2.0))
    store.attempts.add("ada", grade(3.0, "en"))
    last = store.attempts.last("ada", "m/one", "de")
    assert last is not None and last.grade["feedback"][0]["text"] == "2.0 erreicht"
    assert store.attempts.last("ada", "m/one", "es") is None


def test_hand_ins_are_all_kept_and_the_newest_is_known(store: Store) -> None:
    for at in ("2026-01-01T10:00:00.000+00:00", "2026-01-02T10:00:00.000+00:00"):
        store.hand_ins.add("ada", "m", "de", assignment="m-de", digest="d" * 64, at=at, module_version="1")
    assert [hand_in.at[:10] for hand_in in store.hand_ins.of("ada", "m")] == ["2026-01-01", "2026-01-02"]
    assert store.hand_ins.latest("ada", "de") == {"m": "2026-01-02T10:00:00.000+00:00"}
    assert store.hand_ins.latest("ada", "en") == {}
    assert store.hand_ins.of("ada", "other") == ()


def test_events_grow_in_order(store: Store) -> None:
    store.events.note("ada", "handed-in", module="m")
    store.events.note(None, "started")
    assert [(event.learner, event.kind) for event in store.events.all()] == [("ada", "handed-in"), (None, "started")]
    assert store.events.all("ada")[0].data == {"module": "m"}
