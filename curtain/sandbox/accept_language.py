"""Reads the ``Accept-Language`` header (RFC 9110, section 12.5.4)."""

from __future__ import annotations

from ..records import LANGUAGES, Language


def preferred(header: str) -> Language | None:
    """Return the course's language that the header prefers, None if it names none of them."""
    ranked: list[tuple[float, Language]] = []
    for entry in header[:1000].split(","):
        tag, _, weight = entry.partition(";")
        primary = tag.strip().lower().partition("-")[0]
        ranked += [(_weight(weight), lang) for lang in LANGUAGES if lang == primary]
    best = max(ranked, key=lambda pair: pair[0], default=None)
    return best[1] if best and best[0] > 0 else None


def _weight(text: str) -> float:
    name, _, value = text.strip().partition("=")
    if name != "q":
        return 1.0
    try:
        return float(value)
    except ValueError:
        return 0.0
