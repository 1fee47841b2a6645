"""The app's view of the course service: what a learner has done so far."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from typing import Any

from tornado.httpclient import AsyncHTTPClient, HTTPClientError

from ..records import Language

SECONDS = 5.0


class CourseService:
    """Asks the course service with the learner's key; every method returns None when it does not answer."""

    def __init__(self, address: str, token: str) -> None:
        self.address = address.rstrip("/")
        self._headers = {"Authorization": f"Bearer {token}"}

    async def modules(self, lang: Language) -> list[Mapping[str, Any]] | None:
        """Return the modules with the learner's state, in ``lang``."""
        reply = await self._ask("GET", f"/course/modules?lang={lang}", lang)
        return None if reply is None else list(reply["modules"])

    async def language(self) -> str | None:
        """Return the language the learner chose last."""
        reply = await self._ask("GET", "/course/me", "en")
        return None if reply is None else reply.get("language")

    async def choose_language(self, lang: Language) -> None:
        """Remember the learner's language, so that another browser knows it too."""
        await self._ask("PUT", "/course/me", lang, {"language": lang})

    async def _ask(self, method: str, path: str, lang: str, body: Mapping[str, Any] | None = None) -> Any:
        try:
            reply = await AsyncHTTPClient().fetch(
                f"{self.address}{path}",
                method=method,
                headers=self._headers | {"Accept-Language": lang, "Content-Type": "application/json"},
                body=None if body is None else json.dumps(body),
                request_timeout=SECONDS,
                connect_timeout=SECONDS,
            )
            return json.loads(reply.body)
        except (OSError, HTTPClientError, ValueError) as error:
            logging.getLogger(__name__).warning("The course service did not answer %s %s: %s", method, path, error)
            return None
