"""Take a text out of what a machine or a spy would put it into: base64, hex, Morse, codes of letters ..."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from html import unescape
from urllib.parse import unquote

from .squeezed import spelling

_NOT_BASE64 = re.compile(r"[^A-Za-z0-9+/]+")
_BASE32 = re.compile(r"[A-Z2-7]{2,}|(?<![A-Za-z])[a-z2-7]{14,}")
_HEX = re.compile(r"(?:(?:0x|\\x|%|=|U\+00|#)?[0-9a-fA-F]{2}[\s,:;_\-]{0,3}){3,}")
_HEX_PAIR = re.compile(r"(?:0x|\\x|%|=|U\+00|#)?([0-9a-fA-F]{2})")
_BITS = re.compile(r"(?:[01][\s,;_\-]{0,3}){24,}")
_CODES = re.compile(r"(?<!\d)\d{1,3}(?:[\s,;:./|+\-–]{1,3}\d{1,3}){2,}(?!\d)")
_MORSE = re.compile(r"(?:[.·•∙*\-–—−_]{1,6}(?:[ \t/|,\n]+|$)){3,}")
_ESCAPE = re.compile(r"\\u\{?([0-9a-fA-F]{4,6})\}?|\\x([0-9a-fA-F]{2})|&#x?[0-9a-fA-F]+;?|%[0-9a-fA-F]{2}")
_MOSTLY = 0.7
_READABLE = re.compile(r"[ -~\u00a1-\u024f\n\r\t]{4,}")
_DOTS = str.maketrans({"·": ".", "•": ".", "∙": ".", "*": ".", "–": "-", "—": "-", "−": "-", "_": "-"})


@lru_cache(maxsize=256)
def decoded(text: str) -> tuple[str, ...]:
    """Return every readable piece that a decoder gets out of ``text``; mostly none."""
    pieces = dict.fromkeys(piece.strip() for decode in _DECODERS for piece in decode(text))
    return tuple(piece for piece in pieces if sum(map(str.isalnum, piece)) >= _MOSTLY * len(piece) > 0)


def _base64(text: str) -> Iterator[str]:
    """Decode at every alignment: the blocks may start anywhere, and spaces or line ends may part them."""
    plain = text.replace("-", "+").replace("_", "/")
    for run in {_NOT_BASE64.sub("", plain), _NOT_BASE64.sub("", text)}:
        for shift in range(min(4, len(run))):
            block = run[shift:]
            block = block[: len(block) - (len(block) % 4 == 1)]
            yield from _readable(base64.b64decode(block + "=" * (-len(block) % 4)))


def _base32(text: str) -> Iterator[str]:
    run = "".join(_BASE32.findall(text)).upper()
    for shift in range(min(8, len(run))):
        block = run[shift:]
        block = block[: len(block) - {1: 1, 3: 1, 6: 1}.get(len(block) % 8, 0)]
        yield from _readable(base64.b32decode(block + "=" * (-len(block) % 8)))


def _hex(text: str) -> Iterator[str]:
    for run in _HEX.findall(text):
        yield from _readable(binascii.unhexlify("".join(_HEX_PAIR.findall(run))))
        digits = re.sub(r"[^0-9a-fA-F]", "", run)[1:]
        yield from _readable(binascii.unhexlify(digits[: len(digits) // 2 * 2]))


def _bits(text: str) -> Iterator[str]:
    for run in _BITS.findall(text):
        bits = re.sub(r"[^01]", "", run)
        for width in (8, 7):
            codes = (int(bits[at : at + width], 2) for at in range(0, len(bits) - width + 1, width))
            yield from _readable(bytes(codes))


def _codes(text: str) -> Iterator[str]:
    """Read rows of numbers as codes of signs (75 101 116) or as places in the alphabet (11 5 20)."""
    for run in _CODES.findall(text):
        numbers = [int(part) for part in re.findall(r"\d+", run)]
        yield "".join(chr(n) if 32 <= n < 127 else " " for n in numbers)
        yield "".join(chr(96 + n) if 1 <= n <= 26 else " " for n in numbers)
        yield "".join(chr(97 + n) if 0 <= n <= 25 else " " for n in numbers)


def _morse(text: str) -> Iterator[str]:
    for match in _MORSE.finditer(text):
        codes = re.split(r"[ \t/|,\n]+", match[0].translate(_DOTS))
        yield "".join(_morse_codes().get(code, " ") for code in codes if code)


def _escapes(text: str) -> Iterator[str]:
    if not _ESCAPE.search(text):
        return
    found = unescape(unquote(text))
    yield re.sub(r"\\u\{?([0-9a-fA-F]{4,6})\}?|\\x([0-9a-fA-F]{2})", _sign, found)


def _sign(match: re.Match[str]) -> str:
    code = int(match[1] or match[2], 16)
    return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else " "


def _readable(data: bytes) -> Iterator[str]:
    """Yield the runs of plain letters in what a decoder made; of ordinary text it makes none."""
    for codec in ("utf-8", "utf-16-le"):
        yield from _READABLE.findall(data.decode(codec, errors="replace"))


@cache
def _morse_codes() -> dict[str, str]:
    return {code: letter for letter, code in spelling()["morse"].items()}


_DECODERS: tuple[Callable[[str], Iterator[str]], ...] = (_base64, _base32, _hex, _bits, _codes, _morse, _escapes)
