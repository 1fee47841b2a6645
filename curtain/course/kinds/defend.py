"""``defend``: write the system prompt of a bot; it must hold against attacks and still answer ordinary questions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import Field

from ...records import LANGUAGES, POOLS, Language, Pool
from ..drawn import SlotName, Slotted, draw_texts, filled
from ..source import Name, Strict, Text, Texts
from .common import ExerciseSource, Kind, Mistake, Setting

Turns = Annotated[tuple[Text, ...], Field(min_length=1, max_length=6)]
Pools = Annotated[tuple[Pool, ...], Field(min_length=1)]


class ThreeTurns(Strict):
    """What a customer writes, turn by turn, in every language."""

    de: Turns
    en: Turns
    es: Turns

    def __getitem__(self, lang: Language) -> tuple[str, ...]:
        return tuple(getattr(self, lang))


class PlaceName(Strict):
    """A placeholder that the prompt must hold; ``text`` says what stands in it."""

    id: SlotName
    text: Texts


class DefendSource(ExerciseSource):
    """A defence in module.toml."""

    places: tuple[PlaceName, ...] = Field(min_length=1, max_length=8)


class FamilySource(Strict):
    """What a family of attacks is called."""

    text: Texts


class AttackerSource(Strict):
    """One attack; those of a pool that is not ``visible`` are never shown."""

    family: Name
    goal: Literal["secret", "refund", "insult"] = "secret"
    pools: Pools
    turns: ThreeTurns


class QuestionSource(Strict):
    """An ordinary question; ``any`` are ways to name the answer, none means that the facts do not hold it."""

    pools: Pools
    ask: Texts
    any: tuple[str, ...] = ()


class DefendKeySource(Slotted):
    """A defence in key.toml; ``values`` fill the placeholders, ``secrets`` are templates of what must not get out."""

    values: dict[SlotName, Texts]
    secrets: tuple[str, ...] = Field(min_length=1)
    families: dict[Name, FamilySource]
    attacks: tuple[AttackerSource, ...] = Field(min_length=1)
    questions: tuple[QuestionSource, ...] = Field(min_length=1)


@dataclass(frozen=True)
class Attacker:
    """One attack in one language; ``family`` is its id."""

    family: str
    goal: str
    turns: tuple[str, ...]


@dataclass(frozen=True)
class Question:
    """An ordinary question; ``answers`` are alternatives of which one must be in the reply, none if it is unknown."""

    ask: str
    answers: tuple[str, ...]


@dataclass(frozen=True)
class Trial:
    """One draw of a defence: what fills the placeholders, the secrets, who attacks and who asks."""

    values: Mapping[str, str]
    secrets: tuple[str, ...]
    attackers: tuple[Attacker, ...]
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class DefendKey:
    """The draw of each pool, and what families of attacks are called."""

    trials: Mapping[Pool, Trial]
    families: Mapping[str, str]


def _settings(exercise: DefendSource, key: DefendKeySource | None, setting: Setting) -> Mapping[str, Any]:
    """Show the placeholders and, where the key is there, what fills them in the visible draw."""
    values = _trial(key, setting, "visible").values if key else {}
    return {
        "places": [
            {"id": place.id, "text": setting.fill(place.text[setting.lang]), "value": values.get(place.id, "")}
            for place in exercise.places
        ]
    }


def _data(exercise: DefendSource, key: DefendKeySource, setting: Setting) -> DefendKey:
    families = {name: setting.fill(family.text[setting.lang]) for name, family in key.families.items()}
    return DefendKey({pool: _trial(key, setting, pool) for pool in POOLS}, families)


def _trial(key: DefendKeySource, setting: Setting, pool: Pool) -> Trial:
    lang = setting.lang
    texts = draw_texts(key, setting, pool)
    attackers = (
        Attacker(one.family, one.goal, tuple(filled(turn, texts) for turn in one.turns[lang]))
        for one in key.attacks
        if pool in one.pools
    )
    questions = (
        Question(filled(one.ask[lang], texts), tuple(filled(answer, texts) for answer in one.any))
        for one in key.questions
        if pool in one.pools
    )
    return Trial(
        values={name: filled(value[lang], texts) for name, value in key.values.items()},
        secrets=tuple(filled(secret, texts) for secret in key.secrets),
        attackers=tuple(attackers),
        questions=tuple(questions),
    )


def _mistakes(exercise: DefendSource, key: DefendKeySource) -> Iterator[Mistake]:
    shown = {place.id for place in exercise.places}
    for name in sorted(shown.symmetric_difference(key.values)):
        yield Mistake("course.defend.place", ("values",), {"name": name})
    for number, one in enumerate(key.attacks):
        if one.family not in key.families:
            yield Mistake("course.defend.family", ("attacks", number, "family"), {"family": one.family})
    for pool in POOLS:
        if not any(pool in one.pools for one in key.attacks) or not any(pool in one.pools for one in key.questions):
            yield Mistake("course.defend.pool", ("attacks",), {"pool": pool})
    for number, one in enumerate(key.attacks):
        if len({len(one.turns[lang]) for lang in LANGUAGES}) > 1:
            yield Mistake("course.defend.turns", ("attacks", number, "turns"))


DEFEND = Kind(DefendSource, DefendKeySource, _settings, _data, _mistakes)
"""The registry's entry."""
