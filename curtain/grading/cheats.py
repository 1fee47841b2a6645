"""Answers that try to get points without the skill; made for every item, in its language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from random import Random

from ..answers.text import LARGEST
from ..course.module import Module
from ..phrases import say
from ..records import LANGUAGES, Exercise, Language, Message, Model
from ..text.words import sentences
from .bot_cheats import of_attack, of_defend
from .pair_cheats import of_choice, of_estimate, of_place, of_verify
from .prompt import message_for
from .runs import complete
from .written_cheats import of_canvas, of_redact

LONGEST = LARGEST // 4
"""So many signs are within the size of an answer in any script."""

IN_ITS_LANGUAGE = frozenset({"canvas", "mark", "redact"})
"""The kinds whose answer is worth something only in the exercise's language.

Lists of ids mean the same in all languages, and a brief is judged by its replies: one written in another language
that brings the right replies is no cheat.
"""


def cheats(module: Module, name: str, lang: Language, model: Model) -> dict[str, str]:
    """Return cheating answers to an exercise by the name of the trick."""
    exercise = module.exercise(name, lang)
    made = {
        "empty": "",
        "echo": exercise.task,
        "echo-all": "\n".join([exercise.title, exercise.task, *exercise.hints]),
        "beg": say(lang, "grading.item.beg"),
        "salad": _salad(exercise),
        "rubric": "\n".join(_rubric(exercise)),
        "noise": _noise(exercise),
        "invisible": "\u200b".join(exercise.task)[:LONGEST],
        "all-others": "\n\n".join(_all_others(module, name, lang))[:LONGEST],
    }
    if exercise.kind in IN_ITS_LANGUAGE:
        own = module.model_answer(name, lang)
        others = {f"in-{other}": module.model_answer(name, other) for other in LANGUAGES if other != lang}
        made |= {trick: text for trick, text in others.items() if text != own}
    made |= {f"model-of-{other}": text for other, text in _others(module, name, lang)}
    return made | dict(_OF_KIND[exercise.kind](module, exercise, model)) if exercise.kind in _OF_KIND else made


def _salad(exercise: Exercise) -> str:
    """Return the words of the task in alphabetical order, with the names of the criteria."""
    names = [criterion["name"] for criterion in exercise.settings.get("criteria", ())]
    found = re.findall(r"\w{4,}", f"{exercise.task} {' '.join(names)}")
    return " ".join(sorted(dict.fromkeys(found), key=str.casefold))


def _rubric(exercise: Exercise) -> Iterator[str]:
    """Yield all that the card says: title, task, hints, and every text of the settings, criteria included."""
    yield from (exercise.title, exercise.task, *exercise.hints)
    yield from _texts(exercise.settings)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, Sequence):
        for inner in value:
            yield from _texts(inner)


def _noise(exercise: Exercise) -> str:
    """Return as much as an answer may hold of words and signs in random order, the same at every run."""
    dice = Random(exercise.id)
    words = [*re.findall(r"\w+", " ".join(_rubric(exercise))), *"=:,;.-()[]{}|/\"'→✓0123456789\n\n\n"]
    text = " ".join(dice.choice(words) for _ in range(LARGEST))
    return text.encode()[:LARGEST].decode(errors="ignore")


def _all_others(module: Module, name: str, lang: Language) -> Iterator[str]:
    """Yield the model answers of all other exercises: one text for every item."""
    yield from (module.model_answer(other, lang) for other in module.names if other != name)


def _others(module: Module, name: str, lang: Language) -> Iterator[tuple[str, str]]:
    """Yield the model answers of the other graded exercises of the same kind."""
    kind = module.exercise(name, lang).kind
    for other in module.names:
        if other != name and module.exercise(other, lang).kind == kind:
            yield other, module.model_answer(other, lang)


def _of_mark(module: Module, exercise: Exercise, model: Model) -> Iterator[tuple[str, str]]:
    passage, labels = exercise.settings["passage"], [label["id"] for label in exercise.settings["labels"]]
    pieces = [" ".join(piece.split()) for piece in sentences(passage)]
    yield "everything-at-once", f'"{" ".join(passage.split())}" = {labels[0]}'
    for label in labels:
        yield f"every-sentence-{label}", "\n".join(f'"{piece}" = {label}' for piece in pieces)
    yield "every-sentence-all-labels", "\n".join(f'"{piece}" = {label}' for piece in pieces for label in labels)
    yield "every-second-sentence", "\n".join(f'"{piece}" = {labels[0]}' for piece in pieces[::2])
    lines = [line.strip() for line in passage.splitlines() if line.strip()]
    yield "every-line", "\n".join(f'"{line}" = {labels[n % len(labels)]}' for n, line in enumerate(lines))


def _of_prompt(module: Module, exercise: Exercise, model: Model) -> Iterator[tuple[str, str]]:
    """Use the replies that the model answer gets on the visible cases, as a learner could copy them."""
    prompt = module.model_answer(exercise.name, exercise.lang)
    cases = module.key(exercise.name, exercise.lang).cases("visible")
    replies = [complete(model, (Message("user", message_for(prompt, case)),)).text for case in cases]
    yield "constant", say(exercise.lang, "grading.item.constant", text=replies[0])
    yield "constant-bare", replies[0]
    pairs = [f"{case.title}\n{reply}" for case, reply in zip(cases, replies, strict=True)]
    yield "hard-coded", "\n\n".join([say(exercise.lang, "grading.item.hard-coded"), *pairs])
    yield "hard-coded-bare", "\n\n".join(replies)


_OF_KIND: Mapping[str, Callable[[Module, Exercise, Model], Iterator[tuple[str, str]]]] = {
    "attack": of_attack,
    "canvas": of_canvas,
    "choice": of_choice,
    "defend": of_defend,
    "estimate": of_estimate,
    "mark": _of_mark,
    "place": of_place,
    "prompt": _of_prompt,
    "redact": of_redact,
    "verify": of_verify,
}
