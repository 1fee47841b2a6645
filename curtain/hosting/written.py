"""Numbers and days as people write them in each language."""

from __future__ import annotations

from datetime import datetime

from ..phrases import say
from ..records import Language


def number(lang: Language, value: float) -> str:
    """Return a number of points with at most one decimal: ``3,5`` in German and Spanish, ``3.5`` in English."""
    text = f"{value:.1f}".removesuffix(".0")
    return text if lang == "en" else text.replace(".", ",")


def day(lang: Language, moment: str) -> str:
    """Return the local day of an ISO moment, such as ``21. November 2026``; the moment itself if it is none."""
    try:
        when = datetime.fromisoformat(moment).astimezone()
    except ValueError:
        return moment
    month = say(lang, "hosting.day.months").split()[when.month - 1]
    return say(lang, "hosting.day.form", day=when.day, month=month, year=when.year)
