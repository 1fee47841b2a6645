"""The course service as the kernel sees it: read exercises and progress, save an answer typed in a cell."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError
from urllib.parse import quote, urlencode
from urllib.request import OpenerDirector, ProxyHandler, Request, build_opener

from ..errors import CurtainError
from .client import NoSandbox

SECONDS = 5.0


class ServiceUnreachable(CurtainError):
    """The course service does not answer."""


class ServiceRefused(CurtainError):
    """The course service answered with an error; ``status`` is the HTTP status, ``body`` what it sent."""

    def __init__(self, status: int, body: Mapping[str, Any]) -> None:
        self.status = status
        self.body = body
        super().__init__("widgets.service.link" if status in (401, 403) else "widgets.service.refused", status=status)


@dataclass(frozen=True, slots=True)
class Learner:
    """Whose token the kernel holds."""

    id: str
    language: str | None


@dataclass(frozen=True, slots=True)
class Saved:
    """A text that the store holds as ``revision``; ``saved_at`` is an ISO time."""

    revision: int
    saved_at: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """The store held a newer text than the one the save was based on; both are in its history."""

    text: str
    revision: int
    saved_at: str


@dataclass(frozen=True, slots=True)
class CourseService:
    """The course service at ``address``, asked with one learner's ``token``; never through a proxy.

    Every method raises ServiceUnreachable or ServiceRefused. Instances hold no connection and may be shared by threads.
    """

    address: str
    token: str
    seconds: float = SECONDS

    @classmethod
    def of_environment(cls, environ: Mapping[str, str] = os.environ) -> CourseService:
        """Return the service named in ``CURTAIN_SANDBOX``; raise NoSandbox if there is none."""
        address = environ.get("CURTAIN_SANDBOX", "").rstrip("/")
        if not address:
            raise NoSandbox("widgets.service.missing")
        return cls(address, environ.get("CURTAIN_TOKEN", ""))

    def me(self) -> Learner:
        """Return the learner whose token is used."""
        found = self._ask("GET", "/course/me")
        return Learner(str(found.get("learner", "")), found.get("language"))

    def module(self, module: str, lang: str) -> Mapping[str, Any] | None:
        """Return title, goals, exercises and progress of a module, or None if the course has no such module."""
        found = self._ask("GET", "/course/modules?" + urlencode({"lang": lang}))
        return next((entry for entry in found["modules"] if entry["id"] == module), None)

    def exercise(self, exercise: str, lang: str) -> Mapping[str, Any]:
        """Return ``exercise``, ``answer``, ``attempts`` and ``last`` grade of an exercise such as ``02-x/name``."""
        found: Mapping[str, Any] = self._ask("GET", f"/course/exercises/{quote(exercise)}?" + urlencode({"lang": lang}))
        return found

    def save(self, exercise: str, lang: str, text: str, base: int, device: str) -> Saved | Conflict:
        """Save a text that was written on top of revision ``base``."""
        body = {"lang": lang, "text": text, "base": base, "device": device}
        try:
            found = self._ask("PUT", f"/course/answers/{quote(exercise)}", body)
        except ServiceRefused as refused:
            if refused.status != 409:
                raise
            theirs = refused.body["theirs"]
            return Conflict(theirs["text"], theirs["revision"], theirs["saved_at"])
        return Saved(found["revision"], found["saved_at"])

    def handins(self, module: str) -> list[Mapping[str, Any]]:
        """Return what was handed in for a module so far."""
        found = self._ask("GET", f"/course/handins/{quote(module)}")
        return list(found if isinstance(found, list) else found["handins"])

    def _ask(self, method: str, path: str, body: Mapping[str, Any] | None = None) -> Any:
        request = Request(
            self.address + path,
            method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"},
        )
        try:
            with _opener().open(request, timeout=self.seconds) as reply:
                return json.load(reply)
        except HTTPError as error:
            with error:
                raise ServiceRefused(error.code, _json_or_nothing(error.read())) from None
        except (OSError, HTTPException, ValueError) as error:
            raise ServiceUnreachable("widgets.service.unreachable") from error


def _opener() -> OpenerDirector:
    return build_opener(ProxyHandler({}))


def _json_or_nothing(raw: bytes) -> Mapping[str, Any]:
    try:
        found = json.loads(raw)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
