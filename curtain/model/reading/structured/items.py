"""Find the things to work on: numbered items, solved examples, single lines; and how the answers shall look."""

from __future__ import annotations

import re
from functools import cache

from ...flat import flat
from ...lexicon_files import table
from ...structured_brief import Item
from .layout import BULLET, ITEM

_ARROW = re.compile(r"\s{0,6}(?:->|=>|→|⇒|==>|-->|»|»»|>>)\s{0,6}")
_MOST = 200
_LONGEST = 12_000
_TEMPLATES = (
    re.compile(
        r"[\"„“'`(]\s*(?:(\d{1,2}|[A-Za-z])|<[^>\n]{1,20}>|n[uú]mero|nummer|number|nr\.?|n)(\s?[.:)\]=|"
        r">-]*[\s–—-]{0,3})\s*(?:<[^>\n]{1,20}>|\.\.\.|…|[^\W\d][\w/ -]{0,28})\s*[\"“”'`)]"
    ),
    re.compile(
        r"(?:form\w*|like|wie|as|als|como|tipo)\s+(?:<[^>\n]{1,20}>|(\d{1,2}|[A-Z]))(\s?[.:)\]=|"
        r"-]+[\s–—-]{0,3})\s*(?:<[^>\n]{1,20}>|\.\.\.|…|[^\W\d][\w/-]{0,28})"
    ),
)
_LINE_FORMS = re.compile(r"[\"„“'`]([^\"“”'`\n]{3,60})[\"“”'`]")


def template(asked: str, marks: bool) -> str:
    """Return what stands between mark and label in the ordered lines, such as ``: ``; nothing if none is ordered."""
    for pattern in _TEMPLATES:
        for match in pattern.finditer(asked):
            between = match[2]
            single = (match[1] or "1").isdigit() or len(match[1] or "") == 1
            if single and marks and (between.strip() or between):
                return between if between.strip() not in ("",) or between else " "
    return ""


def examples(message: str) -> tuple[tuple[Item, ...], tuple[Item, ...], tuple[int, int]]:
    """Return solved examples, open questions in the same form, and the span in which they stand."""
    message = message[:_LONGEST]
    for reader in (_arrows, _bars, _pairs_of_lines):
        solved, open_ones, span = reader(message)
        if solved and open_ones:
            return solved, open_ones, span
    return (), (), (0, 0)


def _arrows(message: str) -> tuple[tuple[Item, ...], tuple[Item, ...], tuple[int, int]]:
    solved: list[Item] = []
    open_ones: list[Item] = []
    span = [len(message), 0]
    at = 0
    for line in message.split("\n")[:_MOST]:
        parts = _ARROW.split(line)
        if len(parts) == 2 and len(parts[0].strip()) > 3 and len(parts[1].split()) <= 4:
            item = Item("", _bare(parts[0]), _bare(parts[1]))
            (solved if item.label else open_ones).append(item)
            span = [min(span[0], at), max(span[1], at + len(line))]
        at += len(line) + 1
    return tuple(solved), tuple(open_ones), (span[0], span[1])


def _bars(message: str) -> tuple[tuple[Item, ...], tuple[Item, ...], tuple[int, int]]:
    solved: list[Item] = []
    open_ones: list[Item] = []
    span = [len(message), 0]
    mark, pattern = _bar_patterns()
    for match in pattern.finditer(message) if mark.search(message) else ():
        item = Item("", _bare(match[1]), _bare(match[2]))
        (solved if item.label else open_ones).append(item)
        span = [min(span[0], match.start()), max(span[1], match.end())]
    return tuple(solved), tuple(open_ones), (span[0], span[1])


@cache
def _bar_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the pattern of the word before a solution, and that of a whole line with one."""
    outputs = "|".join(table("structured/words")["item_words"]["output"])
    return re.compile(rf"(?i)\b(?:{outputs})\s{{0,2}}:"), re.compile(
        rf"(?im)^(\S.{{3,600}}?)[ \t]{{0,4}}(?:\||/|;|,|–|—|-)?[ \t]{{0,4}}"
        rf"\b(?:{outputs})\s{{0,2}}:[ \t]{{0,4}}([^\n|]{{0,40}})$"
    )


def _pairs_of_lines(message: str) -> tuple[tuple[Item, ...], tuple[Item, ...], tuple[int, int]]:
    solved: list[Item] = []
    open_ones: list[Item] = []
    span = [len(message), 0]
    for match in _pair_pattern().finditer(message):
        item = Item("", _bare(match[1]), _bare(match[2] or ""))
        (solved if item.label else open_ones).append(item)
        span = [min(span[0], match.start()), max(span[1], match.end())]
    return tuple(solved), tuple(open_ones), (span[0], span[1])


@cache
def _pair_pattern() -> re.Pattern[str]:
    words = table("structured/words")["item_words"]
    ins, outs = "|".join(words["item"]), "|".join(words["output"])
    return re.compile(
        rf"(?im)^[ \t]*(?:{ins})(?: \d+)?\s*:[ \t]*(\S.{{3,600}})\n[ \t]*(?:{outs})(?: \d+)?\s*:[ \t]*([^\n]{{0,40}})$"
    )


def _bare(text: str) -> str:
    text = text.strip()
    labelled = _leading().match(text)
    text = text[labelled.end() :] if labelled else text
    text = ITEM.sub("", BULLET.sub("", text)).strip()
    return text.strip(" \"'„“”«»|").strip()


@cache
def _leading() -> re.Pattern[str]:
    words = "|".join(table("structured/words")["item_words"]["item"])
    return re.compile(rf"(?i)[ \t]*(?:[-*•]\s+)?(?:{words})(?: \d+| [A-Z])?\s*:\s*")


def numbered(material: str) -> tuple[Item, ...]:
    """Return the marked items of the material; a line without a mark goes on with the item before."""
    found: list[Item] = []
    for line in material.split("\n")[:_MOST]:
        if not line.strip():
            continue
        match = ITEM.match(line)
        if match:
            found.append(Item(next(group for group in match.groups() if group), _bare(line[match.end() :])))
        elif found:
            found[-1] = Item(found[-1].mark, f"{found[-1].text} {line.strip()}")
    return tuple(found) if len(found) > 1 and _in_order([one.mark for one in found]) else ()


def _in_order(marks: list[str]) -> bool:
    if all(mark.isdigit() for mark in marks):
        values = [int(mark) for mark in marks]
        return values == list(range(values[0], values[0] + len(values)))
    letters = [mark.lower() for mark in marks]
    return (
        all(len(mark) == 1 and mark.isalpha() for mark in letters)
        and letters == sorted(set(letters))
        and letters[0] <= "c"
    )


def lines(material: str) -> tuple[Item, ...]:
    """Return every line of the material as an item, numbered in order."""
    kept = [BULLET.sub("", line).strip() for line in material.split("\n")[:_MOST] if line.strip()]
    return tuple(Item(str(at), _bare(line)) for at, line in enumerate(kept, 1))


def line_form(asked: str) -> str:
    """Return the pattern in which every line shall be written, such as ``date - what``; quotation marks show it."""
    for match in _LINE_FORMS.finditer(asked):
        before = flat(asked[max(0, match.start() - 30) : match.start()])
        if re.search(
            (
                r"(?:format|like|form|wie|so|as|liste?|lista|list|tipo|como|zeile|line|linea|each|"
                r",|:|bullet\w*|points?)\W*$"
            ),
            before,
        ):
            return match[1].strip()
        if re.fullmatch(r"[^\W\d][\w ]{0,20}\s?[:=(–|-]\s?[^\W\d][\w .…]{0,24}\)?", match[1].strip()):
            return match[1].strip()
    return ""
