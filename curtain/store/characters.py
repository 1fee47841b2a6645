"""Characters that no database and no JSON reply can carry."""

from __future__ import annotations

import re

_HALF = re.compile("[\ud800-\udfff]")


def storable(text: str) -> str:
    """Return ``text`` with lone halves of a character replaced by ``\N{REPLACEMENT CHARACTER}`` and NUL left out.

    Half characters come from programs that cut an emoji in two; SQLite, PostgreSQL and UTF-8 all refuse them.
    """
    return _HALF.sub("\N{REPLACEMENT CHARACTER}", text).replace("\0", "")
