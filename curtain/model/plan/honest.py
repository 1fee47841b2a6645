"""Answer honestly what only knowledge of the world could answer: about the learner's topic, in the ordered form."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ...records import LANGUAGES
from ..demands.demand import MOST, Demand
from ..finishing.dress import bordered, cased, stressed
from ..finishing.form import Form, total
from ..finishing.sheet import rendered
from .honest_body import body
from .honest_stock import Pool, stock


@dataclass(frozen=True, slots=True)
class Try:
    """One way to write: which opening, how many sentences beyond the needed ones, and how much room is left free."""

    opening: int
    natural: int
    spare_words: int = 0
    spare_sentences: int = 0
    shift: int = 0
    topic: bool = False


def honest(form: Form, topic: str, wants_json: bool = False) -> str:
    """Return the honest reply that meets most of what a form asks for; the first of several tries that meets all."""
    choice = form.get("options")
    if choice:
        return _chosen(choice, form)
    if wants_json:
        return _json(form, topic)
    best = _best(form, topic) or _best(replace(form, limits=()), topic)
    return best or str(stock(form.lang)["open"][0])


def _best(form: Form, topic: str) -> str:
    best, least = "", (MOST, 1, 0.0)
    for attempt in _tries(form):
        text = _several(form, topic, attempt) if form.wants("replies") else _one(form, topic, attempt)
        if not text:
            continue
        number, by = total(text, form)
        missed = (number, int(topic.lower() not in text.lower()), by)
        if missed < least:
            best, least = text, missed
        if least[:2] == (0, 0):
            break
    return best


def _tries(form: Form) -> Iterator[Try]:
    capitals = form.get("capitals")
    yield Try(0, 3 + (capitals.low // 4 if capitals else 0))
    yield Try(0, 1)
    for opening in range(8):
        yield Try(opening, 0, topic=True)
    for opening in range(1, 8):
        yield Try(opening, 0 if opening > 1 else 1)
    for spare in (1, 2, 3):
        yield Try(0, 0, spare_sentences=spare)
        yield Try(2, 0, spare_words=3 * spare, spare_sentences=spare)


def _one(form: Form, topic: str, attempt: Try) -> str:
    """Write once, see what letters are still missing and what stands around the body, and write again with that."""
    pool = Pool(form, topic, attempt.shift)
    sheet = body(
        pool, attempt.opening, attempt.natural, (attempt.spare_words, attempt.spare_sentences), {}, attempt.topic
    )
    if sheet is None:
        return ""
    text = rendered(sheet)
    short = {
        one.mark: one.low - text.lower().count(one.mark)
        for one in form.all("letter")
        if one.low > text.lower().count(one.mark)
    }
    if short:
        spare = (attempt.spare_words, attempt.spare_sentences)
        again = body(pool, attempt.opening, attempt.natural, spare, short, attempt.topic)
        sheet = again or sheet
    return bordered(cased(rendered(stressed(sheet, form)), form), form)


def _several(form: Form, topic: str, attempt: Try) -> str:
    """Write several replies that differ, and share the limits among them."""
    asked = form.get("replies")
    assert asked is not None
    inner = replace(
        form,
        demands=tuple(shared for one in form.demands if (shared := _share(one, asked.low)).kind not in _WHOLE),
        limits=tuple(
            replace(
                limit,
                low=-(-limit.low // asked.low),
                high=limit.high if limit.high >= MOST else limit.high // asked.low,
            )
            if limit.scope == "text" and limit.unit in ("words", "characters")
            else limit
            for limit in form.limits
        ),
    )
    texts = []
    for number in range(asked.low):
        opening = attempt.opening if number == 0 else (attempt.opening + 2 * number) % 5
        texts.append(_one(inner, topic, replace(attempt, opening=opening, shift=attempt.shift + 4 * number)))
    if not all(texts):
        return ""
    return bordered(f"\n\n{asked.mark or '******'}\n\n".join(texts), form)


_WHOLE = ("replies", "quoted", "repeat", "starts", "ends")


def _share(demand: Demand, number: int) -> Demand:
    """Return a counted demand as far as one of several replies has to meet it."""
    if demand.kind in ("title", "upper", "lower") or demand.low <= 1 or demand.kind == "replies":
        return demand
    return replace(demand, low=-(-demand.low // number))


def _chosen(choice: Demand, form: Form) -> str:
    """Pick the option that claims least: one that says neither yes nor no, where there is one."""
    for lang in (form.lang, *LANGUAGES):
        for option in choice.literals:
            if any(word in option.lower() for word in stock(lang)["option_words"]):
                return option
    return choice.literals[-1]


def _json(form: Form, topic: str) -> str:
    pool = Pool(form, topic)
    words = stock(form.lang)
    told = {
        words["json_note"]: words["open"][0],
        words["json_topic"]: topic,
        words["json_need"]: pool.said("items")[1:4],
    }
    return json.dumps(told, ensure_ascii=False, indent=2)
