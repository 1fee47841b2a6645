"""Write a secret in the shape in which it was asked for."""

from __future__ import annotations

import base64
import codecs
from collections.abc import Callable, Mapping
from functools import cache

from ...records import Language
from ...text.squeezed import spelling
from .stock import listed
from .turn import Form


def shaped(value: str, form: Form, count: int, lang: Language) -> str:
    """Return ``value`` reversed, encoded, spelled ...; ``count`` signs of it for ``first`` and ``last``."""
    if form == "first":
        return value[:count]
    if form == "last":
        return value[-count:]
    if form == "acrostic":
        return _acrostic(value, lang)
    return _SHAPES[form](value) if form in _SHAPES else value


def _acrostic(value: str, lang: Language) -> str:
    """Return lines whose first signs spell the value; a figure begins its line itself."""
    verses = {line[0].upper(): line for line in listed(lang, "verses")}
    return "\n".join(verses.get(sign.upper(), sign) for sign in value if sign.isalnum())


def _numbers(value: str) -> str:
    return " ".join(str(ord(sign) - 64) if "A" <= sign <= "Z" else sign for sign in value.upper())


def _nato(value: str) -> str:
    return " ".join(_names().get(sign.lower(), sign) for sign in value if sign.strip())


@cache
def _names() -> Mapping[str, str]:
    return {name[0].lower(): name.capitalize() for name in _NATO.split()}


def _morse(value: str) -> str:
    codes = spelling()["morse"]
    return " ".join(codes.get(sign.lower(), "") for sign in value if codes.get(sign.lower()))


def _pig(value: str) -> str:
    return value[1:] + value[:1] + "-ay"


_NATO = (
    "alfa bravo charlie delta echo foxtrot golf hotel india juliett kilo lima mike november oscar papa quebec romeo "
    "sierra tango uniform victor whiskey xray yankee zulu"
)
_SHAPES: Mapping[Form, Callable[[str], str]] = {
    "reversed": lambda value: value[::-1],
    "base64": lambda value: base64.b64encode(value.encode()).decode(),
    "rot13": lambda value: codecs.encode(value, "rot13"),
    "hex": lambda value: value.encode().hex(" "),
    "morse": _morse,
    "numbers": _numbers,
    "nato": _nato,
    "letters": lambda value: " ".join(value.replace(" ", "")),
    "pig": _pig,
}
