"""A trainer's ``autograde`` gives points and reasons, the same bytes every time, whatever a learner handed in."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from nbgrader.apps.api import NbGraderAPI

from curtain.records import LANGUAGES

Exercise = Callable[..., dict[str, Any]]
HandIn = Callable[..., Path]


def autograde(nbgrader: NbGraderAPI, lang: str = "de") -> dict[str, Any]:
    result: dict[str, Any] = nbgrader.autograde(f"01-notes-{lang}", "*")
    return result


def points(nbgrader: NbGraderAPI, learner: str, lang: str = "de") -> dict[str, float]:
    with nbgrader.gradebook as book:
        graded = book.find_submission_notebook("01-notes", f"01-notes-{lang}", learner).grades
        return {grade.name.removeprefix("points-"): grade.score for grade in graded}


def comment(nbgrader: NbGraderAPI, learner: str, name: str, lang: str = "de") -> str:
    with nbgrader.gradebook as book:
        return str(book.find_comment(f"answer-{name}", "01-notes", f"01-notes-{lang}", learner).comment)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_solution_notebook_scores_everything_and_an_untouched_exercise_nothing(
    nbgrader: NbGraderAPI, hand_in: HandIn, exercise: Exercise, course: Path, lang: str
) -> None:
    solution = (course / f"solutions/{lang}/01-notes-{lang}/01-notes.ipynb").read_bytes()
    hand_in("solved", solution, lang)
    hand_in("untouched", exercise(lang), lang)
    assert autograde(nbgrader, lang)["success"]
    assert points(nbgrader, "solved", lang) == {"pick": 2, "pick-two": 3}
    assert points(nbgrader, "untouched", lang) == {"pick": 0, "pick-two": 0}


def test_twenty_gradings_of_one_hand_in_give_the_same_bytes(
    nbgrader: NbGraderAPI, hand_in: HandIn, exercise: Exercise, classroom: Path
) -> None:
    hand_in("ada", exercise(pick="b", pick_two="a"))
    results = set()
    for _ in range(20):
        assert autograde(nbgrader)["success"]
        notebook = (classroom / "autograded/ada/01-notes-de/01-notes.ipynb").read_bytes()
        results.add((notebook, str(points(nbgrader, "ada")), comment(nbgrader, "ada", "pick-two")))
    assert len(results) == 1


def test_reasons_stand_in_the_comment_and_are_no_markup(
    nbgrader: NbGraderAPI, hand_in: HandIn, exercise: Exercise
) -> None:
    hand_in("ada", exercise(pick="a"))
    autograde(nbgrader)
    assert points(nbgrader, "ada")["pick"] == 0
    assert r"KEYWORDS-A \<b\>falsch\</b\>" in comment(nbgrader, "ada", "pick")
    assert comment(nbgrader, "ada", "pick-two") == "Hier steht noch keine Antwort."


def test_nothing_but_the_answers_is_taken_over(
    nbgrader: NbGraderAPI, hand_in: HandIn, exercise: Exercise, classroom: Path
) -> None:
    notebook = exercise(pick="b")
    output = {"output_type": "execute_result", "data": {"text/plain": "99.0"}, "metadata": {}, "execution_count": 1}
    for cell in notebook["cells"]:
        if cell["id"] == "points-pick-two":
            cell["metadata"]["nbgrader"]["points"] = 99
            cell["outputs"] = [output]
    notebook["cells"].append({"cell_type": "code", "source": "open('/tmp/owned', 'w')", "metadata": {}, "outputs": []})
    notebook["cells"].append({"cell_type": "markdown", "source": "<script>alert(1)</script>", "metadata": {}})
    notebook["metadata"]["kernelspec"]["name"] = "../evil"
    notebook["metadata"]["curtain"] = {"module": "01-notes", "lang": "de", "graded": True}
    hand_in("ada", notebook)
    hand_in("plain", exercise(pick="b"))
    assert autograde(nbgrader)["success"]
    assert points(nbgrader, "ada") == {"pick": 2, "pick-two": 0}
    ada, plain = (classroom / f"autograded/{name}/01-notes-de/01-notes.ipynb" for name in ("ada", "plain"))
    assert ada.read_bytes() == plain.read_bytes()


def test_points_are_plain_numbers_in_the_output(
    nbgrader: NbGraderAPI, hand_in: HandIn, exercise: Exercise, classroom: Path
) -> None:
    hand_in("ada", exercise(pick="b"))
    autograde(nbgrader)
    notebook = json.loads((classroom / "autograded/ada/01-notes-de/01-notes.ipynb").read_text(encoding="utf-8"))
    outputs = {cell["id"]: cell["outputs"] for cell in notebook["cells"] if cell.get("outputs")}
    assert {name: output[0]["data"]["text/plain"] for name, output in outputs.items()} == {
        "points-pick": ["2.0"],
        "points-pick-two": ["0.0"],
    }


BAD = {
    "broken": (b'{"cells": [', "beschädigt"),
    "empty": (b"", "beschädigt"),
    "deep": (b"[" * 200_000, "beschädigt"),
    "deep-inside": (b'{"cells": [], "metadata": ' + b'{"a":' * 100_000 + b"1" + b"}" * 100_001, "beschädigt"),
    "huge-number": (b'{"cells": [], "metadata": ' + b"9" * 100_000 + b"}", "beschädigt"),
    "large": (b'{"cells": [' + b" " * 50_000_000 + b"]}", "größer als 20 MB"),
    "binary": (bytes(range(256)) * 100, "beschädigt"),
    "no-cells": (b'{"metadata": {}, "nbformat": 4, "nbformat_minor": 5}', "keine? Notebook mit Zellen"),
    "empty-list": (b'{"cells": [], "nbformat": 4}', "Notebook mit Zellen"),
    "old-format": (b'{"worksheets": [{"cells": []}], "nbformat": 3}', "Notebook mit Zellen"),
    "not-a-notebook": (b"[1, 2]", "Notebook mit Zellen"),
    "odd-cells": (b'{"cells": [1, null, "x", [], {"source": 5}, {"source": [1, 2]}, {}]}', "Hier steht noch keine"),
}


@pytest.mark.parametrize("name", BAD)
def test_an_unreadable_notebook_gets_a_plain_sentence_and_no_points_and_the_others_are_graded(
    nbgrader: NbGraderAPI, hand_in: HandIn, exercise: Exercise, name: str
) -> None:
    content, sentence = BAD[name]
    hand_in("ada", exercise(pick="b"))
    original = hand_in("bad", content)
    hand_in("zoe", exercise(pick="b"))
    assert autograde(nbgrader)["success"]
    assert points(nbgrader, "bad") == {"pick": 0, "pick-two": 0}
    assert points(nbgrader, "ada") == points(nbgrader, "zoe") == {"pick": 2, "pick-two": 0}
    assert sentence.replace("keine? ", "") in comment(nbgrader, "bad", "pick")
    assert original.read_bytes() == content


@pytest.mark.parametrize(("lang", "word"), [("de", "beschädigt"), ("en", "damaged"), ("es", "dañado")])
def test_the_sentence_is_in_the_language_of_the_assignment(
    nbgrader: NbGraderAPI, hand_in: HandIn, lang: str, word: str
) -> None:
    hand_in("bad", b"{", lang)
    assert autograde(nbgrader, lang)["success"]
    assert word in comment(nbgrader, "bad", "pick", lang)


def without_the_answer_line(notebook: dict[str, Any]) -> None:
    for cell in notebook["cells"]:
        if cell["id"] == "answer-pick":
            cell["source"] = ["b"]


def as_markdown(notebook: dict[str, Any]) -> None:
    for cell in notebook["cells"]:
        if cell["id"] == "answer-pick":
            cell["cell_type"] = "markdown"


def without_ids(notebook: dict[str, Any]) -> None:
    for cell in notebook["cells"]:
        cell["metadata"] = {}
        del cell["id"]


def with_copies(notebook: dict[str, Any]) -> None:
    notebook["cells"] *= 3


def turned_round(notebook: dict[str, Any]) -> None:
    notebook["cells"].reverse()


def with_ten_thousand_cells_behind(notebook: dict[str, Any]) -> None:
    notebook["cells"] += [{"cell_type": "code", "source": "%%answer 01-notes/pick\na", "id": "x"}] * 10_000


def with_no_numbers(notebook: dict[str, Any]) -> None:
    notebook["metadata"]["x"] = [float("nan"), float("inf")]
    notebook["nbformat"] = float("nan")


def with_half_a_character(notebook: dict[str, Any]) -> None:
    notebook["metadata"]["x"] = notebook["cells"][1]["source"] = "\ud800"


@pytest.mark.parametrize(
    "damage",
    [
        without_the_answer_line,
        as_markdown,
        without_ids,
        with_copies,
        turned_round,
        with_ten_thousand_cells_behind,
        with_no_numbers,
        with_half_a_character,
    ],
)
def test_an_answer_is_found_in_a_damaged_notebook(
    nbgrader: NbGraderAPI, hand_in: HandIn, exercise: Exercise, damage: Callable[[dict[str, Any]], None]
) -> None:
    notebook = exercise(pick="b")
    damage(notebook)
    hand_in("ada", notebook)
    assert autograde(nbgrader)["success"]
    assert points(nbgrader, "ada") == {"pick": 2, "pick-two": 0}


def test_lost_cells_count_as_untouched(nbgrader: NbGraderAPI, hand_in: HandIn, exercise: Exercise) -> None:
    notebook = exercise(pick="b", pick_two="a, c")
    notebook["cells"] = [cell for cell in notebook["cells"] if "pick-two" not in cell["id"]]
    hand_in("ada", notebook)
    assert autograde(nbgrader)["success"]
    assert points(nbgrader, "ada") == {"pick": 2, "pick-two": 0}


def test_half_a_character_in_an_answer_is_written_down_as_unknown(
    nbgrader: NbGraderAPI, hand_in: HandIn, exercise: Exercise, classroom: Path
) -> None:
    hand_in("ada", exercise(pick="b\ud800\x00"))
    assert autograde(nbgrader)["success"]
    assert "b\ufffd\ufffd" in (classroom / "autograded/ada/01-notes-de/01-notes.ipynb").read_text(encoding="utf-8")


def test_a_link_in_place_of_the_notebook_is_not_followed(
    nbgrader: NbGraderAPI, hand_in: HandIn, exercise: Exercise, course: Path
) -> None:
    path = hand_in("ada", exercise())
    path.unlink()
    path.symlink_to(course / "solutions/de/01-notes-de/01-notes.ipynb")
    assert autograde(nbgrader)["success"]
    assert points(nbgrader, "ada") == {"pick": 0, "pick-two": 0}
    assert "Verweis" in comment(nbgrader, "ada", "pick")


def test_a_folder_in_place_of_the_notebook_is_said(nbgrader: NbGraderAPI, hand_in: HandIn, exercise: Exercise) -> None:
    path = hand_in("ada", exercise())
    path.unlink()
    path.mkdir()
    assert autograde(nbgrader)["success"]
    assert "Ordner" in comment(nbgrader, "ada", "pick")


def test_a_very_long_answer_is_not_graded_and_says_so(
    nbgrader: NbGraderAPI, hand_in: HandIn, exercise: Exercise, classroom: Path
) -> None:
    hand_in("ada", exercise(pick="b" + " " * 5_000 + "b\n" * 10_000, pick_two="a, c"))
    assert autograde(nbgrader)["success"]
    assert points(nbgrader, "ada") == {"pick": 0, "pick-two": 3}
    assert "20.000 Zeichen" in comment(nbgrader, "ada", "pick")


def test_of_two_different_answers_the_first_counts_and_the_comment_says_so(
    nbgrader: NbGraderAPI, hand_in: HandIn, exercise: Exercise
) -> None:
    notebook = exercise(pick="b")
    notebook["cells"].append({"cell_type": "code", "source": "%%answer 01-notes/pick\na", "metadata": {}})
    hand_in("ada", notebook)
    assert autograde(nbgrader)["success"]
    assert points(nbgrader, "ada")["pick"] == 2
    assert "Gezählt hat die erste" in comment(nbgrader, "ada", "pick")


def test_what_a_trainer_gave_by_hand_stays(nbgrader: NbGraderAPI, hand_in: HandIn, exercise: Exercise) -> None:
    hand_in("ada", exercise(pick="a"))
    autograde(nbgrader)
    with nbgrader.gradebook as book:
        book.find_grade("points-pick", "01-notes", "01-notes-de", "ada").manual_score = 1.5
        book.find_comment("answer-pick", "01-notes", "01-notes-de", "ada").manual_comment = "Gut begründet."
        book.db.commit()
    autograde(nbgrader)
    assert points(nbgrader, "ada")["pick"] == 1.5
    assert comment(nbgrader, "ada", "pick") == "Gut begründet."


def test_a_failure_in_one_item_gives_no_points_a_sentence_and_a_place_on_the_trainers_list(
    nbgrader: NbGraderAPI, hand_in: HandIn, exercise: Exercise, monkeypatch: pytest.MonkeyPatch
) -> None:
    from curtain.nbgrading import marking

    real = marking.judge

    def fails(exercise_id: str, *rest: Any) -> Any:
        if exercise_id == "01-notes/pick":
            raise RuntimeError("broken")
        return real(exercise_id, *rest)

    monkeypatch.setattr(marking, "judge", fails)
    hand_in("ada", exercise(pick="b", pick_two="a, c"))
    assert autograde(nbgrader)["success"]
    assert points(nbgrader, "ada") == {"pick": 0, "pick-two": 3}
    assert "nicht an Ihrer Antwort" in comment(nbgrader, "ada", "pick")
    with nbgrader.gradebook as book:
        graded = book.find_submission_notebook("01-notes", "01-notes-de", "ada").grades
        assert {grade.name: grade.needs_manual_grade for grade in graded} == {
            "points-pick": True,
            "points-pick-two": False,
        }
