"""Find e-mail addresses and web addresses."""

from __future__ import annotations

import re
from functools import lru_cache

_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+")
_PATH = r"[^\s<>\"'„“”»«)\]]"
_DOMAIN = r"(?<![@\w.-])(?:[\w-]+\.)+(?:example|com|de|es|org|net|eu|test)\b"
_URL = re.compile(rf"(?:https?://|www\.){_PATH}+|{_DOMAIN}(?:/{_PATH}*)?", re.IGNORECASE)


@lru_cache(maxsize=512)
def emails(text: str) -> tuple[str, ...]:
    """Return the e-mail addresses in lower case, in order."""
    return tuple(match.group().rstrip(".").lower() for match in _EMAIL.finditer(text))


@lru_cache(maxsize=512)
def urls(text: str) -> tuple[str, ...]:
    """Return the web addresses in lower case without scheme, ``www.`` and closing punctuation, in order."""
    return tuple(_bare(match.group()) for match in _URL.finditer(text))


def _bare(url: str) -> str:
    return re.sub(r"^(?:https?://)?(?:www\.)?", "", url.rstrip(".,;:!?").lower()).rstrip("/")
