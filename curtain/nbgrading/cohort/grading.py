"""Grade one hand-in from its bytes: no file is opened, no database, and nothing in it is run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from ...course.key import Key
from ...grading.grade import grade
from ...grading.remember import RememberingModel
from ...model.glassbox import GlassBox
from ...records import Answer, Exercise, Grade, Language, Model
from ..answers import find_answers
from ..judge import POOLS, exercise_of, key_of
from ..marking import graded, mark, put_points
from ..rebuilding import rebuild
from ..result import ItemResult, answer_digest
from ..submission import submission_from
from .rendering import rendered
from .sheet import Sheet

MOST_GRADES = 2048
SHORT = 2000
"""So many grades of answers up to this length are remembered by a process; at some 15 kB each about 30 MB."""


@dataclass(frozen=True, slots=True)
class Graded:
    """The results of a hand-in by exercise id, and its notebook as nbgrader would have written it.

    ``whole`` is false if the grading was broken off.
    """

    results: Mapping[str, ItemResult]
    notebook: str
    whole: bool = True


class Desk:
    """One process's place for grading: a model, and the exercises and keys that were needed so far."""

    def __init__(self, model: Model, most_grades: int = MOST_GRADES) -> None:
        self.model = model
        self._items: dict[tuple[str, Language, str], tuple[Exercise, Key]] = {}
        self._judge = lru_cache(maxsize=most_grades)(self._judge_anew)

    def grade(self, sheet: Sheet, content: bytes | None) -> Graded:
        """Grade a notebook; raises nothing for any bytes."""
        notebook = sheet.blank()
        results = self.results(sheet, content, notebook)
        put_points(notebook, results)
        if isinstance(self.model, RememberingModel):
            self.model.flush()
        return Graded(results, rendered(notebook, sheet.notebook, sheet.cell_texts))

    def results(self, sheet: Sheet, content: bytes | None, notebook: dict[str, Any]) -> dict[str, ItemResult]:
        """Put the answers into a blank notebook and judge them."""
        submission = submission_from(content)
        remarks = rebuild(notebook, find_answers(submission, sheet.given))
        notebook["metadata"]["curtain"]["hand_in"] = {"problem": submission.problem, "remarks": remarks}
        return mark(notebook, sheet.seed, {}, self.judge)

    def judge(self, exercise_id: str, lang: Language, text: str, seed: str) -> Grade:
        """Return the grade of one answer; raises as ``judge`` of the room above does.

        What others answered in the same words, as to a choice or a table, gets the same grade from memory.
        """
        short = len(text) <= SHORT
        return self._judge(exercise_id, lang, text, seed) if short else self._judge_anew(exercise_id, lang, text, seed)

    def _judge_anew(self, exercise_id: str, lang: Language, text: str, seed: str) -> Grade:
        exercise, key = self._item(exercise_id, lang, seed)
        return grade(exercise, Answer(exercise_id, lang, text), key, self.model, pools=POOLS)

    def close(self) -> None:
        """Let go of the file of replies."""
        if isinstance(self.model, RememberingModel):
            self.model.close()

    def _item(self, exercise_id: str, lang: Language, seed: str) -> tuple[Exercise, Key]:
        wanted = (exercise_id, lang, seed)
        if wanted not in self._items:
            self._items[wanted] = exercise_of(exercise_id, lang), key_of(exercise_id, lang, seed)
        return self._items[wanted]


def open_desk(replies: Path | None) -> Desk:
    """Return a desk with the pinned model; ``replies`` is the file in which its replies are kept, if any."""
    return Desk(RememberingModel(GlassBox(), replies) if replies else GlassBox())


def broken_off(sheet: Sheet) -> Graded:
    """Return what stands for a hand-in whose grading took too long or ended its process: no points, a person looks."""
    notebook = sheet.blank()
    notebook["metadata"]["curtain"]["hand_in"] = {"problem": None, "remarks": {}}
    results = {exercise: ItemResult(exercise, None, answer=answer_digest("")) for exercise in graded(notebook)}
    put_points(notebook, results)
    return Graded(results, rendered(notebook, sheet.notebook, sheet.cell_texts), whole=False)
