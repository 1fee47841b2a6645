"""A module of the course: its public exercises, and with a key file their keys."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field

from ..errors import SourceError
from ..records import Exercise, Language
from .firm import Firm
from .key import Key, digest
from .kinds.common import ExerciseSource, Kind, Setting
from .kinds.prompt import PromptKey
from .kinds.registry import KINDS
from .lesson import lesson_answers
from .slots import BadSlot
from .source import Name, Source, Strict, Text, Texts, validate
from .template import UnknownPlaceholder
from .vocabulary import Vocabulary


class Goals(Strict):
    """What a learner can do afterwards."""

    de: tuple[Text, ...]
    en: tuple[Text, ...]
    es: tuple[Text, ...]

    def __getitem__(self, lang: Language) -> tuple[str, ...]:
        return tuple(getattr(self, lang))


class ModuleSource(Strict):
    """The head of module.toml; the exercises are held against the schema of their kind."""

    id: Annotated[str, Field(pattern=r"^[0-9]{2}-[a-z0-9-]+$")]
    version: Text
    minutes: int = Field(ge=1, le=240)
    firm: Name
    title: Texts
    goals: Goals
    exercises: tuple[dict[str, Any], ...]


@dataclass(frozen=True, eq=False)
class Module:
    """One module as data. ``keys`` is None where the course was handed out without keys."""

    head: ModuleSource
    source: Source
    keys: Source | None
    lessons: Mapping[Language, str]
    firm: Firm
    vocabularies: Mapping[Language, Vocabulary]

    @property
    def id(self) -> str:
        """The module's id, such as ``02-clear-briefs``."""
        return self.head.id

    @property
    def version(self) -> str:
        """Changes when the structure changes after first hand-ins."""
        return self.head.version

    @property
    def minutes(self) -> int:
        """How long the module takes."""
        return self.head.minutes

    @property
    def title(self) -> Texts:
        """The module's title by language."""
        return self.head.title

    @property
    def goals(self) -> Goals:
        """What a learner can do afterwards, by language."""
        return self.head.goals

    @property
    def names(self) -> tuple[str, ...]:
        """The exercises' names in their order."""
        return tuple(exercise.name for exercise in self.exercises)

    @cached_property
    def exercises(self) -> tuple[ExerciseSource, ...]:
        """The exercises as they stand in the source.

        Raises
        ------
        SourceError
            If one does not fit its kind, or two have the same name.
        """
        found: list[ExerciseSource] = []
        for number, data in enumerate(self.head.exercises):
            at = ("exercises", number)
            kind = KINDS.get(str(data.get("kind")))
            if kind is None:
                raise self.source.error("course.module.no-kind", (*at, "kind"), kind=data.get("kind"))
            exercise = validate(self.source, kind.source, data, at)
            if any(exercise.name == other.name for other in found):
                raise self.source.error("course.module.twice", (*at, "name"), name=exercise.name)
            found.append(exercise)
        return tuple(found)

    def exercise(self, name: str, lang: Language) -> Exercise:
        """Return an exercise as a learner may see it.

        Raises
        ------
        KeyError
            If there is no such exercise.
        SourceError
            If its source is wrong.
        """
        source, setting = self._source(name), self._setting(name, lang)
        kind = KINDS[source.kind]
        with self.placed():
            return Exercise(
                id=setting.exercise,
                kind=source.kind,
                lang=lang,
                points=source.points,
                title=setting.fill(source.title[lang]),
                task=setting.fill(source.task[lang]).strip(),
                settings=kind.settings(source, self._key_source(source, kind), setting),
                hints=tuple(setting.fill(hint) for hint in source.hints[lang]) if source.hints else (),
                given=self.model_answer(name, lang) if source.kind == "try" else "",
                module_version=self.version,
            )

    def key(self, name: str, lang: Language, seed: str = "course") -> Key:
        """Return the key of an exercise; ``seed`` is the cohort's.

        Raises
        ------
        KeyError
            If there is no such exercise.
        SourceError
            If the key file is missing or wrong.
        """
        source, setting = self._source(name), self._setting(name, lang, seed)
        kind = KINDS[source.kind]
        key_source = self._key_source(source, kind)
        if key_source is None:
            raise SourceError("course.source.missing", path=self.source.path.with_name("key.toml"))
        with self.placed():
            data = kind.data(source, key_source, setting)
        criteria = data.criteria if isinstance(data, PromptKey) else {}
        return Key(setting.exercise, source.kind, lang, data, self._digest(source, key_source), seed, criteria)

    def model_answer(self, name: str, lang: Language) -> str:
        """Return the answer that stands in the lesson: the model answer, or the given text of a ``try``."""
        cells = lesson_answers(self.lessons[lang])
        return next((cell.text for cell in cells if cell.exercise == f"{self.id}/{name}"), "")

    def mistakes(self, name: str) -> Iterator[SourceError]:
        """Yield what is wrong between an exercise and its key, as far as no schema sees it."""
        source = self._source(name)
        kind = KINDS[source.kind]
        table = self._key_table(name)
        if self.keys and table is not None:
            for mistake in kind.mistakes(source, validate(self.keys, kind.key_source, table, (name,))):
                yield self.keys.error(mistake.key, (name, *mistake.at), **mistake.params)

    @contextmanager
    def placed(self) -> Iterator[None]:
        """Turn an unknown placeholder or slot inside the block into an error with file and line."""
        sources = (self.source, self.keys)
        try:
            yield
        except UnknownPlaceholder as error:
            raise _place(sources, "course.placeholder", f"{{{error.name}}}", name=error.name) from None
        except BadSlot as error:
            raise _place(sources, "course.slot", str(error), slot=str(error)) from None

    def _source(self, name: str) -> ExerciseSource:
        for exercise in self.exercises:
            if exercise.name == name:
                return exercise
        raise KeyError(name)

    def _setting(self, name: str, lang: Language, seed: str = "course") -> Setting:
        return Setting(f"{self.id}/{name}", lang, self.firm, self.vocabularies, seed)

    def _key_table(self, name: str) -> Any:
        return self.keys.data.get(name, {} if self._source(name).kind == "try" else None) if self.keys else None

    def _key_source(self, source: ExerciseSource, kind: Kind) -> Any:
        if self.keys is None:
            return None
        table = self._key_table(source.name)
        if table is None:
            raise self.keys.error("course.module.no-key", (source.name,), name=source.name)
        for mistake in self.mistakes(source.name):
            raise mistake
        return validate(self.keys, kind.key_source, table, (source.name,))

    def _digest(self, source: ExerciseSource, key_source: Any) -> str:
        vocabularies = repr(sorted(self.vocabularies.items()))
        return digest(source.model_dump_json(), key_source.model_dump_json(), self.firm.model_dump_json(), vocabularies)


def _place(sources: Sequence[Source | None], key: str, passage: str, **params: Any) -> SourceError:
    errors = [source.error_with(key, passage, **params) for source in sources if source]
    return next((error for error in errors if error.line), errors[-1])


def module_path(root: Path, module_id: str) -> Path:
    """Return the folder of a module's sources."""
    return root / "modules" / module_id
