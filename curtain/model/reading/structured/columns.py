"""Find the fields that a request lists: behind ``Spalten:``, as ``A | B | C``, as ``a;b;c``, or simply in a row."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from ...flat import flat
from ...structured_brief import Field
from .fieldkinds import kinds
from .skeleton import described, named
from .words import pattern, says, stop_words

_PIPES = re.compile(r"[^|\n]{0,60}(?:\|[^|\n]{1,60}){1,14}")
_JOINED = re.compile(r"(?<![\w;])[^\W\d][\w./°º#-]{0,80}+(?:;[^\W\d][\w ./°º#-]{0,28}?(?=;|\s*(?:$|[\n,.:)\"'(]|\s)))+")
_TIGHT = re.compile(r"(?<![\w,])[^\W\d][\w./-]{0,80}+(?:,[^\W\d][\w./-]{0,80}+){1,14}(?![\w])")
_SEPARATOR = re.compile(
    r"\s*(?:,|;|/|\n|\s\+\s|&|(?<=\s)(?:und|and|y|e|sowie|plus|oder|or|o)(?=\s))\s*(?:und |and |y |e |sowie )?"
)
_CHUNK = re.compile(r"[^.:!?\n{}\[\]\"„“”|=<>]+")
_BRACKET = re.compile(r"\(([^()\n]{5,240})\)")
_PARTED = re.compile(r"[,;]|\s(?:und|and|y|e|sowie|plus|\+|&)\s")
_NOTE = re.compile(r"\(([^()\n]{1,60})\)")
_LONGEST_NAME = 5
_ARTICLES = re.compile(
    r"^(?:welche\w*|which|what|que|cual\w*|der|die|das|den|the|el|la|los|las|ihre?n?|seine?n?|your|su|sus)\s+",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Listed:
    """Fields found in a request, how they were joined and how sure the finding is."""

    fields: tuple[Field, ...]
    joined: str
    score: float


@lru_cache(maxsize=512)
def listed(asked: str) -> Listed | None:
    """Return the best list of fields in a request."""
    found = [*_piped(asked), *_joined(asked), *_in_a_row(asked), *_single(asked)]
    found = [one for one in found if one.fields]
    return max(found, key=lambda one: one.score, default=None)


def _piped(asked: str) -> list[Listed]:
    found: list[Listed] = []
    if "|" not in asked:
        return found
    for match in _PIPES.finditer(asked):
        cells = match.group().split("|")
        first = _tail(cells[0])
        inner = [cell.strip() for cell in cells[1:-1]]
        if not first and len(cells) > 2:
            first, inner = _tail(cells[1]), inner[1:]
        names = [name for name in (first, *inner, _head(cells[-1])) if name]
        if (
            len(names) >= 2
            and all(len(name.split()) <= _LONGEST_NAME for name in names)
            and "label" not in flat(names[-1])
        ):
            found.append(_made(names, asked, match.start(), "|", 5.0))
    return found


def _tail(cell: str) -> str:
    """Return the name at the end of what stands before the first bar."""
    cell = re.split(r"[:(\n\"„“.]", cell)[-1].strip()
    words = cell.split()
    cues = [at for at, word in enumerate(words) if _cue(word)]
    kept = words[cues[-1] + 1 :] if cues else words if len(words) <= 3 else words[-1:]
    return " ".join(kept)


def _head(cell: str) -> str:
    """Return the name at the beginning of what stands behind the last bar."""
    cell = re.split(r"[:)\n\"“”!?]|\.(?:\s|$)|,\s", cell.strip())[0].strip()
    words = cell.split()
    while words and (flat(words[-1]) in stop_words() or says("task", "extract", words[-1])):
        words.pop()
    if len(words) > 1:
        for at in range(1, len(words)):
            if flat(words[at]) in ("aus", "from", "de", "draus", "bitte", "please", "por") and kinds(
                " ".join(words[:at])
            ):
                return " ".join(words[:at])
    return " ".join(words[:_LONGEST_NAME])


def _cue(word: str) -> bool:
    low = flat(word.strip(".,"))
    return low in stop_words() or any(
        pattern(group, name).fullmatch(low)
        for group, name in (("columns", "cues"), ("shape", "table"), ("shape", "csv"))
    )


def _joined(asked: str) -> list[Listed]:
    found = []
    for expression, joined in ((_JOINED, ";"), (_TIGHT, ",")):
        for match in expression.finditer(asked) if joined in asked else ():
            names = [_head(name) if at else name for at, name in enumerate(match.group().split(joined))]
            cued = says("columns", "cues", asked) or says("shape", "csv", asked)
            if joined == "," and (len(names) < 3 and not cued):
                continue
            known = sum(bool(kinds(name)) for name in names)
            if joined == ";" and not cued and known * 2 < len(names):
                continue
            found.append(_made(names, asked, match.start(), joined, 4.0 + (1.0 if cued else 0.0)))
    return found


def _in_a_row(asked: str) -> list[Listed]:
    found = []
    for begin, end_of in _enumerations(asked):
        body = asked[begin:end_of]
        fresh = [hit.end() for hit in pattern("columns", "cues").finditer(flat(body)) if body[: hit.start()].strip()]
        skip = next((at for at in reversed(fresh) if re.search(r"[,;]|\s(?:und|and|y)\s", body[at:])), 0)
        fields = [
            one
            for start, end in _parts(body)
            if end > skip and (one := _field(asked, begin + max(start, skip), begin + end))
        ]
        if len(fields) < 2 or any(len(one.name.split()) > _LONGEST_NAME for one in fields[1:]):
            continue
        known = sum(bool(one.kinds) for one in fields)
        before = flat(asked[max(0, begin - 60) : fields[0].start])
        cue = (
            2.0
            if pattern("columns", "cues").search(before)
            else 0.8
            if pattern("columns", "weak").search(before)
            else 0.0
        )
        score = cue + 2.0 * known / len(fields) + 0.1 * len(fields) - (1.6 if known * 2 < len(fields) else 0.0)
        if score >= 2.0:
            found.append(Listed(tuple(fields), "", score))
    return found


def _enumerations(asked: str) -> list[tuple[int, int]]:
    """Return where enumerations lie; where commas part the members, a semicolon ends the list."""
    covered = _NOTE.sub(lambda note: "_" * len(note.group()), asked)
    spans = [match.span() for match in _CHUNK.finditer(covered)]
    for match in _BRACKET.finditer(asked):
        inner = [(match.start(1) + one.start(), match.start(1) + one.end()) for one in _CHUNK.finditer(match[1])]
        spans += [span for span in inner if _PARTED.search(asked[span[0] : span[1]])]
    found = []
    for start, end in spans:
        masked = _NOTE.sub(lambda note: "_" * len(note.group()), asked[start:end])
        first = _PARTED.search(masked)
        if first is None:
            continue
        stop = masked.find(";") if first.group() == "," else -1
        found.append((start, start + stop if stop > 0 else end))
    return found[:60]


def _single(asked: str) -> list[Listed]:
    match = re.search(
        (
            r"(?i)(?:spalten?|columns?|columnas?|keys?|schl[uü]ssel|claves?|felde?r?|fields?|campos?)\s*[:=]?\s*[\"„“']"
            r"?([^\W\d][\w-]{1,30})[\"“”']?\s*(?:$|[.,;\n)])"
        ),
        asked,
    )
    if not match or flat(match[1]) in stop_words():
        return []
    return [Listed((named(Field(match[1], start=match.start(1), end=match.end(1))),), "", 1.5)]


def _parts(text: str) -> list[tuple[int, int]]:
    """Return where the members of a list lie; a bracket keeps its commas."""
    spans, at = [], 0
    masked = _NOTE.sub(lambda note: "_" * len(note.group()), text)
    for match in _SEPARATOR.finditer(masked):
        if match.end() > match.start():
            spans.append((at, match.start()))
            at = match.end()
    spans.append((at, len(text)))
    return [(start, end) for start, end in spans if text[start:end].strip()]


def _field(asked: str, start: int, end: int) -> Field | None:
    text = asked[start:end]
    note = _NOTE.search(text)
    name = (text[: note.start()] if note else text).strip(" \t\n\"'„“”*-•–")
    words = name.split()
    while words and flat(words[-1].strip(",")) in stop_words() | {"raus", "herausziehen", "machen"}:
        words.pop()
    turn = next((at for at, word in enumerate(words) if at and _turns(words, at)), 0)
    words = (
        words[:turn]
        if turn and any(flat(word) not in stop_words() and not _breaks(word) for word in words[:turn])
        else words
    )
    cut = max((at + 1 for at, word in enumerate(words[:-1]) if _breaks(word)), default=0)
    words = words[cut:]
    for at, word in enumerate(words):
        low = flat(word)
        if at and (
            low in ("als", "as", "como", "aus", "from", "into", "raus")
            or (
                low in ("en", "in")
                and at + 1 < len(words)
                and flat(words[at + 1]) in ("json", "csv", "una", "eine", "einer", "einem", "einen", "a")
            )
        ):
            words = words[:at]
            break
    while words and flat(words[0]) in stop_words():
        words.pop(0)
    name = _ARTICLES.sub("", " ".join(words)).strip(" \"'„“”")
    if not name or flat(name) in stop_words() or len(name) > 44:
        return None
    at = asked.find(name, start)
    key = (
        re.fullmatch(r"(?i)(?:key|clave|schl[uü]ssel|als|as|como)\s+[\"„“']?([\w-]+)[\"“”']?", note[1].strip())
        if note
        else None
    )
    name = key[1] if key else name
    found = Field(name, start=max(at, 0), end=max(at, 0) + len(name))
    return named(described(found, note[1]) if note else found)


def _turns(words: list[str], at: int) -> bool:
    """Tell whether the name of a field ends before a word: ``as JSON``, ``aus der Mail``."""
    low = flat(words[at])
    own = any(flat(word) not in stop_words() and not _breaks(word) for word in words[:at])
    shaped = low in ("als", "as", "como", "en", "in") and at + 1 < len(words) and says_shape(words[at + 1])
    return own and (shaped or low in ("aus", "from", "del"))


def says_shape(word: str) -> bool:
    """Tell whether a word names a form, such as JSON."""
    return any(says("shape", name, word) for name in ("json", "csv", "table"))


def _breaks(word: str) -> bool:
    """Tell whether the name of a field begins behind this word at the earliest."""
    low = flat(word)
    if low.endswith(":"):
        return True
    strong = ("columns", "cues"), ("shape", "json"), ("shape", "csv"), ("shape", "table"), ("task", "extract")
    return any(pattern(group, name).fullmatch(low) for group, name in strong) or low in (
        "aus",
        "from",
        "mit",
        "with",
        "con",
    )


def _made(names: list[str], asked: str, start: int, joined: str, score: float) -> Listed:
    fields, at = [], start
    for name in names:
        name = name.strip(" \"'„“”*`_")
        at = max(at, asked.find(name, at))
        fields.append(replace(named(Field(name)), start=at, end=at + len(name)))
    return Listed(tuple(fields), joined, score + 0.05 * len(fields))
