"""An answer as a person reads it on the feedback page: names in the page's language, not ids."""

from __future__ import annotations

from ..answers.choice import read_choice
from ..answers.mark import read_mark
from ..phrases import say
from ..records import LANGUAGES, Exercise
from .judge import exercise_of


def shown(exercise: Exercise, answer: str) -> str:
    """Return the text to show for an answer; what cannot be read of it is shown as it was written."""
    if exercise.kind == "choice":
        return _choice(exercise, answer)
    if exercise.kind == "mark":
        return _marks(exercise, answer)
    return answer


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
