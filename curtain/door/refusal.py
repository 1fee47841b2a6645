"""A refusal as clients of the OpenAI interface expect it."""

from __future__ import annotations

from typing import Any

from ..errors import AnswerError, CurtainError, DoorError, StoreError
from ..records import Language


def status_of(error: CurtainError) -> int:
    """Return the HTTP status for an error that is no DoorError too."""
    if isinstance(error, DoorError):
        return error.status
    if isinstance(error, AnswerError):
        return 413 if error.key == "door.answer_too_long" else 400
    return 503 if isinstance(error, StoreError) else 500


def refusal(error: CurtainError, lang: Language) -> dict[str, Any]:
    """Return the body of a refusal: ``{"error": {"message", "type", "param", "code"}}``, always all four."""
    status = status_of(error)
    return {
        "error": {
            "message": error.say(lang),
            "type": "server_error" if status >= 500 else _TYPES.get(status, "invalid_request_error"),
            "param": error.params.get("param"),
            "code": error.code if isinstance(error, DoorError) else error.key.rpartition(".")[2],
        }
    }


_TYPES = {401: "authentication_error", 429: "rate_limit_error"}
