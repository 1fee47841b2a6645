"""Collect ideas where no material is given: moves that any team can make, with the writer's own topic in them."""

from __future__ import annotations

import re

from ..brief import Brief
from .clause import Asked
from .polish import note, polished
from .stocked import stock

_TOPIC = re.compile(
    r"(?i)(?:wie (?:kriegen|bekommen|können|schaffen|machen) wir|ideen (?:für|zu|zum|zur)|how (?:can|"
    r"do|could) we|ideas? (?:for|on|about)|"
    r"topics? for|themen für|cómo (?:podemos|conseguimos)|ideas (?:para|sobre)|reasons? (?:that|why)|"
    r"gründe (?:für|warum))\s+(.{4,70}?)(?:[?.(,:;\n]|$)"
)


def ideas(asked: Asked, brief: Brief, number: int) -> str:
    """Return that many ideas as a numbered list, within the limit on words."""
    lang = brief.language
    match = _TOPIC.search(asked.own)
    topic = note(polished(match[1], lang)) if match else note(polished(asked.topic, lang))
    each = brief.limit("words", "item")
    frames = [str(frame) for frame in stock(lang)["ideas"]["frames"]]
    texts = [frame.format(topic=topic) if topic else frame.split(": ", 1)[-1] for frame in frames]
    fitting = [note(text) for text in texts if not each or len(text.split()) <= each.high]
    return "\n".join(f"{at}. {text}" for at, text in enumerate(fitting[:number], 1))
