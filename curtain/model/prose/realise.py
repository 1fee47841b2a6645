"""Say the writer's notes: clauses become sentences, wishes become requests, what is no clause becomes an item."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ...records import Language
from ..flat import flat
from .clause import Asked, Clause
from .pieces import Piece
from .polish import gender, has_opening, is_sentence, note, polished, sentence, with_article
from .stocked import said, stock

_ATTACHED = re.compile(
    r"(?:(?P<what>.+?) (?:ist |is |are |está |va |hängt |liegt )?(?:attached|enclosed|"
    r"(?:als pdf )?(?:im|in der) (?:anhang|anlage)|"
    r"anbei|beigefügt|liegt bei|adjunt[oa]s?|en adjunto)(?: als pdf)?|(?:attached|anbei|adjunto)[: ]+(?P<after>.+))",
    re.IGNORECASE,
)
_WHETHER = re.compile(
    r"(?:ob|wann|wie|wer|was|wo|welche\w*|warum|if|whether|when|how|who|what|where|which|why|si|"
    r"cu[aá]ndo|c[oó]mo|qui[eé]n|"
    r"qu[eé]|d[oó]nde|cu[aá]l\w*|cu[aá]nt\w*)\b",
    re.IGNORECASE,
)
_REASON = re.compile(
    r"(?:grund|reason|cause|ursache|motivo|causa|because|weil)\s*(?:dafür|for this)?\s*[:=]\s*(?P<what>.+)", re.I
)
_ANSWER = re.compile(
    r"(?:antwort|rückmeldung|rückantwort|meldung|reply|response|answer|respuesta|contestación|"
    r"feedback|anmeldung|zusage)"
    r"(?: bitte| please)? (?:bis|by|until|before|antes del|hasta el|a más tardar el)(?: zum|"
    r" spätestens| the)? (?P<what>.+)",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"(?:(?:bei |any )?(?:rück)?fragen|questions?|problems?|probleme|dudas|preguntas|consultas)\s*(?:bitte |please )?"
    r"(?:an|to|a|:|->|=)\s+(?P<what>.+)",
    re.IGNORECASE,
)
_FROM_ME = re.compile(r"\s*(?:von mir|from me|from us|von uns|de mi parte|de nuestra parte)\b.*$", re.IGNORECASE)
_HE = (
    (re.compile(r"\b(?:he|she|they) (?:has|have)\b", re.I), "you have"),
    (re.compile(r"\b(?:he|she|they) (?:is|are)\b", re.I), "you are"),
    (re.compile(r"\b(?:he|she|they) was\b", re.I), "you were"),
    (re.compile(r"\b(?:he|she) doesn't\b", re.I), "you don't"),
    (re.compile(r"\b(?:he|she) (\w{3,}[^s])(?:s)\b", re.I), r"you \1"),
    (re.compile(r"\b(?:he|she|they)\b", re.I), "you"),
    (
        re.compile(r"\bher\b(?= (?:in|on|at|for|to|with|by|from|about|if|when|that|and|or|a|an|the)\b|[,.]|$)", re.I),
        "you",
    ),
    (re.compile(r"\b(?:his|her|their)\b(?= \w)", re.I), "your"),
    (re.compile(r"\b(?:him|them)\b", re.I), "you"),
)
_ER = (
    (re.compile(r"\bbei (?:ihm|ihr)\b"), "bei Ihnen"),
    (re.compile(r"\bhat (?:er|sie)\b"), "haben Sie"),
    (re.compile(r"\b(?:er|sie) hat\b"), "Sie haben"),
    (re.compile(r"\b(?:er|sie) kann\b"), "Sie können"),
    (re.compile(r"\bkann (?:er|sie)\b"), "können Sie"),
    (re.compile(r"\b(?:er|sie) soll\b"), "Sie sollen"),
    (re.compile(r"\b(?:er|sie) will\b"), "Sie möchten"),
    (re.compile(r"\bihm\b"), "Ihnen"),
)


@dataclass(frozen=True, slots=True)
class Told:
    """What a letter says: sentences in order, requests, and facts that are no sentences."""

    sentences: tuple[str, ...]
    wishes: tuple[str, ...]
    facts: tuple[str, ...]


def told(asked: Asked, lang: Language, form: str, *, speaks: bool = True) -> Told:
    """Return the content of a request as sentences, wishes and facts; ``speaks``: somebody is addressed."""
    sentences: list[str] = []
    facts: list[str] = []
    wishes: list[str] = []
    for clause in joined(asked.said("content", "tell", "ask", "offer"), lang):
        text = polished(clause.text, lang)
        if speaks:
            text = addressed(text, lang, form)
        if clause.role == "ask":
            wishes.append(_wish(text, lang, form))
        elif clause.role == "offer":
            wishes.append(
                said(lang, "say", "offer", form, what=re.sub(r"(?<=[aei]r)l[ao]s?\b", "le", text.rstrip(" .")))
            )
        elif ready := _ready(text, clause, lang, form):
            sentences.append(ready)
        elif re.search(r"\w", text) and not _left_out(text, asked):
            facts.append(note(text))
    return Told(tuple(sentences), tuple(wishes), tuple(dict.fromkeys(facts)))


def _left_out(text: str, asked: Asked) -> bool:
    """Tell whether a fragment only names the recipient or the sender."""
    low = flat(text).strip(" .")
    names = [flat(line) for line in asked.sender]
    if asked.person:
        names.append(flat(f"{asked.person.title} {asked.person.first} {asked.person.last}".replace("  ", " ").strip()))
        names.append(flat(asked.person.last))
    return any(low == name or low in name for name in names if name)


def _ready(text: str, clause: Clause, lang: Language, form: str) -> str:
    """Return a clause as a sentence; nothing if it is none and none can be made of it."""
    attached = _ATTACHED.fullmatch(text.strip(" ."))
    if attached and len(text.split()) < 14:
        what = (attached["what"] or attached["after"]).strip(" ,:")
        what = with_article(what, lang, "accusative")
        line = said(lang, "say", "attached", form, what=what)
        return line[:1].upper() + line[1:]
    due = _ANSWER.fullmatch(text.strip(" ."))
    if due:
        key = "answer_from_me" if _FROM_ME.search(due["what"]) else "deadline"
        return said(lang, "say", key, form, what=_FROM_ME.sub("", due["what"]).rstrip(" .,"))
    contact = _CONTACT.fullmatch(text.strip(" ."))
    if contact:
        what = contact["what"]
        return said(lang, "say", "contact", form, what=what[:1].upper() + what[1:])
    reason = _REASON.fullmatch(text)
    if reason:
        return said(lang, "say", "reason", form, what=reason["what"].rstrip(" ."))
    text = _with_subject(text, lang, form)
    if clause.role == "tell" or (clause.piece.asks and text.endswith("?")) or is_sentence(text, lang):
        return sentence(_unlabelled(text), lang)
    return ""


_CUSTOMER_ASKS = re.compile(
    r"(?i)(?:der |die |the |el |la )?(?:kunde|kundin|customer|client|cliente?a?) (?:fragt|"
    r"hat gefragt|fragte|asks|asked|wants to know|pregunta|ha preguntado)"
)


def _with_subject(text: str, lang: Language, form: str) -> str:
    """Give a note that begins with its verb the subject that it leaves out: the reader's or the writer's."""
    first, _, rest = text.partition(" ")
    if not rest:
        return text
    asked_ = _CUSTOMER_ASKS.match(text)
    if asked_:
        return f"{said(lang, 'say', 'you_asked', form)}{text[asked_.end() :]}"
    if (
        lang == "en"
        and rest.startswith("you ")
        and first.islower()
        and not has_opening(first, lang)
        and first.isalpha()
    ):
        return f"We will {text}"
    for who in ("reader", "writer"):
        table: dict[str, object] = stock(lang)["subjects"][who]
        entry = table.get(first.lower())
        said_ = entry.get("informal" if form == "informal" else "formal") if isinstance(entry, dict) else entry
        if said_:
            return f"{said_} {rest}"
    return text


def _unlabelled(text: str) -> str:
    head, colon, rest = text.partition(": ")
    return rest if colon and len(head.split()) == 1 and head[:1].islower() and " " in rest else text


def _wish(text: str, lang: Language, form: str) -> str:
    text = text.rstrip(" .?")
    text = re.sub(r" (?:\+|and|und|y) ", ", ", text) if text.count(" + ") + text.count(", ") else text
    text = re.sub(r",(?= [^,]+$)", f" {said(lang, 'say', 'and', form)}", text)
    if _WHETHER.match(text):
        return said(lang, "say", "ask_if", form, what=text)
    if is_sentence(text, lang) and not has_opening(text.split()[0], lang):
        return f"{text[:1].upper()}{text[1:]}?"
    if lang == "de" and gender(text.split()[0]) and "," not in text and not has_opening(text.split()[0], lang):
        return said(
            lang,
            "say",
            "ask_for" if gender(text.split()[0]) == "plural" else "ask",
            form,
            what=with_article(text, lang, "accusative"),
        )
    key = "ask_for" if lang != "de" and not re.match(r"(?:the|a|an|el|la|los|las|un|una) ", text) else "ask"
    return said(lang, "say", key, form, what=text if lang != "en" else with_article(text, lang))


def joined(clauses: tuple[Clause, ...], lang: Language) -> list[Clause]:
    """Put clauses of one sentence together again where they were parted at commas and one of them holds a verb."""
    found: list[Clause] = []
    for clause in clauses:
        last = found[-1] if found else None
        if last is not None and _continues(last, clause, lang):
            found[-1] = Clause(
                last.role, f"{last.text}{clause.piece.before.rstrip()} {clause.text}", _span(last.piece, clause.piece)
            )
        else:
            found.append(clause)
    return found


def _span(one: Piece, two: Piece) -> Piece:
    return Piece(f"{one.text}, {two.text}", one.line, two.sentence, one.item, one.before, one.asks)


def _continues(last: Clause, clause: Clause, lang: Language) -> bool:
    """Tell whether a clause goes on where the one before ended: one of the two depends on the other."""
    if re.fullmatch(r"(?:[A-ZÄÖÜÁÉÍÓÚ][\w&'.-]+ ?){1,5}", last.text) and len(last.text.split()) > 1:
        return False
    same = last.piece.sentence == clause.piece.sentence and clause.piece.before.strip() in (",", "-", "–", "—")
    if not same or clause.role != "content" or (last.role == "ask") != (clause.role == "ask"):
        return False
    if _CONTACT.match(last.text):
        return len(clause.text.split()) <= 4
    if _DEPENDS.match(clause.text) or _DEPENDS.match(last.text):
        return True
    return is_sentence(last.text, lang) and not is_sentence(clause.text, lang) and clause.piece.before.strip() == ","


_DEPENDS = re.compile(
    r"(?:wenn|falls|weil|da|dass|damit|ob|die|der|das|den|dem|was|welche\w*|wo|sobald|bevor|nachdem|"
    r"obwohl|sonst|aber|und|oder|"
    r"sondern|also|dann|if|when|because|since|that|which|who|where|so|but|and|or|until|unless|although|while|otherwise|"
    r"then|si|cuando|porque|que|aunque|pero|y|o|donde|mientras|entonces|así)\b",
    re.IGNORECASE,
)


def addressed(text: str, lang: Language, form: str) -> str:
    """Turn what the writer says about the recipient into what is said to the recipient."""
    if lang == "en":
        for pattern, by in _HE:
            text = pattern.sub(by, text)
        return re.sub(r"(?<=you )(\w+?)(?:s)(?= (?:not )?(?:agree|by|the|it)\b)", r"\1", text)
    if lang == "de" and form != "informal":
        for pattern, by in _ER:
            text = pattern.sub(by, text)
    return text
