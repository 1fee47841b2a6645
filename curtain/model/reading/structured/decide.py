"""Settle which job a structured request orders: labels, fields, or neither."""

from __future__ import annotations

import re
from dataclasses import replace

from ...brief import Reading
from ...flat import flat
from ...structured_brief import Field, Job, Label, Wish
from . import labels
from .words import says

_CHOOSING = ("category", "priority", "sentiment", "status", "urgency", "department", "topic", "industry", "language")


def decided(built: Wish, choices: tuple[labels.Group, ...], asks: tuple[str, str] | None, calm: str) -> Wish:
    """Settle the job: classify where labels are offered, extract where fields are named."""
    low = flat(calm)
    offered = choices[0].labels if choices else ()
    if built.examples:
        names = dict.fromkeys(one.label for one in built.examples)
        offered = tuple(Label(name) for name in names)
        return replace(
            built, job="classify", shape=built.shape or "label", labels=offered, readings=readings(built, offered)
        )
    built = replace(built, fields=_in_company(built.fields))
    chosen = [
        one
        for one in built.fields
        if one.allowed or one.type == "boolean" or (one.kinds[:1] and one.kinds[0] in _CHOOSING)
    ]
    orders_class = says("task", "classify", low) or bool(built.items) or built.several
    if (
        not chosen
        and offered
        and orders_class
        and choices[0].score >= 2.4
        and built.shape in ("table", "csv")
        and len(built.fields) <= 3
    ):
        chosen = list(built.fields[-1:])
    if built.fields and built.shape in ("json", "csv", "table", "pairs"):
        job: Job = (
            "classify"
            if offered and choices[0].score >= 2.4 and chosen and (orders_class or built.shape == "json")
            else "extract"
        )
        if offered and chosen and job == "extract" and built.shape == "json" and choices[0].score >= 3:
            job = "classify"
        return replace(
            built, job=job, labels=offered if chosen else (), readings=readings(built, offered if chosen else ())
        )
    if asks and not offered_beats(choices, asks):
        pair = tuple(Label(name) for name in asks)
        return replace(
            built,
            job="classify",
            shape=built.shape or "label",
            labels=pair,
            yes_no=asks[0],
            readings=readings(built, pair),
        )
    strong = bool(choices) and (choices[0].score >= 3.4 or orders_class or built.only or "?" in calm)
    if offered and strong and built.shape in ("", "json", "csv", "table") and built.material and not _lone_rows(built):
        groups = tuple(sorted(choices[:3], key=lambda one: one.labels[0].start))
        second = _second(groups[:2], calm) or _second(groups[1:3], calm)
        offered = offered if not second else groups[0].labels if _second(groups[:2], calm) else groups[1].labels
        return replace(
            built,
            job="classify",
            shape=built.shape or "label",
            labels=offered,
            collect=second,
            readings=readings(built, offered),
        )
    return replace(built, readings=readings(built, ()))


def _in_company(fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """Settle names that mean different things beside different others: a title beside a firm is a job."""
    others = {kind for field in fields for kind in field.kinds[:1]}
    found = []
    for field in fields:
        first = field.kinds[:1]
        if first == ("title",) and others & {"company", "phone", "email"}:
            field = replace(field, kinds=("position", "title"))
        elif (
            first == ("position",)
            and others & {"quantity", "unit_price", "price"}
            and not others & {"person", "company"}
        ) or (first == ("position",) and field.name.lower().startswith("posi") and "quantity" in others):
            field = replace(field, kinds=("product",))
        found.append(replace(field, fields=_in_company(field.fields)) if field.fields else field)
    return tuple(found)


def _lone_rows(built: Wish) -> bool:
    """Tell whether sorting or counting is ordered, whose words can look like labels."""
    low = flat(built.instruction)
    by = re.search(r"\b(?:sort\w*|ordne\w*|orden\w*|rank\w*)\W+(?:\w+\W+){0,3}(?:by|nach|por)\b", low)
    return bool(by) or any(says("order", name, low) for name in ("down", "alpha", "time", "dedupe"))


def _second(groups: tuple[labels.Group, ...], calm: str) -> str:
    """Return the labels of a second group where both shall be given, joined by bars, with the sign between them."""
    if len(groups) < 2:
        return ""
    names = {flat(word) for group in groups for label in group.labels for word in label.name.split()}
    signs = re.finditer(r"\b([^\W\d]{3,})\s?([;/|+])\s?([^\W\d]{3,})\b", calm)
    before = flat(calm[max(0, groups[1].labels[0].start - 30) : groups[1].labels[0].start])
    ranked = sorted(signs, key=lambda one: " " in one[0])
    sign = next(
        (one for one in ranked if not {flat(one[1]), flat(one[3])} & names and flat(one[3])[:5] in before), None
    )
    if sign is None:
        return ""
    joined = "|".join(label.name for label in groups[1].labels)
    return f"{sign[2]}\n{joined}"


def offered_beats(choices: tuple[labels.Group, ...], asks: tuple[str, str]) -> bool:
    """Tell whether the labels on offer are others than yes and no."""
    if not choices:
        return False
    return choices[0].score >= 4 and not {flat(label.name) for label in choices[0].labels} & {
        flat(word) for word in asks
    }


def readings(built: Wish, offered: tuple[Label, ...]) -> tuple[Reading, ...]:
    """Return what was understood with its place in the message; what stands in the system message has none."""
    size = len(built.before)
    fields = [
        Reading("field", one.kinds[0] if one.kinds else "", one.start, one.end, 0.9 if one.kinds else 0.5)
        for one in built.fields
    ]
    names = [Reading("label", one.name, one.start, one.end, 0.9) for one in offered]
    return tuple(one for one in (*fields, *names) if 0 <= one.start < one.end <= size)
