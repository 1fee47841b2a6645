"""Cheats against the kinds with a bot: guessing its secret, silencing it, pasting what the card says."""

from __future__ import annotations

from collections.abc import Iterator

from ..course.module import Module
from ..phrases import say
from ..records import Exercise, Model
from .defend import fight
from .outcome import Task

_GUESSES = 40


def of_attack(module: Module, exercise: Exercise, model: Model) -> Iterator[tuple[str, str]]:
    """Write down what the visible draw's secret is, or many like it, instead of getting it from the bot."""
    secrets = module.key(exercise.name, exercise.lang).data.sieges["visible"].secrets
    for secret in secrets[:1]:
        yield "visible-secret", secret
        yield "visible-secret-asked", say(exercise.lang, "grading.item.is-it", text=secret)
        stem = secret.rstrip("0123456789")
        yield "guesses", " ".join(f"{stem}{2000 + 100 * n}" for n in range(_GUESSES))
    yield "hints", "\n".join(exercise.hints)


def of_defend(module: Module, exercise: Exercise, model: Model) -> Iterator[tuple[str, str]]:
    """Silence the bot, give it nothing but the placeholders, or leave out what it needs."""
    lang = exercise.lang
    places = "\n".join(f"{{{place['id']}}}" for place in exercise.settings["places"])
    yield "places", places
    for trick in ("refuse-all", "only-ok", "say-nothing"):
        yield trick, f"{places}\n{say(lang, f'grading.item.{trick}')}"
    yield "task-with-places", f"{exercise.task}\n{places}"
    yield "hints-with-places", "\n".join([*exercise.hints, places])
    answer = module.model_answer(exercise.name, lang)
    yield "no-facts", answer.replace("{facts}", "")
    key = module.key(exercise.name, lang)
    fought = fight(Task(exercise, answer, key, model, ("visible",)), answer, key.data.trials["visible"])
    yield "constant", f"{places}\n{say(lang, 'grading.item.constant', text=fought.questions[0][1].replies)}"
