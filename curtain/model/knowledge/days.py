"""Dates as the material spells them."""

from __future__ import annotations

import re


def plain_day(wording: str) -> str:
    """Return a date's wording without the full stop that ended its sentence."""
    return re.sub(r"(?<=[^\W\d_])\.$", "", wording.strip())
