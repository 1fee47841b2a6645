"""Read demands on words: wanted, forbidden, counted ones, how a reply begins and ends, options, a repeated request."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ..lexicon_files import table
from .demand import MOST, Demand
from .forms import made, often
from .masks import LITERAL, Amount, Masked
from .patterns import caught, hits, words_of

_CLAUSE_LEFT = re.compile(r"[.;:!?\n]\s")
_JOIN = re.compile(r"\s*(?P<comma>,)?\s*(?P<and>(?:und|and|y|e|or|oder|o|ni|nor|noch|as well as|sowie)(?!\w))?\s*")
_ITEM = re.compile(rf"{LITERAL}+|[^\W\d_][\w'’-]*")
_PLAIN = re.compile(r"[^\W\d_][\w-]*")
_BELOW = re.compile(r"below|following|folgend|unten|abajo|siguiente|darunter")
_ABOVE = re.compile(r"above|oben|arriba|anterior|obige")


@cache
def _no_items() -> frozenset[str]:
    """Return words that end a list of wanted words."""
    return frozenset(table("demands_gates")["no_item"])


def counted_words(masked: Masked) -> Iterator[Demand]:
    """Read how often words shall stand; what is unquoted counts behind ``the word``."""
    for match in hits(masked, "times", "count"):
        amount = often(masked, match)
        words = masked.literals(match.start(), match.end())
        bare = caught(match, "bare")
        if not words and bare and bare[0] not in _no_items():
            words = [masked.text[bare[1] : bare[1] + len(bare[0])]]
        single = [word for word in words if len(word) > 1]
        for word in single if amount else ():
            yield made(masked, "word", match, amount or Amount(1, MOST), literals=(word.strip(" .,"),))


def named_words(masked: Masked) -> Iterator[Demand]:
    """Read words that shall or shall not stand in a reply."""
    for match in words_of("words_here", "noun").finditer(masked.low):
        words, end = _list(masked, match.end())
        if (
            words
            and not (end > match.end() + 1 and masked.low[end - 1] == LITERAL)
            and not _announced(masked, match, words)
        ):
            continue
        wants = _polarity(masked, match.start(), end) if words else None
        if wants is not None:
            bounds = Amount(1, MOST) if wants else Amount(0, 0)
            yield from _each(masked, words, match.start(), end, bounds)
    for match in re.finditer(rf"{LITERAL}+", masked.low):
        wants = _polarity(masked, match.start(), match.end(), near=True)
        if wants is not None and not _listed_before(masked, match.start()) and not _named_before(masked, match.start()):
            words, end = _list(masked, match.start())
            yield from _each(masked, words, match.start(), end, Amount(1, MOST) if wants else Amount(0, 0))
    for match in hits(masked, "exclude", "mention"):
        bare = caught(match, "bare")
        if bare and bare[0] not in _no_items():
            yield from _each(
                masked, [masked.text[bare[1] : bare[1] + len(bare[0])]], match.start(), match.end(), Amount(0, 0)
            )
    for match in hits(masked, "include", "phrase"):
        if _polarity(masked, match.start(), match.end()) is not False:
            yield from _each(
                masked, masked.literals(match.start(), match.end()), match.start(), match.end(), Amount(1, MOST)
            )


def _announced(masked: Masked, match: re.Match[str], words: list[str]) -> bool:
    """Tell whether unquoted words are named as words: ``the words a, b``, ``keywords: a``."""
    if len(words) > 1 or match.group().endswith(":") or re.match(r"key|stich|schl|palabras? clave", match.group()):
        return True
    left = masked.low[max(0, match.start() - 14) : match.start()]
    return re.search(r"(?:the|following|das|dem|den|die|la|el|las|palabra|like|wie|como)\s+$", left) is not None


def _listed_before(masked: Masked, start: int) -> bool:
    """Tell whether a quotation goes on a list, or belongs to a noun such as ``words``: then it was read with that."""
    left = masked.low[max(0, start - 24) : start]
    return re.search(rf"{LITERAL}\s*(?:,|und|and|y|or|oder|o|ni|nor|e)[\s,]*(?:und|and|y|or)?\s*$", left) is not None


def _named_before(masked: Masked, start: int) -> bool:
    """Tell whether a quotation stands behind a noun such as ``words``: then it was read with that."""
    left = masked.low[max(0, start - 24) : start]
    found = list(words_of("words_here", "noun").finditer(left))
    return bool(found) and not left[found[-1].end() :].strip()


def _each(masked: Masked, words: list[str], start: int, end: int, bounds: Amount) -> Iterator[Demand]:
    for word in words:
        bare = word.strip(" .,;:!?") if len(word.split()) < 3 else word.strip()
        if bare:
            yield Demand("word", bounds.low, bounds.high, (bare,), "", 0, start, end, masked.text[start:end].strip())


def _list(masked: Masked, at: int) -> tuple[list[str], int]:
    """Read words that are listed from a place on, quoted or not; the one behind ``and`` is the last."""
    words: list[str] = []
    last = False
    end = at
    quoted = False
    place = at
    while True:
        joined = _JOIN.match(masked.low, place)
        if joined is None or (words and not joined["comma"] and not joined["and"]):
            break
        last = last or bool(words and joined["and"])
        item = _ITEM.match(masked.low, joined.end())
        if item is None or (not item.group().startswith(LITERAL) and item.group() in _no_items()):
            break
        literal = item.group().startswith(LITERAL)
        if words and quoted != literal:
            break
        quoted = literal
        words.append(
            masked.literals(item.start(), item.end())[0] if literal else masked.text[item.start() : item.end()]
        )
        place = end = item.end()
        if last and not literal:
            break
    return words, end


def _polarity(masked: Masked, start: int, end: int, near: bool = False) -> bool | None:
    """Return whether words are wanted or refused by the verbs of their clause; None if no verb says so."""
    left = _CLAUSE_LEFT.split(masked.low[max(0, start - 70) : start])[-1]
    left = left[-44:] if near else left
    right = re.split(r"[.;!?\n](?:\s|$)", masked.low[end : end + 60])[0]
    said = [(match.end(), False, match.start()) for match in words_of("exclude", "verb").finditer(left)]
    said += [
        (match.end(), True, match.start())
        for match in words_of("include", "verb").finditer(left)
        if not any(low <= match.start() < high for high, _, low in said)
        and not (near and match.group() in ("mit", "with", "con", "add"))
    ]
    if near and said and len(left[max(said)[0] :].split()) > 3:
        said = []
    if words_of("exclude", "after").match(right.lstrip(" ,)")) or words_of("exclude", "after").search(right[:34]):
        return False
    if said:
        return max(said)[1]
    return True if words_of("include", "after").search(right) else None


def borders(masked: Masked) -> Iterator[Demand]:
    """Read with which words a reply shall begin and end."""
    for match in hits(masked, "ends", "with"):
        words = masked.literals(match.start(), match.end())
        rest = caught(match, "rest")
        if not words and rest is not None:
            words = [masked.text[match.end() :].split("\n")[0].strip()]
        if words and words[-1] and not _of_a_part(masked, match):
            yield made(masked, "ends", match, Amount(1, 1), literals=(words[-1],))
    for match in hits(masked, "starts", "with"):
        words = masked.literals(match.start(), match.end())
        several = re.match(rf"\s*(?:,|/|und|and|y|or|oder|o)\s*{LITERAL}", masked.low[match.end() :])
        if words and not several and not _of_a_part(masked, match):
            yield made(masked, "starts", match, Amount(1, 1), literals=(words[0],))


def _of_a_part(masked: Masked, match: re.Match[str]) -> bool:
    left = re.split(r"[.;!?\n](?:\s|$)", masked.low[max(0, match.start() - 46) : match.start()])[-1]
    return words_of("starts", "not_text").search(f"{left} {match.group()[:34]}") is not None


def options(masked: Masked) -> Iterator[Demand]:
    """Read answers to choose from."""
    for match in hits(masked, "options", "list"):
        words, end = _list(masked, masked.low.index(LITERAL, match.start()))
        if len(words) > 1:
            yield Demand("options", 1, 1, tuple(words), "", 0, match.start(), end, masked.text[match.start() : end])
    for match in hits(masked, "options", "word"):
        words, end = _list(masked, match.end())
        if len(words) > 1:
            yield Demand("options", 1, 1, tuple(words), "", 0, match.start(), end, masked.text[match.start() : end])


def repeated(masked: Masked) -> Iterator[Demand]:
    """Read that the request, or a sentence of it, shall be repeated first."""
    for match in hits(masked, "repeat", "first"):
        literals = masked.literals(match.start(), match.end())
        if not literals and re.search(r"(?:word|wort|palabra) ", masked.low[match.start() : match.end()]) is None:
            literals = masked.literals(match.end(), match.end() + 3)
        text = literals[0] if literals else _around(masked, match)
        if text:
            yield made(masked, "repeat", match, Amount(1, 1), literals=(text,))
        return


def _around(masked: Masked, match: re.Match[str]) -> str:
    """Return the paragraph below or above an order to repeat."""
    line_end = masked.text.find("\n", match.end())
    below = masked.text[line_end:].strip() if line_end >= 0 else ""
    line_start = masked.text.rfind("\n", 0, match.start())
    above = masked.text[: line_start + 1].strip()
    sentence_start = max(masked.text.rfind(sign, 0, match.start()) for sign in (". ", "? ", "! "))
    above = above or masked.text[: sentence_start + 1].strip()
    near = masked.low[match.start() : match.end() + 60]
    if _ABOVE.search(near) or (not below and not _BELOW.search(near)):
        return above
    return below


def parts(masked: Masked) -> Iterator[Demand]:
    """Read a request in parts that are to be answered one by one."""
    marked = re.findall(r"(?<!\w)(?:[a-f]|\d)\)\s*([^\n]+?)(?=\s+(?:[a-f]|\d)\)\s|\n|$)", masked.text)
    for match in hits(masked, "parts", "all"):
        if len(marked) > 1:
            yield made(masked, "parts", match, Amount(len(marked), len(marked)), literals=tuple(marked))
