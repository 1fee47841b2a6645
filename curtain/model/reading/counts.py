"""Read demands on quantities: relation x number x unit x scope, in any order people write them."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from ...text.numbers import word_value
from ..brief import Limit, Quantity, Relation, Scope
from ..flat import flat
from ..lexicon_files import any_of, table

_LEFT = 34
_RIGHT = 26
_SMALL = 25
_LABELS = frozenset(("point", "punkt", "punto", "item", "bullet", "bullet point", "stichpunkt"))
"""In front of a 1 these number something: ``this is point 1``."""
_LONGEST_HEADLINE = {"words": 25, "characters": 150}
_ONES = frozenset(("ein", "eine", "einen", "einem", "einer", "un", "una", "uno", "one", "a", "an"))
_CLAUSE = re.compile(r"[.;:!?\n](?:\s|$)")


def limits(text: str, offset: int = 0) -> list[Limit]:
    """Return the demands on quantities in ``text``, in order; places count from ``offset``."""
    low = flat(text)
    if not _unit_nouns().search(low):
        return []
    found = [limit for match in _number_first().finditer(low) if (limit := _limit(match, low, text, offset))]
    found = [_capped(limit, low, offset) for limit in found]
    taken = [(limit.start - offset, limit.end - offset) for limit in found]
    for match in _noun_first().finditer(low):
        label = match["unit"] in _LABELS and match["n1"] == "1"
        if not label and not any(start < match.end() and match.start() < end for start, end in taken):
            limit = _limit(match, low, text, offset)
            found.extend([limit] if limit else [])
    return sorted(found, key=lambda limit: limit.start)


def _capped(limit: Limit, low: str, offset: int) -> Limit:
    """Close a lower bound behind which an upper one follows: ``at least 200 words but no more than 260``."""
    if limit.relation != "at_least":
        return limit
    more = _upper_bound().match(low, limit.end - offset)
    high = _value(more["n1"]) if more else None
    if more is None or high is None or high < limit.low:
        return limit
    return replace(limit, relation="between", high=high, end=offset + more.end(), text=limit.text + more.group())


@cache
def _upper_bound() -> re.Pattern[str]:
    most = "|".join(table("counts")["relations"]["at_most"])
    return re.compile(rf",?\s*(?:but|and|aber|und|jedoch|pero|y),?\s+(?:{most})\s+(?P<n1>{_number()})(?!\w)")


def settle_scopes(found: list[Limit]) -> tuple[Limit, ...]:
    """Give a small word limit beside a number of items the scope of one item: nobody wants three points in 15 words."""
    fixed = any(limit.unit == "items" and limit.relation == "exactly" for limit in found)
    found = [limit for limit in found if not (fixed and limit.unit == "items" and limit.relation == "at_most")]
    listed = any(limit.unit == "items" and limit.high > 1 for limit in found)
    return tuple(
        Limit(limit.relation, limit.low, limit.high, limit.unit, "item", limit.start, limit.end, limit.text, limit.kind)
        if listed and limit.unit == "words" and limit.scope == "text" and limit.high <= _SMALL
        else limit
        for limit in found
    )


def relation_word(low: str) -> Relation | None:
    """Return the first relation that a clause in comparison form names, such as ``at_most``; None if it names none."""
    for relation in ("at_most", "at_least", "about", "exactly"):
        after = relation != "exactly" and _words("after", relation).search(low)
        if after or _words("relations", relation).search(low):
            return relation
    return None


def _limit(match: re.Match[str], low: str, text: str, offset: int) -> Limit | None:
    unit = _unit_of(match["unit"])
    first, second = _value(match["n1"]), _value(match["n2"])
    if unit is None or first is None:
        return None
    article = match["n1"] in _ONES
    if article and unit in ("words", "paragraphs", "items", "characters", "lines"):
        return None
    left = _clause_left(low, match.start())
    right = low[match.end() : match.end() + _RIGHT]
    relation, start, strict = _relation(left, right, match, unit, second is not None)
    lowest, highest = _bounds(relation, first, second, strict)
    scope = _scope(low, match, unit)
    begin = min(start, match.start())
    end = _end(low, match)
    return Limit(relation, lowest, highest, unit, scope, offset + begin, offset + end, text[begin:end], match["unit"])


def _clause_left(low: str, at: int) -> str:
    window = low[max(0, at - _LEFT) : at]
    cut = [
        match.end()
        for match in _CLAUSE.finditer(window)
        if not window[: match.start() + 1].endswith(("max.", "min.", "ca.", "mind."))
    ]
    return window[cut[-1] :] if cut and cut[-1] < len(window) else window if not cut else ""


def _relation(left: str, right: str, match: re.Match[str], unit: str, ranged: bool) -> tuple[Relation, int, bool]:
    if ranged and match["sep"]:
        between = list(_words("relations", "between").finditer(left[-12:]))
        begin = match.start() - (len(left[-12:]) - between[-1].start() if between else 0)
        return "between", begin, False
    inner = match["rel"] or ""
    if inner == "+":
        return "at_least", match.start(), False
    for relation in ("at_most", "at_least", "about", "exactly"):
        if inner and _words("relations", relation).search(inner):
            return relation, match.start(), _strict(inner)
    if hit := _nearest(left):
        return hit[0], match.start() - len(left) + hit[1], _strict(hit[2])
    for relation in ("at_most", "at_least", "about"):
        if _follows(right, relation):
            return relation, match.start(), False  # type: ignore[return-value]
    return ("about" if unit in ("words", "characters") else "exactly"), match.start(), False


def _nearest(left: str) -> tuple[Relation, int, str] | None:
    """Return the relation word closest to the number, where nothing but a few plain words stands between."""
    best: tuple[Relation, int, str] | None = None
    for relation in ("at_most", "at_least", "about", "exactly"):
        for hit in _words("relations", relation).finditer(left):
            between = left[hit.end() :]
            if (
                len(between.split()) > (0 if relation == "about" else 3)
                or re.search(r"[,\d]", between)
                or _unit_nouns().search(between)
            ):
                continue
            if best is None or (hit.end(), -hit.start()) > (best[1] + len(best[2]), -best[1]):
                best = (relation, hit.start(), hit.group())
    return best


def _follows(right: str, relation: str) -> bool:
    hit = _words("after", relation).search(right)
    if not hit or len(right[: hit.start()].split()) > 1 or re.match(r"\W*\d", right[hit.end() :]):
        return False
    return re.search(r"[,.;]", right[: hit.start()]) is None


def _strict(wording: str) -> bool:
    return wording.strip() in (
        "unter",
        "weniger als",
        "kurzer als",
        "under",
        "below",
        "fewer than",
        "less than",
        "menos de",
        "<",
        "shorter than",
        "por debajo de",
        "inferior a",
        "more than",
        "mehr als",
        "mas de",
    )


def _bounds(relation: Relation, first: int, second: int | None, strict: bool) -> tuple[int, int]:
    if second is not None and relation == "between":
        return min(first, second), max(first, second)
    if relation == "at_most":
        return 0, max(1, first - 1) if strict else first
    if relation == "at_least":
        return first + 1 if strict else first, 10_000
    if relation == "about":
        return first - max(1, first // 4), first
    return first, first


def _scope(low: str, match: re.Match[str], unit: str) -> Scope:
    if unit in ("items", "paragraphs", "lines"):
        return "text"
    near = low[max(0, match.start() - 40) : match.end() + 30]
    after = low[match.end() : match.end() + 26]
    before = re.split(r"[.;\n]", low[max(0, match.start() - 40) : match.start()])[-1]
    if _words("scope", "sentence").search(near) and unit == "words":
        return "sentence"
    if _words("scope", "item").search(re.split(r"[.;\n]", after)[0]) or _words("scope", "item").search(before):
        return "item"
    short = (_value(match["n1"]) or 0) <= _LONGEST_HEADLINE.get(unit, 0)
    if short and _words("scope", "headline").search(before[-28:]):
        return "headline"
    return "text"


def _end(low: str, match: re.Match[str]) -> int:
    right = low[match.end() : match.end() + _RIGHT]
    for relation in ("at_most", "at_least", "about"):
        hit = _words("after", relation).match(right.lstrip())
        if hit:
            return match.end() + len(right) - len(right.lstrip()) + hit.end()
    return match.end()


def _value(word: str | None) -> int | None:
    if not word:
        return None
    if word.isdecimal() and word.isascii():
        return int(word) if len(word) < 6 else None
    return 1 if word in ("a", "an") else _number_words().get(word)


def _unit_of(noun: str) -> Quantity | None:
    for unit in table("counts")["units"]:
        if _words("units", unit).fullmatch(noun):
            return unit  # type: ignore[no-any-return]
    return None


@cache
def _words(group: str, name: str) -> re.Pattern[str]:
    return any_of(table("counts")[group][name])


@cache
def _number_words() -> dict[str, int]:
    spelled = (
        "ein eine einen einem einer zwei drei vier funf fuenf sechs sieben acht neun zehn elf "
        "zwolf zwoelf funfzehn zwanzig dreisig vierzig "
        "funfzig sechzig siebzig achtzig neunzig hundert einhundert hundertzwanzig one two three "
        "four five six seven eight nine ten eleven "
        "twelve fifteen twenty thirty forty fifty sixty seventy eighty ninety un una uno dos "
        "tres cuatro cinco seis siete ocho nueve diez once "
        "doce quince veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa cien ciento"
    )
    folded = {"funf": 5, "funfzehn": 15, "zwolf": 12, "dreisig": 30, "funfzig": 50, "hundertzwanzig": 120}
    return {word: folded.get(word) or word_value(word) or 0 for word in spelled.split()}


@cache
def _unit_nouns() -> re.Pattern[str]:
    return any_of(noun for nouns in table("counts")["units"].values() for noun in nouns)


@cache
def _number() -> str:
    return rf"(?:\d{{1,5}}|{'|'.join(sorted(_number_words(), key=lambda word: (-len(word), word)))}|a|an)"


@cache
def _number_first() -> re.Pattern[str]:
    number = _number()
    most = "|".join(table("counts")["relations"]["at_most"])
    capped = rf"(?:,\s*)?(?:und|and|y|,|but|aber|pero|jedoch)\s+(?:{most})"
    separator = rf"-|bis(?: zu)?|to|und|and|a|y|hasta|oder|or|o|/|{capped}"
    nouns = "|".join(noun for unit in table("counts")["units"].values() for noun in unit)
    return re.compile(
        rf"(?<![\w.,])(?P<n1>{number})(?P<rel>\+?)(?:\s*(?P<sep>{separator})\s*(?P<n2>{number}))?(?!\w)"
        rf"[\s\-]+(?:(?!und\b|and\b|y\b|mit\b|with\b|con\b|oder\b|in\b|zu\b)[a-z]+,?\s+){{0,3}}?(?P<unit>{nouns})(?!\w)"
    )


@cache
def _noun_first() -> re.Pattern[str]:
    number = _number()
    nouns = "|".join(
        noun for unit in ("words", "sentences", "characters", "items") for noun in table("counts")["units"][unit]
    )
    relations = "|".join(word for words in table("counts")["relations"].values() for word in words)
    return re.compile(
        rf"(?<!\w)(?P<unit>{nouns})\s*(?:[:=(]|ist|is|es|of|von|de)?\s*(?P<rel>(?:{relations})\s*)?"
        rf"(?P<n1>\d{{1,5}})(?:\s*(?P<sep>-|bis|to|a|und|and|y)\s*(?P<n2>{number}))?(?!\w)(?!\s*[a-z]*(?:wort|"
        rf"word|palabra|satz|sentence|frase|punkt|point))"
    )
