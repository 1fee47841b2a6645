"""Find the parts of an e-mail: subject line, salutation, body, closing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from .lexicon import every

_MARKS = "*_# \t"


@dataclass(frozen=True, slots=True)
class Letter:
    """The parts of an e-mail; a missing part is empty. ``signature`` is what follows the closing."""

    subject: str
    salutation: str
    body: str
    closing: str
    signature: str


@lru_cache(maxsize=512)
def letter(text: str) -> Letter:
    """Take an e-mail apart; a text that is none has a body only."""
    lines = text.strip().splitlines()
    subject_at = next((at for at, line in enumerate(lines[:8]) if _subject().match(line)), None)
    subject = "" if subject_at is None else _subject_of(lines[subject_at])
    rest = lines if subject_at is None else lines[subject_at + 1 :]
    greeted = next((at for at, line in enumerate(rest[:8]) if is_salutation(line)), None)
    salutation = "" if greeted is None else rest[greeted].strip()
    after = rest if greeted is None else rest[greeted + 1 :]
    closed = next((at for at in range(len(after) - 1, -1, -1) if is_closing(after[at])), None)
    if closed is None or len(after) - closed > 9:
        return Letter(subject, salutation, "\n".join(after).strip(), "", "")
    signature = "\n".join(after[closed + 1 :]).strip()
    return Letter(subject, salutation, "\n".join(after[:closed]).strip(), after[closed].strip(), signature)


def is_salutation(line: str) -> bool:
    """Tell whether a line greets: begins like a salutation and is short or ends in a comma, colon or mark."""
    bare = line.strip(_MARKS)
    if not _starts("salutations").match(bare):
        return False
    return len(bare) <= 40 or (len(bare) <= 90 and bare[-1] in ",:!;")


def is_closing(line: str) -> bool:
    """Tell whether a line takes leave: a closing formula, perhaps with a name behind it."""
    bare = line.strip(_MARKS)
    return len(bare) <= 70 and _starts("closings").match(bare) is not None and not bare.endswith("?")


def _subject_of(line: str) -> str:
    return _subject().sub("", line).strip(_MARKS)


@cache
def _subject() -> re.Pattern[str]:
    body = "|".join(re.escape(label) for label in every("subject_labels"))
    return re.compile(rf"^[\s*_#]*(?:{body})[*_\s]*[:：][*_\s]*", re.IGNORECASE)


@cache
def _starts(name: str) -> re.Pattern[str]:
    body = "|".join(re.escape(entry) for entry in every(name))
    return re.compile(rf"(?:{body})(?!\w)", re.IGNORECASE)
