"""A cohort graded in bulk has the same gradebook, notebooks, records and feedback as one graded by nbgrader."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from cohort_rows import files, gradebook_rows
from nbgrader.api import Gradebook
from nbgrader.apps.api import NbGraderAPI

from curtain.errors import SetUpError
from curtain.nbgrading.cohort.run import Cohort, grade_cohort
from curtain.nbgrading.course_directory import prepare
from curtain.nbgrading.generate import course_config, course_directory
from curtain.phrases import say

Exercise = Callable[..., dict[str, Any]]
HandIn = Callable[..., Path]

WRITTEN = ("autograded", "records")


def book(classroom: Path) -> Gradebook:
    return Gradebook(f"sqlite:///{classroom / 'gradebook.db'}", "curtain")


def autograded(classroom: Path, lang: str = "de") -> Path:
    """Grade a copy of a classroom with nbgrader."""
    other = Path(shutil.copytree(classroom, classroom.with_name("by-nbgrader"), symlinks=True, dirs_exist_ok=True))
    config = course_config(other)
    api = NbGraderAPI(course_directory(other, config), config=config, log_level=50)
    assert api.autograde(f"01-notes-{lang}", "*")["success"]
    return other


def assert_same(classroom: Path, other: Path) -> None:
    ours, theirs = gradebook_rows(classroom), gradebook_rows(other)
    for name, rows in theirs.items():
        assert ours[name] == rows, name
    assert files(classroom, *WRITTEN) == files(other, *WRITTEN)


@pytest.fixture
def handed_in(classroom: Path, hand_in: HandIn, exercise: Exercise, course: Path) -> Path:
    """A classroom with hand-ins of all sorts."""
    hand_in("ada", exercise(pick="b", pick_two="a, c"))
    hand_in("bob", exercise())
    hand_in("cem", exercise(pick="a <script>", pick_two="c\nno such"))
    hand_in("dora", b"{")
    hand_in("emil", (course / "solutions/de/01-notes-de/01-notes.ipynb").read_bytes())
    twice = exercise(pick="b")
    twice["cells"] = twice["cells"] * 3 + [{"cell_type": "code", "source": "%%answer 01-notes/pick\na"}]
    hand_in("fritz", twice).rename(classroom / "submitted/fritz/01-notes-de/01-notes (1).ipynb")
    late = hand_in("gina", exercise(pick="b", pick_two="a" * 20_001))
    late.with_name("timestamp.txt").write_text("2026-11-20 10:00:00 UTC")
    late.with_name("submission_secret.txt").write_text("secret")
    late.with_name("more.txt").write_text("not ours")
    hand_in("hugo", b"").unlink()
    link = hand_in("ines", b"")
    link.unlink()
    link.symlink_to(course / "solutions/de/01-notes-de/01-notes.ipynb")
    return classroom


def give_by_hand(classroom: Path, learner: str) -> None:
    """A trainer's points, extra credit and words for a learner."""
    with book(classroom) as gradebook:
        grade = gradebook.find_grade("points-pick", "01-notes", "01-notes-de", learner)
        grade.manual_score, grade.extra_credit, grade.needs_manual_grade = 1.5, 0.25, False
        gradebook.find_comment("answer-pick", "01-notes", "01-notes-de", learner).manual_comment = "Gut."
        gradebook.db.commit()


def set_due_date(classroom: Path) -> None:
    with book(classroom) as gradebook:
        gradebook.update_or_create_assignment("01-notes-de", duedate="2026-11-18 09:00:00 UTC")


def with_penalty(classroom: Path) -> None:
    config = classroom / "nbgrader_config.py"
    text = config.read_text(encoding="utf-8")
    config.write_text(f"{text}\nc.LatePenalty.percent_a_day = 10\n", encoding="utf-8")


def test_the_first_grading_is_row_by_row_and_byte_by_byte_that_of_nbgrader(handed_in: Path) -> None:
    set_due_date(handed_in)
    with_penalty(handed_in)
    other = autograded(handed_in)
    assert grade_cohort(handed_in).well
    assert_same(handed_in, other)
    rows = gradebook_rows(handed_in)
    assert len(rows["submissions"]) == 9 and len(rows["grades"]) == 18 and len(rows["comments"]) == 18
    assert [row[4] for row in rows["notebooks"] if row[1] == "gina"] == [pytest.approx(0.6)]


def test_a_second_grading_after_points_by_hand_and_new_answers_is_that_of_nbgrader(
    handed_in: Path, exercise: Exercise
) -> None:
    other = autograded(handed_in)
    assert grade_cohort(handed_in).well
    for classroom in (handed_in, other):
        for learner in ("ada", "cem"):
            give_by_hand(classroom, learner)
        changed = classroom / "submitted/cem/01-notes-de/01-notes.ipynb"
        changed.write_text(json.dumps(exercise(pick="b", pick_two="a, c")), encoding="utf-8")
    config = course_config(other)
    api = NbGraderAPI(course_directory(other, config), config=config, log_level=50)
    assert api.autograde("01-notes-de", "cem")["success"]
    assert grade_cohort(handed_in) == Cohort(graded=1, unchanged=8)
    assert_same(handed_in, other)
    (grade,) = (row for row in gradebook_rows(handed_in)["grades"] if row[1] == "cem" and row[3] == "points-pick")
    assert grade[5:] == (2.0, 1.5, 0.25, 1)


def test_after_a_corrected_key_everybody_is_graded_again_and_told_so(handed_in: Path, course: Path) -> None:
    assert grade_cohort(handed_in).well
    give_by_hand(handed_in, "ada")
    key = course / "modules/01-notes/key.toml"
    text = key.read_text(encoding="utf-8")
    assert text.count('right = ["b"]') == 1
    key.write_text(text.replace('right = ["b"]', 'right = ["a"]'), encoding="utf-8")
    other = autograded(handed_in)
    assert grade_cohort(handed_in).graded == 9
    assert_same(handed_in, other)
    (told,) = (row[5] for row in gradebook_rows(handed_in)["comments"] if row[1] == "emil" and row[3] == "answer-pick")
    assert say("de", "nbgrading.why.key") in told


def test_a_second_run_has_nothing_to_do_and_what_is_missing_is_made_again(handed_in: Path, exercise: Exercise) -> None:
    assert grade_cohort(handed_in) == Cohort(graded=9)
    before = files(handed_in, *WRITTEN), gradebook_rows(handed_in)
    assert grade_cohort(handed_in) == Cohort(unchanged=9)
    (handed_in / "autograded/ada/01-notes-de/01-notes.ipynb").unlink()
    (handed_in / "submitted/bob/01-notes-de/timestamp.txt").write_text("2026-11-19 08:00:00 UTC")
    assert grade_cohort(handed_in) == Cohort(graded=2, unchanged=7)
    after = files(handed_in, *WRITTEN), gradebook_rows(handed_in)
    assert {name for name in after[0] if after[0][name] != before[0].get(name)} == {
        "autograded/bob/01-notes-de/timestamp.txt"
    }
    assert {name for name in after[1] if after[1][name] != before[1][name]} == {"submissions"}


def test_feedback_pages_are_those_made_after_nbgraders_run(handed_in: Path, nbgrader: NbGraderAPI) -> None:
    other = autograded(handed_in)
    assert grade_cohort(handed_in).well
    config = course_config(other)
    theirs = NbGraderAPI(course_directory(other, config), config=config, log_level=50)
    for api in (nbgrader, theirs):
        assert api.generate_feedback("01-notes-de")["success"]
    pages = files(handed_in, "feedback")
    assert sum(name.endswith(".html") for name in pages) == 9
    assert pages == files(other, "feedback")


def test_pages_written_in_one_go_are_those_of_nbgrader(handed_in: Path, nbgrader: NbGraderAPI) -> None:
    set_due_date(handed_in)
    with_penalty(handed_in)
    assert grade_cohort(handed_in).well
    for learner in ("cem", "gina"):
        give_by_hand(handed_in, learner)
    assert grade_cohort(handed_in, feedback=True) == Cohort(unchanged=9, pages=9)
    ours = files(handed_in, "feedback")
    shutil.rmtree(handed_in / "feedback")
    assert nbgrader.generate_feedback("01-notes-de")["success"]
    theirs = files(handed_in, "feedback")
    assert ours == theirs and len(theirs) == 11


def test_nbgraders_own_run_finds_everything_graded(handed_in: Path) -> None:
    assert grade_cohort(handed_in).well
    before = files(handed_in, *WRITTEN), gradebook_rows(handed_in)
    other = autograded(handed_in)
    assert (files(other, *WRITTEN), gradebook_rows(other)) == before


def test_an_assignment_without_release_is_named_and_the_others_are_graded(
    handed_in: Path, hand_in: HandIn, exercise: Exercise, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = handed_in / "submitted/ada/09-other-de"
    folder.mkdir()
    (folder / "09-other.ipynb").write_text("{}")
    (handed_in / "release/09-other-de").mkdir()
    cohort = grade_cohort(handed_in)
    assert (cohort.graded, cohort.unknown, cohort.well) == (9, ["09-other-de"], False)
    assert "09-other-de" in cohort.told()


def test_an_unprepared_directory_is_refused_and_stays_as_it_is(tmp_path: Path) -> None:
    with pytest.raises(SetUpError, match="curtain course"):
        grade_cohort(tmp_path)
    assert not list(tmp_path.iterdir())


def test_a_gradebook_without_the_assignment_says_what_to_do_and_keeps_the_work(handed_in: Path) -> None:
    (handed_in / "gradebook.db").rename(handed_in / "gradebook.away")
    with pytest.raises(SetUpError, match="generate_assignment 01-notes-de"):
        grade_cohort(handed_in)
    (handed_in / "gradebook.db").unlink()
    (handed_in / "gradebook.away").rename(handed_in / "gradebook.db")
    assert grade_cohort(handed_in) == Cohort(unchanged=9)
    assert len(gradebook_rows(handed_in)["grades"]) == 18


def test_a_freshly_prepared_directory_without_hand_ins_is_fine(classroom: Path) -> None:
    prepare(classroom)
    assert grade_cohort(classroom) == Cohort()
