"""After a corrected key a cohort is graded again: points follow, what a trainer gave stays, and learners are told."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from nbgrader.apps.api import NbGraderAPI

from curtain.cli import main
from curtain.errors import SourceError
from curtain.nbgrading.cohort.grading import Desk
from curtain.nbgrading.cohort_seed import SEED_FILE
from curtain.nbgrading.record import read_record, record_path
from curtain.nbgrading.regrade import regrade
from curtain.records import LANGUAGES, Language

Exercise = Callable[..., dict[str, Any]]
HandIn = Callable[..., Path]

TOLD = {
    "de": "Diese Aufgabe wurde neu bewertet: jetzt 2 von 2 Punkten, vorher 0 von 2. Der Grund: Der Lösungsschlüssel",
    "en": "This was graded again: now 2 of 2 points, before 0 of 2. The reason: the solution key",
    "es": "Este ejercicio se evaluó de nuevo: ahora 2 de 2 puntos, antes 0 de 2. El motivo: se corrigió la clave",
}


def correct_key(course: Path, right: str = "a") -> None:
    """The key said ``b``."""
    path = course / "modules/01-notes/key.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('[pick]\nright = ["b"]', f'[pick]\nright = ["{right}"]'), encoding="utf-8")


def points(nbgrader: NbGraderAPI, learner: str, lang: str = "de") -> dict[str, float]:
    with nbgrader.gradebook as book:
        graded = book.find_submission_notebook("01-notes", f"01-notes-{lang}", learner).grades
        return {grade.name.removeprefix("points-"): grade.score for grade in graded}


def give(nbgrader: NbGraderAPI, learner: str, *, score: float | None = None, comment: str | None = None) -> None:
    """Do what a trainer does in formgrader."""
    with nbgrader.gradebook as book:
        grade = book.find_grade("points-pick", "01-notes", "01-notes-de", learner)
        grade.manual_score, grade.needs_manual_grade = score, False
        book.find_comment("answer-pick", "01-notes", "01-notes-de", learner).manual_comment = comment
        book.db.commit()


def given(nbgrader: NbGraderAPI, learner: str) -> tuple[float, str, bool]:
    with nbgrader.gradebook as book:
        grade = book.find_grade("points-pick", "01-notes", "01-notes-de", learner)
        comment = book.find_comment("answer-pick", "01-notes", "01-notes-de", learner)
        return grade.score, comment.comment, grade.needs_manual_grade


def page(classroom: Path, learner: str, lang: str = "de") -> str:
    return (classroom / f"feedback/{learner}/01-notes-{lang}/01-notes.html").read_text(encoding="utf-8")


Way = Callable[[NbGraderAPI, Path, str], None]


def by_nbgrader(nbgrader: NbGraderAPI, classroom: Path, lang: str) -> None:
    assert nbgrader.autograde(f"01-notes-{lang}", "*", force=True)["success"]


def by_regrade(nbgrader: NbGraderAPI, classroom: Path, lang: str) -> None:
    regrade(classroom, f"01-notes-{lang}")


WAYS = pytest.mark.parametrize("way", [by_nbgrader, by_regrade])


@WAYS
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_corrected_key_changes_points_and_the_learner_reads_what_and_why(
    nbgrader: NbGraderAPI, hand_in: HandIn, exercise: Exercise, course: Path, classroom: Path, lang: Language, way: Way
) -> None:
    hand_in("ada", exercise(lang, pick="a", pick_two="a, c"), lang)
    assert nbgrader.autograde(f"01-notes-{lang}", "*")["success"]
    assert points(nbgrader, "ada", lang) == {"pick": 0, "pick-two": 3}
    correct_key(course)
    way(nbgrader, classroom, lang)
    assert points(nbgrader, "ada", lang) == {"pick": 2, "pick-two": 3}
    assert nbgrader.generate_feedback(f"01-notes-{lang}")["success"]
    assert page(classroom, "ada", lang).count(TOLD[lang]) == 1
    with nbgrader.gradebook as book:
        assert TOLD[lang][:20] in book.find_comment("answer-pick", "01-notes", f"01-notes-{lang}", "ada").comment


@WAYS
def test_points_and_comments_given_by_hand_stay(
    nbgrader: NbGraderAPI, hand_in: HandIn, exercise: Exercise, course: Path, classroom: Path, way: Way
) -> None:
    hand_in("ada", exercise(pick="a"))
    assert nbgrader.autograde("01-notes-de", "*")["success"]
    give(nbgrader, "ada", score=1.5, comment="Gut begründet.")
    way(nbgrader, classroom, "de")
    assert given(nbgrader, "ada") == (1.5, "Gut begründet.", False)
    correct_key(course)
    way(nbgrader, classroom, "de")
    assert given(nbgrader, "ada") == (1.5, "Gut begründet.", True)
    assert nbgrader.generate_feedback("01-notes-de")["success"]
    text = page(classroom, "ada")
    assert "1,5 von 2 Punkten" in text and "Von Ihrer Kursleitung" in text and "Gut begründet." in text
    assert "neu bewertet" not in text


def test_a_new_answer_brings_points_by_hand_back_to_the_trainer_and_tells_of_no_regrade(
    nbgrader: NbGraderAPI, hand_in: HandIn, exercise: Exercise, course: Path
) -> None:
    path = hand_in("ada", exercise(pick="a"))
    hand_in("bob", exercise(pick="a"))
    assert nbgrader.autograde("01-notes-de", "*")["success"]
    give(nbgrader, "ada", score=1.5)
    correct_key(course)
    for learner in ("ada", "bob"):
        changed = path.parents[2] / learner / "01-notes-de/01-notes.ipynb"
        changed.write_text(json.dumps(exercise(pick="b")), encoding="utf-8")
    assert nbgrader.autograde("01-notes-de", "*")["success"]
    assert given(nbgrader, "ada")[::2] == (1.5, True)
    assert "neu bewertet" not in given(nbgrader, "bob")[1] and given(nbgrader, "bob")[0] == 0


def test_both_ways_write_the_same_bytes(
    nbgrader: NbGraderAPI, hand_in: HandIn, exercise: Exercise, course: Path, classroom: Path
) -> None:
    for learner in ("ada", "bob"):
        hand_in(learner, exercise(pick="a"))
    assert nbgrader.autograde("01-notes-de", "*")["success"]
    correct_key(course)
    regrade(classroom)
    assert nbgrader.autograde("01-notes-de", "bob", force=True)["success"]
    ada, bob = (classroom / f"autograded/{name}/01-notes-de/01-notes.ipynb" for name in ("ada", "bob"))
    assert ada.read_bytes() == bob.read_bytes() and ada.stat().st_mode == bob.stat().st_mode
    kept = [read_record(record_path(classroom, name, "01-notes-de")) for name in ("ada", "bob")]
    assert kept[0] == kept[1] and kept[0]["01-notes/pick"].earlier


def test_only_what_depends_on_the_corrected_key_is_judged_again(
    nbgrader: NbGraderAPI,
    hand_in: HandIn,
    exercise: Exercise,
    course: Path,
    classroom: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for learner in ("ada", "bob"):
        hand_in(learner, exercise(pick="a", pick_two="a, c"))
    assert nbgrader.autograde("01-notes-de", "*")["success"]
    assert not any(one.judged for one in regrade(classroom))
    correct_key(course)
    judged: list[str] = []
    real = Desk.judge

    def counted(desk: Desk, exercise_id: str, *rest: Any) -> Any:
        judged.append(exercise_id)
        return real(desk, exercise_id, *rest)

    monkeypatch.setattr(Desk, "judge", counted)
    done = regrade(classroom)
    assert judged == ["01-notes/pick"] * 2
    assert [(one.learner, one.judged, one.changed) for one in done] == [
        (name, ("01-notes/pick",), ("01-notes/pick",)) for name in ("ada", "bob")
    ]
    assert not any(one.judged for one in regrade(classroom))
    assert all(len(one.judged) == 2 for one in regrade(classroom, everything=True))


def test_a_learner_reads_of_the_first_grade_however_often_the_key_was_corrected(
    nbgrader: NbGraderAPI, hand_in: HandIn, exercise: Exercise, course: Path, classroom: Path
) -> None:
    hand_in("ada", exercise(pick="a"))
    assert nbgrader.autograde("01-notes-de", "*")["success"]
    key = course / "modules/01-notes/key.toml"
    original = key.read_text(encoding="utf-8")
    key.write_text(original.replace("KEYWORDS-A", "KEYWORDS-Z"), encoding="utf-8")
    regrade(classroom)
    assert "neu bewertet; Ihre Punkte bleiben gleich" in given(nbgrader, "ada")[1].replace("\\", "")
    correct_key(course)
    regrade(classroom)
    assert TOLD["de"][:40] in given(nbgrader, "ada")[1]
    key.write_text(original, encoding="utf-8")
    regrade(classroom)
    assert "neu bewertet" not in given(nbgrader, "ada")[1]
    assert len(read_record(record_path(classroom, "ada", "01-notes-de"))["01-notes/pick"].earlier) == 3


def test_a_broken_key_stops_the_regrade_and_costs_nobody_points(
    nbgrader: NbGraderAPI, hand_in: HandIn, exercise: Exercise, course: Path, classroom: Path
) -> None:
    hand_in("ada", exercise(pick="b"))
    assert nbgrader.autograde("01-notes-de", "*")["success"]
    correct_key(course, right="no-such-option")
    with pytest.raises(SourceError):
        regrade(classroom)
    assert points(nbgrader, "ada") == {"pick": 2, "pick-two": 0}


def test_a_record_names_what_a_grade_was_made_with_and_no_seed(
    nbgrader: NbGraderAPI, hand_in: HandIn, exercise: Exercise, classroom: Path
) -> None:
    hand_in("ada", exercise(pick="b"))
    assert nbgrader.autograde("01-notes-de", "*")["success"]
    path = record_path(classroom, "ada", "01-notes-de")
    grade = read_record(path)["01-notes/pick"].grade
    assert grade and set(grade.versions) == {"engine", "key", "seed", "module", "grader"}
    assert (classroom / SEED_FILE).read_text().strip() not in path.read_text(encoding="utf-8")


def test_what_was_not_graded_yet_and_what_is_damaged_is_left_alone(
    nbgrader: NbGraderAPI, hand_in: HandIn, exercise: Exercise, course: Path, classroom: Path
) -> None:
    for learner in ("ada", "bob"):
        hand_in(learner, exercise(pick="a"))
    assert nbgrader.autograde("01-notes-de", "*")["success"]
    hand_in("new", exercise(pick="a"))
    half = classroom / "autograded/bob/01-notes-de/01-notes.ipynb"
    half.chmod(0o644)
    half.write_text("{")
    record_path(classroom, "ada", "01-notes-de").write_text("{")
    correct_key(course)
    assert [one.learner for one in regrade(classroom)] == ["ada"]
    assert points(nbgrader, "ada")["pick"] == 2 and points(nbgrader, "bob")["pick"] == 0


def test_the_command_says_how_many_changed(
    nbgrader: NbGraderAPI,
    hand_in: HandIn,
    exercise: Exercise,
    course: Path,
    classroom: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    hand_in("ada", exercise(pick="a"))
    assert nbgrader.autograde("01-notes-de", "*")["success"]
    correct_key(course)
    capsys.readouterr()
    assert main(["regrade", str(classroom)]) == 0
    assert capsys.readouterr().out.startswith("1 answers in 1 hand-ins were judged again; the points of 1 changed")
