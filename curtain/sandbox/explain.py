"""``/sandbox/explain``: what the glass box did with a request, in plain words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..phrases import phrases, say
from ..records import Completion, Explanation, Language, Span
from .world import Call, Reply


def explain(call: Call) -> Reply:
    """``GET /sandbox/explain/{id}``: what was read, what was not, demands, weaknesses and origins, in plain words."""
    found = call.world.explanations.of(call.path["id"], call.learner.id)
    asked = next((turn.content for turn in reversed(found.messages) if turn.role == "user"), "")
    choices = [_choice(completion, asked, call.lang) for completion in found.completions]
    return Reply({"id": call.path["id"], "prompt": asked, "choices": choices})


def _choice(completion: Completion, asked: str, lang: Language) -> dict[str, Any]:
    told = completion.explanation
    shown = _told(told, asked, lang) if told else None
    return {"text": completion.text, "engine": completion.engine, "explanation": shown}


def _told(told: Explanation, asked: str, lang: Language) -> dict[str, Any]:
    return {
        "read": _spans(told.read, asked, lang),
        "unread": _spans(told.unread, asked, lang),
        "constraints": [{"text": _worded(wording, lang), "met": met} for wording, met in told.constraints],
        "weaknesses": [{"id": key.rpartition(".")[2], "text": _worded(key, lang)} for key in told.weaknesses],
        "origins": [{"text": text, "origin": origin, "label": _origin(origin, lang)} for text, origin in told.origins],
        "brief": told.brief,
    }


def _spans(spans: Sequence[Span], asked: str, lang: Language) -> list[dict[str, Any]]:
    return [
        {"start": one.start, "end": one.end, "text": asked[one.start : one.end], "label": _worded(one.what, lang)}
        for one in spans
    ]


def _worded(key: str, lang: Language) -> str:
    """Return the sentence of a phrase key; the learner's own words stay as they are."""
    return say(lang, key) if key in phrases(lang) else key


def _origin(origin: str, lang: Language) -> str:
    """Return in plain words where a piece came from; ``stock`` for sources that have no name of their own."""
    kind = origin.partition(":")[0]
    key = f"sandbox.origin.{kind}"
    return say(lang, key if key in phrases(lang) else "sandbox.origin.stock")
