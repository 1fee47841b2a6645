"""Bring a written text into the ordered form, one demand after the other; nothing is done where a text already fits."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from ...text.forms import word_count
from ...text.items import all_items, headline
from ...text.letter import is_closing, is_salutation, letter
from ...text.words import paragraphs, sentences
from ..brief import Quantity
from ..demands.demand import MOST, Demand
from ..demands.measure import miss
from .dress import begun, bordered, cased, stressed
from .form import Form, measured, total
from .lines import (
    each_line,
    is_prose,
    regrouped,
    shorter_texts,
    with_sentence,
    without_last_sentence,
    without_sentences,
)
from .sheet import Block, Sheet
from .signs import without_digits, without_emojis, without_sign

_ITEM = re.compile(r"^(\s*)(?:[-*•]|\d{1,2}[.)])\s+")
_TAG = re.compile(r"\s*(?<![\w&])#\w+")
_CLOSERS = 12
_TRIES = 12
_UNITS: tuple[Quantity, ...] = ("words", "sentences", "characters")


def fitted(text: str, form: Form, topic: str) -> str:
    """Return a text with every demand met that can be met without harm to its sentences."""
    for kind, change in _CHANGES:
        for demand in form.all(kind):
            if miss(demand, text):
                text = change(text, demand, form, topic)
    text = _sized(text, form)
    for kind, change in _BORDERS:
        for demand in form.all(kind):
            if miss(demand, text):
                text = change(text, demand, form, topic)
    text = _dressed(text, form)
    return bordered(cased(text, form), form)


@cache
def _stock() -> Mapping[str, Any]:
    return tomllib.loads(files("curtain").joinpath("model", "stock", "finishing.toml").read_text(encoding="utf-8"))


def _signs(text: str, demand: Demand, form: Form, topic: str) -> str:
    if demand.high == 0:
        return without_sign(text, demand.mark, form.lang)
    missing = demand.low - text.count(demand.mark)
    if demand.mark == "!" and missing > 0:
        lines = text.split("\n")
        for at, line in enumerate(lines):
            if missing > 0 and is_prose(line) and line.endswith("."):
                lines[at] = f"{line[:-1]}!"
                missing -= 1
        return "\n".join(lines)
    return text


def _digits(text: str, demand: Demand, form: Form, topic: str) -> str:
    return without_digits(text) if demand.high == 0 else text


def _word(text: str, demand: Demand, form: Form, topic: str) -> str:
    word = demand.literals[0]
    if demand.high < MOST and word_count(text, word) > demand.high:
        over = word_count(text, word) - demand.high
        for _ in range(over if demand.high else 1):
            text = without_sentences(text, lambda sentence: word_count(sentence, word) > 0)
        return text
    stock = _stock()[form.lang]
    for at in range(min(20, demand.low - word_count(text, word))):
        said = stock["phrase"] if len(word.split()) > 2 else stock["with_word"][at % len(stock["with_word"])]
        text = with_sentence(text, said.replace("{word}", word.rstrip(".")))
    return text


def _hashtags(text: str, demand: Demand, form: Form, topic: str) -> str:
    text = _TAG.sub("", text).strip()
    number = demand.low or min(demand.high, 1)
    if demand.high == 0 or not number:
        return text
    words = [word for word in re.findall(r"[^\W\d_]{4,}", f"{topic} {text}") if word[0].isupper() or word in topic]
    tags = list(
        dict.fromkeys(f"#{word}" for word in sorted(set(words), key=lambda word: (-text.count(word), -len(word), word)))
    )
    return f"{text}\n\n{' '.join(tags[:number])}"


def _emojis(text: str, demand: Demand, form: Form, topic: str) -> str:
    if demand.high == 0:
        return without_emojis(text)
    signs = ("✨", "📌", "🙂", "💡", "👉", "📅")
    return f"{text} {' '.join((signs * 4)[: demand.low])}"


def _title(text: str, demand: Demand, form: Form, topic: str) -> str:
    own = headline(text) if not letter(text).salutation else None
    if own:
        rest = text.strip().split("\n", 1)[1] if "\n" in text.strip() else ""
        return f"<<{own}>>\n{rest}"
    subject = letter(text).subject
    said = subject or (topic[:1].upper() + topic[1:]) or next(iter(sentences(text)), "–").rstrip(".!?")
    return f"<<{said}>>\n\n{text}"


def _postscript(text: str, demand: Demand, form: Form, topic: str) -> str:
    stock = _stock()[form.lang]
    about = demand.literals[0] if demand.literals else ""
    said = stock["postscript_about"].replace("{about}", about) if about else stock["postscript"]
    mark = demand.mark or ("P.D." if form.lang == "es" else "P.S.")
    return f"{text}\n\n{mark} {said}"


def _placeholders(text: str, demand: Demand, form: Form, topic: str) -> str:
    from ..plan.honest_stock import stock as honest_stock

    names = [*demand.literals, *honest_stock(form.lang)["names"]][: max(0, demand.low)]
    listed = _stock()[form.lang]["and"].join(f"[{name}]" for name in names)
    return with_sentence(text, _stock()[form.lang]["placeholders"].replace("{list}", listed))


def _marks(text: str, demand: Demand, form: Form, topic: str) -> str:
    number = 0

    def changed(line: str) -> str:
        nonlocal number
        found = _ITEM.match(line)
        if not found:
            return line
        number += 1
        sign = f"{number}." if demand.kind == "numbered" and demand.low else demand.mark or "-"
        return f"{found[1]}{sign} {line[found.end() :]}"

    return each_line(text, changed)


def _paragraph_mark(text: str, demand: Demand, form: Form, topic: str) -> str:
    low, high = form.bounds("paragraphs")
    number = low or (high if high < MOST else 2)
    return f"\n\n{demand.mark}\n\n".join(paragraphs(regrouped(text, max(1, number))))


def _first_word(text: str, demand: Demand, form: Form, topic: str) -> str:
    blocks = list(paragraphs(text))
    for at in range(len(blocks)) if demand.place == 0 else [demand.place - 1 if demand.place > 0 else len(blocks) - 1]:
        if 0 <= at < len(blocks):
            blocks[at] = f"{demand.literals[0]} – {blocks[at]}"
    return "\n\n".join(blocks)


def _replies(text: str, demand: Demand, form: Form, topic: str) -> str:
    lines = [_ITEM.sub("", line).strip() for line in text.split("\n") if line.strip()]
    if len(lines) >= demand.low and all(len(line) < 120 for line in lines) and not letter(text).salutation:
        versions = lines[: demand.low]
    else:
        versions = [text]
        while len(versions) < demand.low:
            versions.append(without_last_sentence(versions[-1]))
    return f"\n\n{demand.mark or '******'}\n\n".join(versions)


def _ends(text: str, demand: Demand, form: Form, topic: str) -> str:
    phrase = demand.literals[0]
    closing = letter(text).closing
    if closing and (is_closing(phrase) or closing.lower().startswith(phrase.lower())):
        return f"{text[: text.rindex(closing)].rstrip()}\n\n{phrase}"
    return f"{text.rstrip()}\n\n{phrase}"


def _starts(text: str, demand: Demand, form: Form, topic: str) -> str:
    phrase = demand.literals[0]
    salutation = letter(text).salutation
    if salutation and is_salutation(phrase):
        return f"{phrase}{text[text.index(salutation) + len(salutation) :]}"
    return begun(phrase, text)


def _sized(text: str, form: Form) -> str:
    """Regroup paragraphs and drop or add closing sentences until the length fits."""
    low, high = form.bounds("paragraphs")
    if not form.get("paragraph_mark") and not low <= measured(text, "paragraphs") <= high and (high < MOST or low):
        text = regrouped(text, high if high < MOST else low)
    for unit in _UNITS:
        for _ in range(_CLOSERS):
            if measured(text, unit) <= form.bounds(unit)[1]:
                break
            missed = total(text, form)[0]
            kept = next((one for one in shorter_texts(text)[:_TRIES] if total(one, form)[0] <= missed), text)
            if kept == text:
                break
            text = kept
    for said in _stock()[form.lang]["more"] if form.demands else ():
        if any(measured(text, unit) < form.bounds(unit)[0] for unit in _UNITS[:2]):
            text = with_sentence(text, said)
    return text


def _dressed(text: str, form: Form) -> str:
    """Put stars and capitals into running text and items."""
    stars, capitals = form.get("highlights"), form.get("capitals")
    wanted = (stars and stars.high and miss(stars, text)) or (capitals and capitals.low and miss(capitals, text))
    if stars and stars.high == 0:
        return text.replace("**", "")
    if not wanted and not (stars and stars.mark == "each"):
        return text
    lines = text.split("\n")
    places = [at for at, line in enumerate(lines) if is_prose(line) or _ITEM.match(line)]
    heads = [(found.group() if (found := _ITEM.match(lines[at])) else "") for at in places]
    pieces = [
        sentences(lines[at]) if is_prose(lines[at]) else (lines[at][len(head) :],)
        for at, head in zip(places, heads, strict=True)
    ]
    kind: Any = "items" if all_items(text) else "text"
    sheet = stressed(Sheet(blocks=tuple(Block(tuple(piece), kind) for piece in pieces)), form)
    for at, head, block in zip(places, heads, sheet.blocks, strict=True):
        lines[at] = head + " ".join(block.texts)
    return "\n".join(lines)


_Change = Callable[[str, Demand, Form, str], str]
_CHANGES: tuple[tuple[str, _Change], ...] = (
    ("word", _word),
    ("digits", _digits),
    ("numbered", _marks),
    ("bullet_sign", _marks),
    ("placeholders", _placeholders),
    ("sign", _signs),
)
_BORDERS: tuple[tuple[str, _Change], ...] = (
    ("replies", _replies),
    ("title", _title),
    ("paragraph_mark", _paragraph_mark),
    ("first_word", _first_word),
    ("hashtags", _hashtags),
    ("emojis", _emojis),
    ("postscript", _postscript),
    ("ends", _ends),
    ("starts", _starts),
)
