"""Bring a written text into the ordered form, one demand after the other."""

from __future__ import annotations

from .form import Form


def fitted(text: str, form: Form, topic: str) -> str:
    """Return a text with every demand met that can be met without harm to its sentences."""
    return text
