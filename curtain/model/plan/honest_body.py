"""The sheet of an honest reply: what it must hold, how much may be added, and how that is laid out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ...text.words import count_sentences, count_words
from ..demands.demand import MOST, Demand
from ..finishing.dress import begun, exclaimed
from ..finishing.form import Form
from ..finishing.sheet import Block, Sheet, rendered
from .honest_fit import Bounds, fit, size_of
from .honest_must import keywords, letter_sentences, place_holders, wanted_signs
from .honest_stock import Pool, stock

_PER_PARAGRAPH = 5
_SENTENCES = 3


@dataclass(frozen=True, slots=True)
class _Plan:
    """What was decided before sentences are chosen."""

    form: Form
    pool: Pool
    opening: str
    must: list[str]
    optional: list[str]


def body(
    pool: Pool, opening: int, natural: int, spare: tuple[int, int], letters: Mapping[str, int], named: bool = False
) -> Sheet | None:
    """Return the sheet of one try, or None if the limits leave no room for it."""
    sheet = _filled(pool, opening, natural, spare, letters, named)
    starts = pool.form.get("starts")
    if sheet is None or starts is None or len(sheet.above) != 1 or not sheet.blocks:
        return sheet
    block = sheet.blocks[0]
    if block.kind == "items" or block.head:
        return sheet
    texts = (begun(starts.literals[0], block.texts[0]), *block.texts[1:])
    return replace(sheet, above=(), blocks=(replace(block, texts=texts), *sheet.blocks[1:]))


def _filled(
    pool: Pool, opening: int, natural: int, spare: tuple[int, int], letters: Mapping[str, int], named: bool
) -> Sheet | None:
    form = pool.form
    frame = _frame(pool)
    plan = _plan(pool, opening, letters, named)
    if form.bounds("lines")[0] > 1 or _without_stops(form):
        return _in_lines(frame, plan)
    listed = _items(plan)
    if listed is not None:
        return _with_list(frame, plan, listed, natural)
    words, sentences = _room(frame, form, spare)
    paragraphs = _paragraphs(form)
    heads = _first_words(form, paragraphs, pool)
    least = max(sentences[0], paragraphs - sum(bool(head) for head in heads))
    each = form.get("sentences_each")
    bounds = (least, max(sentences[1], 0))
    if each and each.low:
        bounds = (each.low * paragraphs, each.low * paragraphs)
    first = [head for head in heads if head] + ([plan.opening] if plan.opening else []) + plan.must
    chosen = fit(first, plan.optional, words, bounds, natural)
    if chosen is None:
        return None
    groups = _grouped(plan, chosen, paragraphs, heads, each.low if each else 0)
    sheet = replace(frame, blocks=_blocks(groups, form))
    exclaims = next((one for one in form.all("sign") if one.mark == "!" and one.low > 0), None)
    return exclaimed(sheet, exclaims.low) if exclaims else sheet


def _plan(pool: Pool, opening: int, letters: Mapping[str, int], named: bool) -> _Plan:
    form = pool.form
    openings = pool.said("open")
    first = openings[min(opening, len(openings) - 1)] if openings else ""
    tight = form.bounds("sentences")[1] < 8 or form.bounds("words")[1] < 40
    must = [*keywords(pool, tight), *place_holders(pool, tight), *wanted_signs(pool), *letter_sentences(pool, letters)]
    turn = pool.shift // 4
    topics, gives = _turned(pool.said("topic"), turn), _turned(pool.said("give"), turn)
    if named and topics:
        must = [min(topics, key=size_of), *must]
        topics = []
    optional = [*topics[:1], *gives[:1]]
    optional += [one for theme in pool.themes() for one in theme]
    if form.bounds("words")[1] < MOST or form.bounds("characters")[1] < MOST:
        optional += [*topics[2:3], *gives[2:], *pool.said("short")]
    if form.bounds("characters")[1] < MOST:
        optional = sorted(optional[:2], key=len) + sorted(optional[2:], key=len)
    return _Plan(form, pool, first, must, optional)


def _turned(sayings: list[str], turn: int) -> list[str]:
    at = turn % len(sayings) if sayings else 0
    return sayings[at:] + sayings[:at]


def _frame(pool: Pool) -> Sheet:
    """Return what stands above and below the body."""
    form = pool.form
    words = stock(form.lang)
    above: list[str] = []
    starts = form.get("starts")
    if form.wants("title"):
        above.append(f"<<{_title(pool)}>>")
    if "subject" in form.parts:
        above.append({"de": "Betreff", "en": "Subject", "es": "Asunto"}[form.lang] + f": {_title(pool)}")
    elif "headline" in form.parts and not form.wants("title"):
        above.append(f"**{_title(pool)}**" if _may_be_bold(form) else _title(pool))
    below: list[str] = []
    tags = form.number("hashtags")
    if tags:
        below.append(" ".join(_hashtags(pool)[:tags]))
    if form.number("emojis"):
        signs = " ".join((words["emojis"] * 4)[: form.number("emojis")])
        below = [f"{below[0]} {signs}"] if below else [signs]
    if form.wants("postscript"):
        below.append(_postscript(pool))
    ends = form.get("ends")
    if ends:
        below.append(ends.literals[0])
    if starts:
        above.insert(0, starts.literals[0])
    numbered = form.get("numbered")
    marks = "1." if (numbered and numbered.low > 0) or form.get("parts") else "*" if form.get("bullet_sign") else "-"
    divider = form.get("paragraph_mark")
    tight = form.bounds("paragraphs")[1] < MOST and divider is None
    return Sheet(tuple(above), (), tuple(below), divider.mark if divider else "", tight, marks)


def _may_be_bold(form: Form) -> bool:
    stars = form.get("highlights")
    return not form.wants("title") and (stars is None or stars.high >= MOST)


def _title(pool: Pool) -> str:
    topic = pool.topic[:1].upper() + pool.topic[1:]
    for wording in _turned(list(stock(pool.form.lang)["title"]), pool.shift // 4):
        said = wording.replace("{Topic}", topic).strip(" :")
        if said and pool.allowed([said]):
            return said
    return "–"


def _hashtags(pool: Pool) -> list[str]:
    own = [word.lower() for word in pool.topic.replace("-", " ").split() if len(word) > 3 and word.isalpha()]
    return list(dict.fromkeys([*(f"#{word}" for word in own[:2]), *stock(pool.form.lang)["hashtags"]]))


def _postscript(pool: Pool) -> str:
    form = pool.form
    asked = form.get("postscript")
    default = "P.D." if form.lang == "es" else "P.S."
    about = asked.literals[0] if asked and asked.literals else ""
    wordings = stock(form.lang)["postscript_about" if about else "postscript"]
    said = pool.allowed([wording.replace("{about}", about) for wording in wordings]) or [""]
    short = form.bounds("words")[1] < 60
    return f"{(asked.mark if asked else '') or default} {min(said, key=len) if short else said[0]}".strip()


def _room(frame: Sheet, form: Form, spare: tuple[int, int]) -> tuple[Bounds, Bounds]:
    """Return how many words and sentences the body may have beside what stands around it."""
    around = rendered(replace(frame, divider=""))
    heads = form.get("sections")
    words, sentences = form.bounds("words"), form.bounds("sentences")
    taken_words = count_words(around) + (2 * heads.low if heads else 0)
    bare = replace(frame, above=tuple(one for one in frame.above if not one.startswith("<<")))
    taken_sentences = count_sentences(rendered(bare if sentences[1] <= 2 else frame))
    low_words = words[0] - taken_words if words[1] < MOST else words[0] + words[0] // 50
    low_sentences = sentences[0] - taken_sentences if sentences[1] < MOST else sentences[0]
    return (
        (max(0, low_words), words[1] - taken_words - spare[0]),
        (max(0, low_sentences), sentences[1] - taken_sentences - spare[1]),
    )


def _paragraphs(form: Form) -> int:
    sections = form.get("sections")
    if sections:
        return sections.low
    low, high = form.bounds("paragraphs")
    if high >= MOST:
        return low or (2 if form.get("paragraph_mark") else 0)
    return max(1, high if low == 0 else low)


def _first_words(form: Form, paragraphs: int, pool: Pool) -> list[str]:
    """Return for every paragraph the sentence that begins with an ordered word, or nothing."""
    wanted = form.all("first_word")
    number = max([paragraphs, *(one.place for one in wanted), 1])
    heads = [""] * number
    sayings = stock(form.lang)["first_word"]
    spare = [theme[-1] for theme in pool.themes()]
    for at in range(number):
        for one in wanted:
            if one.place in (0, at + 1) or (one.place == -1 and at == number - 1):
                extra = f"{{word}} – {spare[-1 - at % len(spare)]}" if spare else "{word}."
                saying = sayings[at] if at < len(sayings) else extra
                heads[at] = saying.replace("{word}", one.literals[0])
    return heads


def _grouped(plan: _Plan, chosen: list[str], paragraphs: int, heads: list[str], each: int) -> list[list[str]]:
    """Share the sentences out over the paragraphs: by theme where the number is free, evenly where it is not."""
    gives = plan.pool.said("give")
    last = [one for one in chosen if one in gives]
    middle = [one for one in chosen if one not in last]
    topics = [one for one in middle if one in plan.pool.said("topic")]
    rest = [one for one in middle if one not in topics]
    opening = [plan.opening] if plan.opening else []
    number = max(paragraphs, len(heads) if any(heads) else 0)
    if number == 0:
        return _natural([*opening, *topics, *plan.must[:2]], rest, [*plan.must[2:], *last])
    line = [*opening, *topics, *plan.must, *rest, *last]
    groups = _evenly(line, number, heads, each)
    return [([head] if head else []) + group for head, group in zip(heads + [""] * number, groups, strict=False)]


def _natural(first: list[str], rest: list[str], last: list[str]) -> list[list[str]]:
    groups = [first] if first else []
    for at in range(0, len(rest), _PER_PARAGRAPH):
        part = rest[at : at + _PER_PARAGRAPH]
        if len(part) < _SENTENCES and groups:
            groups[-1] = [*groups[-1], *part]
        else:
            groups.append(part)
    if not last:
        return groups
    if len(last) + len(groups[-1]) <= _PER_PARAGRAPH + 1 if groups else False:
        groups[-1] = [*groups[-1], *last]
    else:
        groups.append(last)
    return groups


def _evenly(line: list[str], number: int, heads: list[str], each: int) -> list[list[str]]:
    groups: list[list[str]] = []
    at = 0
    for index in range(number):
        left = number - index
        head = bool(index < len(heads) and heads[index])
        size = each - head if each else max(0 if head else 1, -(-(len(line) - at) // left))
        groups.append(line[at : at + size])
        at += size
    if at < len(line) and not each:
        groups[-1] += line[at:]
    return groups


def _blocks(groups: Sequence[Sequence[str]], form: Form) -> tuple[Block, ...]:
    sections = form.get("sections")
    return tuple(
        Block(tuple(group), head=f"{sections.mark} {number}" if sections else "")
        for number, group in enumerate(groups, 1)
        if group
    )


def _without_stops(form: Form) -> bool:
    return any(one.mark == "." and one.high == 0 for one in form.all("sign"))


def _in_lines(frame: Sheet, plan: _Plan) -> Sheet:
    """Return a text in lines: as many as are ordered, the rest of the sheet taken off."""
    form = plan.form
    low, high = form.bounds("lines")
    around = len([line for line in rendered(frame).splitlines() if line.strip()])
    number = max(1, (low or 3) - around) if low or high >= MOST else max(1, min(3, high - around))
    lines = plan.pool.said("lines")
    must = [one.rstrip(".") for one in plan.must]
    kept = [*lines[:1], *must, *lines[1:], *(one.rstrip(".") for one in plan.optional)]
    return replace(frame, blocks=(Block(tuple(kept[:number]), "lines"),), tight=True)


def _items(plan: _Plan) -> list[str] | None:
    """Return the items of a list, if the form asks for one."""
    form, pool = plan.form, plan.pool
    parts = form.get("parts")
    if parts:
        said = pool.said("part_variants") or [""]
        return [f"{part} {said[at % len(said)]}" for at, part in enumerate(parts.literals)]
    if form.get("sections"):
        return None
    low, high = form.bounds("items")
    own: Demand | None = form.get("items")
    if own:
        low, high = own.low, own.high
    if high >= MOST and low == 0 and "bullets" not in form.parts and not form.wants("numbered"):
        return None
    number = low or (min(high, 4) if high < MOST else 3)
    longest = form.bounds("words", "item")[1]
    candidates = [*pool.said("items"), *pool.said("questions"), *pool.said("short")]
    return [one for one in candidates if size_of(one) <= longest][:number]


def _with_list(frame: Sheet, plan: _Plan, items: list[str], natural: int) -> Sheet | None:
    """Return a list, below an honest sentence or two unless nothing but the list is wanted."""
    form = plan.form
    if "only" in form.parts:
        longest = form.bounds("words", "item")[1]
        lead = next((one for one in plan.pool.said("open")[2:] if size_of(one) <= longest), "")
        kept = [lead, *plan.must, *items] if lead else [*plan.must, *items]
        return replace(frame, blocks=(Block(tuple(one.rstrip(".") for one in kept[: len(items)]), "items"),))
    listed = Block(tuple(items), "items")
    words, sentences = _room(replace(frame, blocks=(listed,)), form, (0, 0))
    first = ([plan.opening] if plan.opening else []) + plan.must
    chosen = fit(first, plan.optional, words, sentences, min(natural, 1))
    if chosen is None:
        return None
    return replace(frame, blocks=(Block((*first, *chosen)), listed))
