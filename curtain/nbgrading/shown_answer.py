"""An answer as a person reads it on the feedback page: names in the page's language, not ids."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ..answers.choice import read_choice
from ..answers.mark import read_mark
from ..answers.text import fold, unquote
from ..phrases import say
from ..records import LANGUAGES, Exercise
from .judge import exercise_of

PLAIN = ("prompt", "try", "redact", "attack", "defend")
"""Kinds whose answer is a text of the learner's own, in which a word that is an id too is that word."""

_PAIR = re.compile(r"(?P<left>[^=:]{1,120})(?P<sign>[=:])(?P<right>.*)")


def shown(exercise: Exercise, answer: str) -> str:
    """Return the text to show for an answer; what cannot be read of it is shown as it was written."""
    if exercise.kind == "choice" and exercise.settings.get("mode") in (None, "single", "several"):
        return _choice(exercise, answer)
    if exercise.kind == "mark":
        return _marks(exercise, answer)
    names = {} if exercise.kind in PLAIN else _names(exercise)
    return "\n".join(_named(line, names) for line in answer.split("\n")) if names else answer


def _choice(exercise: Exercise, answer: str) -> str:
    options = exercise.settings["options"]
    read = read_choice(answer, options)
    texts = {option["id"]: option["text"] for option in options}
    return "\n".join([*(texts[name] for name in read.chosen), *read.unread])


def _marks(exercise: Exercise, answer: str) -> str:
    """As in grading, a label may have been named in any of the course's languages."""
    names: dict[str, list[str]] = {}
    for lang in LANGUAGES:
        for label in exercise_of(exercise.id, lang).settings["labels"]:
            names.setdefault(label["id"], []).append(label["text"])
    here = {label["id"]: label["text"] for label in exercise.settings["labels"]}
    read = read_mark(answer, names)
    marks = (
        say(exercise.lang, "nbgrading.feedback.mark", passage=mark.passage, label=here[mark.label])
        for mark in read.marks
    )
    return "\n".join([*marks, *read.unread])


def _names(exercise: Exercise) -> dict[str, str]:
    """Return the texts of all parts of an exercise that have an id; cases of prompts are no parts of an answer."""
    lists = (value for name, value in exercise.settings.items() if name not in ("cases", "criteria"))
    return {fold(name): text for value in lists for name, text in _parts(value)}


def _parts(value: object) -> Iterator[tuple[str, str]]:
    for part in value if isinstance(value, list | tuple) else ():
        if isinstance(part, Mapping) and isinstance(part.get("id"), str):
            text = part.get("text") or part.get("title") or part.get("name")
            if isinstance(text, str):
                yield part["id"], " ".join(text.split())


def _named(line: str, names: Mapping[str, str]) -> str:
    """Put names for ids in ``a``, ``a = b`` and ``a: any text``; all else stays."""
    if name := names.get(fold(unquote(line))):
        return name
    if not (pair := _PAIR.fullmatch(line)):
        return line
    left, right = (names.get(fold(unquote(pair[side]))) for side in ("left", "right"))
    if left is None and right is None:
        return line
    return f"{left or pair['left'].strip()}{': ' if pair['sign'] == ':' else ' = '}{right or pair['right'].strip()}"
