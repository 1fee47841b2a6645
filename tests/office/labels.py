"""Checks of labels: one for a text, one a line, or a set of them."""

from __future__ import annotations

import re

from wording import norm, tidy, unfenced

Verdict = tuple[bool, str]


def label_set(
    reply: str, prompt: str, universe: list[str], expect: list[str], optional: tuple[str, ...] = ()
) -> Verdict:
    """Name exactly the expected labels."""
    text = norm(reply)
    found = {one for one in universe if re.search(rf"(?<![\w-]){re.escape(norm(one))}(?![\w-])", text)}
    return set(expect) <= found <= {*expect, *optional}, f"labels {sorted(found)}"


def line_labels(reply: str, prompt: str, labels: dict[str, list[str]]) -> Verdict:
    """Give each numbered or lettered line its label."""
    line = re.compile(
        r"[\s>*#_|(\[\"'-]*(?:[^\W\d_]{2,}\.?\s*)?#?([A-Za-z]|\d{1,2})(?!\w)[\s.:)\]=>|*_,;\"'-]*(.*)$", re.I
    )
    given: dict[str, str] = {}
    for match in filter(None, map(line.match, tidy(reply).split("\n"))):
        if match[2]:
            given.setdefault(match[1].casefold(), match[2].strip(" |*_.\"'"))
    for mark, accepted in labels.items():
        if label(given.get(mark.casefold(), "")) not in [label(one) for one in accepted]:
            return False, f"{mark}: {given.get(mark.casefold())!r}, wanted {accepted}"
    extra = sorted(mark for mark in set(given) - {one.casefold() for one in labels} if mark.isdigit())
    return not extra, f"extra lines {extra}"


def label(text: str) -> str:
    """Return the label that a text is, for comparison."""
    return " ".join(norm(unfenced(text)).split()).strip(" \"'.!,;:[]()")
