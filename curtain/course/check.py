"""Check the sources of the whole course before anything is built from them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from ..errors import SourceError
from ..records import LANGUAGES, POOLS, Language
from .kinds.registry import KINDS
from .lesson import LessonAnswer, lesson_answers
from .load import load_module, module_ids
from .module import Module, ModuleSource, module_path
from .source import Source, problems, read_source


def check_course(root: Path) -> list[SourceError]:
    """Return everything that is wrong in the course's sources, module by module."""
    return [error for module_id in module_ids(root) for error in check_module(root, module_id)]


def check_module(root: Path, module_id: str) -> list[SourceError]:
    """Return everything that is wrong in one module; a file that cannot be read hides what depends on it."""
    if found := list(_schema_errors(root, module_id)):
        return found
    try:
        module = load_module(root, module_id)
    except SourceError as error:
        return [error]
    return [*_key_errors(module), *_filled_errors(module), *_lesson_errors(module, module_path(root, module_id))]


def _schema_errors(root: Path, module_id: str) -> Iterator[SourceError]:
    """Hold module.toml and key.toml against their schemas and yield every problem, not only the first."""
    folder = module_path(root, module_id)
    try:
        source = read_source(folder / "module.toml")
        keys = read_source(folder / "key.toml") if (folder / "key.toml").exists() else None
    except SourceError as error:
        yield error
        return
    yield from problems(source, ModuleSource, source.data)
    found = source.data.get("exercises", [])
    exercises = [exercise for exercise in found if isinstance(exercise, dict)] if isinstance(found, list) else []
    names = [str(exercise.get("name")) for exercise in exercises]
    for number, exercise in enumerate(exercises):
        if names[number] in names[:number]:
            yield source.error("course.module.twice", ("exercises", number, "name"), name=names[number])
        else:
            yield from _exercise_problems(source, keys, number, exercise)


def _exercise_problems(source: Source, keys: Source | None, number: int, data: dict[str, Any]) -> Iterator[SourceError]:
    kind = KINDS.get(str(data.get("kind")))
    if kind is None:
        return  # loading names it
    yield from problems(source, kind.source, data, ("exercises", number))
    name = str(data.get("name"))
    if keys and name in keys.data:
        yield from problems(keys, kind.key_source, keys.data[name], (name,))


def _key_errors(module: Module) -> Iterator[SourceError]:
    """Yield keys without exercise, exercises without key, and what does not fit between the two."""
    if module.keys is None:
        return
    for name in module.keys.data:
        if name not in module.names:
            yield module.keys.error("course.module.key-unknown", (name,), name=name)
    for exercise in module.exercises:
        if exercise.kind != "try" and exercise.name not in module.keys.data:
            yield module.keys.error("course.module.no-key", (exercise.name,), name=exercise.name)
        yield from _caught(lambda name=exercise.name: list(module.mistakes(name)))  # type: ignore[misc]
        if exercise.kind != "try" and exercise.hints is None:
            at = ("exercises", module.names.index(exercise.name))
            yield module.source.error("course.module.no-hints", at, name=exercise.name)


def _filled_errors(module: Module) -> Iterator[SourceError]:
    """Fill every text and draw every pool in every language; yield what cannot be filled."""
    seen = set()
    for name in module.names:
        for lang in LANGUAGES:
            for error in _caught(lambda name=name, lang=lang: _fill(module, name, lang)):  # type: ignore[misc]
                if str(error) not in seen:
                    seen.add(str(error))
                    yield error


def _fill(module: Module, name: str, lang: Language) -> list[SourceError]:
    module.exercise(name, lang)
    if module.keys is not None:
        key = module.key(name, lang)
        for pool in POOLS:
            with module.placed():
                key.cases(pool)
    return []


def _caught(work: Callable[[], list[SourceError]]) -> list[SourceError]:
    try:
        return work()
    except SourceError as error:
        return [error]


def _lesson_errors(module: Module, folder: Path) -> Iterator[SourceError]:
    """Yield answer cells that are unknown, empty, missing or double, per language."""
    for lang in LANGUAGES:
        path = folder / f"{lang}.md"
        cells = list(lesson_answers(module.lessons[lang]))
        yield from _cell_errors(module, path, cells)
        counts = Counter(cell.exercise for cell in cells)
        for name in module.names:
            if counts[f"{module.id}/{name}"] != 1:
                key = "course.lesson.missing" if not counts[f"{module.id}/{name}"] else "course.lesson.twice"
                yield SourceError(key, path=path, name=f"{module.id}/{name}")


def _cell_errors(module: Module, path: Path, cells: list[LessonAnswer]) -> Iterator[SourceError]:
    known = {f"{module.id}/{name}" for name in module.names}
    for cell in cells:
        if cell.exercise not in known:
            yield SourceError("course.lesson.unknown", path=path, line=cell.line, name=cell.exercise)
        elif not cell.text.strip():
            yield SourceError("course.lesson.empty", path=path, line=cell.line, name=cell.exercise)
