"""Write a letter: subject, salutation, opening, what the notes say, wishes, facts, closing, signature."""

from __future__ import annotations

import re

from ...records import Language
from ..brief import Brief
from ..flat import flat
from ..knowledge.people import known_gender
from ..plan.draft import Draft, Piece, piece
from .clause import Asked
from .house import House
from .polish import gender, is_noun, note, polished
from .realise import Told, told
from .stocked import pattern, said, stock

_ROOM = 3
_REFERENCE = re.compile(r"\b[A-Z]{1,4}[-/ ]?\d{2,}(?:[-/]\d+)*\b|\b\d{1,3}-\d{3,}\b|\b\d{5,}\b")


def letter(asked: Asked, brief: Brief, rules: House, form: str) -> Draft:
    """Return the draft of a letter from the writer's own notes."""
    lang = brief.language
    content = told(asked, lang, form)
    opening = _opening(asked, lang, form)
    pieces: tuple[Piece, ...] = ()
    if _has_subject(asked, brief, rules):
        pieces += piece("subject", said(lang, "letter", "subject", form, subject=subject(asked, content, lang)), 0)
    pieces += piece(
        "salutation",
        rules.greeting + "," * (rules.greeting[-1:] not in ",:!") if rules.greeting else greeting(asked, lang, form),
        0,
    )
    about = () if pieces else _about(asked, content, lang, form)
    body = (*piece("body", opening, 2), *about, *_body(content, lang, form))
    pieces += _lowered(body, pieces, lang)
    begun = {" ".join(text.split()[:2]) for text in content.sentences}
    pieces += tuple(one for one in _fills(lang, form, "letter") if " ".join(one.text.split()[:2]) not in begun)
    pieces += _closing(asked, rules, lang, form)
    return Draft(pieces, natural=_ROOM)


def _about(asked: Asked, content: Told, lang: Language, form: str) -> tuple[Piece, ...]:
    """Say what the letter is about where neither a subject nor its notes do."""
    topic = polished(asked.topic.strip(" ?."), lang)
    whole = " ".join((*content.sentences, *content.facts)).lower()
    news = [word for word in re.findall(r"\w{5,}", topic.lower()) if word not in whole]
    return piece("body", said(lang, "say", "about", form, what=topic), 1, "material") if news and len(topic) > 4 else ()


def _body(content: Told, lang: Language, form: str) -> tuple[Piece, ...]:
    body = tuple(Piece("body", text, 1, "material") for text in content.sentences)
    wishes = tuple(Piece("more", text, 0, "material") for text in content.wishes)
    if not content.facts:
        return (*body, *wishes)
    if len(content.facts) > 2:
        lead = piece("lead", said(lang, "say", "facts", form), 1)
        return (*body, *lead, *(Piece("items", text, 1, "material") for text in content.facts), *wishes)
    line = said(lang, "say", "facts_line", form, what=", ".join(content.facts))
    return (*body, *piece("body", line, 1, "material"), *wishes)


def _lowered(body: tuple[Piece, ...], before: tuple[Piece, ...], lang: Language) -> tuple[Piece, ...]:
    """Begin a German letter small after the comma of its salutation."""
    if lang != "de" or not body or not before or not before[-1].text.endswith(","):
        return body
    first = body[0]
    word = re.match(r"\w+", first.text)
    if (
        word
        and word[0] not in ("Sie", "Ihr", "Ihre", "Ihnen")
        and not is_noun(word[0])
        and not gender(word[0])
        and word[0].lower() in _openers(lang)
    ):
        return (Piece(first.block, first.text[:1].lower() + first.text[1:], first.rank, first.origin), *body[1:])
    return body


def _openers(lang: Language) -> frozenset[str]:
    return frozenset(str(stock(lang)["words"]["articles"]).split())


def _fills(lang: Language, form: str, name: str) -> tuple[Piece, ...]:
    entries = stock(lang)["fill"][name]
    side = "informal" if form == "informal" else "formal"
    texts = [entry if isinstance(entry, str) else entry[side] for entry in entries]
    return tuple(Piece("more", text, 3 if at == 0 else 5 + at) for at, text in enumerate(texts))


def greeting(asked: Asked, lang: Language, form: str) -> str:
    """Return the salutation for the recipient of a request."""
    if asked.name and not asked.person:
        return said(lang, "letter", "dear_only", form, name=asked.name)
    person = asked.person
    if person is None:
        return said(lang, "letter", "dear_all", form)
    sort = person.gender or known_gender(person.first)
    if person.title and sort:
        return said(lang, "letter", f"dear_{sort}", form, last=person.last, title=_title(person.title, lang, sort))
    if not person.first:
        return said(lang, "letter", "dear_only", form, name=person.last)
    if lang != "en" and sort and form != "informal":
        return said(lang, "letter", f"dear_{sort}", form, last=person.last, title="")
    return said(lang, "letter", "dear_first", form, first=person.first, last=person.last)


def _title(title: str, lang: Language, sort: str) -> str:
    bare = title.strip(".").capitalize()
    return bare if lang == "en" and bare in ("Mr", "Ms", "Mrs", "Miss") else {"f": "Ms", "m": "Mr"}[sort]


def _opening(asked: Asked, lang: Language, form: str) -> str:
    ordered = flat(" ".join(clause.text for clause in asked.said("order")))
    replies = asked.pasted or pattern("intent", "reply").search(ordered)
    intents = tuple(name for name in asked.intents if name != "reply" or replies)
    reference = _REFERENCE.search("\n".join(asked.pasted))
    if asked.pasted and (not intents or intents[0] in ("reply", "apologise", "quote", "change", "confirm")):
        about = said(lang, "open", "reply_about", form, ref=reference[0]) if reference else ""
        thanks = about or said(lang, "open", "reply", form)
        sorry = said(lang, "say", "sorry", form) if "apologise" in intents else ""
        return f"{thanks} {sorry}".strip()
    if intents[:1] == ("invite",) and (to := _invited(asked)):
        return said(lang, "open", "invite_to", form, to=polished(to, lang))
    return said(lang, "open", intents[0], form) if intents else ""


_INVITED = re.compile(
    r"(?i)(?:einladung\w*|invitation|invite|invitación)\s+(?:\w+ )?((?:zum|zur|to (?:our|the|a)|"
    r"a(?:l| la| nuestr\w+| una?)|zu unser\w+)\s+.+)"
)


def _invited(asked: Asked) -> str:
    """Return what the invitation is to, with its preposition, where the order says it."""
    order = next((clause.text for clause in asked.said("order")), "")
    match = _INVITED.search(order)
    return re.sub(r"(?i)\s*\b(?:bitte|please|por favor)\b.*", "", match[1]).strip(" .,:") if match else ""


def _has_subject(asked: Asked, brief: Brief, rules: House) -> bool:
    if not rules.subject:
        return False
    mail = re.search(r"(?i)\b\w*-?(?:mail|correo|brief|letter|anschreiben|carta)\b", asked.own) is not None
    return (
        brief.has_part("subject")
        or (mail and re.search(r"(?i)\b(?:betreff|subject|asunto)", asked.own) is not None)
        or mail
    )


def subject(asked: Asked, content: Told, lang: Language) -> str:
    """Return the subject of a letter: its topic, or the shortest of what it says that stands alone."""
    if asked.topic and len(asked.topic.split()) <= 8:
        return note(polished(re.sub(r"\(.*?\)", "", asked.topic), lang))
    lines = [text for text in (*content.facts, *content.sentences) if 3 <= len(text.split()) <= 8 and "@" not in text]
    lines = [text for text in lines if re.search(r"\d", text)] or lines
    name = str(stock(lang)["subject"].get(asked.intents[0], "")) if asked.intents else ""
    line = lines[0] if lines else ""
    if name and line:
        return f"{name}: {line.rstrip('.')}"
    return name or line.rstrip(".") or str(stock(lang)["subject"]["other"])


def _closing(asked: Asked, rules: House, lang: Language, form: str) -> tuple[Piece, ...]:
    if rules.closing:
        alone = re.match(
            r"(?i)(?:mit|freundliche|viele|best|kind|un |saludos|atentamente|sincerely|yours|regards)", rules.closing
        )
        before = () if alone else piece("closing", said(lang, "letter", "closing", form), 4)
        names = piece("closing", ", ".join(asked.sender), 0) if False else ()
        return (*before, *names, *(one for line in _parts(rules.closing) for one in piece("closing", line, 0)))
    signed = asked.sender or (str(stock(lang)["letter"]["name"]),)
    return (
        *piece("closing", said(lang, "letter", "closing", form), 0),
        *(one for line in signed for one in piece("closing", line, 0)),
    )


def _parts(closing: str) -> list[str]:
    greeting_, comma, rest = closing.partition(", ")
    return [greeting_, rest] if comma and re.match(r"(?i)(?:freundliche|viele|mit|un )", closing) else [closing]
