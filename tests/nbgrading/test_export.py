"""The exported grades list what was handed in and nothing else, and no cell of them is a formula."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from nbgrader.api import Gradebook

from curtain.nbgrading.export import HandedInExport, safe
from curtain.nbgrading.handed_in import HAND_IN


@pytest.fixture
def book(classroom: Path) -> Iterator[Gradebook]:
    """A gradebook in which two of three learners have handed in, each in one language."""
    with Gradebook(f"sqlite:///{classroom / 'gradebook.db'}") as book:
        book.add_student("zoe", last_name='Núñez "Zo", jr.', first_name="=1+1", email="@zoe")
        book.add_student("ada")
        book.add_student("idle")
        with book.db.no_autoflush:
            book.add_submission("01-notes-de", "zoe", timestamp="2026-11-20 10:00:00 UTC")
            book.add_submission("01-notes-es", "ada")
        book.find_grade("points-pick", "01-notes", "01-notes-de", "zoe").auto_score = 1.5
        book.find_submission_notebook("01-notes", "01-notes-de", "zoe").late_submission_penalty = 0.5
        book.db.commit()
        yield book


def rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


def test_there_is_one_row_a_hand_in(book: Gradebook, tmp_path: Path) -> None:
    HandedInExport(to=str(tmp_path / "grades.csv")).export(book)
    found = rows(tmp_path / "grades.csv")
    assert [(row["assignment"], row["student_id"]) for row in found] == [("01-notes-de", "zoe"), ("01-notes-es", "ada")]
    assert dict(found[0]) == {
        "assignment": "01-notes-de",
        "duedate": "",
        "timestamp": "2026-11-20 10:00:00",
        "student_id": "zoe",
        "last_name": 'Núñez "Zo", jr.',
        "first_name": "'=1+1",
        "email": "'@zoe",
        "raw_score": "1.5",
        "late_submission_penalty": "0.5",
        "score": "1.0",
        "max_score": "5.0",
        "open_items": "pick pick-two",
        "open_points": "3.5",
    }


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ({"assignment": ["01-notes-es"]}, ["ada"]),
        ({"student": ["zoe"]}, ["zoe"]),
        ({"student": ["zoe"], "assignment": ["01-notes-es"]}, []),
    ],
)
def test_rows_can_be_chosen_as_with_nbgrader(
    book: Gradebook, tmp_path: Path, chosen: dict[str, list[str]], expected: list[str]
) -> None:
    HandedInExport(to=str(tmp_path / "grades.csv"), **chosen).export(book)
    assert [row["student_id"] for row in rows(tmp_path / "grades.csv")] == expected


def test_without_hand_ins_there_is_a_head(classroom: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    with Gradebook(f"sqlite:///{classroom / 'gradebook.db'}") as book:
        HandedInExport().export(book)
    assert (tmp_path / "grades.csv").read_text(encoding="utf-8") == ",".join(HAND_IN) + "\n"


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("=1+1", "'=1+1"),
        ("+49", "'+49"),
        ("-1", "'-1"),
        ("@a", "'@a"),
        ("\t=1", "'\t=1"),
        ("a=1", "a=1"),
        ("", ""),
        (-1.5, -1.5),
    ],
)
def test_what_a_spreadsheet_would_calculate_becomes_text_and_numbers_stay(
    cell: str | float, expected: str | float
) -> None:
    assert safe(cell) == expected
