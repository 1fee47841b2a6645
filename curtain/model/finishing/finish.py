"""Finish a reply: give it the form that was ordered, or write an honest one where there was nothing to write from."""

from __future__ import annotations

from dataclasses import replace

from ..brief import Brief
from ..plan.honest import honest
from ..selection.choose import Chosen
from ..selection.measure import Demand as Verdict
from .fit_text import fitted
from .form import Form, misses, total
from .topic import needs_world, topic

_NOT_TOPICS = ("replies", "items", "paragraph_mark", "sections", "parts")
_OPEN = "honest"


def finish(chosen: Chosen, brief: Brief, message: str) -> Chosen:
    """Return what was chosen in the form that the brief demands; untouched where it already has it."""
    form = form_of(brief)
    if not form.demands and not _empty(chosen):
        return chosen
    taken = places(brief)
    about = _about(brief, message, taken)
    empty = _empty(chosen)
    text = "" if empty else fitted(chosen.text, form, about)
    if empty or _worldly(brief, message, taken) or (total(text, form)[0] and _bare(brief, message, taken)):
        other = honest(form, about, brief.form == "json")
        if empty or _worldly(brief, message, taken) or total(other, form) < total(text, form):
            text = other
    return replace(chosen, text=text, demands=_verdicts(chosen, brief, text, form))


def form_of(brief: Brief) -> Form:
    """Return the form that a brief demands."""
    parts = [name for name in ("subject", "headline") if brief.has_part(name)]
    parts += ["bullets"] if brief.form == "bullets" else []
    parts += ["only"] if brief.only and (brief.form == "bullets" or brief.limit("items")) else []
    return Form(brief.language, brief.limits, brief.demands, tuple(parts))


def places(brief: Brief) -> list[tuple[int, int]]:
    """Return the places of a request that tell of form and not of a topic."""
    own = [(one.start, one.end) for one in brief.demands if one.kind not in _NOT_TOPICS]
    return own + [(limit.start, limit.end) for limit in brief.limits]


def worldly(brief: Brief, message: str) -> bool:
    """Tell whether only knowledge of the world could answer a request, and nothing was given to work with."""
    return _worldly(brief, message, places(brief))


def _worldly(brief: Brief, message: str, taken: list[tuple[int, int]]) -> bool:
    return _bare(brief, message, taken) and bool(brief.demands or brief.limits) and needs_world(message, taken)


def _bare(brief: Brief, message: str, taken: list[tuple[int, int]]) -> bool:
    """Tell whether a request brings no material and no facts."""
    inside = not brief.material.strip() or brief.material.strip() == message.strip()
    return inside and not _facts(message, taken)


def _facts(message: str, taken: list[tuple[int, int]]) -> bool:
    kept = list(message)
    for start, end in taken:
        kept[start:end] = " " * (min(end, len(kept)) - start)
    return any(sign.isdigit() or sign == "@" for sign in kept) or len("".join(kept).split()) > 45


def _about(brief: Brief, message: str, taken: list[tuple[int, int]]) -> str:
    parts = [one for one in brief.demands if one.kind == "parts"]
    return parts[0].literals[0].rstrip("?").lstrip("¿") if parts else topic(message, taken)


def _empty(chosen: Chosen) -> bool:
    """Tell whether the plan had nothing to say but that it has nothing."""
    return bool(chosen.pieces) and all(one.origin == "honest:nothing" for one in chosen.pieces)


def _verdicts(chosen: Chosen, brief: Brief, text: str, form: Form) -> tuple[Verdict, ...]:
    own = [Verdict(wording, by == 0, by) for wording, by in misses(text, form)]
    limited = {limit.text for limit in brief.limits}
    others = [one for one in chosen.demands if one.wording not in limited]
    return (*own, *others)
