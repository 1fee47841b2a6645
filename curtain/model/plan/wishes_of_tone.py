"""What a request wishes of a text beyond its kind: a call to action, a question at the end, a casual tone."""

from __future__ import annotations

import re

from ..brief import Brief
from ..flat import flat

_ACTION = re.compile(
    r"\b(?:handlungs)?aufforderung\w*|\bcall[ -]to[ -]action\b|\bcta\b|\bllamada a la accion\b|\bappell\b|"
    r"\b(?:invite|encourage|ask|get) (?:\w+ ){0,3}to (?:read|click|visit|sign up)|\banimar? a\b|\binvit\w+ a leer\b|"
    r"\bzum (?:lesen|klicken|mitmachen)\b"
)
_QUESTION = re.compile(
    r"\b(?:frage|question|pregunta)\b(?: \w+){0,4} (?:am (?:ende|schluss|schlus)|zum (?:schluss|schlus|abschluss)|"
    r"at the end|to finish|to close|al final|para terminar|final)\b|"
    r"\b(?:am (?:ende|schluss|schlus)|zum (?:schluss|schlus|abschluss)|at the end|end|finish|close|al final|"
    r"termin\w+|acab\w+|cierr\w+|ende|schliess\w*|schlies\w*)\b,?(?: \w+){0,3} (?:frage|question|pregunta)\b"
)
_CASUAL = re.compile(
    r"\b(?:locker\w*|personlich\w*|ungezwungen\w*|plauder\w*|casual\w*|personal|relaxed|conversational|chatty|"
    r"cercan\w+|informal|personal|desenfadad\w+|relajad\w+)\b"
)


def calls_to_action(brief: Brief) -> bool:
    """Tell whether the request wants the readers to be asked to do something."""
    return _ACTION.search(flat(brief.instruction)) is not None


def ends_with_question(brief: Brief) -> bool:
    """Tell whether the request wants a question at the end."""
    return _QUESTION.search(flat(brief.instruction)) is not None


def casual(brief: Brief) -> bool:
    """Tell whether the request wants a casual, personal tone."""
    return _CASUAL.search(flat(brief.instruction)) is not None
