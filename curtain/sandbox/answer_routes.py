"""Saving, checking and handing in."""

from __future__ import annotations

from typing import Any

from ..answers.text import is_untouched
from ..door.refusal import refusal
from ..errors import DoorError
from ..phrases import say
from ..records import LANGUAGES, Answer, Exercise, Language
from ..store.characters import storable
from ..store.rows import HandIn, Saving
from .fields import answer_text, as_object, language, revision, text
from .hand_in import file_of, hand_in
from .lesson_routes import public_grade, saved_json
from .standing import current_answer
from .world import Call, Reply


def save_answer(call: Call) -> Reply:
    """``PUT /course/answers/{module}/{name}`` with ``{"lang", "text", "base", "device"}``."""
    body = as_object(call.body)
    exercise = call.world.shelf.exercise(call.path["module"], call.path["name"], language(body))
    written = answer_text(body)
    saving = _save(call, exercise, written, revision(body) or 0, text(body, "device", ""))
    if saving.theirs:
        return _conflict(call, saving, exercise.lang)
    data: dict[str, Any] = {"revision": saving.saved.revision, "saved_at": saving.saved.saved_at}
    if saving.saved.text != written:
        data["note"] = say(exercise.lang, "sandbox.cleaned")
    return Reply(data)


def check_answer(call: Call) -> Reply:
    """``POST /course/checks/{module}/{name}`` with ``{"lang", "text"}``: save, grade, remember.

    The grade comes with the ``revision`` that was graded. ``base`` and ``device`` may be given as with saving;
    without them the text is taken as written on top of whatever is newest.
    """
    body = as_object(call.body)
    world, learner = call.world, call.learner.id
    exercise = world.shelf.exercise(call.path["module"], call.path["name"], language(body))
    written = storable(answer_text(body))
    held = _held(call, exercise, written)
    answer = Answer(exercise.id, exercise.lang, written)
    grade = world.grade(exercise, answer, world.shelf.key(exercise), world.engines[world.pinned])
    if not grade.untouched:
        world.store.attempts.add(learner, grade)
    return Reply(public_grade(grade.as_json(), exercise) | {"revision": held})


def _held(call: Call, exercise: Exercise, written: str) -> int:
    """Save a text that is checked, unless it is only what the exercise started from; return the revision."""
    if is_untouched(written, exercise.given):
        current = current_answer(call.world.store, call.learner.id, exercise)
        return current.revision if current else 0
    body = as_object(call.body)
    return _save(call, exercise, written, revision(body), text(body, "device", "")).saved.revision


def make_hand_in(call: Call) -> Reply:
    """``POST /course/handins/{module}`` with ``{"lang"}``."""
    lang = language(as_object(call.body))
    made = hand_in(call.world, call.learner.id, call.path["module"], lang)
    return Reply(_receipt(call, made, newest=True))


def list_hand_ins(call: Call) -> Reply:
    """``GET /course/handins/{module}?lang=``, oldest first; without ``lang`` those in all languages."""
    module = call.world.shelf.module(call.path["module"])
    wanted = (language(call.query),) if "lang" in call.query else LANGUAGES
    listed = [made for made in call.world.store.hand_ins.of(call.learner.id, module.id) if made.lang in wanted]
    newest = {made.lang: made.id for made in listed}.values()
    return Reply([_receipt(call, made, newest=made.id in newest) for made in listed])


def _save(call: Call, exercise: Exercise, written: str, base: int | None, device: str) -> Saving:
    answer = Answer(exercise.id, exercise.lang, written)
    version = exercise.module_version
    return call.world.store.answers.save(call.learner.id, answer, base=base, device=device, module_version=version)


def _conflict(call: Call, saving: Saving, lang: Language) -> Reply:
    call.world.store.events.note(call.learner.id, "conflict", exercise=saving.saved.exercise)
    error = DoorError("sandbox.conflict", status=409, code="conflict")
    theirs = saved_json(saving.theirs)
    return Reply(refusal(error, lang) | {"theirs": theirs, "kept": saving.saved.revision}, 409)


def _receipt(call: Call, made: HandIn, *, newest: bool) -> dict[str, Any]:
    file = file_of(call.world, call.learner.id, made, newest=newest)
    return {
        "id": made.id,
        "at": made.at,
        "assignment": made.assignment,
        "digest": made.digest,
        "lang": made.lang,
        "file": str(file) if file else None,
    }
