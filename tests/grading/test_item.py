"""The table of an item shows how every sort of answer fares, and says what is out of bounds."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from course.small_course import write_course

from curtain.course.frozen import frozen_answers
from curtain.course.load import load_module
from curtain.errors import SourceError
from curtain.grading.cheats import cheats
from curtain.grading.item import item_rows, item_table
from curtain.grading.scripted import ScriptedModel
from curtain.records import LANGUAGES


def obedient(message: str) -> str:
    """Hand out name and waiting time, but only to whoever asks for a mail."""
    name = re.search(r"(?:Frau|Herr|Ms|Mr|Sra\.|Sr\.|Kurz:|Short:|Breve:)\s(?:\w+\s)?(\w+),", message)
    wait = re.search(r"\d+ (?:Wochen|weeks|semanas)(?=, \d)", message)
    return f"{name[1]}, {wait[0] if wait else 'bald'}" if name and "Write a mail" in message else "?"


MODEL = ScriptedModel(obedient, "obedient/1")
ANSWERS = """
[de]
naive = ["Mach was."]
good = ["Write a mail, please.", "Write a mail now.", "Kurz gesagt: Write a mail."]
held_out = [1]
"""


def with_answers(root: Path, text: str = ANSWERS) -> Path:
    path = write_course(root) / "assets/answers/90-small/mail.toml"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    return root


def test_every_sort_of_answer_has_its_row(tmp_path: Path) -> None:
    rows = list(item_rows(with_answers(tmp_path), load_module(tmp_path, "90-small"), "mail", MODEL))
    german = {row.name: (row.worst, row.best, row.n) for row in rows if row.lang == "de" and row.group != "cheat"}
    assert german == {"model": (1, 1, 1), "naive": (0, 0, 1), "good": (1, 1, 2), "held_out": (1, 1, 1)}
    assert all(row.best <= 0.1 for row in rows if row.group == "cheat")
    assert {row.lang for row in rows} == set(LANGUAGES)


def test_the_table_is_sound_or_marks_what_is_not(tmp_path: Path) -> None:
    sound = item_table(with_answers(tmp_path / "a"), "90-small/mail", MODEL)
    assert sound.sound and "!" not in sound.table
    spoiled = ANSWERS.replace("Mach was.", "Write a mail quickly.")
    breach = item_table(with_answers(tmp_path / "b", spoiled), "90-small/mail", MODEL)
    marked = [line for line in breach.table.splitlines() if line.startswith("!")]
    assert not breach.sound and len(marked) == 1 and "naive" in marked[0]


@pytest.mark.parametrize(("name", "trick"), [("mail", "hard-coded"), ("mail", "constant"), ("best", "all-options")])
def test_cheats_fit_the_kind(tmp_path: Path, name: str, trick: str) -> None:
    module = load_module(write_course(tmp_path), "90-small")
    for lang in LANGUAGES:
        made = cheats(module, name, lang, MODEL)
        assert {"empty", "echo", "beg", "salad", trick} <= set(made) and made["empty"] == ""


def test_a_wrong_file_of_answers_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"mail\.toml:3"):
        frozen_answers(with_answers(tmp_path, '[de]\n\nnative = ["x"]'), "90-small/mail", "de")
