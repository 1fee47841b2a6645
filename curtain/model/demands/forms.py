"""Read demands on what a reply holds: title, postscript, placeholders, sections, signs, letters ..."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ..flat import flat
from .demand import MOST, Demand, Kind
from .masks import Amount, Masked, after_amount
from .patterns import caught, hits, words_of

_MARK_NAMES = re.compile(r"\*{1,2}[^*\n]+\*{1,2}")
_EXAMPLE = re.compile(r"\[([^\[\]\n]{2,40})\]")
_FOR = re.compile(r"^\s*(?:for|für|para)\s+(.{3,80})", re.IGNORECASE)
_FOR_LEFT = re.compile(r"\bfür\s+([^,.]{3,60}?)\s+(?:je|jeweils|einen)\b", re.IGNORECASE)
_LEADING = re.compile(
    r"^(?:(?:for|für|para|otro|and|the|die|das|den|der|la|el|las|los|a|an|una?|eine?n?)\s+)+", re.IGNORECASE
)
_PPS = re.compile(r"p\.? ?p\.? ?[sd]")
_PLACES = {
    **dict.fromkeys(("first", "ersten", "erste", "erster", "primer", "primero"), 1),
    **dict.fromkeys(("second", "zweiten", "zweite", "zweiter", "segundo"), 2),
    **dict.fromkeys(("third", "dritten", "dritte", "dritter", "tercer", "tercero"), 3),
    **dict.fromkeys(("fourth", "vierten", "vierte", "vierter", "cuarto"), 4),
    **dict.fromkeys(("fifth", "funften", "funfte", "quinto"), 5),
    **dict.fromkeys(("sixth", "sechsten", "sechste", "sexto"), 6),
    **dict.fromkeys(("last", "final", "letzten", "letzte", "letzter", "ultimo"), -1),
}
_GENERIC = {"section": "SECTION", "abschnitt": "ABSCHNITT", "seccion": "SECCIÓN"}


def made(masked: Masked, kind: Kind, match: re.Match[str], bounds: Amount, **rest: object) -> Demand:
    """Return a demand with its place and wording."""
    text = masked.text[match.start() : match.end()].strip()
    return Demand(kind, bounds.low, bounds.high, start=match.start(), end=match.end(), text=text, **rest)  # type: ignore[arg-type]


def counted(masked: Masked, kind: Kind, family: str) -> Iterator[Demand]:
    """Read a thing that may be forbidden, counted or simply wanted."""
    for match in hits(masked, family, "none"):
        yield made(masked, kind, match, Amount(0, 0))
    for match in hits(masked, family, "many"):
        if kind == "highlights" and not _with_stars(masked, match):
            continue
        amount = masked.amount(match.start(), match.end()) or Amount(1, MOST)
        yield made(masked, kind, match, after_amount(masked.low, match.end(), amount), mark=_style(masked, kind, match))
    for name in ("each", "one"):
        for match in hits(masked, family, name):
            if kind == "highlights" and not _with_stars(masked, match):
                continue
            mark = "each" if name == "each" else _style(masked, kind, match)
            yield made(masked, kind, match, Amount(1, MOST), mark=mark, confidence=0.6)


def _with_stars(masked: Masked, match: re.Match[str]) -> bool:
    """Tell whether marking means stars: ``mark the start`` alone does not."""
    return not re.match(r"mark|marc", match.group()) or "*" in masked.text[match.start() : match.end() + 40]


def _style(masked: Masked, kind: str, match: re.Match[str]) -> str:
    """Return with which stars highlighted parts are to be marked."""
    if kind != "highlights":
        return ""
    near = masked.text[max(0, match.start() - 60) : match.end() + 60]
    return "**" if "**" in near.replace("***", "") or re.search(r"bold|fett|negrita", near.lower()) else "*"


def placeholders(masked: Masked) -> Iterator[Demand]:
    """Read placeholders; the examples in brackets, or what they stand for, give their names."""
    names = tuple(dict.fromkeys(_EXAMPLE.findall(masked.text)))
    names = tuple(name for name in names if not re.search(r"bracket|klammer|corchete", name.lower()))
    for demand in counted(masked, "placeholders", "placeholders"):
        own = _stands_for(masked, demand) if demand.low <= 1 else ()
        if not own and demand.confidence < 1 and len(_EXAMPLE.findall(masked.text[demand.end : demand.end + 90])) > 1:
            own = names
        high = MOST if own else demand.high
        yield replace(demand, literals=own or names, low=max(demand.low, len(own)), high=high)


def _stands_for(masked: Masked, demand: Demand) -> tuple[str, ...]:
    """Return for what placeholders stand: ``a placeholder for the date and for the address``."""
    before = re.split(r"[.;:!?\n]", masked.text[: demand.start])[-1]
    after = re.split(r"[.;:!?\n]|\b(?:square|in|entre)\b", masked.text[demand.end :])[0]
    said = _FOR.search(after) or _FOR_LEFT.search(before)
    if said is None:
        return ()
    pieces = re.split(r"\s*(?:,|\bund\b|\band\b|\by\b)\s*", said[1])
    names = [_LEADING.sub("", piece).strip() for piece in pieces]
    return tuple(name for name in names if 0 < len(name.split()) <= 2)


def title(masked: Masked) -> Iterator[Demand]:
    """Read a title in double angle brackets."""
    for match in hits(masked, "title", "angle"):
        yield made(masked, "title", match, Amount(1, MOST))


def postscript(masked: Masked) -> Iterator[Demand]:
    """Read a postscript, its mark and what it shall be about."""
    found = list(hits(masked, "postscript", "one"))
    if not found:
        return
    written = [masked.text[match.start() : match.end()] for match in found]
    mark = next((dotted for word in written if (dotted := _dotted(word))), "")
    about = ""
    for match in found:
        rest = masked.low[match.end() : match.end() + 90]
        said = words_of("topic", "ps_about").search(re.split(r"[\n;]", rest)[0])
        if said and said.start() < 20:
            start = match.end() + said.start()
            wording = masked.text[start : match.end() + said.end()]
            about = re.sub(r"^\S+\s+", "", wording).strip(" .)")
    spread = re.match(r".*", masked.text[found[0].start() : found[-1].end()], re.DOTALL)
    text = spread.group() if spread and len(spread.group()) < 60 else written[0]
    yield Demand("postscript", 1, MOST, (about,) if about else (), mark, 0, found[0].start(), found[0].end(), text)


def _dotted(word: str) -> str:
    """Return ``P.S.`` for any way to type it; nothing for the word ``postscript``."""
    letters = [sign for sign in word.upper() if sign.isalpha()]
    return "".join(f"{letter}." for letter in letters) if len(letters) <= 3 else ""


def sections(masked: Masked) -> Iterator[Demand]:
    """Read sections with a head such as ``SECTION 1``."""
    plain = Masked(masked.text, flat(masked.text), {})
    marks = list(hits(plain, "sections", "mark"))
    for match in hits(masked, "sections", "marked"):
        amount = masked.amount(match.start(), match.end())
        if amount and marks and amount.low > 0:
            word, at = caught(marks[0], "mark") or ("", 0)
            yield made(masked, "sections", match, amount, mark=masked.text[at : at + len(word)])


def replies(masked: Masked) -> Iterator[Demand]:
    """Read several replies with a divider between them, or paragraphs with one."""
    divided = []
    for match in hits(masked, "paragraph_mark", "split"):
        divided.append(match.end())
        mark = masked.mark(match.start(), match.end())
        yield made(masked, "paragraph_mark", match, Amount(1, 1), mark=mark)
    for match in hits(masked, "replies", "split"):
        amount = masked.amount(match.start(), match.end())
        if amount and 1 < amount.low < 10 and match.end() not in divided:
            yield made(masked, "replies", match, amount, mark=masked.mark(match.start(), match.end()))


def signs(masked: Masked) -> Iterator[Demand]:
    """Read signs that are forbidden or counted."""
    for name in ("none", "many"):
        for match in hits(masked, "signs", name):
            sign = masked.sign(match.start(), match.end())
            amount = Amount(0, 0) if name == "none" else masked.amount(match.start(), match.end()) or Amount(1, MOST)
            if sign == "0":
                yield made(masked, "digits", match, amount)
            else:
                yield made(masked, "sign", match, amount, mark=sign)


def letters(masked: Masked) -> Iterator[Demand]:
    """Read how often a letter shall stand."""
    for name in ("count", "none"):
        for match in hits(masked, "letter", name):
            letter = _letter(masked, match)
            amount = often(masked, match) if name == "count" else Amount(0, 0)
            if letter and amount:
                yield made(masked, "letter", match, amount, mark=letter)


def often(masked: Masked, match: re.Match[str]) -> Amount | None:
    """Return how often something shall stand; ``do not use it more than twice`` is an upper bound."""
    amount = masked.amount(match.start(), match.end())
    left = re.split(r"[.;!?\n]\s", masked.low[max(0, match.start() - 40) : match.end()])[-1]
    if amount and amount.low > 1 and amount.high >= MOST and re.search(r"\b(?:not|never|nicht|nie|no)\b|n't\b", left):
        return Amount(0, amount.low - 1)
    return amount


def _letter(masked: Masked, match: re.Match[str]) -> str:
    quoted = masked.literals(match.start(), match.end())
    if quoted:
        return quoted[0].lower() if len(quoted[0]) == 1 else ""
    named = re.search(r"(?:letter|buchstaben?|letra)\W+?(\w(?!\w)|[#!&%@+])", masked.low[match.start() : match.end()])
    return masked.text[match.start() + named.start(1)].lower() if named else ""


def capitals(masked: Masked) -> Iterator[Demand]:
    """Read how many words shall stand in capitals, or which."""
    for match in hits(masked, "capitals", "words"):
        amount = masked.amount(match.start(), match.end())
        if amount:
            yield made(masked, "capitals", match, amount)
    for match in hits(masked, "capitals", "one"):
        yield made(masked, "capitals", match, Amount(1, MOST))


def first_words(masked: Masked) -> Iterator[Demand]:
    """Read with which word a paragraph shall begin."""
    for name in ("every", "first"):
        for match in hits(masked, "nth", name):
            counted_as = masked.amount(match.start(), match.end())
            place = 0 if name == "every" else counted_as.low if counted_as else _place(match.group())
            words = masked.literals(match.start(), match.end()) or [
                masked.text[match.start() : match.end()].split()[-1]
            ]
            if place is not None:
                yield made(masked, "first_word", match, Amount(1, 1), literals=(words[0],), place=place)


def _place(wording: str) -> int | None:
    for word in re.findall(r"\w+", wording):
        if word in _PLACES:
            return _PLACES[word]
    digit = re.search(r"\d", wording)
    return int(digit.group()) if digit else None


def sentences_each(masked: Masked) -> Iterator[Demand]:
    """Read how many sentences every paragraph shall have."""
    for match in hits(masked, "sentences_each", "each"):
        amount = masked.amount(match.start(), match.end())
        if amount:
            yield made(masked, "sentences_each", match, amount)


def listed(masked: Masked) -> Iterator[Demand]:
    """Read numbering, bullet signs and counts of items that are called neither points nor bullets."""
    for match in hits(masked, "numbered", "all"):
        yield made(masked, "numbered", match, Amount(1, MOST))
    for match in hits(masked, "numbered", "none"):
        yield made(masked, "numbered", match, Amount(0, 0))
    for match in hits(masked, "list_count", "star"):
        yield made(masked, "bullet_sign", match, Amount(1, MOST), mark="*")
    for match in hits(masked, "list_count", "flowing"):
        yield made(masked, "flowing", match, Amount(0, 0))
    for match in hits(masked, "list_count", "of_them"):
        amount = masked.amount(match.start(), match.end())
        if amount and amount.low < 60:
            yield made(masked, "items", match, amount)
