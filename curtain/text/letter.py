"""Find the parts of an e-mail: subject line, salutation, body, closing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from .lexicon import every

_MARKS = "*_# \t"
_LONGEST = 70
_LONGEST_BELOW = 120
_MOST_SIGNATURE = 9
_POSTSCRIPT = re.compile(r"p\.?\s?[sd]\b", re.IGNORECASE)


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
    closed = next((at for at in range(len(after) - 1, 0, -1) if _closes(after, at)), None)
    if closed is None:
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
    """Tell whether a line takes leave: a closing formula, perhaps with thanks before it and a name behind it.

    Thanks alone (``Gracias``) close too, but not a sentence that goes on (``Gracias por su visita.``).
    """
    bare = line.strip(_MARKS)
    if len(bare) > _LONGEST or bare.endswith("?"):
        return False
    return _strong().match(bare) is not None or _weak().fullmatch(bare) is not None


def _closes(lines: list[str], at: int) -> bool:
    """Tell whether a line is a closing in its place: a text stands above it, at most a signature below."""
    if len(lines) - at > _MOST_SIGNATURE or not any(line.strip() for line in lines[:at]) or not is_closing(lines[at]):
        return False
    below = [line.strip(_MARKS) for line in lines[at + 1 :] if line.strip()]
    return all(len(line) <= _LONGEST_BELOW or _POSTSCRIPT.match(line) for line in below)


def _subject_of(line: str) -> str:
    return _subject().sub("", line).strip(_MARKS)


@cache
def _subject() -> re.Pattern[str]:
    body = "|".join(re.escape(label) for label in every("subject_labels"))
    return re.compile(rf"^[\s*_#]*(?:{body})[*_\s]*[:：][*_\s]*", re.IGNORECASE)


@cache
def _starts(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{_any_of(name)})(?!\w)", re.IGNORECASE)


@cache
def _strong() -> re.Pattern[str]:
    thanks = rf"(?:{_any_of('weak_closings')})\b.{{0,40}}?(?:,|\b(?:und|and|y))\s+"
    return re.compile(rf"(?:{thanks})?(?:{_any_of('closings')})(?!\w)", re.IGNORECASE)


@cache
def _weak() -> re.Pattern[str]:
    """Match a weak formula alone, or with a name or a comma behind it."""
    return re.compile(rf"(?i:{_any_of('weak_closings')})(?:[\s,.!–—-]*|[,.!]?\s+(?:[A-ZÄÖÜÁÉÍÓÚÑ][\w.-]*\s*){{1,4}})")


def _any_of(name: str) -> str:
    return "|".join(re.escape(entry) for entry in every(name))
