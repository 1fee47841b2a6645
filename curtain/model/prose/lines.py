"""Write short lines that vary one thing: subject lines, headlines, titles."""

from __future__ import annotations

import re

from ...records import Language
from ..brief import Brief
from .clause import Asked
from .polish import is_sentence, note, polished
from .realise import joined
from .stocked import stock

_NUMBER = re.compile(r"\d")


def lines(asked: Asked, brief: Brief, number: int, *, marks: str) -> str:
    """Return that many lines, each from the writer's own words, within the limits on words and characters."""
    lang = brief.language
    words, characters = (
        brief.limit("words", "item") or brief.limit("words", "headline"),
        brief.limit("characters", "item"),
    )
    low, high = (words.low, words.high) if words else (1, 12)
    most = characters.high if characters else 90
    fitting = []
    for text in _candidates(asked, lang):
        text = re.sub(r"^(?:que|which|that|who|der|die|das) (?=\w+ )", "", text.strip(" .,;:"))
        if text and low <= len(re.findall(r"[\w'’-]+", text)) <= high and len(text) <= most:
            fitting.append(note(text) + ("?" if text.endswith("?") else ""))
    kept = _distinct(_wished(fitting, asked), number)
    return "\n".join(_marked(text.rstrip("?") + "?" * text.endswith("?"), at, marks) for at, text in enumerate(kept, 1))


def _marked(text: str, at: int, marks: str) -> str:
    return f"{at}. {text}" if marks == "1." else f"- {text}" if marks == "-" else text


def _wished(texts: list[str], asked: Asked) -> list[str]:
    """Leave out lines with a word or sign that the request forbids."""
    banned = [
        flat_word
        for quoted in re.findall(
            r"(?:kein|keine|no|not|without|sin|none with|ohne)\s+(?:the word |a |das wort |la palabra )?[\"„“«']?(\w+)",
            asked.own.lower(),
        )
        if (flat_word := quoted)
    ]
    colon = re.search(
        r"(?:none with a|no|without|ohne|keine?n?|sin) (?:colon|doppelpunkt|dos puntos)", asked.own.lower()
    )
    return [
        text
        for text in texts
        if not any(re.search(rf"\b{re.escape(word)}", text.lower()) for word in banned) and not (colon and ":" in text)
    ]


def _candidates(asked: Asked, lang: Language) -> list[str]:
    """Return lines from what the notes say: the facts themselves, pairs of them, and frames around their topic."""
    said_ = [polished(clause.text, lang) for clause in joined(asked.said("content", "tell"), lang)]
    topic = polished(re.sub(r"\(.*?\)", "", asked.topic), lang)
    parts = [piece for text in said_ for piece in re.split(r"[,;:]\s+|\s+[-–]\s+", text) if len(piece.split()) > 1]
    subject = topic or (parts[0] if parts else "")
    frames = [str(frame) for frame in stock(lang)["lines"]["frames"]]
    found = [text for text in parts if _NUMBER.search(text)] + [text for text in parts if not _NUMBER.search(text)]
    found += [frame.format(topic=subject) for frame in frames if subject and not is_sentence(subject, lang)]
    found += [f"{one}: {two}" for one in parts for two in parts if one != two]
    found += [frame.format(topic=part) for part in parts if not is_sentence(part, lang) for frame in frames]
    return found


def _distinct(texts: list[str], number: int) -> list[str]:
    kept: list[str] = []
    for text in texts:
        bag = set(text.lower().split())
        if all(len(bag & set(one.lower().split())) < 0.8 * max(len(bag), len(one.split())) for one in kept):
            kept.append(text)
        if len(kept) == number:
            break
    return kept
