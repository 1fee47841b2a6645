"""Part a message that orders something structured into request and material, line by line.

The request keeps every character's place: material is blanked, not cut, so that spans fit the message.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from ....text.dates import dates
from ....text.letter import is_closing, is_salutation
from ....text.words import sentences
from ...flat import flat
from .skeleton import skeleton
from .words import pattern, says

ITEM = re.compile(r"^\s*(?:\(?(\d{1,3})[.):\]]?|\(?([A-Za-z])[.):\]]|#(\d{1,3}))\s+[-–—:]?\s*(?=\S)")
BULLET = re.compile(r"^\s*[-*•–▪●]\s+(?=\S)")
_RULE = re.compile(r"\s*(?:[-=*_#~+—]{2,}|`{3,}\w*|\"{3}|'{3}|<{3}|>{3}|</?[a-zA-Z][\w-]*>)\s*")
_DEFINES = re.compile(r"(?:^|[,;.(:]\s*)[^\W\d][\w \-/äöüßáéíóúñ]{0,24}(?: = | =|= | := )(?=\w)")
_HEADER = re.compile(
    r"^[^\d\n.!?|]{2,40}(?:\s?\|\s?[^\d\n.!?|]{1,40})+$|^[\w/ .#°º-]{2,30}(?:;[\w/ .#°º-]{1,"
    r"30}){1,12}$|^\w{2,20}(?:,\w{2,20}){2,12}$"
)
_LEAVES = re.compile(
    r"\b(?:yyyy|jjjj|aaaa)-mm-|\bhh:mm\b|\b(?:leave out|weglassen|lass\w* weg|omit\w*|"
    r"omite|sort(?:ed|ier\w*)? (?:by|nach)|one per line|pro zeile|por linea)\b"
)
_POLITE = re.compile(r"\b(?:bitte|please|pls|plz|por favor|porfa)\b")
_FORMAT = re.compile(
    r"\b(?:format\w*|like|wie|so|tipo|como|form|formato|pattern|antwort\w*|answer\w*|reply|"
    r"respon\w+|contesta|output|ausgabe|"
    r"ausgeben|devuelve|return|zeile|line|linea|dates?|datum|fechas?|jahr|year|ano|wort|"
    r"word|palabra|einzelne|leave|weglassen|"
    r"lass|ignor\w+|skip|omite|use|benutze|usa|numbers?|zahlen|numeros|buchstabe\w*|letters?|letra|nummer\w*)\b"
)
_CHOICE = re.compile(
    r"[^\W\d][\w-]*(?: ?/ ?[^\W\d][\w-]*){1,8}|(?:[\w-]+, ){1,8}[\w-]+,? (?:oder|or|o|"
    r"u) [\w-]+|\b[\w-]+ (?:oder|or|o|u) [\w-]+"
)
_OWN = re.compile(r"\b(?:ich|wir|uns|unser\w*|i|we|our|us|nosotros|nuestr\w+|somos|queremos|necesitamos|tenemos)\b")
_FIGURES = re.compile(r"\d\s?(?:€|eur|euro|%|kg|mm|bar|uhr|stuck|kw|h\b|km|tage|days|dias)|[€$£]\s?\d|@|\d{4,}")
_QUOTED = re.compile(r"^\s*[\"„“«»'](?!\d|\w{1,12}[\"“”»'])")
_WH = re.compile(
    r"^(?:\W*(?:wie|was|wer|welche\w*|wo|ist|sind|enthalt|wird|what|which|who|is|are|does|"
    r"do|did|how|que|cual\w*|quien|es|esta|hay|cuant\w+|pide|se)\b)"
)
_MOST_LINES = 400
_LONGEST = 24_000


@dataclass(frozen=True, slots=True)
class Layout:
    """A message parted in two; ``asked`` has the length of the message."""

    asked: str
    material: str
    score: float


@lru_cache(maxsize=256)
def layout(message: str) -> Layout:
    """Return request and material of a message."""
    text = message[:_LONGEST]
    lines = _lines(text)
    if not lines:
        return Layout("", "", 0.0)
    labels = _labels(text, lines)
    if all(labels):
        return _inside(text)
    spans = [(start, end) for (start, end), asks in zip(lines, labels, strict=True) if not asks]
    return _parted(text, spans)


def order_score(text: str) -> float:
    """Return how much a piece of text looks like an order for something structured."""
    low = flat(text[:600])
    score = 2.0 * says("shape", "json", low) + 2.0 * says("shape", "csv", low) + 1.8 * says("shape", "table", low)
    score += 1.2 * says("shape", "lines", low) + 1.4 * says("shape", "commas", low) + 1.5 * says("shape", "pairs", low)
    score += 1.0 * says("columns", "cues", low) + 1.5 * says("only", "words", low)
    tasks = [*pattern("task", "extract").finditer(low), *pattern("task", "classify").finditer(low)]
    score += 0.6 * min(2, len(tasks)) + (0.8 if any(len(low[: one.start()].split()) < 3 for one in tasks) else 0.0)
    score += 0.9 * says("order", "sort", low) + 0.9 * says("order", "dedupe", low)
    score += (
        1.0
        if says("missing", "then", low) and re.search(r"\b(?:wenn|falls|if|si|where|->|null|n/a)\b|->", low)
        else 0.0
    )
    return score


def _score(line: str, *, first: bool, last: bool) -> float:
    low = flat(line[:600])
    score = order_score(line) - 0.5
    score += 1.7 if first else 0.2 if last else 0.0
    score += 1.5 if _LEAVES.search(low) else 0.0
    score += 0.5 if _POLITE.search(low) else 0.0
    score += 0.7 if _FORMAT.search(low) else 0.0
    score += 1.2 if _DEFINES.search(line) else 0.0
    score += 0.8 if _HEADER.match(line.strip()) else 0.0
    score += 0.7 if _CHOICE.search(low) and len(low) < 160 else 0.0
    score += 0.8 if _WH.match(low) and "?" in low and first else 0.0
    score += 3.0 if "{" in line and skeleton(line) else 0.0
    return score - _material_signs(line, low)


def _material_signs(line: str, low: str) -> float:
    signs = 2.5 if _QUOTED.match(line) and len(line) > 25 else 0.0
    signs += 2.0 if ITEM.match(line) or BULLET.match(line) else 0.0
    signs += 3.0 if line.lstrip().startswith(("|", ">", '{"', '[{"')) else 0.0
    signs += min(2.1, 0.7 * len(_FIGURES.findall(low)) + (0.7 if dates(line[:600]) else 0.0))
    signs += 2.0 if is_salutation(line) or is_closing(line) else 0.0
    signs += 0.7 if _OWN.search(low) else 0.0
    return signs + (0.8 if len(line) > 260 else 0.0)


def _labels(text: str, lines: list[tuple[int, int]]) -> list[bool]:
    """Label lines as request or material so that scores and few changes together are best."""
    scores = []
    for at, (start, end) in enumerate(lines):
        far = 60 < at < len(lines) - 30
        scores.append(-1.0 if far else _score(text[start:end], first=at == 0, last=at == len(lines) - 1))
    for at in range(1, len(lines)):
        above, here = text[lines[at - 1][0] : lines[at - 1][1]], text[lines[at][0] : lines[at][1]]
        if any(above.count(mark) == here.count(mark) > 0 for mark in ";|") or (
            ", " not in above + here and above.count(",") == here.count(",") > 0
        ):
            scores[at - 1], scores[at] = scores[at - 1] - 2.5, scores[at] - 2.5
    ask, hold = scores[0] + 0.3, -scores[0]
    steps: list[tuple[bool, bool]] = []
    for at in range(1, len(lines)):
        between = text[lines[at - 1][1] : lines[at][0]]
        cost = 0.0 if _ruled(between) else 0.3 if between.count("\n") > 1 else 1.1
        ends = text[lines[at - 1][0] : lines[at - 1][1]].rstrip().endswith(":")
        to_hold = cost - 1.2 if ends else cost
        from_ask, from_hold = ask >= hold - cost, ask - to_hold >= hold
        steps.append((from_ask, from_hold))
        ask, hold = max(ask, hold - cost) + scores[at], max(hold, ask - to_hold) - scores[at]
    asks = ask >= hold
    found = [asks]
    for from_ask, from_hold in reversed(steps):
        asks = from_ask if asks else from_hold
        found.append(asks)
    return found[::-1]


def _ruled(between: str) -> bool:
    return any(_RULE.fullmatch(line) for line in between.split("\n") if line.strip())


def _lines(text: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    at = 0
    for line in text.split("\n"):
        if line.strip() and not _RULE.fullmatch(line) and len(found) < _MOST_LINES:
            lead = len(line) - len(line.lstrip())
            found.append((at + lead, at + len(line.rstrip())))
        at += len(line) + 1
    return found


def _inside(text: str) -> Layout:
    """Part a message whose lines all look like a request: a quotation, what follows a colon, single sentences."""
    for finder in (_quotation, _weak_lines, _after_colon, _by_sentence):
        spans = finder(text)
        if spans:
            return _parted(text, spans)
    return Layout(text, "", order_score(text))


def _weak_lines(text: str) -> list[tuple[int, int]]:
    """Return the lines behind the first that order nothing by themselves."""
    lines = _lines(text)
    return [(start, end) for start, end in lines[1:] if _score(text[start:end], first=False, last=False) < 0.9]


def _quotation(text: str) -> list[tuple[int, int]]:
    found = [match.span(1) for match in re.finditer(r"[\"„“«]([^\"“”»„«]{25,4000})[\"“”»]", text)]
    return [span for span in found if order_score(text[span[0] : span[1]]) < 1.5]


def _after_colon(text: str) -> list[tuple[int, int]]:
    best: tuple[float, int] | None = None
    for match in list(re.finditer(r":\s+(?=\S)", text))[:12]:
        left, right = text[: match.start()], text[match.end() :]
        lone = " " not in left.strip() and not says("shape", "json", left) and order_score(left) < 1.0
        gain = (
            order_score(left)
            - order_score(right)
            - (5.0 if lone else 0.0)
            + (0.5 if re.search(r"\d|[,;]", right) else 0.0)
        )
        if gain > 0.4 and (best is None or gain > best[0]):
            best = (gain, match.end())
    return [(best[1], len(text.rstrip()))] if best else []


def _by_sentence(text: str) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    at = 0
    for number, sentence in enumerate(sentences(text)[:60]):
        start = text.find(sentence[:40], at)
        if start < 0:
            continue
        at = min(len(text), start + len(sentence))
        if number and _score(sentence, first=False, last=False) < 0.3:
            spans.append((start, at))
    return spans


def _parted(text: str, spans: list[tuple[int, int]]) -> Layout:
    asked = list(text)
    pieces: list[str] = []
    before = 0
    for start, end in spans:
        between = text[before:start]
        if pieces:
            pieces.append("\n\n" if between.count("\n") > 1 else "\n" if "\n" in between else " ")
        pieces.append(text[start:end])
        for at in range(start, end):
            asked[at] = asked[at] if asked[at] == "\n" else " "
        before = end
    request = "".join(asked)
    return Layout(request, unquoted("".join(pieces)), order_score(request))


def unquoted(text: str) -> str:
    """Return a text without the quotation marks that enclose all of it."""
    bare = text.strip()
    closed = len(bare) > 2 and bare[0] in '"„“«' and bare[-1] in '"“”»' and not re.search(r"[\"„“”«»]", bare[1:-1])
    return bare[1:-1].strip() if closed else text
