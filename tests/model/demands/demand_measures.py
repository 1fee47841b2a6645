"""Checks for the prompts in this folder, written without a look at the package: one function a kind of demand.

``missed(reply, checks)`` returns the checks that a reply does not pass. Counts are those of a careful reader; where
two ways to count are usual (words with and without hyphens) either may be met.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence

ENDS = re.compile(r"(?<=[.!?…])[\"'”“»*)]*\s+|\n+")
BULLET = re.compile(r"^\s*[-*•]\s+(\S.*)$", re.MULTILINE)
NUMBERED = re.compile(r"^\s*\d{1,2}[.)]\s+(\S.*)$", re.MULTILINE)
EMOJI = re.compile("[\U0001f300-\U0001faff\u2600-\u27bf\u2b50\u2b55]")
HASHTAG = re.compile(r"(?<!\w)#\w+")
SEPARATORS = re.compile(r"^\s*(?:\*{3,}|-{3,})\s*$", re.MULTILINE)
GERMAN = frozenset(
    (
        "der",
        "die",
        "das",
        "und",
        "ist",
        "nicht",
        "ein",
        "eine",
        "für",
        "mit",
        "auf",
        "dem",
        "den",
        "zu",
        "ich",
        "sie",
        "es",
        "im",
        "von",
        "dieser",
        "kein",
    )
)
ENGLISH = frozenset(
    (
        "the",
        "and",
        "is",
        "not",
        "a",
        "of",
        "to",
        "for",
        "with",
        "it",
        "in",
        "this",
        "that",
        "no",
        "have",
        "can",
        "are",
        "you",
        "i",
        "be",
        "on",
    )
)
SPANISH = frozenset(
    (
        "el",
        "la",
        "los",
        "las",
        "y",
        "es",
        "no",
        "un",
        "una",
        "de",
        "para",
        "con",
        "que",
        "en",
        "por",
        "se",
        "lo",
        "del",
        "al",
        "este",
        "sin",
    )
)


def words(text: str) -> int:
    return len([part for part in re.split(r"\s+|[–—]", text) if re.search(r"\w", part)])


def tokens(text: str) -> int:
    return len(re.findall(r"\w+", text))


def sentences(text: str) -> list[str]:
    plain = SEPARATORS.sub("", text)
    plain = re.sub(r"\b(?:P\.\s?P\.\s?[SD]|P\.\s?[SD])\.?", "PS", plain)
    plain = re.sub(r"\b(Mr|Ms|Sr|Sra|Dr|z\. B|p\. ej)\.", r"\1", plain)
    plain = re.sub(r"\b(\d{1,2})\. (?=[A-ZÄÖÜ])", r"\1 ", plain)
    return [part for part in ENDS.split(plain) if part and re.search(r"\w", part)]


def paragraphs(text: str) -> list[str]:
    return [part.strip() for part in re.split(r"\n\s*\n", text) if part.strip()]


def within(number: int, low: str, high: str = "") -> bool:
    return number >= int(low or 0) and (not high or number <= int(high))


def has_word(text: str, word: str) -> int:
    return len(re.findall(rf"(?<!\w){re.escape(word.lower())}(?!\w)", text.lower()))


def starred(text: str, number: str) -> bool:
    return len([part for part in text.split("***") if part.strip()]) == int(number)


def highlights(text: str) -> int:
    lines = "\n".join(re.sub(r"^\s*\*\s+", "", line) for line in text.splitlines() if not SEPARATORS.match(line))
    double = re.findall(r"\*\*[^*\n]*[^*\s][^*\n]*\*\*", lines)
    return len(double) + len(re.findall(r"\*[^*\n]*[^*\s][^*\n]*\*", re.sub(r"\*\*[^*\n]+\*\*", "", lines)))


def capitals(text: str) -> int:
    return len([word for word in re.findall(r"[^\W\d_]+", text) if word.isupper() and len(word) > 0])


def replies(text: str, number: str, mark: str) -> bool:
    parts = [part.strip() for part in text.split(mark)]
    return len(parts) == int(number) and len(set(parts)) == len(parts) and all(parts)


def nth(text: str, number: str, word: str) -> bool:
    parts = paragraphs(text)
    at = int(number) - 1
    return len(parts) > at and re.match(rf"\W*{re.escape(word.lower())}(?!\w)", parts[at].lower()) is not None


def postscript(text: str, mark: str) -> bool:
    body = mark.lower().replace(".", r"\.\s?").removesuffix(r"\s?")
    loose = body if "pp" in mark.lower().replace(".", "") else rf"(?:{body}|ps[.:]|pd[.:])"
    return re.search(rf"(?:^|\n)\W*{loose}", text.lower()) is not None


def in_language(text: str, lang: str) -> bool:
    found = re.findall(r"[^\W\d_]+", text.lower())
    scores = {
        name: sum(word in known for word in found) for name, known in (("de", GERMAN), ("en", ENGLISH), ("es", SPANISH))
    }
    return scores[lang] > 0 and scores[lang] == max(scores.values())


def headline(text: str) -> bool:
    lines = [line for line in text.strip().splitlines() if line.strip()]
    return len(lines) > 1 and len(lines[0]) < 120 and not lines[0].strip("*# ").endswith((".", ","))


def is_json(text: str) -> bool:
    try:
        json.loads(re.sub(r"^```\w*|```$", "", text.strip()))
    except ValueError:
        return False
    return True


def items(text: str) -> list[str]:
    return [*BULLET.findall(text), *NUMBERED.findall(text)]


CHECKS: dict[str, Callable[..., bool]] = {
    "min_words": lambda text, n: min(words(text), tokens(text)) >= int(n),
    "max_words": lambda text, n: words(text) <= int(n),
    "words": lambda text, low, high: within(words(text), low, high),
    "sentences": lambda text, low, high: within(len(sentences(text)), low, high),
    "min_sentences": lambda text, n: len(sentences(text)) >= int(n),
    "max_sentences": lambda text, n: len(sentences(text)) <= int(n),
    "max_lines": lambda text, n: len([line for line in text.splitlines() if line.strip()]) <= int(n),
    "lines": lambda text, low, high: within(len([line for line in text.splitlines() if line.strip()]), low, high),
    "max_chars": lambda text, n: len(text) <= int(n),
    "paragraphs": lambda text, n: len(paragraphs(text)) == int(n),
    "min_paragraphs": lambda text, n: len(paragraphs(text)) >= int(n),
    "star_paragraphs": starred,
    "sentences_per_paragraph": lambda text, n: all(len(sentences(one)) == int(n) for one in paragraphs(text)),
    "bullets": lambda text, low, high: within(len(BULLET.findall(text)), low, high),
    "numbered": lambda text, low, high: within(len(NUMBERED.findall(text)), low, high),
    "only_bullets": lambda text: all(BULLET.match(line) for line in text.splitlines() if line.strip()),
    "item_words": lambda text, n: bool(items(text)) and all(words(item) <= int(n) for item in items(text)),
    "sections": lambda text, mark, n: len(re.findall(rf"{mark}\s?\d+", text)) == int(n),
    "title": lambda text: re.search(r"<<[^\n<>]*\w[^\n<>]*>>", text) is not None,
    "headline": headline,
    "subject": lambda text: re.search(r"(?im)^\W*(?:subject|betreff|asunto)[^:\n]*:\s*\S", text) is not None,
    "ps": postscript,
    "placeholders": lambda text, n: len(re.findall(r"\[[^\[\]]+\]", text)) >= int(n),
    "highlights": lambda text, n: highlights(text) >= int(n),
    "highlights_max": lambda text, n: highlights(text) <= int(n),
    "hashtags": lambda text, low, high: within(len(HASHTAG.findall(text)), low, high),
    "emojis": lambda text, low, high: within(len(EMOJI.findall(text)), low, high),
    "has": lambda text, *all_of: all(word.lower() in text.lower() for word in all_of),
    "hasnt": lambda text, *none: not any(has_word(text, word) for word in none),
    "count": lambda text, word, low, high: within(has_word(text, word), low, high),
    "countpart": lambda text, word, low, high: within(text.lower().count(word.lower()), low, high),
    "letter": lambda text, letter, low, high: within(text.lower().count(letter), low, high),
    "signs": lambda text, sign, low, high: within(text.count(sign), low, high),
    "upper": lambda text: text.isupper(),
    "lower": lambda text: text.islower(),
    "caps": lambda text, low, high: within(capitals(text), low, high),
    "no": lambda text, sign: sign not in text,
    "no_digits": lambda text: not re.search(r"\d", text),
    "starts": lambda text, begin: text.strip().lower().startswith(begin.lower()),
    "ends": lambda text, end: text.strip().strip('"').lower().endswith(end.lower()),
    "repeat": lambda text, begin: text.strip().strip("\"'„“").lower().startswith(begin.lower()),
    "quoted": lambda text: text.strip()[:1] in '"„“«' and text.strip()[-1:] in '"“”»' and len(text.strip()) > 2,
    "lang": in_language,
    "replies": replies,
    "nth": nth,
    "option": lambda text, *options: text.strip() in options,
    "about": lambda text, *topics: any(topic.lower() in text.lower() for topic in topics),
    "json": is_json,
}  # fmt: skip


def repeats(text: str, allowed: str) -> list[str]:
    """Return sentences of some length that stand in a reply twice."""
    long = [one.strip().lower() for one in sentences(text.replace(allowed, "")) if words(one) > 4]
    return sorted({one for one in long if long.count(one) > 1})


def missed(reply: str, checks: Sequence[Sequence[str]]) -> list[str]:
    """Return the names of the checks that a reply fails, each with its settings."""
    return ["|".join(check) for check in checks if not CHECKS[check[0]](reply, *check[1:])]
