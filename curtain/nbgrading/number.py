"""Numbers as people write them in a language."""

from __future__ import annotations

from ..records import Language


def number(value: float, lang: Language) -> str:
    """Return a number of points with at most two decimals and no superfluous zeros: ``1.5`` is ``1,5`` in German."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return text if lang == "en" else text.replace(".", ",")
