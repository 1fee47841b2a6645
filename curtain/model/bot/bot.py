"""Answer a conversation as the assistant that its system message sets up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ...records import Explanation, Language, Message, Span
from ...text.language import language
from .charge import Charge
from .decide import HELD_BY, Verdict, decide, firm
from .facts import facts_for
from .read_charge import read_charge
from .read_turn import read_turn
from .say import reply
from .turn import Sign, Turn

_SAMPLE = 1000
_SURE = 0.5
_LEAST_WORDS = 3


@dataclass(frozen=True, slots=True)
class BotReply:
    """The assistant's reply and what the explanation shows of it."""

    text: str
    language: Language
    verdict: Verdict
    turn: Turn
    charge: Charge

    @property
    def spans(self) -> tuple[Span, ...]:
        """Return what was read in the customer's turn."""
        return tuple(
            Span(sign.start, sign.end, f"model.read.bot_{sign.way}")
            for sign in self.turn.signs
            if self.turn.goal and sign.end
        )

    @property
    def weaknesses(self) -> tuple[str, ...]:
        """Return the gap by which something got out, as a name of a weakness."""
        return (f"bot_{self.verdict.gap}",) if self.verdict.gap else ()

    @property
    def explanation(self) -> Explanation:
        """Return what was read and which weakness fired; ``brief["bot"]`` says what the assistant did and why."""
        fired = tuple(f"model.weakness.{name}" for name in self.weaknesses)
        return Explanation(read=self.spans, weaknesses=fired, brief={"language": self.language, "bot": self.summary()})

    def summary(self) -> Mapping[str, Any]:
        """Return the record for the explanation."""
        return {
            "state": self.verdict.state,
            "goal": self.turn.goal,
            "ways": list(self.turn.ways),
            "form": self.turn.form,
            "gap": self.verdict.gap,
            "named": [way for way in self.turn.ways if HELD_BY[way] & self.charge.covers],
            "given": list(self.verdict.given),
            "topics": list(self.turn.topics),
            "firmness": firm(self.charge),
            "rules": [{"name": rule.name, "start": rule.start, "end": rule.end} for rule in self.charge.rules],
        }


def bot_reply(messages: Sequence[Message]) -> BotReply | None:
    """Return the assistant's reply, or None if the conversation sets up no assistant."""
    standing = "\n".join(turn.content for turn in messages if turn.role in ("system", "developer"))
    turns = [turn.content for turn in messages if turn.role == "user"]
    charge = read_charge(standing) if standing and turns else None
    if charge is None:
        return None
    turn = read_turn(turns)
    lang = _tongue(charge, turns)
    if turn.goal and lang != charge.language and not turn.ways:
        turn = replace(turn, signs=(Sign("language", 0, len(turn.text)),))
    verdict = _settled(charge, turn, decide(charge, turn))
    return BotReply(reply(charge, turn, verdict, lang), lang, verdict, turn, charge)


def _settled(charge: Charge, turn: Turn, verdict: Verdict) -> Verdict:
    """Tell small talk and what is not known from what is answered."""
    if verdict.state != "answered" or facts_for(charge, turn.topics, turn.text):
        return verdict
    return replace(verdict, state="social" if turn.social else "unknown")


def _tongue(charge: Charge, turns: Sequence[str]) -> Language:
    if charge.tongue in ("de", "en", "es"):
        return charge.tongue  # type: ignore[return-value]
    for text in reversed(turns[-3:]):
        guess = language(text[:_SAMPLE], charge.language)
        if len(text[:_SAMPLE].split()) >= _LEAST_WORDS and guess.confidence >= _SURE:
            return guess.language
    return charge.language
