"""Count words, sentences and paragraphs as a careful reader would."""

from __future__ import annotations

import re
from functools import cache

from .lexicon import every

_BREAK = re.compile(r"\s+|[–—]+")
_ALNUM = re.compile(r"[^\W_]")
_MARKER = re.compile(r"^\s*(?:[-*•–—‣▪●◦✓✔➜→]|#{1,6}|\d{1,2}[.)]|\(\d{1,2}\))\s+")
_WRAPPED = 60
_END = re.compile(r"[.!?…]+[\"'”“»’)\]*_]*(?=\s|$)")
_SHORT = re.compile(r"(?:^|[\s(])[^\W\d_]\.$")
_ORDINAL = re.compile(r"(?:^|[\s(])\d{1,2}\.$")


def words(text: str) -> tuple[str, ...]:
    """Return the words: runs without a space or long dash that hold a letter or digit."""
    return tuple(part for part in _BREAK.split(text) if _ALNUM.search(part))


def count_words(text: str) -> int:
    """Return how many words a text has; list marks and lone signs are none."""
    lines = (_MARKER.sub("", line) for line in text.splitlines())
    return sum(len(words(line)) for line in lines)


def paragraphs(text: str) -> tuple[str, ...]:
    """Return the blocks between blank lines, stripped."""
    return tuple(block.strip() for block in re.split(r"\n\s*\n", text) if block.strip())


def sentences(text: str) -> tuple[str, ...]:
    """Return the sentences; a line break ends one unless a long line plainly goes on in lower case."""
    return tuple(sentence for line in _logical_lines(text) for sentence in _split(line))


def count_sentences(text: str) -> int:
    """Return how many sentences a text has."""
    return len(sentences(text))


def _logical_lines(text: str) -> list[str]:
    lines: list[str] = []
    open_line = False
    for raw in text.splitlines():
        line = raw.strip()
        marked = _MARKER.match(raw) is not None
        goes_on = open_line and bool(line) and not marked and line[0].islower()
        if goes_on:
            lines[-1] = f"{lines[-1]} {line}"
        elif line:
            lines.append(_MARKER.sub("", raw).strip())
        open_line = len(line) > _WRAPPED and line[-1] not in ".!?:…;"
    return lines


def _split(line: str) -> list[str]:
    found: list[str] = []
    start = 0
    for match in _END.finditer(line):
        if not _ends(line, start, match):
            continue
        found.append(line[start : match.end()].strip())
        start = match.end()
    found.append(line[start:].strip())
    return [sentence for sentence in found if _ALNUM.search(sentence)]


def _ends(line: str, start: int, match: re.Match[str]) -> bool:
    following = line[match.end() :].lstrip()
    if not following:
        return True
    if following[0].islower():
        return False
    if match.group() != ".":
        return True
    before = line[max(start, match.start() - 24) : match.start() + 1]
    if _ORDINAL.search(before):
        return not re.match(_followers(), following)
    return not (_SHORT.search(before) or _abbreviated().search(before))


@cache
def _followers() -> re.Pattern[str]:
    names = (*every("months"), *every("month_short"), *every("ordinal_followers"))
    return re.compile(r"(?:" + "|".join(re.escape(name) for name in names) + r")\b|\d", re.IGNORECASE)


@cache
def _abbreviated() -> re.Pattern[str]:
    body = "|".join(re.escape(entry) for entry in every("abbreviations"))
    return re.compile(rf"(?:^|[\s(/])(?:{body})\.$", re.IGNORECASE)
