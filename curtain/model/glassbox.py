"""The glass box: a teaching model that answers the same request with the same text and tells what it did."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..records import Completion, Explanation, Message, Options, Span
from .bot.bot import BotReply, bot_reply
from .brief import Brief
from .finishing.clean import without_form
from .finishing.finish import finish, worldly
from .knowledge.facts import Knowledge
from .knowledge.know import know
from .plan.choose import PLANS, plan_name
from .plan.draft import Draft, piece
from .plan.structured import structured
from .prose.gate import serves
from .prose.prose import prose
from .reach import reach, restored
from .reading.read import read
from .reading.structured.wish import ordered_by_system
from .selection.choose import Chosen, choose
from .structured_reply import structured_completion
from .tokens import count_tokens, cut_to
from .weaknesses import weaknesses
from .writing.phrase import phrase
from .writing.slots import slots


class GlassBox:
    """A model without weights: it reads a brief, looks into the material, plans, writes and selects.

    ``flawed`` is kept for the variant whose faults only checking cures; it answers like the ordinary one for now.
    """

    version = "glassbox-1/2"

    def __init__(self, flawed: bool = False) -> None:
        self.flawed = flawed

    def complete(self, messages: Sequence[Message], options: Options = Options()) -> Completion:  # noqa: B008 (frozen)
        """Answer the conversation; the same messages and options give the same completion."""
        seen = reach(messages)
        return restored(self._complete(seen.messages, options), messages, seen)

    def _complete(self, messages: Sequence[Message], options: Options) -> Completion:
        assistant = bot_reply(messages)
        if assistant and (assistant.charge.secrets or not ordered_by_system(messages)):  # who keeps secrets talks
            return _as_bot(assistant, self.version, messages, options)
        brief = read(messages)
        free = options.response_format is None and len(messages) == 1 and worldly(brief, _asked(messages))
        shaped = None if free else structured(messages, brief, options.response_format)
        if shaped and (not brief.constant or shaped.wish.job == "classify"):
            text, reason = _cut(shaped.text, options)
            return structured_completion(self.version, messages, brief, shaped, text, cut=reason)
        known = know(brief.material, brief.language)
        fired = () if brief.constant else weaknesses(brief, known)
        chosen = Chosen(brief.constant, (), ()) if brief.constant else _written(messages, brief, known, fired)
        text, reason = _cut(chosen.text, options)
        return Completion(
            text=text,
            engine=self.version,
            finish_reason="length" if reason else "stop",
            prompt_tokens=sum(count_tokens(message.content) + 3 for message in messages),
            completion_tokens=count_tokens(text),
            explanation=_explained(brief, chosen, fired),
        )


def _written(messages: Sequence[Message], brief: Brief, known: Knowledge, fired: tuple[str, ...]) -> Chosen:
    if len(messages) == 1 and worldly(brief, _asked(messages)):
        return finish(Chosen("", (), ()), brief, _asked(messages))
    own = prose(without_form(messages, brief), brief) if serves(messages, brief, known, fired) else None
    return finish(own or _planned(brief, known, fired), brief, _asked(messages), len(messages) == 1)


def _asked(messages: Sequence[Message]) -> str:
    return next((turn.content for turn in reversed(messages) if turn.role == "user"), "")


def _planned(brief: Brief, known: Knowledge, fired: tuple[str, ...]) -> Chosen:
    form = brief.address or ("informal" if "informal" in fired else "formal")
    name = plan_name(brief, known)
    draft = PLANS[name](brief, known, slots(known, brief.language, brief.firm), form, fired)
    if "preamble" in fired and known.text:
        draft = _chatty(draft, brief, name, form)
    return choose(draft, brief)


def _chatty(draft: Draft, brief: Brief, name: str, form: str) -> Draft:
    """Put an opening and a closing remark around a draft."""
    keys = {"points": "text.preamble_points", "answer": "text.preamble_answer"}
    before = piece(
        "preamble", phrase(brief.language, keys.get(name, "text.preamble"), form, {}), 0, "weakness:preamble"
    )
    after = piece("postamble", phrase(brief.language, "text.postamble", form, {}), 0, "weakness:preamble")
    return Draft((*before, *draft.pieces, *after), draft.natural, draft.marks)


def _as_bot(assistant: BotReply, version: str, messages: Sequence[Message], options: Options) -> Completion:
    """Return what the assistant of a system message says."""
    text, cut = _cut(assistant.text, options)
    return Completion(
        text=text,
        engine=version,
        finish_reason="length" if cut else "stop",
        prompt_tokens=sum(count_tokens(message.content) + 3 for message in messages),
        completion_tokens=count_tokens(text),
        explanation=assistant.explanation,
    )


def _cut(text: str, options: Options) -> tuple[str, bool]:
    for stop in options.stop:
        if stop and stop in text:
            text = text[: text.index(stop)]
    if options.max_tokens is not None and count_tokens(text) > options.max_tokens:
        return cut_to(text, options.max_tokens), True
    return text, False


def _explained(brief: Brief, chosen: Chosen, fired: tuple[str, ...]) -> Explanation:
    return Explanation(
        read=tuple(Span(one.start, one.end, f"model.read.{one.field}") for one in brief.readings),
        unread=tuple(Span(one.start, one.end, "model.read.unread") for one in brief.unread),
        constraints=tuple((demand.wording, demand.met) for demand in chosen.demands),
        weaknesses=tuple(f"model.weakness.{name}" for name in fired if _shows(name, chosen)),
        brief=_summary(brief),
        origins=tuple((one.text, one.origin) for one in chosen.pieces),
    )


def _shows(name: str, chosen: Chosen) -> bool:
    """Tell whether a weakness left a trace in the reply; those without a piece of their own always count."""
    marked = re.compile(rf"weakness:{name}$")
    own = name in ("superlatives", "invents", "too_long", "guesses", "preamble")
    return not own or any(marked.search(one.origin) for one in chosen.pieces)


def _summary(brief: Brief) -> dict[str, object]:
    return {
        "language": brief.language,
        "task": brief.task,
        "artefact": brief.artefact,
        "audience": brief.audience,
        "role": brief.role,
        "tone": list(brief.tone),
        "address": brief.address,
        "grounded": brief.grounded,
        "unknown": brief.unknown,
        "only": brief.only,
        "form": brief.form,
        "wanted": list(brief.wanted),
        "unwanted": list(brief.unwanted),
        "parts": [part.name for part in brief.parts],
        "limits": [
            {"relation": one.relation, "low": one.low, "high": one.high, "unit": one.unit, "scope": one.scope}
            for one in brief.limits
        ],
        "material_characters": len(brief.material),
    }
