"""In which language a notebook speaks."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from ..records import LANGUAGES, Language

FALLBACK: Language = "en"


def as_language(text: str | None) -> Language | None:
    """Return the course language that ``text`` names, such as ``de``, or None."""
    return next((lang for lang in LANGUAGES if lang == (text or "").strip().lower()), None)


def language_of_path(path: str) -> Language | None:
    """Return the language that a notebook's path ends in, file name aside: ``work/02-clear-briefs-de/x.ipynb``."""
    folders = re.split(r"[\\/]", path)
    names = [folders[-1].removesuffix(".ipynb"), *reversed(folders[:-1])]
    found = (re.search(r"(?:^|-)(de|en|es)$", name) for name in names)
    return next((as_language(match[1]) for match in found if match), None)


def find_language(environ: Mapping[str, str], stored: Callable[[], str | None]) -> Language:
    """Return the language of a notebook without a ``%lesson`` line: path, environment, the learner's own, English."""
    return (
        language_of_path(environ.get("JPY_SESSION_NAME", ""))
        or as_language(environ.get("CURTAIN_LANGUAGE"))
        or as_language(stored())
        or FALLBACK
    )
