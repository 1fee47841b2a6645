"""When running an answer cell saves its text, and when it must not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from fake_course import MODULE, TOKEN, FakeCourse

from curtain.widgets.cell_text import CellMemory, Taken, take_over
from curtain.widgets.service import CourseService

NAME = f"{MODULE}/follow-up"


class Cell:
    """A notebook's answer cell; each ``fresh`` is a new kernel over the same folder."""

    def __init__(self, course: FakeCourse, folder: Path) -> None:
        self.course, self.folder = course, folder
        self.fresh()

    def fresh(self) -> None:
        self.memory = CellMemory(self.folder / "cells.json")

    def run(self, text: str, name: str = NAME) -> Taken:
        service = CourseService(self.course.address, TOKEN)
        return take_over(text, service.exercise(name, "en"), self.memory, service)

    def card_writes(self, text: str) -> None:
        service = CourseService(self.course.address, TOKEN)
        service.save(NAME, "en", text, self.revision, "page")

    @property
    def held(self) -> Any:
        return self.course.answers.get("follow-up", {}).get("text")

    @property
    def revision(self) -> int:
        return int(self.course.answers.get("follow-up", {"revision": 0})["revision"])


@pytest.fixture
def cell(course: FakeCourse, tmp_path: Path) -> Cell:
    return Cell(course, tmp_path)


@pytest.mark.parametrize("text", ["…", "", "  …\n", "\n\n"])
def test_running_the_stub_saves_nothing(cell: Cell, text: str) -> None:
    assert cell.run(text) == Taken()
    assert cell.held is None


def test_the_given_text_of_a_try_is_not_saved(cell: Cell) -> None:
    cell.run("Write an e-mail", f"{MODULE}/before")
    assert cell.course.answers == {}


def test_a_typed_text_is_saved_once(cell: Cell) -> None:
    taken = cell.run("Write kindly")
    assert taken.saved and cell.held == "Write kindly"
    assert cell.run("Write kindly") == Taken() and cell.revision == 1
    cell.run("Write more kindly")
    assert cell.held == "Write more kindly" and cell.revision == 2


def test_run_all_on_another_day_does_not_put_the_old_text_over_the_cards(cell: Cell) -> None:
    cell.run("Old")
    cell.card_writes("Newer, from the card")
    cell.fresh()
    assert cell.run("Old") == Taken()
    assert cell.held == "Newer, from the card"


def test_a_cell_that_was_changed_while_the_card_was_too_is_a_conflict(cell: Cell) -> None:
    cell.run("Old")
    cell.card_writes("From the card")
    taken = cell.run("From the cell")
    assert taken.conflict and taken.conflict.text == "From the card"
    assert cell.held == "From the card"


def test_a_text_the_store_holds_already_is_only_remembered(cell: Cell) -> None:
    cell.card_writes("Same")
    assert cell.run("Same") == Taken()
    cell.card_writes("Newer")
    assert cell.run("Same") == Taken() and cell.held == "Newer"


def test_a_broken_memory_or_a_folder_that_is_gone_is_no_error(course: FakeCourse, tmp_path: Path) -> None:
    (tmp_path / "cells.json").write_text('{"a": 3}')
    cell = Cell(course, tmp_path)
    cell.run("Text")
    assert cell.held == "Text"
    lost = Cell(course, tmp_path / "gone")
    lost.run("Text")
    assert lost.memory.holds(NAME, "Text")
