"""Read a TOML source and hold it against a schema; what is wrong becomes a plain sentence with file and line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError
from pydantic_core import ErrorDetails

from ..errors import SourceError
from ..records import Language
from .lines import KeyPath, line_of, line_with

Text = Annotated[str, StringConstraints(pattern=r"\S")]
Name = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]*$")]


class Strict(BaseModel):
    """A schema that takes no key it does not know, so that a typing error in a source is found."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=False)


class Texts(Strict):
    """A text in every language of the course."""

    de: Text
    en: Text
    es: Text

    def __getitem__(self, lang: Language) -> str:
        return str(getattr(self, lang))


M = TypeVar("M", bound=BaseModel)
_PLAIN_KEY = re.compile(r"(?!(?:str|constrained-str)$)[a-z0-9_-]+$")  # pydantic puts names of types between keys


@dataclass(frozen=True)
class Source:
    """A TOML file that was read: where it lies, its text and what stands in it."""

    path: Path
    text: str
    data: Mapping[str, Any]

    def error(self, key: str, at: KeyPath, **params: Any) -> SourceError:
        """Return (not raise) an error about the key at ``at``."""
        return SourceError(key, path=self.path, line=line_of(self.text, at), at=_name(at), **params)

    def error_with(self, key: str, passage: str, **params: Any) -> SourceError:
        """Return (not raise) an error about the line that holds ``passage``."""
        return SourceError(key, path=self.path, line=line_with(self.text, passage), **params)


def read_source(path: Path) -> Source:
    """Read a TOML file.

    Raises
    ------
    SourceError
        If it is not there, not UTF-8 or not TOML.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except OSError:
        raise SourceError("course.source.missing", path=path) from None
    except UnicodeDecodeError:
        raise SourceError("course.source.not-utf8", path=path) from None
    try:
        return Source(path, text, tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"line (\d+)", str(error))
        line = int(place[1]) if place else len(text.splitlines())
        raise SourceError("course.source.not-toml", path=path, line=line) from None


def problems(source: Source, model: type[BaseModel], data: object, at: KeyPath = ()) -> list[SourceError]:
    """Return everything in ``data`` (standing at ``at`` in the source) that ``model`` does not take."""
    try:
        model.model_validate(data)
    except ValidationError as error:
        return [_plain(source, at, detail) for detail in error.errors(include_url=False)]
    return []


def validate(source: Source, model: type[M], data: object, at: KeyPath = ()) -> M:
    """Return ``data`` as ``model``.

    Raises
    ------
    SourceError
        About the first thing that is wrong.
    """
    try:
        return model.model_validate(data)
    except ValidationError as error:
        raise _plain(source, at, error.errors(include_url=False)[0]) from None


def _plain(source: Source, at: KeyPath, detail: ErrorDetails) -> SourceError:
    path = (*at, *(part for part in detail["loc"] if isinstance(part, int) or _PLAIN_KEY.match(part)))
    if detail["type"] == "missing":
        key = "course.schema.language-missing" if path[-1] in ("de", "en", "es") else "course.schema.missing"
    elif detail["type"] == "extra_forbidden":
        key = "course.schema.unknown"
    elif detail["type"] == "string_pattern_mismatch" and not str(detail["input"]).strip():
        key = "course.schema.empty"
    else:
        key = "course.schema.wrong"
    return source.error(key, path, name=str(path[-1]) if path else "", value=_short(detail["input"]))


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "…"


def _name(at: KeyPath) -> str:
    """Write a path as people read it: numbers count from 1."""
    return ".".join(f"{part + 1}" if isinstance(part, int) else part for part in at)
