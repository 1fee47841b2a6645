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
from .post import post
from .product import product_text
from .subjects import subject_lines, wanted_lines
from .translation import no_translation

Plan = Callable[[Brief, Knowledge, Mapping[str, str], str, tuple[str, ...]], Draft]

_FIELDS = 3

PLANS: Mapping[str, Plan] = {
    "email": email,
    "points": points,
    "answer": answer,
    "invitation": invitation,
    "product": product_text,
    "plain": plain,
    "post": post,
    "subjects": subject_lines,
    "translation": no_translation,
    "frame": frame_of_a_brief,
}


def plan_name(brief: Brief, known: Knowledge) -> str:
    """Return which plan serves a brief."""
    if not known.text:
        return "plain"
    artefact = brief.artefact
    if artefact == "brief":
        return "frame"
    if brief.task == "translate" and not artefact:
        return "translation"
    if wanted_lines(brief) and not brief.has_part("salutation"):
        return "subjects"
    if own := _own_kind(brief, known):
        return own
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
    if _writes(brief) and len(known.fields) >= _FIELDS and known.kind == "notes":
        return "post"
    if known.kind == "sheet" and (_writes(brief) or brief.audience):
        return "product"
    if brief.task == "answer" and known.question:
        return "answer"
    return "plain"


def _own_kind(brief: Brief, known: Knowledge) -> str:
    """Return the plan that the ordered text needs where the material is of another kind; nothing if they fit."""
    artefact = brief.artefact
    if artefact == "invitation" and known.kind != "event":
        return "invitation"
    if artefact in ("teaser", "post") and brief.audience == "customers" and "registration" in brief.wanted:
        return "invitation"
    answers = (brief.task == "answer" or bool(brief.unknown)) and artefact in ("", "answer")
    if answers and not known.question and known.kind in ("sheet", "notes") and not _shaped(brief):
        return "answer"
    return "post" if artefact in ("post", "press") and known.kind in ("notes", "inquiry") else ""


def _shaped(brief: Brief) -> bool:
    """Tell whether the request orders a form, parts or facts that no answer to a question has."""
    facts = set(brief.wanted) - {"product", "name", "open"}
    return bool(brief.form or brief.limit("items") or facts or brief.audience == "buyers" or brief.has_part("headline"))


def _writes(brief: Brief) -> bool:
    return brief.task in ("write", "rewrite") or (not brief.task and bool(brief.limits or brief.audience))
