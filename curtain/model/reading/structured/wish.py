"""Read what a conversation orders in a structured form."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from ....records import Message
from ...flat import flat
from ...structured_brief import Field, Item, Label, Shape, Wish
from . import items, labels, shape
from .columns import Listed, listed
from .decide import decided
from .layout import Layout, layout, order_score
from .skeleton import Skeleton, named, schema_fields, skeleton
from .words import says

_LONGEST = 8_000
_MOST = 24_000
_SEVERAL = re.compile(
    r"\b(?:mehrere|mehrfach\w*|alle zutreffenden|several|multiple|all that apply|more than one|vari[oa]s|"
    r"todas las que|"
    r"welche (?:themen|labels|tags|kategorien|aspekte)|which (?:topics|labels|tags|categories|"
    r"aspects)|que (?:temas|etiquetas|categorias|aspectos))\b"
)
_NEXT = re.compile(
    r"^\W*(?:next(?: one)?|n[aä]chste\w*|siguiente|und (?:die|das|der|hier)|and (?:this|here)|y (?:este|esta))\W*:\s*",
    re.IGNORECASE,
)
_JUST = (
    r"\b(?:nur|only|exactly one|genau ein\w*|solo|unicamente|ausschliesslich|one word|"
    r"ein wort|una palabra|allowed outputs?|that word|label each|label the|classify each|"
    r"classify every|klassifiziere jede\w*|clasifica cada)\b"
)


def wish(messages: Sequence[Message], response_format: Mapping[str, Any] | None = None) -> Wish:
    """Return the structured wish of a conversation; its ``shape`` is empty where there is none."""
    users = [turn.content for turn in messages if turn.role == "user"]
    if not users or (len(users[-1]) > 60_000 and not response_format):
        return Wish()
    standing = "\n".join(turn.content for turn in messages if turn.role in ("system", "developer"))[:6000]
    said = next((turn.content for turn in reversed(messages) if turn.role == "assistant"), "")
    parts = _parts(users[-1], standing)
    found = _read(users[-1], parts, standing, response_format)
    if said and len(users) > 1:
        return _continued(found, parts, users, standing, said)
    return found


def _parts(message: str, standing: str) -> Layout:
    parts = layout(message)
    rules = order_score(standing) if standing else 0.0
    named_here = listed(parts.asked)
    if (
        standing
        and (rules >= 1.5 or skeleton(standing) or labels.groups(standing))
        and parts.score < 1.5
        and not (named_here and named_here.score >= 3)
    ):
        return Layout(" " * len(message), _unquoted(message), 0.0)
    return parts


def _unquoted(message: str) -> str:
    text = message.strip()
    return text[1:-1].strip() if len(text) > 2 and text[0] in '"„“«' and text[-1] in '"“”»' else text


def _read(message: str, parts: Layout, standing: str, response_format: Mapping[str, Any] | None) -> Wish:
    solved, open_ones, span = items.examples(message)
    asked, material = parts.asked[:_LONGEST], parts.material[:_MOST]
    if solved:
        asked = message[: span[0]] + " " * (span[1] - span[0]) + message[span[1] :]
        material = "\n".join(one.text for one in open_ones)
    if response_format and not material.strip():
        material = message[:_MOST]
    orders = f"{asked}\n{standing}" if standing else asked
    sketch, listing = _fields(asked, standing)
    schema = _schema(response_format)
    wanted = schema if schema is not None else sketch.fields if sketch else listing.fields if listing else ()
    form = _shape(asked, standing, sketch, listing, response_format)
    calm = _masked(orders, skeleton(orders), listing if form in ("json", "csv", "table", "pairs") else None)
    choices = labels.groups(calm)
    asks = labels.yes_no(orders)
    marked = items.numbered(material)
    built = Wish(
        shape=form,
        fields=_dated(wanted, orders),
        many=True if form in ("csv", "table") or shape.many_objects(orders) else sketch.many if sketch else None,
        separator=shape.separator(orders, listing.joined if listing else ""),
        several=_SEVERAL.search(flat(orders)) is not None,
        items=open_ones if len(open_ones) > 1 else marked,
        examples=solved,
        template=items.template(orders, bool(marked) or not material),
        missing=shape.filler(orders),
        only=shape.only(orders) or bool(response_format) or bool(standing and sketch and not parts.score),
        exact=sketch is not None,
        wrapper=_wrapper(response_format),
        form=shape.date_form(orders),
        year=shape.year(orders),
        instruction=orders,
        material=material,
        before=message,
    )
    return decided(built, choices, asks, calm)


def _fields(asked: str, standing: str) -> tuple[Skeleton | None, Listed | None]:
    sketch = skeleton(asked) or (skeleton(standing) if standing else None)
    return sketch, listed(asked) or (listed(standing) if standing else None)


def _shape(
    asked: str,
    standing: str,
    sketch: Skeleton | None,
    listing: Listed | None,
    response_format: Mapping[str, Any] | None,
) -> Shape:
    if response_format:
        return "json"
    named_form = shape.shape_of(asked) or (shape.shape_of(standing) if standing else "")
    if named_form in ("", "pairs") and sketch:
        return "json"
    if named_form:
        return named_form
    if listing and listing.joined == "|":
        return "table"
    return "csv" if listing and listing.joined == ";" and len(listing.fields) > 2 else ""


def _schema(response_format: Mapping[str, Any] | None) -> tuple[Field, ...] | None:
    if not response_format or response_format.get("type") != "json_schema":
        return None
    outer = response_format.get("json_schema")
    inner = outer.get("schema") if isinstance(outer, Mapping) else None
    return schema_fields(inner) if isinstance(inner, Mapping) else ()


def _wrapper(response_format: Mapping[str, Any] | None) -> str:
    return str(response_format.get("type", "")) if response_format else ""


def _masked(asked: str, sketch: Skeleton | None, listing: Listed | None) -> str:
    """Blank what names fields, so that it is not taken for labels."""
    if sketch:
        asked = asked[: sketch.start] + " " * (sketch.end - sketch.start) + asked[sketch.end :]
    if listing and (listing.joined in ("|", ";", ",") or all(field.kinds for field in listing.fields)):
        start, end = listing.fields[0].start, listing.fields[-1].end
        asked = asked[:start] + " " * max(0, end - start) + asked[max(start, end) :]
    return asked


def _dated(fields: tuple[Field, ...], orders: str) -> tuple[Field, ...]:
    """Give dates and times the form that the request orders for all of them."""
    dates, times = shape.date_form(orders), shape.time_form(orders)
    plain = any(one.form == "date" for one in fields)
    return tuple(
        replace(
            one,
            form=one.form
            or (dates if not plain and one.kinds[:1] and one.kinds[0] in ("date", "deadline") else "")
            or (times if one.kinds[:1] and one.kinds[0] in ("time", "end_time") else ""),
        )
        for one in fields
    )


def _continued(found: Wish, parts: Layout, users: list[str], standing: str, said: str) -> Wish:
    """Read a later turn: a new item under the old order, or a change to the reply that stands."""
    earlier = _read(users[-2], _parts(users[-2], standing), standing, None)
    own = len(parts.material.strip()) >= 25 or found.examples
    if not own and re.search(r"\d\s*=\s*\w|\w\s*=\s*\d", parts.asked) and re.search(r"(?m)^\s*\w{1,3}[.:)]", said):
        return replace(
            found, origin=said, labels=earlier.labels or (Label("?"),), items=earlier.items or items.numbered(users[-2])
        )
    if found.shape and (own or (found.job and found.fields and parts.material)):
        return found
    if found.fields and own:
        return replace(found, shape=found.shape or earlier.shape or "table", job="extract")
    if (not own and parts.score >= 0.4) or (_NEXT.match(users[-1]) is None and parts.score >= 1.0):
        return replace(
            found, origin=said, labels=found.labels or earlier.labels, items=earlier.items, template=earlier.template
        )
    if earlier.labels or earlier.fields:
        text = _NEXT.sub("", users[-1])
        return replace(earlier, material=text, items=(), before=users[-1], readings=())
    return found


def ordered_by_system(messages: Sequence[Message]) -> bool:
    """Tell whether the system message orders a structured reply to whatever the user sends."""
    standing = "\n".join(turn.content for turn in messages if turn.role in ("system", "developer"))[:3000]
    if not standing or len(standing) > 2500:
        return False
    if skeleton(standing) or (shape.shape_of(standing) in ("json", "csv", "table") and order_score(standing) >= 2.0):
        return True
    offered = labels.groups(standing)
    return (
        bool(offered)
        and offered[0].score >= 2.0
        and says("task", "classify", standing)
        and re.search(_JUST, flat(standing)) is not None
    )


def item_of(found: Wish) -> tuple[Item, ...]:
    """Return the items to work on: the marked ones, else the material as one."""
    if found.items:
        return found.items
    return (Item("", found.material),) if found.material.strip() else ()


__all__ = ["item_of", "named", "wish"]
