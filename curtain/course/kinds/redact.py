"""``redact``: rewrite a text so that it may leave the firm and still does its job."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import Field

from ...phrases import phrases, say
from ...records import LANGUAGES, Check, Language
from ...text.disguise import discloses
from ...text.facts import mentions_any
from ..cases import CheckSource, Entries
from ..source import Strict, Texts
from .common import ExerciseSource, Kind, Mistake, Setting
from .prompt import Criterion


class Band(Strict):
    """How many words an answer has."""

    min: int = Field(ge=1)
    max: int = Field(ge=1, le=1000)


class RedactSource(ExerciseSource):
    """A text to be rewritten in module.toml."""

    text: Texts
    words: Band


class RemoveSource(Strict):
    """What must be gone: as it stands in the text, and other words that give the same away."""

    text: Texts
    forms: Entries | None = None
    why: Texts
    weight: float = Field(default=1, gt=0, le=10)


class KeepSource(Strict):
    """What must stay, in one of several wordings, or by stems written as in the lexicon of concepts."""

    any: Entries
    stems: Entries | None = None
    why: Texts


class RedactKeySource(Strict):
    """A redaction in key.toml; ``job`` are checks on a model's reply where the rewritten text is a brief."""

    remove: tuple[RemoveSource, ...] = Field(min_length=1)
    keep: tuple[KeepSource, ...] = Field(min_length=1)
    job: tuple[CheckSource, ...] = ()


@dataclass(frozen=True)
class Removed:
    """What must be gone, in one language: the quotation from the text, all forms of it, and why."""

    text: str
    forms: tuple[str, ...]
    why: str
    weight: float = 1.0


@dataclass(frozen=True)
class Kept:
    """What must stay, in one language: the wordings that count, and why it is needed."""

    any: tuple[str, ...]
    why: str
    stems: tuple[str, ...] = ()


@dataclass(frozen=True)
class RedactKey:
    """What goes, what stays, and what the rewritten text must achieve."""

    remove: tuple[Removed, ...]
    keep: tuple[Kept, ...]
    job: tuple[Check, ...] = ()
    criteria: Mapping[str, Criterion] = field(default_factory=dict)


def _settings(exercise: RedactSource, key: RedactKeySource | None, setting: Setting) -> Mapping[str, Any]:
    return {"text": setting.fill(exercise.text[setting.lang]).strip(), "words": exercise.words.model_dump()}


def _data(exercise: RedactSource, key: RedactKeySource, setting: Setting) -> RedactKey:
    lang, fill = setting.lang, setting.fill

    def removed(one: RemoveSource) -> Removed:
        forms = (one.text[lang], *(one.forms[lang] if one.forms else ()))
        return Removed(fill(one.text[lang]), tuple(fill(form) for form in forms), fill(one.why[lang]), one.weight)

    def kept(one: KeepSource) -> Kept:
        texts = tuple(fill(text) for text in one.any[lang])
        return Kept(texts, fill(one.why[lang]), one.stems[lang] if one.stems else ())

    job = tuple(Check(one.criterion, one.type, _params(one, setting), one.core) for one in key.job)
    types = {one.criterion: one.type for one in reversed(key.job)}
    criteria = {name: _criterion(type_, setting) for name, type_ in types.items()}
    gone, stay = tuple(map(removed, key.remove)), tuple(map(kept, key.keep))
    return RedactKey(gone, stay, job, criteria)


def _params(check: CheckSource, setting: Setting) -> dict[str, Any]:
    return {name: _param(value, setting) for name, value in (check.model_extra or {}).items()}


def _param(value: Any, setting: Setting) -> Any:
    """Fill a setting of a check; a table of languages is taken apart."""
    if isinstance(value, Mapping) and set(value) == set(LANGUAGES):
        return _param(value[setting.lang], setting)
    if isinstance(value, list | tuple):
        return [_param(entry, setting) for entry in value]
    return setting.fill(value) if isinstance(value, str) else value


def _criterion(type_: str, setting: Setting) -> Criterion:
    return Criterion(*(say(setting.lang, f"grading.criteria.{type_}.{part}") for part in ("name", "fail", "next")))


def _mistakes(exercise: RedactSource, key: RedactKeySource) -> Iterator[Mistake]:
    if exercise.words.min > exercise.words.max:
        yield Mistake("course.redact.band", ())
    for number, check in enumerate(key.job):
        if f"grading.criteria.{check.type}.name" not in phrases("en"):
            yield Mistake("course.prompt.no-check", ("job", number, "type"), {"type": check.type})
    for lang in LANGUAGES:
        text = exercise.text[lang]
        for number, removed in enumerate(key.remove):
            if removed.text[lang] not in text:
                params = {"lang": lang, "text": removed.text[lang]}
                yield Mistake("course.mark.not-in-passage", ("remove", number, "text", lang), params)
        for number, kept in enumerate(key.keep):
            if not mentions_any(text, kept.any[lang]):
                params = {"lang": lang, "text": kept.any[lang][0]}
                yield Mistake("course.redact.not-there", ("keep", number, "any", lang), params)
        yield from _contradictions(key, lang)


def _contradictions(key: RedactKeySource, lang: Language) -> Iterator[Mistake]:
    """Yield what must stay although it gives away what must go."""
    together = "\n\n".join(text for kept in key.keep for text in kept.any[lang])
    for removed in key.remove:
        forms = (removed.text[lang], *(removed.forms[lang] if removed.forms else ()))
        for form in (form for form in forms if discloses(together, form)):
            for number, text in ((n, text) for n, kept in enumerate(key.keep) for text in kept.any[lang]):
                if discloses(text, form):
                    params = {"lang": lang, "text": text, "other": removed.text[lang]}
                    yield Mistake("course.redact.contradiction", ("keep", number, "any", lang), params)


REDACT = Kind(RedactSource, RedactKeySource, _settings, _data, _mistakes)
