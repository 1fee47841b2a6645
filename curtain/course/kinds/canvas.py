"""``canvas``: a form of a plan, judged by what its fields hold and by whether they fit each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from pydantic import Field

from ...records import LANGUAGES
from ...text.concepts import concepts
from ..cases import Entries
from ..lines import KeyPath
from ..source import Name, Strict, Texts
from .common import ExerciseSource, Kind, Mistake, Setting
from .wording import Entry, in_every_language, listed, names, twice

FieldKind = Literal["text", "choice", "number", "list"]
RuleType = Literal[
    "filled", "one_of", "items", "number", "measurable", "names_human", "mentions_concept", "requires", "consistent",
    "differs", "not_generic",
]  # fmt: skip

NEEDS: Mapping[str, tuple[str, ...]] = {
    "filled": ("field", "min"),
    "one_of": ("field", "allowed"),
    "items": ("field", "min"),
    "number": ("field",),
    "measurable": ("field",),
    "names_human": ("field",),
    "mentions_concept": ("field",),
    "requires": ("field", "concept", "other", "other_concept"),
    "consistent": ("field", "other"),
    "differs": (),
    "not_generic": ("field",),
}
"""What a rule of each type must say beside ``why`` and ``next``."""


class FieldSource(Entry):
    """One field in module.toml."""

    help: Texts
    kind: FieldKind = "text"
    options: tuple[Entry, ...] = ()


class CanvasSource(ExerciseSource):
    """A form in module.toml."""

    fields: tuple[FieldSource, ...] = Field(min_length=2, max_length=16)


class RuleSource(Strict):
    """One rule in key.toml; which of the settings it has depends on its type.

    ``concept`` is one of the lexicon's, ``stems`` are words of the author's own, written as the lexicon's are.
    """

    type: RuleType
    field: Name | None = None
    other: Name | None = None
    fields: tuple[Name, ...] = ()
    concept: Name | None = None
    other_concept: Name | None = None
    stems: Entries | None = None
    allowed: tuple[Name, ...] = ()
    min: float | None = None
    max: float | None = None
    count: int = Field(default=1, ge=1, le=20)
    weight: float = Field(default=1, gt=0, le=10)
    core: bool = False
    why: Texts
    next: Texts


class CanvasKeySource(Strict):
    """A form in key.toml."""

    rules: tuple[RuleSource, ...] = Field(min_length=1)


@dataclass(frozen=True)
class Rule:
    """One rule in one language."""

    type: RuleType
    why: str
    next: str
    field: str = ""
    other: str = ""
    fields: tuple[str, ...] = ()
    concept: str = ""
    other_concept: str = ""
    stems: tuple[str, ...] = ()
    allowed: tuple[str, ...] = ()
    min: float | None = None
    max: float | None = None
    count: int = 1
    weight: float = 1.0
    core: bool = False


@dataclass(frozen=True)
class CanvasKey:
    """The rules, and the names of fields and options in all languages by id."""

    rules: tuple[Rule, ...]
    names: Mapping[str, tuple[str, ...]]
    options: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)


def _settings(exercise: CanvasSource, key: CanvasKeySource | None, setting: Setting) -> Mapping[str, Any]:
    return {"fields": [_shown(one, setting) for one in exercise.fields]}


def _shown(one: FieldSource, setting: Setting) -> dict[str, Any]:
    texts = {"text": setting.fill(one.text[setting.lang]), "help": setting.fill(one.help[setting.lang])}
    options = {"options": listed(one.options, setting)} if one.options else {}
    return {"id": one.id, "kind": one.kind, **texts, **options}


def _data(exercise: CanvasSource, key: CanvasKeySource, setting: Setting) -> CanvasKey:
    fields = {one.id: in_every_language(one.text, setting) for one in exercise.fields}
    options = {one.id: names(one.options, setting) for one in exercise.fields if one.options}
    return CanvasKey(tuple(_rule(rule, setting) for rule in key.rules), fields, options)


def _rule(rule: RuleSource, setting: Setting) -> Rule:
    plain = rule.model_dump(exclude={"why", "next", "stems", "field", "other", "concept", "other_concept"})
    lang = setting.lang
    return Rule(
        **plain,
        why=setting.fill(rule.why[lang]),
        next=setting.fill(rule.next[lang]),
        field=rule.field or "",
        other=rule.other or "",
        concept=rule.concept or "",
        other_concept=rule.other_concept or "",
        stems=rule.stems[lang] if rule.stems else (),
    )


def _mistakes(exercise: CanvasSource, key: CanvasKeySource) -> Iterator[Mistake]:
    fields = {one.id: one for one in exercise.fields}
    yield from twice([one.id for one in exercise.fields], "fields")
    for one in exercise.fields:
        if (one.kind == "choice") != bool(one.options):
            yield Mistake("course.canvas.options", (), {"field": one.id})
    yield from _same_names(exercise.fields)
    for number, rule in enumerate(key.rules):
        yield from _wrong_rule(rule, fields, ("rules", number))


def _same_names(fields: Sequence[FieldSource]) -> Iterator[Mistake]:
    """Yield names that two fields share: an answer may name its fields in any language."""
    seen: dict[str, str] = {}
    for one in fields:
        for lang in LANGUAGES:
            name = one.text[lang].casefold()
            if seen.setdefault(name, one.id) != one.id:
                yield Mistake("course.canvas.same-name", (), {"name": one.text[lang], "lang": lang})


def _wrong_rule(rule: RuleSource, fields: Mapping[str, FieldSource], at: KeyPath) -> Iterator[Mistake]:
    for name in NEEDS[rule.type]:
        if getattr(rule, name) in (None, ()):
            yield Mistake("course.canvas.needs", at, {"type": rule.type, "name": name})
    for name in filter(None, (rule.field, rule.other, *rule.fields)):
        if name not in fields:
            yield Mistake("course.canvas.no-field", at, {"field": name})
    for name in filter(None, (rule.concept, rule.other_concept)):
        if name not in concepts():
            yield Mistake("course.canvas.no-concept", at, {"concept": name, "known": ", ".join(concepts())})
    if rule.type == "mentions_concept" and not rule.concept and not rule.stems:
        yield Mistake("course.canvas.needs", at, {"type": rule.type, "name": "concept"})
    yield from _wrong_options(rule, fields, at)


def _wrong_options(rule: RuleSource, fields: Mapping[str, FieldSource], at: KeyPath) -> Iterator[Mistake]:
    """Yield options that the field does not have; and a rule that every option meets."""
    asked = fields.get(rule.field or "")
    if rule.type != "one_of" or asked is None:
        return
    known = {option.id for option in asked.options}
    for option in sorted(set(rule.allowed) - known):
        yield Mistake("course.choice.no-option", at, {"option": option})
    if known and known <= set(rule.allowed):
        yield Mistake("course.choice.all-right", at)


CANVAS = Kind(CanvasSource, CanvasKeySource, _settings, _data, _mistakes)
