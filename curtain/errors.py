"""Every error the product raises on purpose; each carries a phrase key, so that it can be said in three languages.

    CurtainError
      SetUpError        the machine or folder is not ready          (Python too old, port busy, read-only folder)
      SourceError       a module, key or firm file is wrong         carries file and line
      AnswerError       an answer cannot be taken                   (too long, unknown exercise)
      NotebookError     a submitted notebook cannot be read
      StoreError        the store cannot be opened or written
      DoorError         a request to a model is refused             carries an HTTP status and an API code
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from .phrases import say
from .records import Language


class CurtainError(Exception):
    """Something went wrong that a person can act on: ``key`` names the phrase, ``params`` fill it."""

    def __init__(self, key: str, **params: Any) -> None:
        self.key = key
        self.params = params
        super().__init__(key, params)

    def say(self, lang: Language) -> str:
        """Return what happened, where, and the next step, in ``lang``."""
        return say(lang, self.key, **self.params)

    def __str__(self) -> str:
        return self.say("en")


class SetUpError(CurtainError):
    """The machine or a folder is not ready."""


class SourceError(CurtainError):
    """A source file of the course is wrong; prints as ``path:line: what``."""

    def __init__(self, key: str, *, path: Path | str, line: int | None = None, **params: Any) -> None:
        super().__init__(key, **params)
        self.path = path
        self.line = line

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else f"{self.path}"
        return f"{place}: {self.say('en')}"


class AnswerError(CurtainError):
    """An answer cannot be taken."""


class NotebookError(CurtainError):
    """A notebook that was handed in cannot be read."""


class StoreError(CurtainError):
    """The store cannot be opened, read or written."""


class DoorError(CurtainError):
    """A request to a model is refused; ``status`` is the HTTP status, ``code`` the API's error code."""

    def __init__(self, key: str, *, status: int, code: str, **params: Any) -> None:
        super().__init__(key, **params)
        self.status = status
        self.code = code
