"""Give every clause of a request its role: order, rule, recipient, sender, something to tell or to ask, content."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache

from ...records import LANGUAGES
from ..brief import Reading
from ..flat import flat
from ..knowledge.facts import Person
from ..knowledge.people import person
from ..reading.counts import limits
from ..reading.cues import Cue, cues
from .pieces import Cut, Piece, low
from .polish import is_verb
from .stocked import pattern

_NAME = r"[^\W\d_][\w'’-]+"
_NAMES = re.compile(rf"((?:[A-Z]\.\s?|Dr\.\s|Prof\.\s)*{_NAME}(?:\s(?:von|van|de|del|der|la)\s)?(?:\s{_NAME}){{0,2}})")
_RULES = ("address", "form", "ban", "only", "grounded", "unknown", "short", "tone", "part")
_NOTES = re.compile(
    r"(?:(?:facts?|fakten|data|daten|datos|notes?|notizen?|notas?|stich\w+|points?|punkte|infos?|details?|eckdaten|"
    r"material|inhalt|content|contenido|worum ge?hts?|about|hechos|puntos|hintergrund|background|thema|topic|tema|"
    r"context|kontext|content is|our answer|unsere antwort|meine notizen|notiz[^:]*|say|sag|text|was rein soll|"
    r"must be in|muss rein|we|wir|info)\s*(?:\([^)]*\))?):\s*"
)
_SMALL = frozenset(
    "bitte please pls und and y mit with con in im am an auf de el la the der die das den ein eine a an für fur for para "
    "als as como je jede each every per pro es it ist sein be sea only just nur solo noch auch also aber but pero".split()
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause and its role; ``text`` is what of it may be said, in the writer's own words."""

    role: str
    text: str
    piece: Piece


@dataclass(frozen=True, slots=True)
class Asked:
    """What a message asks for, clause by clause."""

    clauses: tuple[Clause, ...]
    pasted: tuple[str, ...]
    artefact: str = ""
    topic: str = ""
    intents: tuple[str, ...] = ()
    person: Person | None = None
    name: str = ""
    sender: tuple[str, ...] = ()
    own: str = ""
    readings: tuple[Reading, ...] = field(default=())

    def said(self, *roles: str) -> tuple[Clause, ...]:
        """Return the clauses with one of the roles."""
        return tuple(one for one in self.clauses if one.role in roles)


def asked(parts: Cut) -> Asked:
    """Return what a message asks for."""
    artefact, topic, sender = "", "", ""
    clauses: list[Clause] = []
    noted, line = False, -1
    for piece in _opened(parts.pieces):
        text, label = _unlabelled(piece.text)
        noted = label or (noted and piece.sentence == line)
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
    addressee = _recipient(clauses, parts)
    return Asked(
        tuple(clauses),
        parts.pasted,
        artefact,
        topic,
        intents,
        addressee,
        _given(parts),
        _sender(sender, clauses),
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
        if colon and rest.strip() and found and _appositive(head, found[-1]):
            found.append(replace(piece, text=rest.strip(), before=": "))
        elif colon and rest.strip() and not piece.item and (ordered(head, start=True)[0] or _opens(head)):
            found += [replace(piece, text=head), replace(piece, text=rest.strip(), before=": ")]
        else:
            found.append(piece)
    return found


def _appositive(head: str, last: Piece) -> bool:
    """Tell whether words before a colon only say who the person just named is: ``mail to Ms Hill, our supplier: ...``."""
    words_ = head.split()
    verbs = any(is_verb(word, lang) for word in words_ for lang in LANGUAGES)
    return len(words_) <= 4 and not verbs and person(last.text, ()) is not None and last.before != ": "


def _opens(head: str) -> bool:
    return pattern("role", "order").match(flat(head)) is not None


_SOMEBODY = frozenset("sie ihn ihm ihr ihnen him her them le les lo la".split())


def _asked_together(clauses: list[Clause]) -> list[Clause]:
    """Join the short things that are asked for in one sentence: ``price, delivery time, packing``, ``number + date``."""
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
    if _rule(text, bare, noted):
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


_LONGEST_RULE = 90


@lru_cache(maxsize=2048)
def _ruled(bare: str) -> list[tuple[int, int]]:
    """Return the places of the cues for rules in a clause in comparison form."""
    found = [(cue, match) for cue in _rule_cues() for match in cue.pattern.finditer(bare)]
    return [match.span() for cue, match in found if cue.field != "tone" or len(match[0]) > 4]


@cache
def _rule_cues() -> tuple[Cue, ...]:
    return tuple(cue for cue in cues() if cue.field in _RULES)


def _about_form(text: str, bare: str) -> bool:
    """Tell whether a short clause speaks of the form of a text, not of the matter."""
    return len(bare.split()) <= 12 and pattern("role", "form_words").search(bare) is not None and "@" not in text


def _rule(text: str, bare: str, noted: bool) -> bool:
    """Tell whether a clause says how the reply must be: nothing is left once its demands are taken out."""
    if not noted and (pattern("role", "meta").fullmatch(bare) or _about_form(text, bare)):
        return True
    spans = [(one.start, one.end) for one in limits(text, 0)]
    spans += _ruled(flat(text)) if len(text) <= _LONGEST_RULE else []
    if not spans:
        return False
    kept = "".join(" " if any(start <= at < end for start, end in spans) else sign for at, sign in enumerate(text))
    left = [word for word in re.findall(r"\w+", kept.lower()) if word not in _SMALL]
    return len(left) <= (0 if noted or not limits(text, 0) else 2)


_BEFORE = re.compile(r"(?:[\w'-]+ ){0,3}|.{0,40}(?:eine?n?|ne|nen|an?|una?|the|the \w+|\d+)(?: \w+){0,2} ")


_POINTS = re.compile(r"\b(?:diese[nmrs]?|this|that|these|est[ae]s?|es[ae]) (?:\w+ )?$")


def ordered(text: str, start: bool = False) -> tuple[str, str]:
    """Return the artefact that a clause orders and what it is to be about; with ``start`` only if it begins so."""
    bare = flat(text)
    best: tuple[int, str, int] | None = None
    for kind in (
        "subjects",
        "headlines",
        "faq",
        "agenda",
        "job",
        "script",
        "post",
        "teaser",
        "press",
        "product",
        "email",
    ):
        match = pattern("artefact", kind).search(bare[:120])
        if match and (
            _POINTS.search(bare[: match.start()]) or (start and not _BEFORE.fullmatch(bare[: match.start()]))
        ):
            continue
        if match and (best is None or match.start() < best[0]):
            best = (match.start(), kind, match.end())
    if best is None:
        return "", ""
    return best[1], _about(text[best[2] :])


_ABOUT = re.compile(
    r"\s*(?:zum thema|zum|zur|zu|über|wegen|für|about|on|regarding|re|for|sobre|para|acerca de|del?|of)[: ]\s*(.+)",
    re.I,
)


def _about(rest: str) -> str:
    match = _ABOUT.match(rest)
    about = match[1].strip(" .:") if match else ""
    again = re.match(r"(?i)(?:linkedin|instagram|facebook|xing|newsletter|blog|web\w*)\b(.*)", about)
    about = _about(again[1]) if again else about
    return re.sub(
        r"(?i)^(?:una?|an?|eine?n?|the|el|la|der|die|das|den)? ?(?:art[ií]culo|article|artikel|story|beitrag|case study|"
        r"fallstudie|post|noticia|magazine story)\b ?(?:sobre|about|über|zu[mr]?|on|de)?:? ",
        "",
        about,
    )


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


def _recipient(clauses: list[Clause], parts: Cut) -> Person | None:
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
            r"^(?:\W|(?:mit|viele|beste|freundliche\w*|sportliche\w*|liebe) |gr[uü](?:ß|ss)e?n?|gru(?:ß|ss)|regards|best|"
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


def _given(parts: Cut) -> str:
    """Return a placeholder for the name that must stay: ``[Name]``."""
    match = re.search(r"\[[^\]\d]{2,30}\]", parts.own)
    return match[0] if match else ""


def _sender(found: str, clauses: list[Clause]) -> tuple[str, ...]:
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
            lines.append(after.text.strip(" .)"))
    return tuple(lines)


def _titled(name: str) -> str:
    return " ".join(word if word[:1].isupper() else word.capitalize() for word in name.split())
