"""Bring a request into a form that patterns read easily: quotations, dividers, amounts and signs become masks.

Every mask is as long as what it stands for, so that places in the masked text are places in the request.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ...records import LANGUAGES
from ...text.numbers import numbers, word_value
from ..flat import flat
from ..lexicon_files import any_of, table
from .demand import MOST

LITERAL, AMOUNT, TIMES, MARK, SIGN = "\ue000", "\ue001", "\ue002", "\ue003", "\ue004"
_SEEN = re.compile(r"[^\n]")
_PRIVATE = re.compile("[\ue000-\ue004]")
_LITERALS = re.compile(
    r"\"([^\"\n]{1,300})\"|“([^“”\n]{1,300})[”\"]|„([^„“”\n]{1,300})[“”\"]|«([^«»\n]{1,300})»|»([^«»\n]{1,300})«"
    r"|(?<!\w)['‘]([^'‘’\n]{1,160})['’](?!\w)|`([^`\n]{1,160})`"
)
_MARKS = re.compile(r"\*{3,}|-{3,}|={3,}|#{3,}|~{3,}|_{3,}|\+{3,}")
_RANGE = re.compile(r"\s*(?:-|bis(?: zu)?|to|und|and|a|y|hasta|oder|or|o)\s*")
_OFTEN = re.compile(
    r"\s*-?(?:times?|mal|male|veces|vez|ocasiones|x|occurrences?)(?!\w)"
    r"(?P<after>\s*,?\s*(?:or more|oder ofter|oder mehr|o mas|minimum|mindestens|como minimo|at least)"
    r"|\s*,?\s*(?:or less|or fewer|oder weniger|o menos|hochstens|maximal|como maximo|at most))?"
)
_JOINED = re.compile(r"(?<!\w)(?:[a-z]{3,12}mal|once|twice|thrice)(?!\w)(?P<after>\s+oder (?:ofter|mehr)|\s+or more)?")
_ONCE = {"once": 1, "twice": 2, "thrice": 3, "einmal": 1, "zweimal": 2, "dreimal": 3}
_BY_HAND = {"funf": 5, "zwolf": 12, "fuenf": 5, "zwoelf": 12}
_STRICT_MOST = re.compile(
    r"(?:unter|under|below|<|weniger als|kurzer als|fewer than|less than|shorter than|menos de|inferior a)\s*$"
)
_STRICT_LEAST = re.compile(r"(?:mehr als|more than|over|uber|mas de)\s*$")
_NOT_STRICT = re.compile(
    r"(?:\bno|nicht|not|never|nie)\s+(?:\w+ )?(?:weniger als|fewer than|less than|menos de|mehr als|more than|over|"
    r"uber|mas de)\s*$"
)
_WINDOW = 34


@dataclass(frozen=True, slots=True)
class Amount:
    """Bounds of a quantity, both included."""

    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Masked:
    """A request, its masked comparison form, and what the masks stand for by their place."""

    text: str
    low: str
    held: dict[int, tuple[int, str | Amount]]

    def literals(self, start: int, end: int) -> list[str]:
        """Return the quotations between two places."""
        return [str(self.held[at][1]) for at in self._at(LITERAL, start, end)]

    def amount(self, start: int, end: int) -> Amount | None:
        """Return the first amount between two places; how often something stands goes before how much of it."""
        for at in [*self._at(TIMES, start, end), *self._at(AMOUNT, start, end)]:
            value = self.held[at][1]
            if isinstance(value, Amount):
                return value
        return None

    def mark(self, start: int, end: int) -> str:
        """Return the last divider between two places."""
        found = self._at(MARK, start, end)
        return str(self.held[found[-1]][1]) if found else ""

    def sign(self, start: int, end: int) -> str:
        """Return the last sign that is named between two places."""
        found = self._at(SIGN, start, end)
        return str(self.held[found[-1]][1]) if found else ""

    def _at(self, mask: str, start: int, end: int) -> list[int]:
        return [at for at in self.held if start <= at < end and self.low[at] == mask]


def masked(text: str, hidden: tuple[tuple[int, int], ...] = ()) -> Masked:
    """Return the masked form of a request; what stands in ``hidden`` places is material and is not read."""
    whole, text = text, _blank(text, hidden)
    low = _PRIVATE.sub(" ", flat(text))
    held: dict[int, tuple[int, str | Amount]] = {}
    low = _hide(low, held, MARK, ((match.start(), match.end(), match.group()) for match in _MARKS.finditer(text)))
    quoted = (
        (match.start(), match.end(), inner.strip())
        for match in _LITERALS.finditer(text)
        if (inner := next((part for part in match.groups() if part), "")).strip()
    )
    low = _hide(low, held, LITERAL, quoted)
    for sign, pattern in _sign_nouns():
        low = _hide(low, held, SIGN, ((match.start(), match.end(), sign) for match in pattern.finditer(low)))
    return Masked(whole, _amounts(text, low, held), held)


def _blank(text: str, hidden: tuple[tuple[int, int], ...]) -> str:
    for start, end in hidden:
        text = text[:start] + _SEEN.sub(" ", text[start:end]) + text[end:]
    return text


def _hide(low: str, held: dict[int, tuple[int, str | Amount]], mask: str, found) -> str:  # type: ignore[no-untyped-def]
    for start, end, value in list(found):
        if not _PRIVATE.search(low[start:end]):
            low = low[:start] + mask * (end - start) + low[end:]
            held[start] = (end, value)
    return low


def _amounts(text: str, low: str, held: dict[int, tuple[int, str | Amount]]) -> str:
    spans = _number_spans(text, low)
    at = 0
    while at < len(spans):
        start, end, value, often = spans[at]
        ranged = at + 1 < len(spans) and _RANGE.fullmatch(low[end : spans[at + 1][0]])
        top = value
        if ranged and spans[at + 1][2] >= value:
            at += 1
            end, top, often = spans[at][1], spans[at][2], spans[at][3]
        begin, amount = _bounded(low, start, value, top)
        after = _OFTEN.match(low[end : end + 30])
        mask = AMOUNT
        if often or after:
            mask = TIMES
            said = (after["after"] or "") if after else often
            end += after.end() if after else 0
            amount = _after(amount, said)
        if not _PRIVATE.search(low[begin:end]):
            low = low[:begin] + mask * (end - begin) + low[end:]
            held[begin] = (end, amount)
        at += 1
    return low


def _number_spans(text: str, low: str) -> list[tuple[int, int, int, str]]:
    """Return start, end and value of the numbers, and for words such as ``dreimal`` what follows them (or a space)."""
    found = [
        (number.start, number.end, int(number.values[0]), "")
        for number in numbers(text)
        if number.values[0] == int(number.values[0]) and 0 < number.values[0] < MOST
    ]
    for match in _ONES.finditer(low):
        if not any(start <= match.start() < end for start, end, _, _ in found):
            found.append((match.start(), match.end(), _BY_HAND.get(match.group(), 1), ""))
    for match in _JOINED.finditer(low):
        word = text[match.start() : match.end()].split()[0].lower()
        stem = word.removesuffix("mal")
        value = _ONCE.get(word) or word_value(stem, "de") or _BY_HAND.get(flat(stem)) or 0
        if value:
            found.append((match.start(), match.end(), value, match["after"] or " "))
    return sorted(found)


_ONES = re.compile(r"(?<!\w)(?:one(?= (?!of\b|the\b))|una(?= vez)|ein(?= mal\b)|fuenf|zwoelf)(?!\w)")


def _bounded(low: str, start: int, value: int, top: int) -> tuple[int, Amount]:
    """Return where the wording of an amount begins and its bounds, by the words before it."""
    left = low[max(0, start - _WINDOW) : start]
    found = [
        (hit.start(), name)
        for name in ("at_most", "at_least", "about", "exactly")
        if (hit := _before(name).search(left))
    ]
    if not found:
        return start, Amount(value, top)
    at, relation = min(found, key=lambda entry: entry[0])
    begin = start - len(left) + at
    strict = not _NOT_STRICT.search(left)
    if relation == "at_most":
        return begin, Amount(0, top - 1 if strict and _STRICT_MOST.search(left) else top)
    if relation == "at_least" and top == value:
        return begin, Amount(value + 1 if strict and _STRICT_LEAST.search(left) else value, MOST)
    if relation == "about":
        return begin, Amount(value - value // 5, top + top // 5)
    return begin, Amount(value, top)


def _after(amount: Amount, said: str) -> Amount:
    low = flat(said)
    if re.search(r"more|ofter|mehr|mas|minim|mindest|least", low):
        return Amount(amount.low, MOST)
    return Amount(0, amount.high) if low.strip() else amount


def after_amount(low: str, end: int, amount: Amount) -> Amount:
    """Return the amount as corrected by words behind what is counted: ``5 placeholders or more``."""
    right = low[end : end + 24]
    for relation, fixed in (("at_least", Amount(amount.low, MOST)), ("at_most", Amount(0, amount.high))):
        hit = any_of(table("counts")["after"][relation]).search(right)
        if hit and not right[: hit.start()].strip(" ,") and amount.low == amount.high:
            return fixed
    return amount


@cache
def _before(relation: str) -> re.Pattern[str]:
    words = "|".join(table("counts")["relations"][relation])
    return re.compile(rf"(?<!\w)(?:{words})\s+(?:(?:de|of|the|las|los|die|der)\s+)?$")


@cache
def _sign_nouns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    tables = [table(f"demands_{lang}")["sign_nouns"] for lang in LANGUAGES]
    signs = dict.fromkeys(sign for nouns in tables for sign in nouns)
    return tuple(
        (sign, re.compile(rf"(?<!\w)(?:{'|'.join(noun for nouns in tables for noun in nouns.get(sign, ()))})(?!\w)"))
        for sign in sorted(signs, key=lambda sign: sign != ";")
    )
