"""Choose the plan for a brief: by artefact and form first, else by the kind of material."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ..brief import Brief
from ..knowledge.facts import Knowledge
from .answer import answer
from .draft import Draft
from .email import email
from .frame import frame_of_a_brief
from .invitation import invitation
from .plain import plain
from .points import points
from .product import product_text

Plan = Callable[[Brief, Knowledge, Mapping[str, str], str, tuple[str, ...]], Draft]

PLANS: Mapping[str, Plan] = {
    "email": email,
    "points": points,
    "answer": answer,
    "invitation": invitation,
    "product": product_text,
    "plain": plain,
    "frame": frame_of_a_brief,
}


def plan_name(brief: Brief, known: Knowledge) -> str:
    """Return which plan serves a brief."""
    if not known.text:
        return "plain"
    artefact = brief.artefact
    if artefact == "brief":
        return "frame"
    named = artefact in ("invitation", "teaser", "post", "email", "reply")
    announces = named or _writes(brief) or brief.has_part("headline")
    if known.kind == "event" and announces:
        return "invitation"
    answers = brief.task == "answer" or artefact == "answer" or (bool(brief.unknown) and known.kind == "question")
    if known.question and answers and brief.form != "bullets":
        return "answer"
    if (
        known.kind == "question"
        and not brief.form
        and (artefact in ("reply", "email") or not artefact)
        and brief.task in ("write", "")
    ):
        return "answer"
    listed = brief.form == "bullets" or brief.limit("items") is not None
    if (
        listed
        and known.kind in ("inquiry", "notes", "question")
        and not brief.has_part("subject")
        and brief.limit("items")
    ):
        return "points"
    if artefact in ("email", "reply", "invitation"):
        return "email"
    if artefact in ("product", "teaser", "post", "press") and known.kind in ("sheet", "question"):
        return "product"
    if listed:
        return "points" if known.kind in ("inquiry", "notes", "question") else "plain"
    if known.kind == "sheet" and (_writes(brief) or brief.audience):
        return "product"
    if brief.task == "answer" and known.question:
        return "answer"
    return "plain"


def _writes(brief: Brief) -> bool:
    return brief.task in ("write", "rewrite") or (not brief.task and bool(brief.limits or brief.audience))
