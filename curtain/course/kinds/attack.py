"""``attack``: talk a bot into what it must not do; every level has a system prompt that guards it better."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import Field

from ...records import POOLS, Pool
from ..drawn import Slotted, draw_texts, filled
from ..source import Name, Strict, Texts
from .common import ExerciseSource, Kind, Mistake, Setting

Goal = Literal["secret", "refund", "insult"]


class LevelName(Strict):
    """A level in module.toml: what learners see of it."""

    id: Name
    text: Texts


class AttackSource(ExerciseSource):
    """An attack in module.toml."""

    levels: tuple[LevelName, ...] = Field(min_length=1, max_length=6)


class LevelSource(Strict):
    """A level in key.toml; ``system`` is a template."""

    id: Name
    system: Texts


class AttackKeySource(Slotted):
    """An attack in key.toml; ``secrets`` are templates of what must not get out."""

    goal: Goal = "secret"
    secrets: tuple[str, ...] = ()
    levels: tuple[LevelSource, ...] = Field(min_length=1)


@dataclass(frozen=True)
class Siege:
    """One draw of an attack exercise: the system prompt of every level by id, and the secrets in them."""

    systems: Mapping[str, str]
    secrets: tuple[str, ...]


@dataclass(frozen=True)
class AttackKey:
    """What an attack is after, and the draw of each pool."""

    goal: Goal
    sieges: Mapping[Pool, Siege]


def _settings(exercise: AttackSource, key: AttackKeySource | None, setting: Setting) -> Mapping[str, Any]:
    return {
        "levels": [{"id": level.id, "text": setting.fill(level.text[setting.lang])} for level in exercise.levels],
    }


def _data(exercise: AttackSource, key: AttackKeySource, setting: Setting) -> AttackKey:
    return AttackKey(key.goal, {pool: _siege(key, setting, pool) for pool in POOLS})


def _siege(key: AttackKeySource, setting: Setting, pool: Pool) -> Siege:
    texts = draw_texts(key, setting, pool)
    systems = {level.id: filled(level.system[setting.lang], texts) for level in key.levels}
    return Siege(systems, tuple(filled(secret, texts) for secret in key.secrets))


def _mistakes(exercise: AttackSource, key: AttackKeySource) -> Iterator[Mistake]:
    shown, kept = [level.id for level in exercise.levels], [level.id for level in key.levels]
    if shown != kept:
        yield Mistake("course.attack.levels", ("levels",), {"shown": ", ".join(shown), "kept": ", ".join(kept)})
    if (key.goal == "secret") != bool(key.secrets):
        yield Mistake("course.attack.secrets", ("secrets",))


ATTACK = Kind(AttackSource, AttackKeySource, _settings, _data, _mistakes)
"""The registry's entry."""
