"""Change the form of address of sentences: Sie to du and back, usted to tú and back."""

from __future__ import annotations

import re
from functools import cache

from ...records import Language
from .stocked import stock

_POSSESSIVE = re.compile(r"(?<!\w)(Ihr|Ihre[nmrs]?)(?!\w)")
_SUBJECT_AFTER = re.compile(r"(?<!\w)([A-Za-zäöüÄÖÜß]+?en|sind|tun)(\s+)Sie(?!\w)( bitte)?")
_SUBJECT_BEFORE = re.compile(r"(?<!\w)Sie(\s+)([a-zäöüß]+?en|sind|tun)(?!\w)")
_CLAUSE = re.compile(
    r"(?<!\w)(wenn|dass|ob|weil|damit|falls|sobald|was|wie|wo|wann|die|das|"
    r"den)(\s+)Sie(\s+)([^,.!?\n]*?)([a-zäöüß]+en|sind)(?=[,.!?\n]|$)",
    re.IGNORECASE,
)
_OBJECT = re.compile(r"(?<!\w)Sie(?!\w)")
_DU_AFTER = re.compile(r"(?<!\w)([A-Za-zäöüÄÖÜß]+?s?t)(\s+)du(?!\w)", re.IGNORECASE)
_DU_BEFORE = re.compile(r"(?<!\w)(D|d)u(\s+)([a-zäöüß]+?s?t)(?!\w)")
_DU_CLAUSE = re.compile(
    r"(?<!\w)(wenn|dass|ob|weil|damit|falls|sobald|was|wie|wo|"
    r"wann)(\s+)du(\s+)([^,.!?\n]*?)([a-zäöüß]+st)(?=[,.!?\n]|$)",
    re.IGNORECASE,
)


def readdressed(text: str, lang: Language, form: str) -> str:
    """Return a text in the other form of address, sentence by sentence; English has only one."""
    if lang == "de":
        return _to_du(text) if form == "informal" else _to_sie(text)
    if lang == "es":
        return _swapped(text, form)
    return text


def _to_du(text: str) -> str:
    text = re.sub(r"(?<!\w)Sehr geehrte[r]? (?:Frau|Herr) (?=\w)", "Hallo ", text)
    text = re.sub(r"(?<!\w)Sehr geehrte Damen und Herren", "Hallo zusammen", text)
    text = re.sub(r"Mit freundlichen Grüßen|Freundliche Grüße", "Viele Grüße", text)
    text = _CLAUSE.sub(lambda m: f"{m[1]}{m[2]}du{m[3]}{m[4]}{du_verb(m[5])}", text)
    text = re.sub(
        r"(?m)((?:^|[.!?:]\s+|\n)(?:(?:Dann|Bitte|Also|So) )?)([A-Za-zäöüß]+en)\s+Sie(?!\w)", _imperative, text
    )
    text = re.sub(r"(?<!\w)((?:wir|ich|man|uns) )Sie(?!\w)", r"\1dich", text)
    text = _SUBJECT_AFTER.sub(lambda m: f"{_cased(du_verb(m[1].lower()), m[1])}{m[2]}du{m[3] or ''}", text)
    text = _SUBJECT_BEFORE.sub(lambda m: f"{'Du' if _starts(text, m.start()) else 'du'}{m[1]}{du_verb(m[2])}", text)
    text = _POSSESSIVE.sub(lambda m: _cased_at(f"dein{m[1][3:]}", text, m.start()), text)
    text = re.sub(r"(?<!\w)Ihnen(?!\w)", lambda m: _cased_at("dir", text, m.start()), text)
    text = _OBJECT.sub("dich", text)
    return re.sub(r"(?<!\w)(du|[Kk]omm|[Mm]eld|[Mm]elde) sich(?!\w)", r"\1 dich", text)


def _imperative(match: re.Match[str]) -> str:
    verb = match[2].lower()
    return f"{match[1]}{_cased(du_command(verb), match[2])}"


def _starts(text: str, at: int) -> bool:
    return re.search(r"(?:^|[.!?:]\s+|\n)[\s\"„*-]*$", text[max(0, at - 12) : at]) is not None or at == 0


def _cased(word: str, like: str) -> str:
    return word[:1].upper() + word[1:] if like[:1].isupper() else word


def _cased_at(word: str, text: str, at: int) -> str:
    return word.capitalize() if _starts(text, at) else word


@cache
def _irregular() -> dict[str, list[str]]:
    return dict(stock("de")["du"])


def du_verb(verb: str) -> str:
    """Return the second person singular of a German plural form: suchen, suchst."""
    known = _irregular().get(verb)
    if known:
        return known[0]
    stem = verb[:-2] if verb.endswith(("en",)) else verb[:-1]
    if stem.endswith(("s", "ß", "z", "x")):
        return f"{stem}t"
    return f"{stem}est" if stem.endswith(("t", "d", "chn", "ffn", "gn")) else f"{stem}st"


def du_command(verb: str) -> str:
    """Return the singular command of a German verb: kommen, komm; senden, sende."""
    known = _irregular().get(verb)
    if known and len(known) > 1:
        return known[1]
    stem = verb[:-2]
    return f"{stem}e" if stem.endswith(("t", "d", "chn", "ffn", "gn", "ig", "ier", "er", "el")) else stem


@cache
def _plural() -> dict[str, str]:
    return {forms[0]: verb for verb, forms in _irregular().items()}


def _sie_verb(verb: str) -> str:
    low = verb.lower()
    if low in _plural():
        return _plural()[low]
    stem = re.sub(r"(?:e?st|t)$", "", low)
    return f"{stem}en"


def _to_sie(text: str) -> str:
    text = re.sub(r"(?m)^(?:Hey|Hi|Hallo|Moin)(?: zusammen)?(?:[!,] ?|$)", "Guten Tag, ", text)
    text = re.sub(r"(?m)^(?:Hey|Hi|Hallo|Moin) (?=(?:Frau|Herr) )", "Guten Tag ", text)
    text = re.sub(r"(?i)(^|[.!?,:] |\n)(meld|freu|wend|registrier|überzeug|informier)e? dich(?!\w)", _polite, text)
    text = _DU_CLAUSE.sub(lambda m: f"{m[1]}{m[2]}Sie{m[3]}{m[4]}{_sie_verb(m[5])}", text)
    text = _DU_AFTER.sub(lambda m: f"{_cased(_sie_verb(m[1]), m[1])}{m[2]}Sie", text)
    text = _DU_BEFORE.sub(lambda m: f"Sie{m[2]}{_sie_verb(m[3])}", text)
    text = re.sub(r"(?<!\w)(?:d|D)ein(e[nmrs]?)?(?!\w)", lambda m: f"Ihr{m[1] or ''}", text)
    text = re.sub(r"(?<!\w)(?:dir|euch)(?!\w)", "Ihnen", text, flags=re.IGNORECASE)
    text = re.sub(r"(?<!\w)(?:dich|du|ihr)(?!\w)", "Sie", text)
    text = re.sub(r"(?<!\w)eure?([nmrs])?(?!\w)", lambda m: f"Ihre{m[1] or ''}", text)
    return text


def _polite(match: re.Match[str]) -> str:
    return f"{match[1]}{match[2]}en Sie sich"


def plural_commands(text: str, form: str) -> str:
    """Turn commands to several people (kommt, meldet euch) into the polite form."""
    if form == "informal":
        return text
    table: dict[str, str] = stock("de")["commands"]
    for verb, polite in table.items():
        text = re.sub(rf"(?i)(?<!\w){verb} euch(?!\w)", f"{polite} Sie sich", text)
        text = re.sub(rf"(?i)(^|[,.] |: ){verb}(?!\w)", rf"\g<1>{polite} Sie", text)
    return text


def _swapped(text: str, form: str) -> str:
    pairs: dict[str, str] = stock("es")["address"]
    table = dict(pairs)
    if form != "informal":
        table = {familiar: formal for formal, familiar in pairs.items()}
    ordered = sorted(table, key=len, reverse=True)
    found = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, ordered))})(?!\w)", re.IGNORECASE)
    return found.sub(lambda m: _cased(table[m[0].lower()], m[0]), text)
