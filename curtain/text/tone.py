"""Find superlatives, exclamation marks and hype."""

from __future__ import annotations

import re
from functools import cache

from ..records import Language
from .lexicon import lexicon


def superlatives(text: str, lang: Language) -> tuple[str, ...]:
    """Return the superlatives and words that boast like one, in lower case and order."""
    low = _allowed(lang).sub(" ", text.lower())
    return tuple(match.group() for match in _boasts(lang).finditer(low))


def hype(text: str, lang: Language) -> tuple[str, ...]:
    """Return the words of empty advertising, in lower case and order."""
    return tuple(match.group() for match in _any_of(lang, "hype").finditer(text.lower()))


def exclamations(text: str) -> int:
    """Return the number of exclamation marks; Spanish pairs count once."""
    return text.count("!")


@cache
def _boasts(lang: Language) -> re.Pattern[str]:
    lists = lexicon(lang)
    body = _body(lists["superlatives"])
    endings = lists.get("superlative_endings", ())
    if lang == "de":
        return re.compile(rf"(?<!\w)(?:{body}|am \w{{3,}}sten)(?!\w)")
    if endings:
        return re.compile(rf"(?<!\w)(?:{body}|\w{{3,}}(?:{_body(endings)}))(?!\w)")
    return re.compile(rf"(?<!\w)(?:{body})(?!\w)")


@cache
def _allowed(lang: Language) -> re.Pattern[str]:
    """Match what is no praise: idioms such as *at least*, greetings such as *mit den besten Grüßen*."""
    lists = lexicon(lang)
    warm, greeting = _body(lists["greeting_superlatives"]), _body(lists["greetings"])
    greetings = rf"(?:{warm})(?: \w+| (?:und|and|y) \w+)? (?:{greeting})"
    return re.compile(rf"(?<!\w)(?:{greetings}|{_body(lists['superlative_exceptions'])})(?!\w)")


@cache
def _any_of(lang: Language, name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_body(lexicon(lang)[name])})(?!\w)")


def _body(words: list[str] | tuple[str, ...]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
