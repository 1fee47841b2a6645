"""Answers that try to get points without the skill; made for every item, in its language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from ..course.module import Module
from ..phrases import say
from ..records import Exercise, Language, Message, Model
from ..text.words import sentences
from .prompt import message_for
from .runs import complete


def cheats(module: Module, name: str, lang: Language, model: Model) -> dict[str, str]:
    """Return cheating answers to an exercise by the name of the trick."""
    exercise = module.exercise(name, lang)
    made = {
        "empty": "",
        "echo": exercise.task,
        "echo-all": "\n".join([exercise.title, exercise.task, *exercise.hints]),
        "beg": say(lang, "grading.item.beg"),
        "salad": _salad(exercise),
    }
    made |= {f"model-of-{other}": text for other, text in _others(module, name, lang)}
    return made | dict(_OF_KIND[exercise.kind](module, exercise, model)) if exercise.kind in _OF_KIND else made


def _salad(exercise: Exercise) -> str:
    """Return the words of the task in alphabetical order, with the names of the criteria."""
    names = [criterion["name"] for criterion in exercise.settings.get("criteria", ())]
    found = re.findall(r"\w{4,}", f"{exercise.task} {' '.join(names)}")
    return " ".join(sorted(dict.fromkeys(found), key=str.casefold))


def _others(module: Module, name: str, lang: Language) -> Iterator[tuple[str, str]]:
    """Yield the model answers of the other graded exercises of the same kind."""
    kind = module.exercise(name, lang).kind
    for other in module.names:
        if other != name and module.exercise(other, lang).kind == kind:
            yield other, module.model_answer(other, lang)


def _of_choice(module: Module, exercise: Exercise, model: Model) -> Iterator[tuple[str, str]]:
    yield "all-options", "\n".join(option["id"] for option in exercise.settings["options"])


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
    "choice": _of_choice,
    "mark": _of_mark,
    "prompt": _of_prompt,
}
