"""The course as a learner sees it: modules with progress, exercises with the own answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..records import Exercise, Language
from ..store.rows import Saved
from .fields import as_object, language
from .shelf import Shelf
from .standing import Standing, current_answer, last_grade, standing, tally_of
from .world import Call, Reply


def show_me(call: Call) -> Reply:
    """``GET /course/me``."""
    return Reply({"learner": call.learner.id, "language": call.learner.language, "cohort": call.learner.cohort})


def set_me(call: Call) -> Reply:
    """``PUT /course/me`` with ``{"language"}``."""
    chosen = language(as_object(call.body), "language")
    call.world.store.learners.set_language(call.learner.id, chosen)
    return Reply({"learner": call.learner.id, "language": chosen, "cohort": call.learner.cohort})


def list_modules(call: Call) -> Reply:
    """``GET /course/modules?lang=``; states, points and hand-ins are those in that language.

    ``answered`` tells whether a hand-in in that language would hold an answer.
    """
    lang = language(call.query, default=call.lang)
    learner, shelf = standing(call.world.store, call.learner.id, lang), call.world.shelf
    return Reply({"modules": [_module(shelf, name, lang, learner) for name in shelf.modules]})


def show_exercise(call: Call) -> Reply:
    """``GET /course/exercises/{module}/{name}?lang=``."""
    lang = language(call.query, default=call.lang)
    exercise = call.world.shelf.exercise(call.path["module"], call.path["name"], lang)
    store, learner = call.world.store, call.learner.id
    tally = tally_of(store, learner, exercise)
    last = last_grade(call.world, learner, exercise)
    return Reply(
        {
            "exercise": _public(exercise),
            "answer": saved_json(current_answer(store, learner, exercise)),
            "attempts": {
                "first": tally.first if tally else None,
                "best": tally.best if tally else None,
                "count": tally.count if tally else 0,
            },
            "last": public_grade(last, exercise) if last else None,
        }
    )


def saved_json(saved: Saved | None) -> dict[str, Any] | None:
    """Return an answer as the service shows it."""
    if saved is None:
        return None
    return {"text": saved.text, "revision": saved.revision, "saved_at": saved.saved_at, "lang": saved.lang}


def public_grade(grade: Mapping[str, Any], exercise: Exercise) -> dict[str, Any]:
    """Return a grade (as plain data) with cases and replies of the visible pool only.

    Graders keep hidden cases out already; this is the second wall.
    """
    visible = {case["id"] for case in exercise.settings.get("cases", ())}
    hidden = {"case": None, "reply": None}
    remarks = [remark if remark["case"] in visible else {**remark, **hidden} for remark in grade["feedback"]]
    return {**grade, "feedback": remarks}


def _public(exercise: Exercise) -> dict[str, Any]:
    return {
        "id": exercise.id,
        "kind": exercise.kind,
        "lang": exercise.lang,
        "points": exercise.points,
        "title": exercise.title,
        "task": exercise.task,
        "settings": dict(exercise.settings),
        "hints": list(exercise.hints),
        "given": exercise.given,
        "module_version": exercise.module_version,
    }


def _module(shelf: Shelf, module_id: str, lang: Language, learner: Standing) -> dict[str, Any]:
    module = shelf.module(module_id)
    minutes = {source.name: source.minutes for source in module.exercises}
    exercises = [shelf.exercise(module_id, name, lang) for name in module.names]
    rows = [_row(exercise, learner) | {"minutes": minutes[exercise.name]} for exercise in exercises]
    return {
        "id": module.id,
        "title": module.title[lang],
        "minutes": module.minutes,
        "goals": list(module.goals[lang]),
        "points": sum(exercise.points for exercise in exercises),
        "exercises": rows,
        "earned": sum(row["best"] or 0 for row in rows),
        "handed_in": learner.handed_in.get(module.id),
    }


def _row(exercise: Exercise, learner: Standing) -> dict[str, Any]:
    return {
        "name": exercise.name,
        "title": exercise.title,
        "kind": exercise.kind,
        "points": exercise.points,
        "state": learner.state(exercise),
        "best": learner.best(exercise),
        "answered": learner.answered(exercise),
    }
