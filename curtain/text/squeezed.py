"""A text reduced to its letters and digits, so that nothing between or on them can hide a word."""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

_TAGS = range(0xE0020, 0xE007F)
_FLAGS = range(0x1F1E6, 0x1F200)
_DARK = (range(0x1F150, 0x1F16A), range(0x1F170, 0x1F18A))
_BRAILLE = "⠁⠃⠉⠙⠑⠋⠛⠓⠊⠚⠅⠇⠍⠝⠕⠏⠟⠗⠎⠞⠥⠧⠺⠭⠽⠵"
_IGNORED = frozenset(("Mn", "Me", "Cf", "Cc", "Cs", "Sk"))
_BREAKS = frozenset("\n\r\t\v\f\u2028\u2029")


@dataclass(frozen=True, slots=True)
class Squeezed:
    """The letters and digits of ``source`` in comparison form.

    ``origin`` holds the place of each in the source, ``starts`` and ``ends`` whether a word (or a run of digits, or
    a part of a ``CamelCase`` word) starts or ends with it.
    """

    source: str
    letters: str
    origin: tuple[int, ...]
    starts: bytes
    ends: bytes

    def places(self, key: str) -> Iterator[int]:
        """Yield every place at which ``key`` stands."""
        at = self.letters.find(key)
        while at >= 0:
            yield at
            at = self.letters.find(key, at + 1)

    def pieces(self, at: int, size: int) -> tuple[str, ...]:
        """Return the ``size`` letters from ``at`` on as the words they are written in."""
        cuts = [at, *(n for n in range(at + 1, at + size) if self.starts[n]), at + size]
        return tuple(self.letters[start:end] for start, end in pairwise(cuts))

    def between(self, at: int, size: int) -> str:
        """Return the signs of the source that stand between those letters."""
        inside = range(self.origin[at], self.origin[at + size - 1] + 1)
        kept = frozenset(self.origin[at : at + size])
        return "".join(self.source[n] for n in inside if n not in kept)


@cache
def spelling() -> Mapping[str, Any]:
    """Return the tables of disguises and spelled letters."""
    return tomllib.loads(files("curtain").joinpath("text", "lexicon", "spelling.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=512)
def squeeze(text: str) -> Squeezed:
    """Reduce a text: accents, case, full width, look-alikes, invisible signs, spaces and signs are gone."""
    letters: list[str] = []
    origin: list[int] = []
    starts = bytearray()
    fresh, last = True, ""
    for at, sign in enumerate(text):
        plain = bare(sign)
        if plain is None:
            continue
        if not plain:
            fresh = True
            continue
        border = fresh or _changes(last, sign)
        for n, letter in enumerate(plain):
            letters.append(letter)
            origin.append(at)
            starts.append(border and n == 0)
        fresh, last = False, sign
    ends = bytes(starts[1:]) + b"\x01" if starts else b""
    return Squeezed(text, "".join(letters), tuple(origin), bytes(starts), ends)


@lru_cache(maxsize=16384)
def key_of(text: str) -> str:
    """Return only the letters and digits of ``text`` in comparison form."""
    return "".join(bare(sign) or "" for sign in text)


@lru_cache(maxsize=4096)
def bare(sign: str) -> str | None:
    """Return a sign as plain small letters or digits; empty for what parts words, None for what is not seen."""
    if sign in _BREAKS:
        return ""
    if sign in _lookalikes():
        return _lookalikes()[sign]
    code = ord(sign)
    if code in _TAGS:
        return bare(chr(code - 0xE0000))
    if unicodedata.category(sign) in _IGNORED:
        return None
    decomposed = unicodedata.normalize("NFKD", sign).casefold()
    return "".join(_lookalikes().get(part, part) for part in decomposed if part.isalnum())


def _changes(last: str, sign: str) -> bool:
    """Tell whether a word plainly changes inside a run: ``claraAdler``, ``Adler2``."""
    return (last.islower() and sign.isupper()) or last.isdigit() != sign.isdigit()


@cache
def _lookalikes() -> dict[str, str]:
    table = {sign: letter for letter, signs in spelling()["lookalikes"].items() for sign in signs}
    table |= {sign.upper(): letter for sign, letter in table.items() if len(sign.upper()) == 1}
    table |= {chr(code): chr(97 + code - run.start) for run in (_FLAGS, *_DARK) for code in run}
    return table | {sign: chr(97 + n) for n, sign in enumerate(_BRAILLE)}
