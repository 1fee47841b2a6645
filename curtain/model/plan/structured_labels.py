"""Write labels in the ordered form: one word, lines, a table, JSON."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from ..flat import flat
from ..reading.structured.items import lines as material_lines
from ..reading.structured.wish import item_of
from ..structured_brief import Field, Item, Label, Wish
from .structured_classify import affirms, classify, several
from .structured_render import as_csv, as_json, as_table

_EACH = re.compile(
    r"\b(?:each|jede\w*|every|cada|pro zeile|per line|je (?:zeile|kommentar|satz|nachricht)|"
    r"por linea|una linea|one line|eine zeile|these|diese|estas|assign|zuordnen|kommentare|"
    r"comments|begriffe|terms|consultas)\b"
)
_RULE = re.compile(
    r"(?i)\b(?:falls|wenn|if|si)\b(.{6,120}?)(?:z[aä]hlt?(?: es| das)? als|(?:it )?counts "
    r"as|then (?:it is|it's)|gilt(?: es)? als|cuenta como|es)\s+[\"„“']?([\w -]+?)[\"“”']?(?:[,"
    r".;\n]|$)"
)


def labelled(wish: Wish, again: str = "") -> str:
    """Return the labels of all items as the request wants them written."""
    if again:
        return _relabelled(wish, again)
    found = _items(wish)
    if not found:
        return ""
    if wish.several and len(found) == 1:
        names = several(found[0].text, wish.labels)
        return as_json(list(names)) if wish.shape == "json" else ", ".join(names)
    solved = [(item, _label(item, wish)) for item in found]
    if wish.shape in ("table", "csv"):
        return _tabled(solved, wish)
    if wish.shape == "json":
        return _objects(solved, wish)
    if len(solved) == 1 and not wish.items:
        return solved[0][1]
    between = wish.template or ": "
    return "\n".join(f"{item.mark}{between}{label}" if item.mark else label for item, label in solved)


def _items(wish: Wish) -> tuple[Item, ...]:
    if wish.items:
        return wish.items
    listed = material_lines(wish.material)
    each = _EACH.search(flat(wish.instruction)) or wish.shape in ("table", "csv")
    return (
        listed
        if each and len(listed) > 1 and not wish.examples and sum(len(one.text) for one in listed) < 140 * len(listed)
        else item_of(wish)
    )


def _label(item: Item, wish: Wish) -> str:
    if wish.yes_no:
        names = [label.name for label in wish.labels]
        return names[0] if affirms(item.text, wish.instruction) else names[1]
    first = classify(item.text, wish.labels, wish.examples).label
    if not wish.collect:
        return first
    sign, _, rest = wish.collect.partition("\n")
    second = classify(item.text, tuple(Label(name) for name in rest.split("|"))).label
    return f"{first}{sign}{second}"


def _tabled(solved: list[tuple[Item, str]], wish: Wish) -> str:
    header = [field.name for field in wish.fields]
    rows = []
    for at, (item, label) in enumerate(solved, 1):
        cells = [_cell(field, number, len(header), item, label, at) for number, field in enumerate(wish.fields)]
        rows.append(cells or [item.mark or str(at), label])
    return as_csv(header, rows, wish.separator) if wish.shape == "csv" else as_table(header or ["#", ""], rows)


def _cell(field: Field, number: int, width: int, item: Item, label: str, at: int) -> str:
    if number == width - 1 or (
        field.kinds[:1] and field.kinds[0] in ("category", "priority", "sentiment", "status") and number
    ):
        return label
    if field.kinds[:1] in (("mark",), ("code",)) or re.fullmatch(r"(?i)n(?:r|o|º|\.º|um)?\.?|#|id", field.name):
        return item.mark or str(at)
    return item.text


def _objects(solved: list[tuple[Item, str]], wish: Wish) -> str:
    if not wish.fields:
        return as_json({item.mark or str(at): label for at, (item, label) in enumerate(solved, 1)})
    entries: list[Any] = []
    for at, (item, label) in enumerate(solved, 1):
        cells = {
            field.name: _cell(field, number, len(wish.fields), item, label, at)
            for number, field in enumerate(wish.fields)
        }
        entries.append(
            {
                name: int(value) if value.isdigit() and len(value) < 9 and name != label else value
                for name, value in cells.items()
            }
        )
    return as_json(entries)


def _relabelled(wish: Wish, again: str) -> str:
    """Return labels once more after a change of the rules, or in other words for the same labels."""
    asked = wish.before
    told = {flat(match[2].strip()): match[1] for match in re.finditer(r"(\w+)\s*=\s*([^\W\d][\w-]*)", asked)}
    given = [
        (match[1], match[2], match[3].strip())
        for match in re.finditer(r"(?m)^\s*(\w{1,3})([.:)\]= -]+\s*)(.+)$", again)
    ]
    if told and given and all(flat(label) in told for _, _, label in given):
        return "\n".join(f"{mark}{between}{told[flat(label)]}" for mark, between, label in given)
    rule = _RULE.search(asked)
    labels = tuple(
        replace(label, about=f"{label.about} {rule[1]}".strip())
        if rule and flat(label.name) == flat(rule[2].strip())
        else label
        for label in wish.labels
    )
    only = re.search(r"\b(?:die|nr\.?|nummer|number|no\.?|la|el|item)\s(\d{1,2})\b", flat(asked))
    chosen = [item for item in wish.items if not only or item.mark == only[1]]
    solved = [(item, _ruled(item, labels, rule) or classify(item.text, labels).label) for item in chosen]
    if len(solved) == 1:
        return solved[0][1]
    return "\n".join(f"{item.mark}{wish.template or ': '}{label}" for item, label in solved)


def _ruled(item: Item, labels: tuple[Label, ...], rule: re.Match[str] | None) -> str:
    """Return the label that a new rule gives an item which speaks of what the rule names."""
    if not rule:
        return ""
    words = [word for word in re.findall(r"[^\W\d_]{5,}", flat(rule[1])) if word in flat(item.text)]
    name = flat(rule[2].strip())
    return next((label.name for label in labels if flat(label.name) == name), "") if words else ""
