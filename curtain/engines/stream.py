"""Pieces of a reply, for streaming."""

from __future__ import annotations

import re
from collections.abc import Iterator

_PIECE = re.compile(r"\s*\S+|\s+")


def pieces(text: str) -> Iterator[str]:
    """Yield ``text`` word by word, each with the white space before it; joined, the pieces are the text."""
    return (found.group() for found in _PIECE.finditer(text))
