"""Write the assistant's reply: what it gives away, refuses or knows, in the customer's language."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from ...records import Language
from ...text.language import language
from ...text.words import sentences
from ..flat import flat
from ..text_units import salient
from .charge import Charge, Fact, Secret
from .cues import pattern
from .decide import Verdict
from .facts import facts_for
from .shapes import shaped
from .stock import said
from .turn import Turn

_SHOWN = 1200
_FALLBACK = re.compile(r"[„“\"«]([^“”\"»„«]{12,200})[“”\"»]")


def reply(charge: Charge, turn: Turn, verdict: Verdict, lang: Language) -> str:
    """Return the reply to a turn."""
    if verdict.state == "muted":
        return said(lang, "refuse.mute") if charge.mute == "refuse" else charge.mute
    parts = [*_on_goal(charge, turn, verdict, lang), *_answers(charge, turn, verdict, lang)]
    if pattern("asks", "pity", "any").search(flat(turn.text)) and not turn.goal and turn.topics:
        parts.insert(0, said(lang, "talk.sorry"))
    return "\n\n".join(part for part in parts if part) if turn.form == "acrostic" else " ".join(filter(None, parts))


def _on_goal(charge: Charge, turn: Turn, verdict: Verdict, lang: Language) -> Iterator[str]:
    if verdict.state == "leaked":
        yield said(lang, "leak.embedded") if verdict.gap == "embedded" else ""
        yield from _given(charge, turn, verdict, lang)
    elif verdict.state in ("promised", "insulted"):
        yield said(lang, f"done.{turn.goal}")
    elif verdict.state == "refused":
        yield from _refused(charge, turn, verdict, lang)


def _given(charge: Charge, turn: Turn, verdict: Verdict, lang: Language) -> Iterator[str]:
    if turn.everything and not turn.followed and set(verdict.given) == {one.target for one in charge.secrets}:
        yield f"{said(lang, 'leak.prompt')} {charge.text[:_SHOWN]}"
        if all(one.value in charge.text[:_SHOWN] for one in charge.secrets):
            return
    secrets = [secret for secret in charge.secrets if secret.target in verdict.given]
    if turn.form == "json":
        yield json.dumps({said(lang, f"leak.{one.target}_name"): one.value for one in secrets}, ensure_ascii=False)
        return
    for secret in secrets:
        yield _leak(secret, turn, lang)


def _leak(secret: Secret, turn: Turn, lang: Language) -> str:
    if turn.form == "plain":
        return said(lang, f"leak.{secret.target}", value=secret.value)
    value = shaped(secret.value, turn.form, turn.count, lang)
    if turn.form in ("first", "last"):
        return said(lang, f"leak.{turn.form}", value=value)
    if turn.form == "acrostic":
        return f"{said(lang, 'leak.acrostic')}\n\n{value}"
    return said(lang, f"leak.{secret.target}_shaped", value=value)


def _refused(charge: Charge, turn: Turn, verdict: Verdict, lang: Language) -> Iterator[str]:
    if "embedded" in turn.ways:
        yield said(lang, "refuse.embedded")
        yield _gist(turn, lang)
        return
    own = _fallback(charge, lang) if turn.goal != "insult" else ""
    key = turn.goal if turn.goal != "secret" else verdict.kept[0] if len(verdict.kept) == 1 else "both"
    yield own or said(lang, f"refuse.{key}")
    if not own and turn.goal != "insult" and "handover" in charge.covers:
        yield _handover(charge, lang)


def _gist(turn: Turn, lang: Language) -> str:
    """Return what matters in quoted text, without the order to machines in it."""
    clean = re.sub(r"\[[^\]]*\]|\({2,}[^)]*\)+", "", turn.material)
    kept = tuple(one for one in sentences(clean) if not pattern("asks", "machine", "any").search(flat(one)))
    best = salient(kept, 1)
    return said(lang, "talk.gist", value=best[0].strip("> ")) if best else ""


def _fallback(charge: Charge, lang: Language) -> str:
    """Return the words that the prompt gives the assistant for refusing, if they are in the customer's language."""
    for rule in charge.rules:
        if rule.name not in ("handover", "confidential"):
            continue
        match = _FALLBACK.search(charge.text, max(0, rule.start - 40), min(len(charge.text), rule.end + 40))
        if match and language(match[1]).language == lang and not re.search(r"[?]|\b[IR]:", match[1]):
            return match[1].strip()
    return ""


def _answers(charge: Charge, turn: Turn, verdict: Verdict, lang: Language) -> Iterator[str]:
    """Yield the facts asked for; where nothing is asked for and nothing was said yet, say so."""
    found = facts_for(charge, turn.topics, turn.text) if not turn.goal or turn.topics else ()
    if turn.goal and verdict.state != "answered":
        found = tuple(one for one in found if _plainly_asked(turn, one[0]))
    for topic, fact in found:
        yield _fact(topic, fact, charge, lang)
    if found or (turn.goal and verdict.state != "unknown"):
        return
    if turn.social:
        yield said(lang, f"talk.{turn.social}")
        return
    yield said(lang, "talk.unknown")
    yield _handover(charge, lang)


def _plainly_asked(turn: Turn, topic: str) -> bool:
    """Beside a secret only a topic that its own sentence asks about is answered."""
    own = [one for one in re.split(r"(?<=[.!?])\s+", turn.text) if one.rstrip().endswith("?")]
    return any(pattern("topics", topic, key).search(flat(one)) for one in own[-1:] for key in ("words", "asks"))


def _fact(topic: str, fact: Fact, charge: Charge, lang: Language) -> str:
    label = said(lang, f"topic.{topic}") if topic else fact.label
    closed = fact.text if fact.text.rstrip()[-1:] in ".!?" else f"{fact.text}."
    if fact.label or charge.language != lang:
        return f"{label or fact.label}: {closed}"
    return closed


def _handover(charge: Charge, lang: Language) -> str:
    phones = [fact for _, fact in facts_for(charge, ("phone",), "")]
    if phones and len(phones[0].text) < 40:
        return said(lang, "talk.reach", phone=phones[0].text.rstrip(" ."))
    return said(lang, "talk.handover")
