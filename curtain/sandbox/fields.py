"""The fields of the course service's requests, checked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from ..door.limits import check_answer
from ..errors import DoorError
from ..records import LANGUAGES, Language


def as_object(body: object) -> Mapping[str, Any]:
    """Return the body if it is an object; raise DoorError 400 otherwise."""
    if not isinstance(body, Mapping):
        raise DoorError("door.not_an_object", status=400, code="invalid_type")
    return body


def language(fields: Mapping[str, Any], name: str = "lang", default: Language | None = None) -> Language:
    """Return the language in a field; raise DoorError 400 if it is none of the course's."""
    value = fields.get(name, default)
    if value not in LANGUAGES:
        raise DoorError("door.one_of", status=400, code="invalid_value", param=name, allowed=", ".join(LANGUAGES))
    return cast(Language, value)


def answer_text(fields: Mapping[str, Any]) -> str:
    """Return the answer's text; raise DoorError 400 if it is none, AnswerError if it is too long."""
    return check_answer(text(fields, "text"))


def text(fields: Mapping[str, Any], name: str, default: str | None = None) -> str:
    """Return a text field; raise DoorError 400 if it is missing or none."""
    value = fields.get(name, default)
    if not isinstance(value, str):
        key, code = (
            ("door.missing", "missing_required_parameter") if value is None else ("door.type_text", "invalid_type")
        )
        raise DoorError(key, status=400, code=code, param=name)
    return value


def revision(fields: Mapping[str, Any], name: str = "base") -> int | None:
    """Return a revision number, None if there is none; raise DoorError 400 if it is no whole number from 0 on."""
    value = fields.get(name)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int):
        raise DoorError("door.type_whole_number", status=400, code="invalid_type", param=name)
    if not 0 <= value < 2**31:
        raise DoorError("door.range", status=400, code="invalid_value", param=name, low=0, high=2**31 - 1)
    return value
