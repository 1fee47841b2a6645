"""Find out who writes to whom: the recipient, the sender with department and firm, who signed a pasted letter."""

from __future__ import annotations

import re

from ...records import LANGUAGES
from ..flat import flat
from ..knowledge.facts import Person
from ..knowledge.people import person
from .clause import Clause
from .pieces import Cut
from .polish import is_verb, note
from .stocked import pattern


def addressed(text: str) -> str:
    """Return the name of the recipient that a clause gives after a word for one; nothing if it gives none."""
    match = pattern("role", "recipient", end="").match(flat(text))
    if not match:
        return ""
    rest = text[match.end() :].strip()
    if any(is_verb(word, lang) for word in rest.split() for lang in LANGUAGES):
        return ""
    named = re.fullmatch(r"[A-ZÄÖÜÁÉÍÓÚÑ][\w'’.&-]+(?:[ ,]+[A-ZÄÖÜÁÉÍÓÚÑ(][\w'’.&)-]*){0,5}", rest)
    return rest if named or (person(rest, ()) and len(rest.split()) <= 7) else ""


def recipient(clauses: list[Clause], parts: Cut) -> Person | None:
    for role in ("recipient", "order", "content", "tell", "ask"):
        for clause in clauses:
            if clause.role == role and (found := person(clause.piece.text, ())):
                return found
    for text in parts.pasted:
        if found := signer(text):
            return found
    order = next((clause.piece.text for clause in clauses if clause.role == "order"), "")
    bare = re.search(
        r"(?:^|\s)(?:for|to|an|für|para|a) ([A-ZÄÖÜÁÉÍÓÚÑ][\w'’-]+) ([A-ZÄÖÜÁÉÍÓÚÑ][\w'’-]+)$", order.strip(" ,:")
    )
    return Person(bare[2], bare[1]) if bare else None


def signer(text: str) -> Person | None:
    """Return who signed a pasted letter."""
    lines = [line.strip() for line in text.strip().split("\n") if line.strip()]
    tail = re.split(r"(?<=\w\w)[.!?]\s+|,\s*(?=[A-ZÄÖÜ])|\n", "\n".join(lines[-3:]))[-4:]
    for piece in tail:
        bare = re.sub(
            r"^(?:\W|(?:mit|viele|beste|freundliche\w*|sportliche\w*|liebe) |gr[uü](?:ß|ss)e?n?|gru(?:ß|ss)|"
            r"regards|best|"
            r"kind|thanks|cheers|saludos|un saludo|mfg|lg|vg|atentamente|cordialmente)+",
            "",
            piece,
            flags=re.I,
        )
        match = re.fullmatch(
            r"((?:[A-ZÄÖÜÁÉÍÓÚÑ][\w'’-]*\.? ){0,2})([A-ZÄÖÜÁÉÍÓÚÑ][\w'’-]+)(?: \(.+\))?\.?", bare.strip()
        )
        if match and match[2].lower() not in ("team",):
            return Person(match[2], match[1].strip())
    return None


def given(parts: Cut) -> str:
    """Return a placeholder for the name that must stay: ``[Name]``."""
    match = re.search(r"\[[^\]\d]{2,30}\]", parts.own)
    return match[0] if match else ""


def sender_lines(found: str, clauses: list[Clause]) -> tuple[str, ...]:
    """Return the lines of the signature: the name and, behind it, department or firm."""
    if not found:
        return ()
    names = re.match(
        r"([^,(]+?)(?:\s+(?:from|vom|von|aus|bei|of|de|del)\s+(?:the |der |dem |la |el )?(.+))?(?:[,(]|$)", found
    )
    if not names:
        return ()
    lines = [_titled(names[1].strip(" .)"))]
    if names[2]:
        lines.append(names[2].strip(" .)"))
    at = next((at for at, one in enumerate(clauses) if one.role == "sender"), None)
    if at is not None and at + 1 < len(clauses):
        after = clauses[at + 1]
        if (
            after.piece.sentence == clauses[at].piece.sentence
            and after.role == "content"
            and len(after.text.split()) <= 4
        ):
            lines.append(note(after.text.strip(" .)")))
    return tuple(lines)


def _titled(name: str) -> str:
    return " ".join(word if word[:1].isupper() else word.capitalize() for word in name.split())
