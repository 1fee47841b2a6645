"""Safe operations on a written text: whole sentences and lines are added, dropped or regrouped, never rewritten."""

from __future__ import annotations

import re
from collections.abc import Callable

from ...text.items import all_items
from ...text.letter import is_closing, is_salutation, letter
from ...text.words import paragraphs, sentences

_LIST = re.compile(r"^\s*(?:[-*•]|\d{1,2}[.)])\s+")
_SUBJECT = re.compile(r"^\W*(?:subject|betreff|asunto)\b[^:\n]*:", re.IGNORECASE)
_TAGS = re.compile(r"^\s*#\w")


def is_prose(line: str) -> bool:
    """Tell whether a line is running text: no salutation, closing, subject, hashtag line, title or list item."""
    bare = line.strip()
    if not bare or _LIST.match(line) or _SUBJECT.match(line) or _TAGS.match(line) or bare.startswith("<<"):
        return False
    return bare[-1] in ".!?…" and not is_salutation(line) and not is_closing(line)


def each_line(text: str, change: Callable[[str], str]) -> str:
    """Return a text with every line changed; lines that come out empty are dropped."""
    lines = [(line, change(line)) for line in text.split("\n")]
    return "\n".join(new for old, new in lines if new.strip() or not old.strip()).strip()


def without_sentences(text: str, bad: Callable[[str], bool]) -> str:
    """Drop the sentences and items of which ``bad`` is true, as long as something is left."""

    def kept(line: str) -> str:
        if not bad(line) or not (is_prose(line) or _LIST.match(line)):
            return line
        return " ".join(one for one in sentences(line) if not bad(one)) if is_prose(line) else ""

    shorter = re.sub(r"\n{3,}", "\n\n", each_line(text, kept))
    return shorter if any(is_prose(line) or _LIST.match(line) for line in shorter.split("\n")) else text


def with_sentence(text: str, sentence: str) -> str:
    """Add a sentence to the last paragraph of running text, or as a paragraph of its own above the closing."""
    lines = text.split("\n")
    for at in range(len(lines) - 1, -1, -1):
        if is_prose(lines[at]) and not re.match(r"\W*p\.?\s?[sd]\b", lines[at].lower()):
            lines[at] = f"{lines[at]} {sentence}"
            return "\n".join(lines)
    closing = letter(text).closing
    if closing:
        return text.replace(closing, f"{sentence}\n\n{closing}", 1)
    return f"{text}\n\n{sentence}" if text else sentence


def without_last_sentence(text: str) -> str:
    """Drop the last sentence of running text, never the first one."""
    lines = text.split("\n")
    prose = [at for at, line in enumerate(lines) if is_prose(line)]
    for at in reversed(prose):
        parts = sentences(lines[at])
        if len(parts) > 1:
            lines[at] = " ".join(parts[:-1])
            return "\n".join(lines)
        if at != prose[0]:
            del lines[at]
            return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
    return text


def shorter_texts(text: str) -> list[str]:
    """Return the text without one of its sentences each, the last one first, never without the first."""
    lines = text.split("\n")
    prose = [at for at, line in enumerate(lines) if is_prose(line)]
    found = []
    for at in reversed(prose):
        parts = sentences(lines[at])
        for index in range(len(parts) - 1, -1, -1):
            if at == prose[0] and index == 0:
                continue
            line = " ".join(part for number, part in enumerate(parts) if number != index)
            left = [*lines[:at], *([line] if line else []), *lines[at + 1 :]]
            found.append(re.sub(r"\n{3,}", "\n\n", "\n".join(left)).strip())
    return found


def regrouped(text: str, number: int) -> str:
    """Return running text in ``number`` paragraphs, its sentences shared out evenly; lists and letters stay whole."""
    if all_items(text) or letter(text).salutation:
        return text
    blocks = list(paragraphs(text))
    head = [blocks.pop(0)] if len(blocks) > 1 and not is_prose(blocks[0]) else []
    found = [one for block in blocks for one in sentences(block)]
    if len(found) < number:
        return text
    sizes = [len(found) // number + (at < len(found) % number) for at in range(number)]
    groups = []
    for size in sizes:
        groups.append(" ".join(found[:size]))
        found = found[size:]
    if head:
        groups[0] = f"{head[0]}\n{groups[0]}"
    return "\n\n".join(groups)
