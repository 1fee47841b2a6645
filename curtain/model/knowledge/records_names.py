"""Find persons, companies and places by how they are written and what stands around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from ...text.letter import is_closing
from ..flat import flat
from ..lexicon_files import table, word_set
from .records import Found, findings

_CAP = (
    r"(?:S\.[LA]\.(?:U\.)?|[A-ZÄÖÜÁÉÍÓÚÑ]\.(?=\s[A-ZÄÖÜÁÉÍÓÚÑ])|(?:Co|Ltd|Dr|St|Inc|Prof|"
    r"Ing|Hr|Fr|Sr|Sra|Mr|Mrs|Ms)\.|[A-ZÄÖÜÁÉÍÓÚÑ][\w'’]*(?:[-.][\w'’]+)*)"
)
_LINK = r"(?:&|\+|und|and|y|e|de|del|de la|de los|von|van|zu|am|an der|der|of|the|für|do|da|di)"
_RUN = re.compile(
    rf"(?<![\w@.-]){_CAP}(?:[ \t](?:{_LINK}[ \t])?{_CAP})*(?:[ \t](?:plc|gmbh|ltd|inc|llc|ohg|mbh|ag|kg)\b)?"
)
_TITLE = re.compile(
    r"(?<!\w)(Frau|Herrn?|Fr\.|Hr\.|Hrn\.|Ms\.?|Mrs\.?|Mr\.?|Miss|Sra\.?|Sr\.?|Srta\.?|"
    r"[Ss]eñora|[Ss]eñor|Dña\.?|Doña|Don|Dr\.|Dra\.|Prof\.|Ing\.|Dipl\.-Ing\.)\s+"
)
_SELF = re.compile(
    r"(?i:mein name ist|ich heisse|ich heiße|ich bin|hier (?:ist|spricht|schreibt)|my "
    r"name is|i am|i'm|this is|it's|its|me llamo|mi nombre es|soy|le escribe|les escribe|"
    r"habla|"
    r"contact(?: person)?:?|ansprechpartner(?:in)?:?|kontakt:?|contacto:?|von:|from:|de:|"
    r"name:|nombre:)\s+(?:die |der |the )?((?:[^\W\d_]\.? ?)?[A-ZÄÖÜÁÉÍÓÚÑ][\w'’-]+(?: "
    r"[A-ZÄÖÜÁÉÍÓÚÑ][\w'’-]+){0,3})"
)
_AT = re.compile(
    r"(?i:\b(?:bei|von der|von|vom|fa\.|firma|der firma|at|from|of|for|with|de la empresa|empresa|de|en|für|para)\s)$"
)
_IN = re.compile(
    r"(?i:\b(?:in|aus|nach|in der|im|from|to|en|de|desde|at|bei|lager|raum|room|sala|standort|site|based in|venue)\s)$"
)
_PLACE = re.compile(
    r"\b(?:(?i:raum|saal|halle|room|hall|sala|salón|auditorio|pabellón|the|la sala))\s[A-ZÄÖÜÁÉÍÓÚÑ0-9]"
    r"[\w-]*(?:\s[A-ZÄÖÜÁÉÍÓÚÑ][\w-]+)?"
)


@lru_cache(maxsize=512)
def names(text: str) -> tuple[Found, ...]:
    """Return persons, companies, places and other names of a text in order."""
    text = text[:20_000]
    taken = [
        (one.start, one.end)
        for one in findings(text)
        if one.kind in ("email", "web", "date", "phone", "weekday", "address")
    ]
    found: list[Found] = []
    for one in (*_introduced(text), *_signed(text), *_runs(text)):
        if any(start < one.end and one.start < end for start, end in taken):
            continue
        found.append(one)
        taken.append((one.start, one.end))
    return tuple(sorted(found, key=lambda one: one.start))


def _introduced(text: str) -> Iterator[Found]:
    for match in _SELF.finditer(text):
        words = match[1].split()
        if is_firm(match[1]) or flat(words[0]) in _set("greeting") or (len(words) == 1 and not _first(words[0])):
            continue
        kept = _until_firm(words)
        end = match.start(1) + len(" ".join(kept))
        if kept and not _common(kept[0]):
            yield Found("person", text[match.start(1) : end], match.start(1), end, sure=1.2)


def _until_firm(words: list[str]) -> list[str]:
    for at, word in enumerate(words):
        if flat(word) in _set("firm_words") | _set("legal") and at:
            return words[:at]
    return words


def _signed(text: str) -> Iterator[Found]:
    """Yield the name under a closing formula: behind its comma or in the line below."""
    at = 0
    closing = False
    for line in text.split("\n"):
        bare = line.strip(" ,.!")
        if bare:
            behind = re.search(
                (
                    r"(?i)(?:gr[uü](?:ß|ss)e?|regards|wishes|cheers|thanks|danke|saludos?|gracias|vg|lg|"
                    r"mfg|atentamente|sincerely)[,!.]?\s+(?:von |from )?"
                    r"([A-ZÄÖÜÁÉÍÓÚÑ][\w'’.-]*(?: [A-ZÄÖÜÁÉÍÓÚÑ][\w'’-]"
                    r"+){1,2})\W*$"
                ),
                line,
            )
            if behind and not is_firm(behind[1]):
                yield Found("person", behind[1], at + behind.start(1), at + behind.end(1), sure=1.1)
            elif closing and _like_person(bare):
                start = at + line.index(bare)
                yield Found("person", bare, start, start + len(bare), sure=1.1)
            closing = (
                is_closing(line)
                or re.fullmatch(r"(?i)\W*(?:vg|lg|mfg|best|cheers|thanks|danke|gracias|saludos)\W*", line) is not None
            )
        at += len(line) + 1


def _like_person(bare: str) -> bool:
    words = bare.split()
    return (
        2 <= len(words) <= 4
        and not is_firm(bare)
        and all(word[0].isupper() for word in words)
        and not re.search(r"\d", bare)
    )


def _runs(text: str) -> Iterator[Found]:
    """Yield every run of capitalised words with what it most likely names."""
    for match in _RUN.finditer(text):
        for start, end in _trimmed(text, match.start(), match.end()):
            one = _judged(text, start, end)
            if one:
                yield one


def _trimmed(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the run without greetings, titles and sentence openers at its edges, split where a firm begins."""
    shown = text[start:end]
    words = [(start + one.start(), start + one.end()) for one in re.finditer(r"\S+", shown)]
    for at, (begin, stop) in enumerate(words[:-1]):
        low = flat(text[begin:stop])
        if (
            at
            and low.endswith(".")
            and low in _set("legal")
            and text[words[at + 1][0] : words[at + 1][1]] not in ("&", "KG")
        ):
            words = words[: at + 1]
            break
    for at, (begin, stop) in enumerate(words):
        if (
            0 < at < len(words) - 1
            and text[begin:stop] in ("und", "and", "y")
            and is_firm(text[words[0][0] : words[at - 1][1]])
            and is_firm(text[words[at + 1][0] : end])
        ):
            return [*_trimmed(text, words[0][0], words[at - 1][1]), *_trimmed(text, words[at + 1][0], end)]
    while words and (
        _opens(text[words[0][0] : words[0][1]]) or (len(words) > 1 and _small(text[words[0][0] : words[0][1]]))
    ):
        words.pop(0)
    while words and _small(text[words[-1][0] : words[-1][1]]):
        words.pop()
    while words and (
        flat(text[words[-1][0] : words[-1][1]]).strip(".") in _set("greeting")
        or _small(text[words[-1][0] : words[-1][1]])
    ):
        words.pop()
    if not words:
        return []
    last = words[-1][1]
    if text[last - 1] == "." and flat(text[words[-1][0] : last]) not in _set("legal"):
        last -= 1
    return [(words[0][0], last)]


def _opens(word: str) -> bool:
    low = flat(word).strip(".,")
    return low in _set("greeting") or low in word_set("question_words") or low in _openers()


def _small(word: str) -> bool:
    if flat(word) in _set("legal"):
        return False
    return word[0].islower() or word in ("&", "+")


def _judged(text: str, start: int, end: int) -> Found | None:
    shown = text[start:end]
    words = shown.split()
    before = text[max(0, start - 24) : start]
    title = _TITLE.match(shown)
    if title and len(words) > 1:
        rest = start + title.end()
        return Found("person", text[rest:end], rest, end, text[start:end], sure=1.3)
    if _TITLE.search(f"{before}") and _TITLE.search(before).end() == len(before) and len(words) <= 3:  # type: ignore[union-attr]
        return Found("person", shown, start, end, sure=1.3)
    if is_firm(shown):
        return Found("company", shown, start, end, sure=1.2)
    if _first(words[0].rstrip(",")) and len(words) <= 3:
        return Found("person", shown, start, end, sure=1.0 if len(words) > 1 else 0.7)
    if flat(shown) in _set("cities"):
        return Found("place", shown, start, end)
    if len(words) == 1 and shown.isupper() and len(shown) <= 3:
        return None
    return _by_context(text, start, end, words, before)


def _by_context(text: str, start: int, end: int, words: list[str], before: str) -> Found | None:
    shown = text[start:end]
    german_noun = len(words) == 1 and _common(words[0])
    if german_noun:
        return None
    if _AT.search(before) and len(words) >= 2:
        return Found("company", shown, start, end, sure=0.8)
    if _IN.search(before) and len(words) <= 2:
        return Found("place", shown, start, end, sure=0.6)
    if len(words) in (2, 3) and not re.search(r"\d", shown) and "&" not in words and not re.search(r"\d\W*$", before):
        common = sum(_common(word) for word in words)
        return Found("name", shown, start, end, sure=0.7 - 0.3 * common)
    return Found("name", shown, start, end, sure=0.4)


@lru_cache(maxsize=4096)
def is_firm(shown: str) -> bool:
    """Tell whether a name carries a sign of a company: a legal form, a trade, an ampersand."""
    words = [flat(word).strip(",;:()") for word in shown.split()]
    if any(word in _set("legal") for word in words[1:]) or "&" in words[1:-1]:
        return True
    if any(word in _set("firm_words") for word in words) and (len(words) > 1 or shown.isupper()):
        return True
    return len(words) > 1 and any(
        len(word) > len(ending) + 2 and word.endswith(ending) for word in words for ending in _set("firm_ends")
    )


def _first(word: str) -> bool:
    return flat(word.split("-")[0]) in _set("first_names")


def _common(word: str) -> bool:
    low = flat(word)
    return (
        low in _nouns()
        or low in _set("positions")
        or low in _set("departments")
        or low in _set("weekdays")
        or low in _set("firm_words")
    )


@cache
def _nouns() -> frozenset[str]:
    return frozenset(flat(word) for word in word_set("nouns_de"))


@cache
def _openers() -> frozenset[str]:
    return _set("openers")


@cache
def _set(name: str) -> frozenset[str]:
    return frozenset(table("structured/names")[name].split())


def places(text: str) -> tuple[Found, ...]:
    """Return rooms and venues such as ``Raum Elbe`` beside the places among the names."""
    found = [
        Found("place", match.group(), match.start(), match.end(), sure=0.7) for match in _PLACE.finditer(text[:20_000])
    ]
    return tuple(found)
