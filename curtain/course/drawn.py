"""Fill templates of a key with values drawn by seed: for kinds whose hidden half is a conversation, not a case."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from ..records import Pool
from .cases import Entries
from .deck import Deck
from .kinds.common import Setting
from .slots import World, draw
from .source import Name, Strict, Text
from .template import fill
from .values import flat

SlotName = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]


class Slotted(Strict):
    """A part of key.toml with slots and lists of its own."""

    slots: dict[SlotName, Text] = Field(default_factory=dict)
    lists: dict[Name, Entries] = Field(default_factory=dict)


def draw_texts(source: Slotted, setting: Setting, pool: Pool) -> Mapping[str, str]:
    """Return what each placeholder stands for in a pool; the visible draw is the same for every cohort.

    Raises
    ------
    BadSlot
        If a slot's description is not understood.
    """
    lang = setting.lang
    lists = {name: tuple(setting.fill(entry) for entry in entries[lang]) for name, entries in source.lists.items()}
    world = World(lang, setting.vocabularies[lang], setting.firm, lists)
    seed = "course" if pool == "visible" else setting.seed
    deck = Deck(f"{seed}|{setting.exercise}|{pool}", pool)
    values = {name: draw(slot, deck, world) for name, slot in source.slots.items()}
    return {**setting.firm.values(lang), **{name: value.text for name, value in flat(values)}}


def filled(text: str, texts: Mapping[str, str]) -> str:
    """Return a template with its placeholders filled.

    Raises
    ------
    UnknownPlaceholder
        If a text names something that is not there.
    """
    return fill(text, texts).strip()
