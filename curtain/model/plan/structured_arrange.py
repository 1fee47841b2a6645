"""Sort, filter, count, add up and thin out the entries of a list or the rows of a table."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from ...text.dates import dates, times
from ..flat import flat
from ..knowledge.records import findings, number
from ..knowledge.records_rows import Entry, Rows
from ..reading.structured.layout import BULLET, ITEM
from ..reading.structured.words import says, stop_words

_LATEST = 12


def arranged(found: tuple[Entry, ...], asked: str, material: str) -> tuple[Entry, ...] | None:
    """Return the entries as the request orders them; None if it orders nothing of the kind."""
    low = flat(asked)
    kept = found
    done = False
    if says("order", "dedupe", low):
        kept, done = _single(kept), True
    limit = _limit(low)
    if limit and sum(entry.value is not None for entry in kept) >= 2:
        kept, done = tuple(entry for entry in kept if entry.value is not None and limit(entry.value)), True
    if says("order", "sort", low) or says("order", "time", low):
        kept, done = _sorted(kept, low), True
    top = re.search(
        (
            r"\btop (\d{1,2})\b|\b(?:die|the|los|las) (\d{1,2}|drei|three|tres|zwei|two|dos|funf|"
            r"five|cinco) (?:\w+ )?(?:besten|grossten|hochsten|teuersten|largest|highest|biggest|"
            r"mayores)"
        ),
        low,
    )
    if top:
        words = {"zwei": 2, "two": 2, "dos": 2, "drei": 3, "three": 3, "tres": 3, "funf": 5, "five": 5, "cinco": 5}
        size = int(top[1] or 0) or words.get(top[2] or "", 0) or int(top[2] or 0)
        kept, done = kept[:size], True
    return kept if done else None


def _single(found: tuple[Entry, ...]) -> tuple[Entry, ...]:
    seen: dict[str, Entry] = {}
    for entry in found:
        seen.setdefault(re.sub(r"\W+", " ", flat(entry.text)).strip(), entry)
    return tuple(seen.values())


def _sorted(found: tuple[Entry, ...], low: str) -> tuple[Entry, ...]:
    down = says("order", "down", low)
    key: Callable[[Entry], object]
    timed = [_moment(entry.text) for entry in found]
    if says("order", "alpha", low):
        key = _by_name
    elif says("order", "time", low) or (
        all(timed) and not any(entry.value is not None and entry.shown for entry in found)
    ):
        key = _by_moment
    elif any(entry.value is not None for entry in found):
        key = _by_value
    else:
        key = _by_name
    return tuple(sorted(found, key=key, reverse=down))


def _by_name(entry: Entry) -> str:
    return flat(entry.name)


def _by_moment(entry: Entry) -> tuple[int, int, int, int, int]:
    return _moment(entry.text) or (9999, 13, 0, 0, 0)


def _by_value(entry: Entry) -> float:
    return entry.value if entry.value is not None else float("-inf")


def _moment(text: str) -> tuple[int, int, int, int, int] | None:
    day, hour = next(iter(dates(text)), None), next(iter(times(text)), None)
    if day is None and hour is None:
        return None
    clock = (hour.hour, hour.minute) if hour else (0, 0)
    return (day.year or 0, day.month, day.day, *clock) if day else (0, 0, 0, *clock)


def _limit(low: str) -> Callable[[float], bool] | None:
    """Return the condition that a request puts on the entries' numbers, such as ``unter 500 €``."""
    match = re.search(r"\b(" + _comparisons() + r")\s(?:als |than |de |que )?(?:\w+ )?([€$£]?\s?\d[\d.,]*)", low)
    if not match:
        return None
    bound = number(match[2])
    if bound is None:
        return None
    less, same = says("order", "less", match[1]), says("order", "equal", match[1])
    limit = float(bound)
    if less:
        return lambda value: value < limit or (same and value == limit)
    return lambda value: value > limit or (same and value == limit)


def _comparisons() -> str:
    from ..lexicon_files import table

    return "|".join(sorted(table("structured/words")["order"]["filter"], key=lambda word: -len(word)))


def computed(found: tuple[Entry, ...], asked: str, material: str) -> str | None:
    """Return a sum, an average or a count as the request wants it, None if it wants none."""
    low = flat(asked)
    values = [Decimal(str(entry.value)) for entry in found if entry.value is not None]
    if says("order", "count", low) and not says("order", "sum", low):
        return str(_count(found, asked, material))
    if len(values) < 2:
        return None
    if says("order", "average", low):
        return _spoken(sum(values, Decimal(0)) / len(values), found, asked)
    if says("order", "sum", low):
        return _spoken(sum(values, Decimal(0)), found, asked)
    for name, choose in (("lowest", min), ("highest", max)):
        if says("order", name, low) and "?" in asked and not says("order", "sort", low):
            wanted = choose(values)
            return next(
                entry.name for entry in found if entry.value is not None and Decimal(str(entry.value)) == wanted
            )
    return None


def _count(found: tuple[Entry, ...], asked: str, material: str) -> int:
    """Return how many entries hold the word that tells them apart; all of them if no word does."""
    lines = [entry.text for entry in found]
    low = [flat(line) for line in lines]
    words = [word for word in re.findall(r"[^\W_]{3,}", flat(asked)) if word not in stop_words()]
    telling = [word for word in words if 0 < sum(word in line for line in low) < len(low)]
    if not telling:
        return len(lines)
    return sum(all(word in line for word in telling[:3]) for line in low) or sum(telling[0] in line for line in low)


def _spoken(value: Decimal, found: tuple[Entry, ...], asked: str) -> str:
    """Return a figure with the material's own currency or unit where all share one, and its marks."""
    rounded = value.quantize(Decimal("0.01"))
    whole = rounded == rounded.to_integral_value()
    shown = [entry.shown for entry in found if entry.shown]
    signs = {re.sub(r"[\d.,'\s]", "", one) for one in shown}
    sign = signs.pop() if len(signs) == 1 else ""
    dotted = any(re.search(r"\d\.\d{3}", one) for one in shown)
    commas = any(re.search(r"\d,\d{3}", one) for one in shown)
    text = f"{int(rounded):,}" if whole else f"{rounded:,.2f}"
    if dotted or (sign == "€" and not commas):
        text = text.replace(",", "_").replace(".", ",").replace("_", ".")
    if not dotted and not commas:
        text = text.replace("." if sign == "€" else ",", "", 1) if whole else text
    bare = re.search(
        r"(?:nur|only|just|solo) (?:die |the |el |la )?(?:zahl|number|numero)\b(?! mit| with| con)", flat(asked)
    )
    if bare or not sign:
        return text
    return f"{sign}{text}" if shown[0].startswith(sign) and sign in "$£€" else f"{text} {sign}"


def written(entry: Entry, form: str, asked: str) -> str:
    """Return an entry in the ordered line form, such as ``Firma: Umsatz`` or ``name (visitors)``."""
    if not form or not entry.shown:
        return entry.text
    bracket = re.fullmatch(r"[^\W\d][\w ./-]*\s?\(([^)]*)\)", form)
    if bracket:
        return f"{entry.name} ({entry.shown})"
    match = re.fullmatch(r"\W*[^\W\d][\w /]*?(\s*[:=–—|-]\s*)[^\W\d][\w /]*\W*", form)
    return f"{entry.name}{match[1]}{entry.shown}" if match else entry.text


def sorted_rows(table: Rows, asked: str) -> Rows:
    """Return the rows of a table in the ordered order, by the column that the request names."""
    low = flat(asked)
    column = next((at for at, head in enumerate(table.header) if len(head) > 2 and flat(head)[:5] in low), None)
    if column is None:
        column = next(
            (at for at in range(len(table.header)) if all(re.search(r"\d", row[at]) for row in table.rows)), 0
        )
    plain = [Entry(row[column], row[column], row[column], _figure(row[column])) for row in table.rows]
    order = _sorted(tuple(plain), low)
    left = list(table.rows)
    found = []
    for entry in order:
        row = next(one for one in left if one[column] == entry.text)
        left.remove(row)
        found.append(row)
    return Rows(table.header, tuple(found), table.kind)


def _figure(cell: str) -> float | None:
    one = next((one for one in findings(cell) if isinstance(one.value, (int, float))), None)
    return float(one.value) if one is not None else None


def marks_of(text: str) -> str:
    """Return the mark with which the lines of a list begin: a dash, a number, or none."""
    lines = [line for line in text.split("\n") if line.strip()][:_LATEST]
    if lines and all(BULLET.match(line) for line in lines):
        return "-"
    return "1." if len(lines) > 1 and all(ITEM.match(line) and re.match(r"\s*\d", line) for line in lines) else ""
