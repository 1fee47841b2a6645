"""The modules, with every exercise and key read once and then kept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..course.key import Key
from ..course.module import Module
from ..errors import DoorError
from ..records import Exercise, Language


class Shelf:
    """Modules by id. Making the cases of a prompt takes milliseconds, so they are made once a start."""

    def __init__(self, modules: Mapping[str, Module]) -> None:
        self.modules = modules
        self._made: dict[tuple[Any, ...], Any] = {}

    def module(self, module_id: str) -> Module:
        """Return a module, or raise DoorError 404."""
        if module_id not in self.modules:
            raise DoorError("sandbox.no_module", status=404, code="not_found", module=module_id[:80])
        return self.modules[module_id]

    def exercise(self, module_id: str, name: str, lang: Language) -> Exercise:
        """Return the public side of an exercise, or raise DoorError 404."""
        module = self.module(module_id)
        if name not in module.names:
            raise DoorError("sandbox.no_exercise", status=404, code="not_found", exercise=name[:80])
        place = ("exercise", module_id, name, lang)
        if place not in self._made:
            self._made[place] = module.exercise(name, lang)
        exercise: Exercise = self._made[place]
        return exercise

    def key(self, exercise: Exercise) -> Key:
        """Return the key of an exercise from this shelf."""
        place = ("key", exercise.id, exercise.lang)
        if place not in self._made:
            self._made[place] = self.modules[exercise.module].key(exercise.name, exercise.lang)
        key: Key = self._made[place]
        return key
