"""Cheats of the kinds in which learners write: the original in disguise, forms filled without a thought."""

from __future__ import annotations

import base64
import codecs
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ..answers.form import write_form
from ..course.kinds.redact import RedactKey
from ..course.module import Module
from ..phrases import say
from ..records import Exercise, Model
from ..text.concepts import concepts, terms
from ..text.words import paragraphs


def of_redact(module: Module, exercise: Exercise, model: Model) -> Iterator[tuple[str, str]]:
    """Hand back the original in all sorts of disguise, or next to nothing of it."""
    original = exercise.settings["text"]
    key: RedactKey = module.key(exercise.name, exercise.lang).data
    encoded = base64.b64encode(original.encode()).decode()
    yield "original", original
    yield "one-gone", original.replace(key.remove[0].text, "…")
    yield "all-deleted", "[…]"
    yield "placeholders", re.sub(r"\w+", "[X]", original)
    yield "base64", encoded
    yield "base64-with-order", f"{exercise.task}\n\n{encoded}"
    yield "reversed", original[::-1]
    yield "rot13", codecs.encode(original, "rot13")
    yield "zero-width", "\u200b".join(original)
    yield "first-paragraph", paragraphs(original)[0]


def of_canvas(module: Module, exercise: Exercise, model: Model) -> Iterator[tuple[str, str]]:
    """Fill every field without a thought for the case."""
    fields, lang = exercise.settings["fields"], exercise.lang
    plan = say(lang, "grading.item.plan")
    heaps = [" ".join(terms(concept, lang)[n::7][:12]) for n, concept in enumerate(concepts())]
    whole = " ".join(heaps)
    yield "help-copied", _form(fields, [field["help"] for field in fields])
    yield "same-sentence", _form(fields, [plan] * len(fields))
    yield "same-salad", _form(fields, [whole] * len(fields))
    yield "salad-by-field", _form(fields, [heaps[n % len(heaps)] for n in range(len(fields))])
    yield "names-only", _form(fields, [field["text"] for field in fields])
    numbers = [_easy(field) for field in fields]
    yield "figures-and-choices", _form(fields, numbers)
    yield "ids", _form(fields, [field["id"] for field in fields])


def _easy(field: Mapping[str, Any]) -> str:
    return str(field["options"][-1]["id"]) if field.get("options") else {"number": "10"}.get(field["kind"], "")


def _form(fields: Sequence[Mapping[str, Any]], texts: Sequence[str]) -> str:
    return write_form(
        {field["id"]: text for field, text in zip(fields, texts, strict=True)},
        {field["id"]: field["text"] for field in fields},
    )
