"""What a message is about: evidence for concepts such as complaint or urgency, from words in three languages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from types import MappingProxyType

from ..flat import flat
from ..lexicon_files import table

_TOKEN = re.compile(r"[\w@#%+&-]+|!!+|\?")
_SHORTEST = 2
_LONGEST_TOKEN = 34
_INSIDE = 6
_MOST = 900
_NO = frozenset(
    [
        "nicht",
        "nichts",
        "nie",
        "kein",
        "keine",
        "keinen",
        "keinem",
        "keiner",
        "ohne",
        "no",
        "not",
        "never",
        "without",
        "n't",
        "dont",
        "doesnt",
        "nunca",
        "sin",
        "tampoco",
        "nada",
    ]
)
_OPPOSITE = {"negative": "positive", "positive": "negative", "urgent": "relaxed", "paid": "open_status"}
Index = dict[str, list[tuple[str, tuple[str, ...], bool]]]


@lru_cache(maxsize=2048)
def evidence(text: str) -> Mapping[str, float]:
    """Return how much a text speaks for each concept; negation turns sentiment round."""
    low = flat(text[:6000])
    tokens = [match.group() for match in _TOKEN.finditer(low)][:_MOST]
    scores: dict[str, float] = {}
    hit: set[tuple[str, str]] = set()
    for at, token in enumerate(tokens):
        for concept, size, whole in _hits(tokens, at, _cues()):
            if (concept, token) in hit:
                continue
            hit.add((concept, token))
            turned = _denied(tokens, at)
            name = _OPPOSITE.get(concept, "") if turned else concept
            weight = (
                (0.6 if token == "?" else 1.0 + 0.35 * (size - 1)) * (1.0 if whole else 0.7) * (0.8 if turned else 1.0)
            )
            if name:
                scores[name] = scores.get(name, 0.0) + weight
    if re.search(r"[A-ZÄÖÜ]{4,}[^a-z\n]{0,40}[!]{2,}", text):
        scores["furious"] = scores.get("furious", 0.0) + 1.5
    if re.search(r"[\w.+-]+@[\w-]+\.\w|\b\d{8}[A-Z]\b|\+?\d{2,4}[ /-]\d{3,}", text):
        scores["personal_data"] = scores.get("personal_data", 0.0) + 1.5
    return MappingProxyType(_lent(scores))


@lru_cache(maxsize=2048)
def named(text: str) -> Mapping[str, float]:
    """Return which concepts a label names, with weights; the words of a description count as well."""
    tokens = [match.group() for match in _TOKEN.finditer(flat(text.replace("_", " ").replace("-", " ")[:400]))][:60]
    scores: dict[str, float] = {}
    for at in range(len(tokens)):
        for concept, size, whole in _hits(tokens, at, _names()):
            exact = size == len(tokens) and whole
            scores[concept] = max(
                scores.get(concept, 0.0), (2.0 if exact else 1.2) + 0.2 * (size - 1) - (0.0 if whole else 0.3)
            )
    whole_name = flat(text).strip().replace("-", "_").replace(" ", "_")
    for concept in _exact().get(whole_name, ()):
        scores[concept] = max(scores.get(concept, 0.0), 2.6)
    return MappingProxyType(scores)


def _lent(scores: dict[str, float]) -> dict[str, float]:
    own = dict(scores)
    for concept, parts in _plus().items():
        extra = sum(weight * min(own.get(part, 0.0), 3.0) for part, weight in parts.items())
        if extra:
            scores[concept] = scores.get(concept, 0.0) + extra
    return scores


def _denied(tokens: list[str], at: int) -> bool:
    return any(token in _NO for token in tokens[max(0, at - 2) : at])


def _hits(tokens: list[str], at: int, index: Index) -> list[tuple[str, int, bool]]:
    """Return concepts whose words begin at a token: name, number of words, whether at the token's beginning."""
    token = tokens[at]
    found = []
    for end in range(_SHORTEST - 1, min(len(token), _LONGEST_TOKEN) + 1):
        for concept, rest, exact in index.get(token[:end], ()):
            if exact and end != len(token):
                continue
            if _goes_on(tokens, at, rest, end, len(token)):
                found.append((concept, 1 + len(rest), True))
    if len(token) > _INSIDE + 2:
        found += [
            (concept, 1, False)
            for start in range(3, len(token) - _INSIDE + 1)
            for end in range(start + _INSIDE, len(token) + 1)
            for concept, rest, exact in index.get(token[start:end], ())
            if not rest and (not exact or end == len(token))
        ]
    return found


def _goes_on(tokens: list[str], at: int, rest: tuple[str, ...], end: int, size: int) -> bool:
    if not rest:
        return True
    if end != size:
        return False
    following = tokens[at + 1 : at + 1 + len(rest)]
    return len(following) == len(rest) and all(
        word == wanted if number < len(rest) - 1 else word.startswith(wanted)
        for number, (word, wanted) in enumerate(zip(following, rest, strict=True))
    )


def _entry(word: str, concept: str, index: Index) -> None:
    exact = word.endswith("!") and not word.startswith("!") and word != "?!"
    bare = word if word.startswith("!") else word.rstrip("!")
    parts = [part for part in flat(bare).replace("'", "_").split("_") if part]
    if not parts:
        return
    index.setdefault(parts[0], []).append((concept, tuple(parts[1:]), exact))


@cache
def _cues() -> Index:
    index: Index = {}
    for concept, data in table("structured/concepts").items():
        for word in data["cues"].split():
            _entry(word, concept, index)
    return index


@cache
def _names() -> Index:
    index: Index = {}
    for concept, data in table("structured/concepts").items():
        for word in data["names"].split():
            _entry(word.replace("-", "_"), concept, index)
    return index


@cache
def _exact() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for concept, data in table("structured/concepts").items():
        for word in data["names"].split():
            key = flat(word.rstrip("!")).replace("-", "_")
            found[key] = (*found.get(key, ()), concept)
    return found


@cache
def _plus() -> dict[str, dict[str, float]]:
    return {concept: dict(data["plus"]) for concept, data in table("structured/concepts").items() if "plus" in data}
