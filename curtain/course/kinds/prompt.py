"""``prompt``: a brief that is run on cases of three pools and judged by the replies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pydantic import Field

from ...phrases import phrases, say
from ...records import LANGUAGES, POOLS, Case, Pool
from ..cases import Template, make_cases, strata
from ..slots import World
from ..source import Name, Strict, Texts
from .common import ExerciseSource, Kind, Mistake, Setting


class Pools(Strict):
    """How many cases each pool holds."""

    visible: int = Field(default=6, ge=1, le=50)
    practice: int = Field(default=6, ge=1, le=50)
    record: int = Field(default=12, ge=1, le=200)


class PromptSource(ExerciseSource):
    """A prompt exercise in module.toml; ``system`` is a system message that the learner sees."""

    pools: Pools = Pools()
    system: Texts | None = None


class CriterionSource(Strict):
    """Texts of a criterion that differ from those of its check type."""

    name: Texts | None = None
    fail: Texts | None = None
    next: Texts | None = None


class PromptKeySource(Template):
    """A prompt exercise in key.toml."""

    criteria: dict[Name, CriterionSource] = Field(default_factory=dict)


@dataclass(frozen=True)
class Criterion:
    """What a criterion is called, what it means if it fails, and the next step."""

    name: str
    fail: str
    next: str


@dataclass(frozen=True)
class PromptKey:
    """The cases of a prompt exercise in one language, and what its criteria mean."""

    template: PromptKeySource
    exercise: str
    world: World
    seed: str
    sizes: Mapping[Pool, int]
    criteria: Mapping[str, Criterion]

    def cases(self, pool: Pool, count: int | None = None) -> tuple[Case, ...]:
        """Make the cases of a pool; the visible ones are the same for every cohort."""
        wanted = (pool, count or self.sizes[pool])
        if wanted not in self._made:
            seed = "course" if pool == "visible" else self.seed
            self._made[wanted] = make_cases(self.template, self.exercise, self.world, *wanted, seed)
        return self._made[wanted]

    @cached_property
    def _made(self) -> dict[tuple[Pool, int], tuple[Case, ...]]:
        """Making cases takes milliseconds, and every answer of a cohort meets the same ones."""
        return {}


def _settings(exercise: PromptSource, key: PromptKeySource | None, setting: Setting) -> Mapping[str, Any]:
    """Show the visible cases and the names of the criteria; a package without keys has neither."""
    data = _data(exercise, key, setting) if key else None
    cases = data.cases("visible") if data else ()
    criteria = data.criteria if data else {}
    return {
        "cases": [{"id": case.id, "title": case.title, "material": case.material} for case in cases],
        "criteria": [{"id": name, "name": criterion.name} for name, criterion in criteria.items()],
        **({"system": setting.fill(exercise.system[setting.lang])} if exercise.system else {}),
    }


def _data(exercise: PromptSource, key: PromptKeySource, setting: Setting) -> PromptKey:
    lists = {name: tuple(setting.fill(entry) for entry in list_[setting.lang]) for name, list_ in key.lists.items()}
    world = World(setting.lang, setting.vocabularies[setting.lang], setting.firm, lists)
    sizes: dict[Pool, int] = {pool: getattr(exercise.pools, pool) for pool in POOLS}
    return PromptKey(key, setting.exercise, world, setting.seed, sizes, _criteria(key, setting))


def _criteria(key: PromptKeySource, setting: Setting) -> dict[str, Criterion]:
    """Return each criterion once, in the order of the checks; the first check of a criterion gives its texts."""
    types = {check.criterion: check.type for check in reversed(key.checks)}
    order = dict.fromkeys(check.criterion for check in key.checks)
    return {name: _criterion(types[name], key.criteria.get(name), setting) for name in order}


def _criterion(type_: str, own: CriterionSource | None, setting: Setting) -> Criterion:
    def text(part: str) -> str:
        texts: Texts | None = getattr(own, part) if own else None
        return setting.fill(texts[setting.lang]) if texts else say(setting.lang, f"grading.criteria.{type_}.{part}")

    return Criterion(text("name"), text("fail"), text("next"))


def _mistakes(exercise: PromptSource, key: PromptKeySource) -> Iterator[Mistake]:
    known = phrases("en")
    for number, check in enumerate(key.checks):
        if f"grading.criteria.{check.type}.name" not in known:
            yield Mistake("course.prompt.no-check", ("checks", number, "type"), {"type": check.type})
        for name in set(check.when).difference(key.slots):
            yield Mistake("course.prompt.no-slot", ("checks", number, "when"), {"slot": name})
    for number, layout in enumerate(key.layouts):
        for name in set(layout.when).difference(key.flags):
            yield Mistake("course.prompt.no-slot", ("layouts", number, "when"), {"slot": name})
    if not any(check.core for check in key.checks):
        yield Mistake("course.prompt.no-core", ("checks",))
    for name in sorted(set(key.criteria).difference(check.criterion for check in key.checks)):
        yield Mistake("course.prompt.no-criterion", ("criteria", name), {"criterion": name})
    for name, list_ in key.lists.items():
        if len({len(list_[lang]) for lang in LANGUAGES}) > 1:
            yield Mistake("course.prompt.lists-differ", ("lists", name), {"list": name})
    for pool in POOLS:
        if not strata(key, pool):
            yield Mistake("course.prompt.no-layout", ("layouts",), {"pool": pool})


PROMPT = Kind(PromptSource, PromptKeySource, _settings, _data, _mistakes)
