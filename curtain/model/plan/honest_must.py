"""Sentences that demands make necessary: ordered words, placeholders, questions, letters."""

from __future__ import annotations

from collections.abc import Mapping

from ...text.forms import word_count
from ..demands.demand import Demand
from .honest_stock import Pool, rare_words, stock

_AND = {"de": " und ", "en": " and ", "es": " y "}


def keywords(pool: Pool, tight: bool) -> list[str]:
    """Return sentences that hold the ordered words as often as they are wanted."""
    form = pool.form
    wanted = [one for one in form.all("word") if one.low > 0]
    single = [one for one in wanted if one.low == 1 and not _outside(pool, one)]
    found: list[str] = []
    if tight and len(single) > 1:
        words = [pool.quoted(one.literals[0]) for one in single]
        both = stock(form.lang)["two_words"][0]
        found.append(both.replace("{a}", words[0]).replace("{b}", _AND[form.lang].join(words[1:])))
        wanted = [one for one in wanted if one not in single]
    sayings = [one for one in stock(form.lang)["with_word"] if _plain(pool, one)]
    at = 0
    for one in wanted:
        for _ in range(max(0, one.low - _outside(pool, one))):
            saying = sayings[at % len(sayings)]
            found.append(saying.replace("{word}", pool.quoted(one.literals[0])))
            at += 1
    return found


def _plain(pool: Pool, saying: str) -> bool:
    return bool(pool.allowed([saying.replace("{word}", "x")])) or not any(
        one.kind == "letter" and one.high == 0 for one in pool.form.demands
    )


def _outside(pool: Pool, demand: Demand) -> int:
    """Return how often a word stands in what frames the body anyway, such as the ordered last words."""
    fixed = [literal for one in pool.form.demands if one.kind in ("starts", "ends") for literal in one.literals]
    return sum(word_count(text, demand.literals[0]) for text in fixed)


def place_holders(pool: Pool, tight: bool) -> list[str]:
    """Return sentences with placeholders: two in a sentence, or all in one where room is short."""
    number = pool.form.number("placeholders")
    asked = pool.form.get("placeholders")
    if not number or asked is None:
        return []
    words = stock(pool.form.lang)
    names = list(dict.fromkeys([*asked.literals, *words["names"]]))
    names += [f"{words['names'][at % 20]} {at}" for at in range(2, max(2, number))]
    marks = [f"[{name}]" for name in names[:number]]
    if tight:
        return [words["placeholder_one"][0].replace("{a}", _AND[pool.form.lang].join(marks))]
    pairs = words["placeholder_pairs"]
    found = []
    for at in range(0, number - 1, 2):
        found.append(pairs[(at // 2) % len(pairs)].replace("{a}", marks[at]).replace("{b}", marks[at + 1]))
    if number % 2:
        found.append(words["placeholder_one"][0].replace("{a}", marks[-1]))
    return found


def wanted_signs(pool: Pool) -> list[str]:
    """Return questions, where question marks are counted; a pair of marks counts once in Spanish."""
    for one in pool.form.all("sign"):
        if one.mark == "?" and one.low > 0:
            asked = [
                question if not pool.topic or "{topic}" not in question else pool.filled(question)
                for question in stock(pool.form.lang)["questions"]
            ]
            return [question for question in asked if "{topic}" not in question][: one.low]
    return []


def letter_sentences(pool: Pool, short: Mapping[str, int]) -> list[str]:
    """Return sentences with words that hold letters of which a text still lacks some."""
    found = []
    for letter, missing in short.items():
        if not letter.isalpha():
            found.append(" ".join((list(stock(pool.form.lang)["hashtags"]) * 4)[:missing]) if letter == "#" else "")
            continue
        words: list[str] = []
        count = 0
        for word in rare_words(pool.form.lang, letter) * 6:
            if count >= missing:
                break
            words.append(word)
            count += word.lower().count(letter)
        if words:
            said = stock(pool.form.lang)["letter_words"]
            found.append(said.replace("{words}", _AND[pool.form.lang].join(pool.quoted(word) for word in words)))
    return [one for one in found if one]
