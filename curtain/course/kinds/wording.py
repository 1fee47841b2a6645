"""What several kinds share about the things they name: texts in every language, and reasons for a certain mistake."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ...records import LANGUAGES
from ..lines import KeyPath
from ..source import Name, Strict, Texts
from ..template import fill_firm
from .common import Mistake, Setting


class Entry(Strict):
    """Something with an id and a text."""

    id: Name
    text: Texts


class MixupSource(Strict):
    """In key.toml: what it means if ``item`` was given the wrong ``value``."""

    item: Name
    value: Name
    why: Texts


Mixups = Mapping[tuple[str, str], str]
"""The misconception behind a wrong pair, by item and value."""


def in_every_language(texts: Texts, setting: Setting) -> tuple[str, ...]:
    """Return a text in all languages, filled in: answers may name things in any of them."""
    return tuple(fill_firm(texts[lang], setting.firm.values(lang)) for lang in LANGUAGES)


def names(entries: Iterable[Entry], setting: Setting) -> dict[str, tuple[str, ...]]:
    """Return the texts of entries in all languages by id."""
    return {entry.id: in_every_language(entry.text, setting) for entry in entries}


def listed(entries: Iterable[Entry], setting: Setting) -> list[dict[str, str]]:
    """Return entries as a card shows them."""
    return [{"id": entry.id, "text": setting.fill(entry.text[setting.lang])} for entry in entries]


def mixups(sources: Iterable[MixupSource], setting: Setting) -> Mixups:
    """Return the misconceptions in one language."""
    return {(one.item, one.value): setting.fill(one.why[setting.lang]) for one in sources}


def twice(ids: Iterable[str], at: str) -> Iterator[Mistake]:
    """Yield ids that stand twice."""
    seen: set[str] = set()
    for id_ in ids:
        if id_ in seen:
            yield Mistake("course.entries.twice", (at,), {"id": id_})
        seen.add(id_)


def unlike(found: Iterable[str], wanted: Iterable[str], at: KeyPath) -> Iterator[Mistake]:
    """Yield what module.toml has and the key lacks, and the other way round."""
    have, need = set(found), set(wanted)
    for id_ in sorted(need - have):
        yield Mistake("course.entries.missing", at, {"id": id_})
    for id_ in sorted(have - need):
        yield Mistake("course.entries.unknown", (*at, id_), {"id": id_})


def wrong_mixups(sources: Iterable[MixupSource], items: Iterable[str], values: Iterable[str]) -> Iterator[Mistake]:
    """Yield misconceptions about things that are not there."""
    known, worth = set(items), set(values)
    for number, one in enumerate(sources):
        if one.item not in known:
            yield Mistake("course.entries.unknown", ("mixups", number, "item"), {"id": one.item})
        if one.value not in worth:
            yield Mistake("course.entries.unknown", ("mixups", number, "value"), {"id": one.value})
