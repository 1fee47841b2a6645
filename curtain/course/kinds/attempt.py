"""``try``: run a prompt and look at what comes back; without points and without a key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import Field

from ..source import Strict, Texts
from .common import ExerciseSource, Kind, Setting


class TrySource(ExerciseSource):
    """A try in module.toml; ``material`` stands where the text says ``{material}``."""

    points: Literal[0] = Field(default=0)
    material: Texts | None = None
    system: Texts | None = None


class TryKeySource(Strict):
    """A try has nothing in key.toml."""


@dataclass(frozen=True)
class TryKey:
    """A try has no key."""


def _settings(exercise: TrySource, key: TryKeySource | None, setting: Setting) -> Mapping[str, Any]:
    texts = {"material": exercise.material, "system": exercise.system}
    return {name: setting.fill(text[setting.lang]).strip() for name, text in texts.items() if text}


def _data(exercise: TrySource, key: TryKeySource, setting: Setting) -> TryKey:
    return TryKey()


TRY = Kind(TrySource, TryKeySource, _settings, _data)
