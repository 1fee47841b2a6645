"""A prompt is taken as it is; ``{material}`` marks where the material of a case goes."""

from __future__ import annotations

import re

from .text import clean

_PLACE = re.compile(r"\{\s*material\s*\}", re.IGNORECASE)


def read_prompt(text: str) -> str:
    """Return the prompt.

    Raises
    ------
    AnswerError
        If it is larger than 20 kB.
    """
    return clean(text)


def fill_material(prompt: str, material: str) -> str:
    """Return the message that is sent: the material in its place, or behind the prompt after a blank line."""
    if _PLACE.search(prompt):
        return _PLACE.sub(lambda _: material, prompt)
    return f"{prompt}\n\n{material}" if material else prompt


def without_material(prompt: str) -> str:
    """Return only the learner's own words of a prompt."""
    return _PLACE.sub("", prompt).strip()
