"""A structured reply as a completion, with an explanation of what was read and where every value came from."""

from __future__ import annotations

from collections.abc import Sequence

from ..records import Completion, Explanation, Message, Span
from .brief import Brief
from .plan.structured_made import Structured
from .structured_brief import Field
from .tokens import count_tokens


def structured_completion(
    version: str, messages: Sequence[Message], brief: Brief, shaped: Structured, text: str, *, cut: bool
) -> Completion:
    """Return the completion of a structured reply."""
    return Completion(
        text=text,
        engine=version,
        finish_reason="length" if cut else "stop",
        prompt_tokens=sum(count_tokens(message.content) + 3 for message in messages),
        completion_tokens=count_tokens(text),
        explanation=_explained(brief, shaped),
    )


def _explained(brief: Brief, shaped: Structured) -> Explanation:
    wish = shaped.wish
    met = {value.field for value in shaped.values}
    flat_fields = [field for field in wish.fields if not field.fields]
    return Explanation(
        read=tuple(Span(one.start, one.end, f"model.read.{one.field}") for one in (*wish.readings, *brief.readings)),
        unread=tuple(Span(one.start, one.end, "model.read.unread") for one in brief.unread),
        constraints=tuple((field.name, field.name in met) for field in flat_fields) if shaped.values else (),
        weaknesses=("model.weakness.prose_json",) if shaped.prose else (),
        brief={
            "language": brief.language,
            "task": wish.job or "extract",
            "form": wish.shape,
            "fields": [_field(field) for field in wish.fields],
            "labels": [{"name": label.name, "about": label.about} for label in wish.labels],
            "items": len(wish.items),
            "only": wish.only,
            "missing": wish.missing,
            "material_characters": len(wish.material),
            "values": [
                {
                    "field": one.field,
                    "text": one.text,
                    "start": one.start,
                    "end": one.end,
                    "confidence": round(min(1.0, one.sure), 2),
                }
                for one in shaped.values[:200]
            ],
        },
    )


def _field(field: Field) -> dict[str, object]:
    return {
        "name": field.name,
        "kinds": list(field.kinds[:3]),
        "type": field.type,
        "start": field.start,
        "end": field.end,
    }
