"""Dress the words of a text: stars around parts, capitals, exclamation marks, casing, quotation marks, borders."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from .form import Form
from .sheet import Block, Sheet

_WORD = re.compile(r"(?<![\w\[#*“„«])[^\W\d_]{3,}(?![\w\]”“»*])")
_INNER = str.maketrans({'"': "'"})


def stressed(sheet: Sheet, form: Form) -> Sheet:
    """Put stars around parts of the body and words in capitals, as many as are wanted."""
    stars = form.get("highlights")
    if stars and stars.high > 0:
        mark = "**" if stars.mark == "**" else "*"
        items = sum(len(block.texts) for block in sheet.blocks if block.kind == "items")
        number = max(1, items if stars.mark == "each" else stars.low)
        sheet = _spread(sheet, number, lambda word: f"{mark}{word}{mark}", once=True)
    capitals = form.get("capitals")
    if capitals and capitals.low > 0:
        sheet = _spread(sheet, capitals.low, str.upper, once=False)
    return sheet


def _spread(sheet: Sheet, number: int, change: Callable[[str], str], *, once: bool) -> Sheet:
    """Change ``number`` words: first one a sentence, the longest of it, then more where that is allowed."""
    blocks = list(sheet.blocks)
    left = number
    for depth in range(1 if once else 14):
        for at, block in enumerate(blocks):
            texts = list(block.texts)
            for index, text in enumerate(texts):
                if left <= 0:
                    break
                changed = _changed(text, change)
                left -= changed != text
                texts[index] = changed
            blocks[at] = replace(block, texts=tuple(texts))
        if left <= 0 or depth > 12:
            break
    return replace(sheet, blocks=tuple(blocks))


def _changed(text: str, change: Callable[[str], str]) -> str:
    words = [match for match in _WORD.finditer(text) if not match.group().isupper()]
    if not words:
        return text
    best = max(words, key=lambda match: (match.end() - match.start(), -match.start()))
    return text[: best.start()] + change(best.group()) + text[best.end() :]


def exclaimed(sheet: Sheet, number: int) -> Sheet:
    """End ``number`` sentences of the body with an exclamation mark in place of a full stop."""
    blocks: list[Block] = []
    for block in sheet.blocks:
        texts = []
        for text in block.texts:
            ends = number > 0 and text.endswith(".") and block.kind != "items"
            number -= ends
            texts.append(f"{text[:-1]}!" if ends else text)
        blocks.append(replace(block, texts=tuple(texts)))
    return replace(sheet, blocks=tuple(blocks))


def cased(text: str, form: Form) -> str:
    """Return the text in the case that is wanted."""
    if form.wants("lower"):
        return text.lower()
    return text.upper() if form.wants("upper") else text


def bordered(text: str, form: Form) -> str:
    """Put quotation marks around a text and the repeated request above it."""
    if form.wants("quoted"):
        text = f'"{text.translate(_INNER)}"'
    repeated = form.get("repeat")
    return f"{repeated.literals[0]}\n\n{text}" if repeated else text


def begun(phrase: str, text: str) -> str:
    """Put a phrase before a text so that both read as one; a greeting gets a line of its own."""
    if not text:
        return phrase
    if phrase.endswith((",", ":")) or len(phrase.split()) > 6:
        return f"{phrase}\n\n{text}"
    return f"{phrase} {text}" if phrase.endswith((".", "!", "?", "…")) else f"{phrase}: {text}"
