"""Give every clause of a request its role: order, rule, recipient, sender, something to tell or to ask, content."""

from __future__ import annotations

import re
from dataclasses import replace

from ...records import LANGUAGES
from ..flat import flat
from ..knowledge.people import person
from .clause import Asked, Clause
from .orders import ordered
from .persons import addressed, given, recipient, sender_lines
from .pieces import Cut, Piece, low
from .polish import is_verb
from .rules import about_form, is_rule
from .stocked import pattern

_NAME = r"[^\W\d_][\w'’-]+"
_NAMES = re.compile(rf"((?:[A-Z]\.\s?|Dr\.\s|Prof\.\s)*{_NAME}(?:\s(?:von|van|de|del|der|la)\s)?(?:\s{_NAME}){{0,2}})")
_NOTES = re.compile(
    r"(?:(?:facts?|fakten|data|daten|datos|notes?|notizen?|notas?|stich\w+|points?|punkte|infos?|details?|eckdaten|"
    r"material|inhalt|content|contenido|worum ge?hts?|about|hechos|puntos|hintergrund|background|thema|topic|tema|"
    r"context|kontext|content is|our answer|unsere antwort|meine notizen|notiz[^:]*|say|sag|text|was rein soll|"
    r"must be in|muss rein|we|wir|info)\s*(?:\([^)]*\))?):\s*"
)


def asked(parts: Cut) -> Asked:
    """Return what a message asks for."""
    artefact, topic, sender = "", "", ""
    clauses: list[Clause] = []
    noted, line = False, -1
    for piece in _opened(parts.pieces):
        text, label = _unlabelled(piece.text)
        noted = label or piece.before == ": " or (noted and piece.sentence == line)
        line = piece.sentence
        role, rest = _role(text, piece, noted)
        if role == "rule" and clauses and _denies(text, piece, clauses[-1]):
            role, rest = "content", text.strip(" .;:")
        if role == "order":
            kind, about = ordered(text)
            artefact, topic = artefact or kind, topic or about
        if role == "sender":
            sender = sender or rest
        clauses.append(Clause(role, rest, piece))
    clauses = _asked_together(clauses)
    whole = low(parts.own)
    intents = tuple(name for name in _INTENTS if pattern("intent", name).search(whole))
    addressee = recipient(clauses, parts)
    return Asked(
        tuple(clauses),
        parts.pasted,
        artefact,
        topic,
        intents,
        addressee,
        given(parts),
        sender_lines(sender, clauses),
        parts.own,
    )


def _denies(text: str, piece: Piece, last: Clause) -> bool:
    """Tell whether a clause with ``not`` belongs to the matter: it goes on in a sentence that says something."""
    same = last.piece.sentence == piece.sentence and last.role in ("content", "tell") and piece.before.strip() == ","
    denial = re.match(r"(?:not|don.t|do not|nicht|kein\w*|no|sin|ohne|without)\b", flat(text)) is not None
    return same and denial and pattern("role", "form_words").search(flat(text)) is None


def _opened(pieces: tuple[Piece, ...]) -> list[Piece]:
    """Part an order from the notes behind its colon: ``mail to the customer: the parts are late``."""
    found: list[Piece] = []
    for piece in pieces:
        head, colon, rest = piece.text.partition(": ")
        if (colon and rest.strip() and found and _appositive(head, found[-1])) or (
            colon and rest.strip() and len(head.split()) <= 6 and about_form(head, flat(head))
        ):
            found.append(replace(piece, text=rest.strip(), before=": "))
        elif colon and rest.strip() and not piece.item and (ordered(head, start=True)[0] or _opens(head)):
            found += [replace(piece, text=head), replace(piece, text=rest.strip(), before=": ")]
        else:
            found.append(piece)
    return found


def _appositive(head: str, last: Piece) -> bool:
    """Tell whether words before a colon only say who the person just named is: ``to Ms Hill, our supplier: ...``."""
    words_ = head.split()
    verbs = any(is_verb(word, lang) for word in words_ for lang in LANGUAGES)
    return len(words_) <= 4 and not verbs and person(last.text, ()) is not None and last.before != ": "


def _opens(head: str) -> bool:
    return pattern("role", "order").match(flat(head)) is not None


_SOMEBODY = frozenset(["sie", "ihn", "ihm", "ihr", "ihnen", "him", "her", "them", "le", "les", "lo", "la"])


def _asked_together(clauses: list[Clause]) -> list[Clause]:
    """Join the short things that one sentence asks for: ``price, delivery time, packing``, ``number + date``."""
    found: list[Clause] = []
    for clause in clauses:
        last = found[-1] if found else None
        near = last is not None and last.piece.sentence == clause.piece.sentence and clause.piece.before.strip() == ","
        if last is not None and near and last.role == "ask" and flat(last.text) in _SOMEBODY:
            found[-1] = replace(last, text=clause.text)
        elif last is not None and near and clause.role == "ask" and clause.text != clause.piece.text.strip(" .,;:"):
            names = [clause.text]
            while (
                found
                and found[-1].role == "content"
                and found[-1].piece.sentence == clause.piece.sentence
                and (len(found[-1].text.split()) <= 3)
            ):
                names.insert(0, found.pop().text)
            found.append(replace(clause, text=" + ".join(names)))
        elif (
            last is not None
            and near
            and last.role == "ask"
            and clause.role == "content"
            and len(clause.text.split()) <= 4
        ):
            found[-1] = replace(last, text=f"{last.text} + {clause.text}")
        else:
            found.append(clause)
    return found


_INTENTS = (
    "decline", "apologise", "remind", "congratulate", "thank", "confirm", "invite", "followup", "request", "quote",
    "change", "cold", "reply",
)  # fmt: skip


def _unlabelled(text: str) -> tuple[str, bool]:
    match = _NOTES.match(text.lower())
    return (text[match.end() :].strip(), True) if match and text[match.end() :].strip() else (text, False)


def _role(text: str, piece: Piece, noted: bool) -> tuple[str, str]:
    """Return the role of a clause and what of it may be said."""
    text = text.strip(" ,;:.\"'") if not text.startswith("[") else text
    bare = flat(text).rstrip(" .!?")
    if not re.search(r"\w", bare):
        return "chatter", ""
    if match := pattern("role", "sender", end="").match(bare):
        rest = text[len(text) - len(text.lstrip()) + match.end() :].strip()
        if _named(rest):
            return "sender", rest
    if pattern("role", "chatter").fullmatch(bare):
        return "chatter", ""
    if not piece.item and not noted and pattern("role", "order").match(bare):
        return "order", text
    if pattern("role", "sorry").fullmatch(bare) and not noted:
        return "rule", ""
    for role in ("offer", "tell", "ask"):
        match = pattern("role", role, end="").match(bare)
        if match and text[match.end() :].strip():
            return role, text[match.end() :].strip()
    behind = re.match(rf"(.+?) {pattern('role', 'asked_behind').pattern}$", bare)
    if behind and not noted:
        return "ask", text[: behind.end(1)].strip()
    first = piece.sentence == 1 or bare[:1].isdigit()
    if piece.sentence == 1 and not piece.before and (ordered(text, start=True)[0] or _intends(bare)):
        return "order", text
    if is_rule(text, bare, noted):
        return "rule", ""
    if first and not noted and not piece.item and ordered(text, start=True)[0]:
        return "order", text
    if addressed(text):
        return "recipient", text
    return "content", text


def _intends(bare: str) -> bool:
    """Tell whether a clause opens with what a letter is to do: ``decline for ...``, ``reminder to ...``."""
    return any(match.start() < 12 for name in _INTENTS if (match := pattern("intent", name).search(bare)))


def _named(rest: str) -> bool:
    """Tell whether what follows a word for the sender is a name: no clause, no figure."""
    tokens = rest.split()
    verbs = any(is_verb(word, lang) for word in tokens for lang in LANGUAGES)
    return bool(_NAMES.match(rest)) and len(tokens) <= 8 and not verbs and not re.search(r"\d|@", rest)
