"""Count what the form of a text is made of: highlighted parts, placeholders, hashtags, emojis, capitals, letters ..."""

from __future__ import annotations

import re

_RULE = re.compile(r"^\s*(?:\*{3,}|-{3,}|={3,}|_{3,}|~{3,})\s*$", re.MULTILINE)
_BULLET = re.compile(r"^\s*\*\s+(?=\S)", re.MULTILINE)
_DOUBLE = re.compile(r"\*\*(?=\S)[^*\n]+?\*\*")
_SINGLE = re.compile(r"\*(?=\S)[^*\n]+?\*")
_PLACEHOLDER = re.compile(r"\[[^\[\]\n]+\]")
_HASHTAG = re.compile(r"(?<![\w&])#\w*[^\W\d]\w*")
_EMOJI = re.compile("[\U0001f1e6-\U0001f1ff\U0001f300-\U0001faff\u2600-\u27bf\u2b50\u2b55\u231a\u231b\u23e9-\u23f3]")
_WORD = re.compile(r"[^\W\d_]+")
_TITLE = re.compile(r"<<[^<>\n]*\w[^<>\n]*>>")
_POSTSCRIPT = re.compile(r"^\W*(p\.?\s?p\.?\s?[sd]\b|p\.?\s?[sd]\b\.?|postscript)", re.IGNORECASE | re.MULTILINE)


def highlights(text: str) -> int:
    """Return how many parts stand between stars, single or double; rules and bullet signs are none."""
    plain = _BULLET.sub("", _RULE.sub("", text))
    rest = _DOUBLE.sub(" ", plain)
    return len(_DOUBLE.findall(plain)) + len(_SINGLE.findall(rest))


def placeholders(text: str) -> int:
    """Return how many placeholders in square brackets a text has."""
    return len(_PLACEHOLDER.findall(text))


def hashtags(text: str) -> int:
    """Return how many hashtags a text has."""
    return len(_HASHTAG.findall(text))


def emojis(text: str) -> int:
    """Return how many emojis a text has."""
    return len(_EMOJI.findall(text))


def capital_words(text: str) -> int:
    """Return how many words stand wholly in capitals; a single letter such as ``I`` is one."""
    return sum(word.isupper() for word in _WORD.findall(text))


def letter_count(text: str, letter: str) -> int:
    """Return how often a letter stands in a text, in either case."""
    return text.lower().count(letter.lower())


def word_count(text: str, word: str) -> int:
    """Return how often a word or phrase stands in a text as a whole, in either case."""
    return len(re.findall(rf"(?<!\w){re.escape(word.lower())}(?!\w)", text.lower()))


def titles(text: str) -> int:
    """Return how many titles in double angle brackets a text has."""
    return len(_TITLE.findall(text))


def postscripts(text: str, mark: str = "") -> int:
    """Return how many lines begin as a postscript; with ``mark`` (``P.P.S.``) only those of that kind."""
    wanted = re.sub(r"[^a-z]", "", mark.lower())
    found = [re.sub(r"[^a-z]", "", match[1].lower()) for match in _POSTSCRIPT.finditer(text)]
    return sum(not wanted or one == wanted for one in found)


def section_heads(text: str, mark: str) -> int:
    """Return how many numbered heads such as ``SECTION 2`` a text has."""
    return len(re.findall(rf"(?<!\w){re.escape(mark)}\s?\d+", text, re.IGNORECASE))


def parts_between(text: str, mark: str) -> tuple[str, ...]:
    """Return the parts of a text between dividers such as ``***``, without empty ones at its ends."""
    return tuple(part.strip() for part in text.split(mark) if part.strip())
