"""Each course directory has a secret of its own that decides on the unseen cases."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from curtain.course.load import load_module
from curtain.course.root import course_root
from curtain.nbgrading.cohort_seed import NO_SEED, SEED_FILE, cohort_seed, make_seed
from curtain.nbgrading.course_directory import prepare
from curtain.nbgrading.judge import judge, key_of


def test_a_seed_is_made_once_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    assert cohort_seed(tmp_path) == NO_SEED
    make_seed(tmp_path)
    seed = cohort_seed(tmp_path)
    make_seed(tmp_path)
    assert cohort_seed(tmp_path) == seed != NO_SEED and len(seed) == 32
    assert os.name == "nt" or (tmp_path / SEED_FILE).stat().st_mode & 0o777 == 0o600


def test_a_course_directory_gets_a_seed_and_keeps_it(classroom: Path) -> None:
    seed = cohort_seed(classroom)
    assert seed != NO_SEED
    prepare(classroom)
    assert cohort_seed(classroom) == seed


def test_no_notebook_holds_the_seed(classroom: Path) -> None:
    seed = cohort_seed(classroom)
    handed_out = [path for folder in ("release", "source") for path in (classroom / folder).rglob("*.ipynb")]
    assert handed_out and not [path for path in handed_out if seed in path.read_text(encoding="utf-8")]


@pytest.mark.parametrize("empty", [b"", b" \n", b"\xff\xfe"])
def test_an_empty_or_broken_seed_is_none(tmp_path: Path, empty: bytes) -> None:
    (tmp_path / SEED_FILE).write_bytes(empty)
    assert cohort_seed(tmp_path) == NO_SEED


def test_two_cohorts_get_other_record_cases_and_the_same_visible_ones() -> None:
    exercise = "02-clear-briefs/follow-up"
    one, two = (key_of(exercise, "en", seed) for seed in ("cohort-a", "cohort-b"))
    assert one.cases("visible") == two.cases("visible")
    materials = [{case.material for case in key.cases("record")} for key in (one, two)]
    assert len(materials[0]) == len(materials[1]) > 1 and not materials[0] & materials[1]


def test_a_grade_names_the_seed_by_its_digest_and_is_the_same_again() -> None:
    exercise, text = "02-clear-briefs/why-better", "b"
    one, again, two = (judge(exercise, "en", text, seed) for seed in ("cohort-a", "cohort-a", "cohort-b"))
    assert one == again and one.versions["seed"] != two.versions["seed"]
    assert "cohort-a" not in str(one.as_json())


def test_a_good_answer_passes_in_every_cohort() -> None:
    module = load_module(course_root(), "02-clear-briefs")
    answer = module.model_answer("three-points", "en")
    grades = [judge("02-clear-briefs/three-points", "en", answer, f"cohort-{number}") for number in range(4)]
    assert all(grade.points >= 0.9 * grade.max for grade in grades)
