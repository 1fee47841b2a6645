"""``mark``: quote passages of a text and label them; clean passages that tempt have a reason of their own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from pydantic import Field

from ...records import LANGUAGES
from ..source import Name, Strict, Texts
from .common import ExerciseSource, Kind, Mistake, Setting


class LabelSource(Strict):
    """One label in module.toml."""

    id: Name
    text: Texts
    help: Texts


class MarkSource(ExerciseSource):
    """A marking task in module.toml."""

    passage: Texts
    labels: tuple[LabelSource, ...] = Field(min_length=1, max_length=8)


class SpanSource(Strict):
    """A passage that is to be marked."""

    label: Name
    text: Texts
    why: Texts


class CleanSource(Strict):
    """A passage that looks as if it had to be marked, and is clean."""

    text: Texts
    why: Texts


class MarkKeySource(Strict):
    """A marking task in key.toml."""

    spans: tuple[SpanSource, ...] = Field(min_length=1)
    clean: tuple[CleanSource, ...] = ()


@dataclass(frozen=True)
class GoldSpan:
    """A passage that is to be marked, in one language; ``why`` says what is wrong with it."""

    label: str
    text: str
    why: str


@dataclass(frozen=True)
class CleanSpan:
    """A clean passage in one language; ``why`` says why it may stay."""

    text: str
    why: str


@dataclass(frozen=True)
class MarkKey:
    """What is to be marked and what is not; ``labels`` are the names of each label in all languages, by id."""

    spans: tuple[GoldSpan, ...]
    clean: tuple[CleanSpan, ...]
    labels: Mapping[str, tuple[str, ...]]


def _settings(exercise: MarkSource, key: MarkKeySource | None, setting: Setting) -> Mapping[str, Any]:
    lang = setting.lang
    labels = [
        {"id": label.id, "text": setting.fill(label.text[lang]), "help": setting.fill(label.help[lang])}
        for label in exercise.labels
    ]
    return {"passage": setting.fill(exercise.passage[lang]).strip(), "labels": labels}


def _data(exercise: MarkSource, key: MarkKeySource, setting: Setting) -> MarkKey:
    lang, fill = setting.lang, setting.fill
    return MarkKey(
        tuple(GoldSpan(span.label, fill(span.text[lang]), fill(span.why[lang])) for span in key.spans),
        tuple(CleanSpan(fill(clean.text[lang]), fill(clean.why[lang])) for clean in key.clean),
        {label.id: tuple(label.text[language] for language in LANGUAGES) for label in exercise.labels},
    )


def _mistakes(exercise: MarkSource, key: MarkKeySource) -> Iterator[Mistake]:
    labels = {label.id for label in exercise.labels}
    for number, span in enumerate(key.spans):
        if span.label not in labels:
            yield Mistake("course.mark.no-label", ("spans", number, "label"), {"label": span.label})
        yield from _not_quoted(exercise.passage, span.text, ("spans", number))
    for number, clean in enumerate(key.clean):
        yield from _not_quoted(exercise.passage, clean.text, ("clean", number))
    quotes = [*(span.text for span in key.spans), *(clean.text for clean in key.clean)]
    for lang in LANGUAGES:
        yield from _overlapping(exercise.passage[lang], [quote[lang] for quote in quotes], lang)


def _not_quoted(passage: Texts, quote: Texts, at: tuple[str | int, ...]) -> Iterator[Mistake]:
    for lang in LANGUAGES:
        times = passage[lang].count(quote[lang])
        if times != 1:
            key = "course.mark.not-in-passage" if times == 0 else "course.mark.ambiguous"
            yield Mistake(key, (*at, "text", lang), {"lang": lang, "text": quote[lang]})


def _overlapping(passage: str, quotes: list[str], lang: str) -> Iterator[Mistake]:
    places = [(passage.find(quote), quote) for quote in quotes if quote in passage]
    for (a, one), (b, other) in combinations(places, 2):
        if a < b + len(other) and b < a + len(one):
            yield Mistake("course.mark.overlap", ("spans",), {"lang": lang, "one": one, "other": other})


MARK = Kind(MarkSource, MarkKeySource, _settings, _data, _mistakes)
