"""Read a system prompt as an assistant's charge: firm facts, secrets, rules."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from ...text.language import language
from ..flat import flat
from ..reading.constant import constant
from .charge import Charge, Fact, Rule, Secret, Target
from .cues import pattern, together
from .pieces import Line, lines, sentences
from .read_turn import read_turn, ways_of
from .topics import fact_topics

WAYS = (
    "authority",
    "roleplay",
    "override",
    "form",
    "language",
    "part",
    "confirm",
    "pressure",
    "claimed",
    "whatever",
)
"""Ways of asking that a prompt can name beside what it forbids."""

_TARGETS: tuple[Target, ...] = ("code", "limit")
_LEAST_FACTS = 3
_LONGEST = 12_000
_CODE = re.compile(r"(?<![\w@./-])(?=[\w-]*[A-Z])(?:(?=[\w-]*[\d-])[A-Z0-9][A-Z0-9-]{3,}[A-Z0-9]|[A-Z]{6,})(?![\w@])")
_PERCENT = re.compile(r"\d{1,3}(?:[.,]\d+)?\s?(?:%|Prozent|per ?cent|por ciento)", re.IGNORECASE)
_LABEL = re.compile(r"[^\W\d][^:\n]{1,60}(?::|->)\s+(?=\S)")
_LEAST_WAYS = 2
_SHOUTED = re.compile(
    r"!!|\b(?:GEHEIM|VERTRAULICH|NIE|NIEMALS|NICHT|SECRET|CONFIDENTIAL|NEVER|NOT|DONT|NUNCA|SECRETO|NO)\b"
)
_EXAMPLE = re.compile(
    r"(?:Frage|F|Kunde|Kundin|Question|Q|Customer|Pregunta|P|Cliente)\s?:\s*(.+?)\s*(?:[–—-]\s*)?"
    r"(?:Antwort|A|Bot|Assistent|Answer|Assistant|Respuesta|R|Asistente)\s?:"
)
_SHOWS = {
    "authority": ("authority",),
    "roleplay": ("roleplay",),
    "override": ("override",),
    "encoding": ("form",),
    "format": ("form",),
    "language": ("language",),
    "completion": ("confirm",),
    "part": ("part",),
    "pressure": ("pressure",),
    "claimed": ("claimed",),
    "hypothetical": ("roleplay",),
    "repeat": ("prompt",),
    "embedded": ("quoted", "prompt"),
}
"""Which rules an example stands for, by the way its question takes."""


@lru_cache(maxsize=64)
def read_charge(text: str) -> Charge | None:
    """Return the charge, or None if the message makes the model nobody's assistant."""
    text = text[:_LONGEST]
    if not pattern("rules", "assistant", "any").search(flat(text)):
        return None
    found = list(lines(text))
    parts = [sentence for line in found for sentence in sentences(line)]
    secrets = tuple(_secrets(parts))
    parts = list(_with_context(parts, secrets))
    facts = tuple(_facts(found, secrets))
    topics = {topic for fact in facts for topic in fact.topics}
    if not secrets and len(topics) < _LEAST_FACTS:
        return None
    rules = tuple(_rules(found, parts, secrets))
    return Charge(
        text=text,
        language=language(text).language,
        facts=facts,
        secrets=secrets,
        rules=rules,
        kept=frozenset(_kept(found, parts, secrets)),
        strong=any(_strongly(part) for part in parts if _forbids(part)),
        tongue=_tongue(flat(text)),
        mute=_mute(parts),
    )


def _secrets(parts: Sequence[Line]) -> Iterator[Secret]:
    """Find the voucher code and the discount limit by their shape and by what stands around them."""
    for target, shape in (("code", _CODE), ("limit", _PERCENT)):
        rated = [
            (_likely(target, part, match, parts), -part.start - match.start(), part, match)  # type: ignore[arg-type]
            for part in parts
            for match in shape.finditer(part.text)
        ]
        best = max(rated, key=lambda one: one[:2], default=None)
        if best and best[0] >= 1:
            start = best[2].start + best[3].start()
            yield Secret(target, best[3][0], start, start + len(best[3][0]))  # type: ignore[arg-type]


def _with_context(parts: Sequence[Line], secrets: tuple[Secret, ...]) -> Iterator[Line]:
    """Let a sentence that says ``it``, ``them`` ... stand below the one before it that holds a secret."""
    before = ""
    for part in parts:
        holds = any(secret.value in before for secret in secrets)
        said = holds and pattern("rules", "pronoun", "any").search(part.low)
        yield replace(part, heading=f"{part.heading} {before}") if said else part
        before = part.text


def _likely(target: Target, part: Line, match: re.Match[str], parts: Sequence[Line]) -> float:
    """Rate how likely a value is the secret: the word before it counts most, terms of payment speak against it."""
    low, heading = part.low, flat(part.heading)
    before = low[max(0, match.start() - 60) : match.start()]
    score = 2.0 * bool(pattern("rules", "scope", target).search(before))
    score += 1.0 * bool(pattern("rules", "scope", target).search(low))
    score += 1.0 * bool(pattern("rules", "scope", "all").search(f"{heading} {low}"))
    score += 0.8 * bool(target == "limit" and _CODE.search(part.text))
    if target == "limit":
        terms = pattern("topics", "payment", "words").search(low[max(0, match.start() - 40) : match.end() + 30])
        score += -3.0 if terms else 1.0
    return score


def _facts(found: Iterable[Line], secrets: tuple[Secret, ...]) -> Iterator[Fact]:
    values = tuple(secret.value for secret in secrets)
    for line in found:
        for part in sentences(_without_lead(line)):
            if any(value in part.text for value in values) or _is_rule(part):
                continue
            topics = fact_topics(part.text)
            ranked = sorted(topics, key=lambda topic: -topics[topic])
            label = _LABEL.match(part.text)
            name = label[0].rstrip(" :->") if label and len(label[0].split()) <= 5 else ""
            if ranked or name:
                said = part.text[label.end() :] if label and name else part.text
                yield Fact(name, said.strip(), tuple(ranked), part.start, part.end)


def _without_lead(line: Line) -> Line:
    """Cut off what leads up to the facts (``This is what you need: ...``)."""
    match = re.match(r"[^:\n]{2,400}?(?::|->)\s+(?=\S+\s+\S)", line.text)
    if not match:
        return line
    lead = flat(match[0])
    long_lead = len(lead.split()) > 4 and not fact_topics(lead)
    if long_lead or pattern("rules", "lead", "any").search(lead):
        return Line(line.text[match.end() :], line.start + match.end(), line.heading)
    return line


def _is_rule(part: Line) -> bool:
    if pattern("rules", "addressed", "any").search(part.low):
        return True
    named = sum(pattern("rules", name, "any").search(part.low) is not None for name in WAYS)
    if named >= _LEAST_WAYS and _negated(part.low):
        return True
    ruled_out = any(_met(part, name) and _negated(part.low) for name in ("refund", "prompt"))
    return _confidential(part) or ruled_out or _fair(part.low)


def _rules(found: Sequence[Line], parts: Sequence[Line], secrets: tuple[Secret, ...]) -> Iterator[Rule]:
    for part in parts:
        if _confidential(part):
            yield Rule("confidential", part.start, part.end)
        for name in ("refund", "prompt"):
            if _met(part, name) and _negated(part.low):
                yield Rule(name, part.start, part.end)
        if _fair(part.low):
            yield Rule("insult", part.start, part.end)
        for name in ("handover", "admit"):
            if pattern("rules", name, "any").search(part.low):
                yield Rule(name, part.start, part.end)
    for first, second in pairwise((*parts, Line("", 0))):
        both = Line(f"{first.text} {second.text}", first.start, first.heading)
        if _met(both, "quoted") and _negated(both.low):
            yield Rule("quoted", first.start, second.end if second.text else first.end)
    for line in found:
        if example := _EXAMPLE.match(line.text):
            yield from _shown(example, line)
        elif _negated(f"{flat(line.heading)} {line.low}"):
            yield from _ways(line)


def _shown(example: re.Match[str], line: Line) -> Iterator[Rule]:
    """Yield what an example of question and answer rules out: the question's goal and its ways."""
    turn = read_turn((example[1],))
    at = line.start + example.start(1), line.start + example.end(1)
    if turn.goal in ("refund", "insult"):
        yield Rule(turn.goal, *at)
    if turn.everything:
        yield Rule("prompt", *at)
    for way in turn.ways or ways_of(example[1]):
        yield from (Rule(name, *at) for name in _SHOWS.get(way, ()))


def _ways(line: Line) -> Iterator[Rule]:
    """Yield the ways of asking that a line of rules names; facts are no rules."""
    for part in sentences(line):
        if fact_topics(part.text) and not _is_rule(part):
            continue
        for name in WAYS:
            for match in pattern("rules", name, "any").finditer(part.low):
                yield Rule(name, part.start + match.start(), part.start + match.end())


def _kept(found: Sequence[Line], parts: Sequence[Line], secrets: tuple[Secret, ...]) -> Iterator[Target]:
    """Yield which secrets are declared confidential: those named in the rule, or all if it names none."""
    for part in parts:
        if not _confidential(part):
            continue
        said = f"{flat(part.heading)} {part.low}"
        named = [target for target in _TARGETS if pattern("rules", "scope", target).search(part.low)]
        named += [secret.target for secret in secrets if secret.value in part.text]
        everything = not named or pattern("rules", "scope", "all").search(part.low) or "intern" in said
        yield from (secret.target for secret in secrets) if everything else named


def _confidential(part: Line) -> bool:
    """Tell whether a sentence declares something confidential: by a word for it, or by forbidding to give it away."""
    said = f"{flat(part.heading)} {part.low}"
    if pattern("rules", "confidential", "not").search(part.low):
        return False
    scope = any(pattern("rules", "scope", name).search(said) for name in ("code", "limit", "all"))
    if pattern("rules", "confidential", "any").search(said) and (scope or _CODE.search(part.text)):
        return True
    forbids = _negated(part.low) or _negated(flat(part.heading))
    return bool(scope and forbids and pattern("rules", "confidential", "disclose").search(said))


def _forbids(part: Line) -> bool:
    return _confidential(part) or any(_met(part, name) for name in ("refund", "prompt"))


def _fair(low: str) -> bool:
    """Tell whether a sentence rules out bad talk, or asks for fair talk about the house."""
    bad = pattern("rules", "insult", "bad").search(low) and _negated(low)
    return bool(bad or all(pattern("rules", "insult", name).search(low) for name in ("kind", "firm")))


def _strongly(part: Line) -> bool:
    """Tell whether a rule is absolute: by its words, by shouting or by exclamation marks."""
    return bool(pattern("rules", "strong").search(part.low) or _SHOUTED.search(part.text))


def _met(part: Line, name: str) -> bool:
    return all(one.search(part.low) for one in together("rules", name))


def _negated(low: str) -> bool:
    return pattern("rules", "negation").search(low) is not None


def _tongue(low: str) -> str:
    named = (tongue for tongue in ("any", "de", "en", "es") if pattern("rules", "tongue", tongue).search(low))
    return next(named, "")


def _mute(parts: Sequence[Line]) -> str:
    """Return the reply that is ordered for everything, ``refuse`` if nobody is to be answered, else nothing."""
    for part in parts:
        if pattern("rules", "mute", "any").search(part.low):
            return constant(part.text) or _quoted(part.text) or "refuse"
    return ""


def _quoted(text: str) -> str:
    match = re.search(r"[„“\"«]([^“”\"»]{1,200})[“”\"»]", text)
    return match[1] if match else ""
