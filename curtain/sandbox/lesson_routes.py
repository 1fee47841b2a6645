"""The course as a learner sees it: modules with progress, exercises with the own answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..records import Exercise, Language
from ..store.rows import Saved, Tally
from ..store.store import Store
from .fields import as_object, language
from .shelf import Shelf
from .world import Call, Reply

# an answer of these kinds means the same in every language, so it carries over
NEUTRAL = frozenset({"choice"})


def show_me(call: Call) -> Reply:
    """``GET /course/me``."""
    return Reply({"learner": call.learner.id, "language": call.learner.language, "cohort": call.learner.cohort})


def set_me(call: Call) -> Reply:
    """``PUT /course/me`` with ``{"language"}``."""
    chosen = language(as_object(call.body), "language")
    call.world.store.learners.set_language(call.learner.id, chosen)
    return Reply({"learner": call.learner.id, "language": chosen, "cohort": call.learner.cohort})


def list_modules(call: Call) -> Reply:
    """``GET /course/modules?lang=``."""
    lang = language(call.query, default=call.lang)
    progress = _progress(call.world.store, call.learner.id)
    return Reply({"modules": [_module(call.world.shelf, name, lang, progress) for name in call.world.shelf.modules]})


def show_exercise(call: Call) -> Reply:
    """``GET /course/exercises/{module}/{name}?lang=``."""
    lang = language(call.query, default=call.lang)
    exercise = call.world.shelf.exercise(call.path["module"], call.path["name"], lang)
    store, learner = call.world.store, call.learner.id
    tally = store.attempts.tallies(learner).get(exercise.id)
    last = store.attempts.last(learner, exercise.id, lang)
    return Reply(
        {
            "exercise": _public(exercise),
            "answer": saved_json(current_answer(store, learner, exercise)),
            "attempts": {
                "first": tally.first if tally else None,
                "best": tally.best if tally else None,
                "count": tally.count if tally else 0,
            },
            "last": public_grade(last.grade, exercise) if last else None,
        }
    )


def current_answer(store: Store, learner: str, exercise: Exercise) -> Saved | None:
    """Return what counts as the learner's answer in the exercise's language; a neutral one carries over."""
    own = store.answers.current(learner, exercise.id, exercise.lang)
    if own is None and exercise.kind in NEUTRAL:
        return store.answers.current(learner, exercise.id)
    return own


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


@dataclass(frozen=True, slots=True)
class _Progress:
    tallies: Mapping[str, Tally]
    touched: frozenset[str]
    handed_in: Mapping[str, str]


def _progress(store: Store, learner: str) -> _Progress:
    return _Progress(store.attempts.tallies(learner), store.answers.touched(learner), store.hand_ins.latest(learner))


def _module(shelf: Shelf, module_id: str, lang: Language, progress: _Progress) -> dict[str, Any]:
    module = shelf.module(module_id)
    minutes = {source.name: source.minutes for source in module.exercises}
    exercises = [shelf.exercise(module_id, name, lang) for name in module.names]
    rows = [_row(exercise, progress) | {"minutes": minutes[exercise.name]} for exercise in exercises]
    return {
        "id": module.id,
        "title": module.title[lang],
        "minutes": module.minutes,
        "goals": list(module.goals[lang]),
        "points": sum(exercise.points for exercise in exercises),
        "exercises": rows,
        "earned": sum(row["best"] or 0 for row in rows),
        "handed_in": progress.handed_in.get(module.id),
    }


def _row(exercise: Exercise, progress: _Progress) -> dict[str, Any]:
    tally = progress.tallies.get(exercise.id)
    best = tally.best if tally else None
    return {
        "name": exercise.name,
        "title": exercise.title,
        "kind": exercise.kind,
        "points": exercise.points,
        "state": _state(exercise, best, exercise.id in progress.touched),
        "best": best,
    }


def _state(exercise: Exercise, best: float | None, touched: bool) -> str:
    # the same four fifths as Grade.solved
    if best is not None and exercise.points > 0 and best >= 0.8 * exercise.points - 1e-9:
        return "solved"
    return "started" if touched or best is not None else "untouched"
