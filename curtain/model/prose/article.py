"""Write a text that is no letter: post, teaser, product text, press lead, announcement."""

from __future__ import annotations

import re
from dataclasses import replace

from ...records import Language
from ...text.numbers import word_value
from ..brief import Brief
from ..plan.draft import Draft, Piece, piece
from .clause import Asked
from .house import House
from .polish import is_sentence, note, polished, sentence
from .realise import told
from .stocked import said, stock

_TAGS = re.compile(r"(?i)(\d+|\w+)(?:\s?(?:-|bis|to|a)\s?\d+)?\s+(?:\w+ )?hashtags?")
_ASKS = re.compile(
    r"(?i)(?:end\w*|schluss|schlie(?:ß|ss)\w*|finish\w*|termin\w*|clos\w*|acab\w*|am ende|at the end|"
    r"al final|letzte\w*)"
    r"[^.\n]{0,30}(?:frage|question|pregunta)"
)
_OPENS = re.compile(
    r"(?i)(?:beginn\w*|fang\w*|start\w*|open\w*|empie\w*|begin\w*)[^.\n]{0,20}(?:frage|question|pregunta)"
)
_NO_WE = re.compile(
    r"(?i)(?:third person|dritte person|tercera persona|news style|no .?we|nachrichtlich|sin primera persona)"
)
_FLAT = re.compile(r"(?i)(?:no|without|keine|ohne|sin) (?:bullet|stichpunkt|aufzählung|list|viñeta)\w*")
_TITLE = re.compile(r"(?i)(?:headline|(?:ü|ue)berschrift|titel|title|titular|t(?:í|i)tulo)")


def article(asked: Asked, brief: Brief, rules: House, form: str, system: str = "") -> Draft:
    """Return the draft of a text from the writer's own notes."""
    lang = brief.language
    content = told(asked, lang, form, speaks=False)
    whole = f"{system}\n{asked.own}"
    sober = bool(_NO_WE.search(whole)) or asked.artefact == "press"
    topic = _topic(asked, lang)
    pieces: tuple[Piece, ...] = ()
    if _TITLE.search(asked.own):
        pieces += piece("headline", _title(topic, content.facts, content.sentences), 0, "material")
    if _OPENS.search(whole):
        pieces += piece("body", said(lang, "ask", "opening", form, topic=topic or " ".join(content.facts[:1])), 0)
    if brief.form == "bullets" and not _FLAT.search(asked.own):
        content = replace(
            content, sentences=(), facts=(*content.facts, *(text.rstrip(".") for text in content.sentences))
        )
    pieces += tuple(Piece("body", text, 1, "material") for text in content.sentences)
    pieces += _facts(content.facts, brief, lang, asked.own, topic)
    pieces += tuple(Piece("body", text, 1, "material") for text in content.wishes)
    pieces += _more(lang, form, "sober" if sober else "text")
    if _ASKS.search(whole):
        pieces += piece("last", said(lang, "fill", "question", form), 0)
    if rules.closing:
        pieces += piece("closing", rules.closing, 0)
    if tags := _hashtags(asked, topic, content.facts):
        pieces += piece("postamble", tags, 0)
    return Draft(pieces, natural=3)


def _topic(asked: Asked, lang: Language) -> str:
    """Return what the text is about, where the order says so and it is no reader or place."""
    about = re.sub(r"\(.*?\)", "", asked.topic).strip(" .:?")
    aimed = re.match(
        r"(?i)(?:our|unser\w*|nuestr\w+|the|die|das|der|den|la|el|a|an|eine?n?|"
        r"b2b)\s+(?:\w+ )?(?:news\w*|website|webseite|web|page|seite|site|portal|customers?|kund\w+|"
        r"linkedin|blog|catalog\w*|katalog|instagram|shop|careers? page)",
        about,
    )
    return "" if aimed or len(about.split()) > 9 else polished(about, lang)


def _title(topic: str, facts: tuple[str, ...], sentences: tuple[str, ...]) -> str:
    short = [text.rstrip(".") for text in (*facts, *sentences) if 2 <= len(text.split()) <= 9]
    text = topic or (short[0] if short else " ".join((facts or sentences or ("",))[0].split()[:8]).rstrip(".,"))
    return f"**{note(text)}**" if text else ""


def _facts(facts: tuple[str, ...], brief: Brief, lang: Language, own: str, topic: str) -> tuple[Piece, ...]:
    if not facts:
        return ()
    if brief.form == "bullets" and not _FLAT.search(own):
        limit = brief.limit("items")
        number = limit.high if limit and limit.high < 30 else 30
        return tuple(Piece("items", text, 1, "material") for text in _grouped(facts, number))
    first = [fact for fact in facts if ":" in fact]
    rest = [fact for fact in facts if ":" not in fact]
    pieces = tuple(Piece("body", sentence(fact, lang), 1, "material") for fact in first)
    if len(rest) > 1 and not is_sentence(rest[0], lang):
        if topic and topic.lower() not in rest[0].lower():
            line = f"{note(topic)}: {_listed(rest, lang)}."
        else:
            line = said(lang, "say", "facts_line", "", what=_listed(rest, lang))
    else:
        line = f"{note(topic)}: {rest[0]}." if topic and rest else ". ".join(rest) + "." * bool(rest)
    return (*piece("body", line, 1, "material"), *pieces)


def _listed(texts: list[str], lang: Language) -> str:
    texts = [
        text[:1].lower() + text[1:]
        if text[:1].isupper() and text[1:2].islower() and lang != "de" and not _name(text)
        else text
        for text in texts
    ]
    return ", ".join(texts) if len(texts) < 2 else f"{', '.join(texts[:-1])} {said(lang, 'say', 'and', '')} {texts[-1]}"


def _name(text: str) -> bool:
    return bool(re.match(r"[A-Z]\w+ [A-Z]", text))


def _grouped(texts: tuple[str, ...], number: int) -> list[str]:
    """Put facts together so that there are no more than ``number``."""
    if len(texts) <= number:
        return list(texts)
    size = -(-len(texts) // number)
    return [", ".join(texts[at : at + size]) for at in range(0, len(texts), size)]


def _more(lang: Language, form: str, name: str) -> tuple[Piece, ...]:
    side = "informal" if form == "informal" else "formal"
    texts = [entry if isinstance(entry, str) else entry[side] for entry in stock(lang)["fill"][name]]
    return tuple(Piece("body", text, 5 + at) for at, text in enumerate(texts))


def _hashtags(asked: Asked, topic: str, facts: tuple[str, ...]) -> str:
    match = _TAGS.search(asked.own)
    if not match or re.search(r"(?i)(?:no|keine?|sin|ohne|without) hashtags", asked.own):
        return ""
    number = int(match[1]) if match[1].isdigit() else word_value(match[1]) or 1
    own = re.sub(r"\S+@\S+", " ", asked.own)
    names = re.findall(r"(?<=\w )[A-ZÄÖÜÁÉÍÓÚÑ][\w-]{3,}", own)
    names += [word.capitalize() for word in re.findall(r"[^\W\d_]{6,}", " ".join([topic, *facts]))]
    words = list(
        dict.fromkeys(
            re.sub(r"\W", "", name) for name in names if not re.match(r"(?i)hashtag|linkedin|instagram", name)
        )
    )
    return " ".join(f"#{word}" for word in words[:number])
