"""Finish a reply: give it the form that was ordered, or write an honest one where there was nothing to write from."""

from __future__ import annotations

import re
from dataclasses import replace

from ..brief import Brief
from ..plan.draft import Piece
from ..plan.honest import honest
from ..selection.choose import Chosen
from ..selection.measure import Demand as Verdict
from .fit_text import fitted
from .form import Form, misses, total
from .topic import holds_facts, needs_world, topic

_MOST_WORDS = 30
"""Words of a request that asks for a text and tells nothing to put into it."""
_CLAUSE = 40
"""Characters of a limit's wording; longer ones are clauses that tell the topic as well."""
_WORKS_ON = ("rewrite", "summarise", "extract", "classify", "translate")
_NEAR = 3
_COUNT = re.compile(r"(?<!\S)\d{1,2}(?=\s{3})")
_NOT_TOPICS = ("replies", "items", "paragraph_mark", "sections", "parts")


def finish(chosen: Chosen, brief: Brief, message: str, first: bool = True) -> Chosen:
    """Return what was chosen in the form that the brief demands; untouched where it already has it.

    ``first`` tells that nothing was said before: a later turn works on what was said and never starts from nothing.
    """
    form = form_of(brief)
    taken = places(brief)
    if _empty(chosen) and (given := _to_recase(form, message)):
        chosen = replace(chosen, text=given, pieces=())
    alone = first and (_empty(chosen) or _worldly(brief, message, taken))
    bare = first and _bare(brief, message)
    if not form.demands and not alone and not (brief.limits and bare):
        return chosen
    about = _about(brief, message, taken)
    text = "" if alone else fitted(chosen.text, form, about) if form.demands else chosen.text
    if alone or (bare and _rated(text, form, about)[:2] > (0, 0)):
        other = honest(form, about, brief.form == "json")
        if alone or _rated(other, form, about) < _rated(text, form, about):
            text = other
    return replace(chosen, text=text, demands=_verdicts(chosen, brief, text, form))


def _to_recase(form: Form, message: str) -> str:
    """Return the text behind the colon of an order to put it in capitals or small letters."""
    for demand in (*form.all("upper"), *form.all("lower")):
        line = message[demand.end :].split("\n")[0]
        before, colon, rest = line.partition(":")
        if colon and len(before.split()) < _NEAR and len(rest.split()) > _NEAR - 1:
            return rest.strip()
    return ""


def _rated(text: str, form: Form, about: str) -> tuple[int, int, float]:
    """Return what a text misses: demands first, then the topic, of which at least one longer word must be there."""
    number, by = total(text, form)
    words = re.findall(r"[^\W\d_]{4,}", about.lower())
    return number, int(bool(words) and not any(word in text.lower() for word in words)), by


def form_of(brief: Brief) -> Form:
    """Return the form that a brief demands."""
    parts = [name for name in ("subject", "headline") if brief.has_part(name)]
    parts += ["bullets"] if brief.form == "bullets" else []
    parts += ["only"] if brief.only and (brief.form == "bullets" or brief.limit("items")) else []
    return Form(brief.language, brief.limits, brief.demands, tuple(parts))


def places(brief: Brief) -> list[tuple[int, int]]:
    """Return the places of a request that tell of form and not of a topic."""
    own = [(one.start, one.end) for one in brief.demands if one.kind not in _NOT_TOPICS]
    return own + [(limit.start, limit.end) for limit in brief.limits if limit.end - limit.start <= _CLAUSE]


def worldly(brief: Brief, message: str) -> bool:
    """Tell whether only knowledge of the world could answer a request, and nothing was given to work with."""
    return brief.form not in ("json", "csv", "table") and _worldly(brief, message, places(brief))


def _worldly(brief: Brief, message: str, taken: list[tuple[int, int]]) -> bool:
    return _bare(brief, message) and bool(brief.demands or brief.limits) and needs_world(message, taken)


def _bare(brief: Brief, message: str) -> bool:
    """Tell whether a request brings no material and no facts."""
    if brief.task in _WORKS_ON and brief.material.strip():
        return False
    own = not brief.material.strip() or "\n" not in message.strip()
    return (own or brief.material.strip() == message.strip()) and not _facts(brief, message)


def _facts(brief: Brief, message: str) -> bool:
    kept = list(message)
    spans = [(one.start, one.end) for one in brief.demands] + [(one.start, one.end) for one in brief.limits]
    for start, end in spans:
        kept[start:end] = " " * max(3, min(end, len(kept)) - start)
    rest = _COUNT.sub(" ", "".join(kept))
    return holds_facts(rest) or len(rest.split()) > _MOST_WORDS


def _about(brief: Brief, message: str, taken: list[tuple[int, int]]) -> str:
    parts = [one for one in brief.demands if one.kind == "parts"]
    return parts[0].literals[0].rstrip("?").lstrip("¿") if parts else topic(message, taken)


def _empty(chosen: Chosen) -> bool:
    """Tell whether the plan had nothing to say but that it has nothing."""
    return not chosen.text.strip() or (bool(chosen.pieces) and all(_nothing(one) for one in chosen.pieces))


def _nothing(one: Piece) -> bool:
    return one.origin == "honest:nothing"


def _verdicts(chosen: Chosen, brief: Brief, text: str, form: Form) -> tuple[Verdict, ...]:
    own = [Verdict(wording, by == 0, by) for wording, by in misses(text, form)]
    limited = {limit.text for limit in brief.limits}
    others = [one for one in chosen.demands if one.wording not in limited]
    return (*own, *others)
