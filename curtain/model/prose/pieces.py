"""Cut a message into what was pasted and the clauses of the writer's own words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice, pairwise

from ...text.letter import is_closing, is_salutation
from ..flat import flat

_LONGEST = 6000
_LONGEST_WORD = 80
_MOST_PIECES = 160
_MOST_COMMAS = 60
_ENDLESS = re.compile(r"\S{81,}")
_QUOTED = re.compile(
    r"\"([^\"]{50,})\"|[„“]([^„“”\"]{50,})[“”\"]|«([^»]{50,})»|'''(.+?)'''|```\w*\n(.+?)```", re.DOTALL
)
_TAGGED = re.compile(r"<(\w{2,20})>(.{20,}?)</\1>", re.DOTALL)
_CITED = re.compile(r"(?m)^\s*>.*(?:\n\s*>.*)*")
_MARK = re.compile(r"\s*(?:[-*•–#☐]+|\(?\d{1,2}[.)]|[a-z]\))\s+(?=\S)")
_END = re.compile(r"(?P<word>[\w.:,/)\]%€£$\"'“”!?@+°]+)(?P<dot>[.!?…]+)\s+(?=\S)")
_SHORT = re.compile(
    r"(?:[a-z]|ca|inkl|exkl|zzgl|mind|max|min|nr|no|art|str|tel|dr|prof|ing|hr|fr|abs|ggf|evtl|"
    r"approx|incl|ltd|inc|co|vs|"
    r"mr|mrs|ms|sr|sra|dept|ext|st|stk|std|gg|wg|z\.b|d\.h|u\.a|e\.g|i\.e|p\.m|a\.m|jan|feb|mar|apr|"
    r"jun|jul|aug|sept?|oct|"
    r"okt|nov|dec|dez|mo|di|mi|do|sa|uds?|núm|pág|aprox|avda|gral)",
    re.IGNORECASE,
)
_COMMA = re.compile(r"(?:,|;)\s+| [-–—] | ?-> ?| \| | / ")


@dataclass(frozen=True, slots=True)
class Piece:
    """A clause of the writer's own words: in which line and sentence it stands, whether it is an item of a list."""

    text: str
    line: int
    sentence: int
    item: bool = False
    before: str = ""
    asks: bool = False


@dataclass(frozen=True, slots=True)
class Cut:
    """A message in parts: the clauses of the writer's own words and the texts that were pasted."""

    pieces: tuple[Piece, ...]
    pasted: tuple[str, ...]
    own: str


def cut(message: str) -> Cut:
    """Return the parts of a message; of a very long one its beginning."""
    text = _ENDLESS.sub(lambda match: match[0][:_LONGEST_WORD], message[:_LONGEST].replace("\r", ""))
    pasted: list[str] = []

    def keep(match: re.Match[str]) -> str:
        body = match[2] if match.re is _TAGGED else next((group for group in match.groups() if group), match[0])
        pasted.append("\n".join(re.sub(r"^\s*>\s?", "", line) for line in body.strip().split("\n")))
        return "\n" if match.re is _CITED else " "

    own = text
    for pattern in (_TAGGED, _CITED, _QUOTED):
        own = pattern.sub(keep, own)
    own, letter = _without_letter(own)
    return Cut(tuple(_pieces(own)[:_MOST_PIECES]), (*pasted, *letter), own)


def _without_letter(text: str) -> tuple[str, tuple[str, ...]]:
    """Take out a letter that stands in the message without quotes: from its salutation to its signature."""
    lines = text.split("\n")
    headed = next((at for at, line in enumerate(lines) if _HEADER.match(line)), None)
    greeted = next((at for at, line in enumerate(lines) if at and is_salutation(line) and len(line) < 60), None)
    start = headed if headed is not None else greeted
    if start is None:
        return text, ()
    end = next((at for at in range(start + 1, len(lines)) if _closes(lines[at], headed is not None)), None)
    if end is None:
        return text, ()
    while end + 1 < len(lines) and lines[end + 1].strip() and len(lines[end + 1]) < 50:
        end += 1
    return "\n".join([*lines[:start], *lines[end + 1 :]]), ("\n".join(lines[start : end + 1]),)


_HEADER = re.compile(r"\s*(?:von|from|de|absender)(?:/\w+)?\s*:\s*.*@", re.IGNORECASE)
_SIGNED = re.compile(
    r"(?:\b(?:mfg|lg|vg|regards|best|cheers|thanks|gr(?:ü|ue)(?:ß|ss)e|gru(?:ß|ss)|saludos)\b,? ?[\w. ]{0,30})\.?$",
    re.IGNORECASE,
)


def _closes(line: str, headed: bool) -> bool:
    return (is_closing(line) and len(line) < 60) or (headed and _SIGNED.search(line.strip()) is not None)


def _pieces(own: str) -> list[Piece]:
    found: list[Piece] = []
    number = 0
    for at, line in enumerate(own.split("\n")):
        mark = _MARK.match(line)
        for sentence in _numbered(line[mark.end() :] if mark else line.strip()):
            number += 1
            asks = sentence.rstrip().endswith("?")
            for before, text in _clauses(sentence):
                if text.strip(" .,;:!?\"'()"):
                    found.append(Piece(text.strip(), at, number, bool(mark), before, asks))
    return found


def _numbered(line: str) -> list[str]:
    """Return the sentences of a line; steps that are numbered within it stand alone."""
    found: list[str] = []
    marks = list(re.finditer(r"(?<!\S)(\d)\. (?=[^\W\d])", line))
    if len(marks) < 2 or [match[1] for match in marks] != [str(at) for at in range(1, len(marks) + 1)]:
        return parted(line)
    edges = [0, *(match.start() for match in marks), len(line)]
    for start, end in pairwise(edges):
        found += parted(re.sub(r"^\d\. ", "", line[start:end].strip()))
    return found


def parted(line: str) -> list[str]:
    """Return the sentences of a line; hurried ones begin without a capital."""
    found: list[str] = []
    start = 0
    for match in _END.finditer(line):
        word = match["word"]
        dated = (
            re.search(r"\d\s$", line[max(0, match.start("word") - 4) : match.start("word")])
            and not word.isdigit()
            and word.lower() not in ("p.m", "a.m")
        )
        if match["dot"] == "." and ((_SHORT.fullmatch(word) and not dated) or _ordinal(line, match)):
            continue
        found.append(line[start : match.end()].strip())
        start = match.end()
    return [one for one in (*found, line[start:].strip()) if one]


_MONTH = re.compile(
    r"(?:jan|feb|mär|mar|apr|mai|may|jun|jul|aug|sep|okt|oct|nov|de[zc]|quartal|halbjahr|stock|etage|jahr|og\b|\d)",
    re.I,
)


def _ordinal(line: str, match: re.Match[str]) -> bool:
    """Tell whether a dot behind a small number belongs to it: ``12. Mai``, ``am 20. in``, ``1. Papier einlegen``."""
    word = match["word"]
    if re.fullmatch(r"\d{1,2}\.\d{1,2}", word) and starts_small(line[match.end() :]):
        return True
    if not (word.isdigit() and len(word) <= 2):
        return False
    before = line[max(0, match.start("word") - 24) : match.start("word")].split()
    return bool(
        not before
        or _MONTH.match(line[match.end() :])
        or before[-1].lower() in ("am", "vom", "zum", "dem", "der", "den", "das", "bis", "ab", "im", "und")
    )


def _clauses(sentence: str) -> list[tuple[str, str]]:
    """Return the clauses of a sentence with what parts each from the one before; brackets and quotes stay whole."""
    found: list[tuple[str, str]] = []
    start, before = 0, ""
    for match in islice(_COMMA.finditer(sentence), _MOST_COMMAS):
        head = sentence[: match.start()]
        quotes = head.count('"') % 2 or head.count("“") > head.count("”") + head.count("„")
        if head.count("(") > head.count(")") or quotes or (re.search(r"\d[,;]?$", head) and match[0] == " / "):
            continue
        found.append((before, sentence[start : match.start()]))
        start, before = match.end(), match[0]
    return [*found, (before, sentence[start:])]


def starts_small(text: str) -> bool:
    """Tell whether a text begins with a small letter."""
    return text[:1].islower()


def low(text: str) -> str:
    """Return the comparison form of a clause, without what stands around it."""
    return flat(text).strip(" .,;:!?\"'")
