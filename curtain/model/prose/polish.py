"""Make hurried notes presentable by safe operations: written-out abbreviations, capitals, articles, full stops."""

from __future__ import annotations

import re
from functools import cache

from ...records import Language
from .stocked import listed, stock, words

_TOKEN = re.compile(r"[^\W\d_][\w'’/-]*\.?|[+&@](?=\s)|\d+|\s+|.", re.DOTALL)
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_LINKS = re.compile(r"\S+@\S+|(?:https?://|www\.)\S+|\S+\.example\S*")
_SMALL_SUFFIX = (
    "lich",
    "isch",
    "ig",
    "bar",
    "los",
    "sam",
    "haft",
    "ieren",
    "iert",
    "lichen",
    "ische",
    "ischen",
    "weise",
)
_NOUN_SUFFIX = ("ung", "ungen", "heit", "heiten", "keit", "keiten", "schaft", "tion", "tionen", "tät", "ismus")
_AS_UNIT = {"std": "Stunden", "min": "Minuten", "stk": "Stück", "min.": "Minuten", "std.": "Stunden", "uds": "unidades"}


def is_verb(word: str, lang: Language) -> bool:
    """Tell whether a word is a finite verb that the language's list knows."""
    return word.strip(".,;:!?\"'()").lower() in words(lang, "verbs")


def polished(text: str, lang: Language) -> str:
    """Return a note with abbreviations written out and, in German, with capitals on its nouns; links stay."""
    if lang == "de" and _cased(text):
        return _balanced(re.sub(r"\s+", " ", text).strip(" ,;"))
    parts, at = [], 0
    for match in _LINKS.finditer(text):
        parts += [_written(text[at : match.start()], lang), match[0]]
        at = match.end()
    tidy = "".join([*parts, _written(text[at:], lang)])
    return _balanced(re.sub(r"\s+", " ", tidy).strip(" ,;"))


def _cased(text: str) -> bool:
    """Tell whether a German text has its capitals already: then its small words are no nouns."""
    found = _WORD.findall(text)
    upper = sum(word[:1].isupper() and (gender(word) != "" or len(word) > 5) for word in found[1:])
    lower = sum(word[:1].islower() and is_noun(word) for word in found)
    return len(found) > 5 and upper >= 2 and upper >= 2 * lower


def _balanced(text: str) -> str:
    """Give a quote or bracket that a cut left open its other half."""
    if text.count('"') % 2:
        text = text.replace('"', "", 1) if text.endswith('"') else f'{text}"'
    missing = text.count("(") - text.count(")")
    return text + ")" * missing if missing > 0 else text


def _written(text: str, lang: Language) -> str:
    table: dict[str, str] = stock(lang)["abbreviations"]
    tokens = _TOKEN.findall(text)
    out: list[str] = []
    for at, token in enumerate(tokens):
        near = "".join(out)[-24:]
        out.append(_token(token, near, "".join(tokens[at + 1 : at + 4]), table, lang))
    return "".join(out)


def _token(token: str, before: str, after: str, table: dict[str, str], lang: Language) -> str:
    low = token.lower()
    if low in _AS_UNIT and low.rstrip(".") != "uds":
        unit = re.search(r"\d\s?$", before) and lang != "en" and token.islower()
        return _AS_UNIT[low] if unit else _plain(token, before, after, lang)
    if low.rstrip(".") in listed("days"):
        near = re.match(r"\s*(?:,\s*)?(?:\d|,|$|bis|und|\()", after) or re.search(
            r"(?:\b(?:am|bis|ab|by|on|until|el|for)|,)\s$", before
        )
        day = table.get(low) or table.get(low.rstrip("."))
        return day if near and day else _plain(token, before, after, lang)
    if low in table and (token.islower() or not token.isalpha() or low in ("i", "im", "i'm")):
        full = table[low]
        return full.capitalize() if token[:1].isupper() and full[:1].islower() else full
    return _plain(token, before, after, lang)


_ARTICLE = re.compile(r"\b(?:dem|des|im|am|zur|zum|vom|beim|ins|einem|unserem|ihrem|Ihrem) $")
_BREAK = re.compile(
    r"\s*(?:$|[.,;:!?)\"]|\s(?:in|im|am|an|auf|bei|mit|von|vom|für|zu|zum|zur|und|oder|ist|sind|wird|"
    r"werden|hat|bis|ab|um|aus|nach|als)\b)"
)


def _plain(token: str, before: str, after: str, lang: Language) -> str:
    if lang != "de" or not token[:1].islower() or not token[:1].isalpha():
        return token
    bare = token.rstrip(".")
    place = re.search(r"\b(?:in|nach|aus) $", before) and re.match(r"\s*(?:$|[.,;:!?)])", after) and len(bare) > 3
    closes = place or (
        _ARTICLE.search(before)
        and _BREAK.match(after)
        and len(bare) > 3
        and not bare.endswith(("en", "er", "es", "em"))
    )
    lifted = is_noun(bare) or (closes and not is_verb(bare, "de") and not has_opening(bare, "de"))
    return bare[:1].upper() + bare[1:] + token[len(bare) :] if lifted else token


@cache
def is_noun(word: str) -> bool:
    """Tell whether a German word, typed small, is a noun: the list knows it, its last part or its ending."""
    low = word.lower()
    if (
        low in words("de", "nouns_never")
        or (low.endswith("s") and low[:-1] in listed("daytimes"))
        or low in words("de", "verbs")
        or low in words("de", "articles")
    ):
        return False
    if gender(low):
        return True
    if low.endswith(_SMALL_SUFFIX):
        return False
    return len(low) > 6 and low.endswith(_NOUN_SUFFIX)


@cache
def _genders() -> dict[str, str]:
    table = stock("de")["nouns"]
    return {word: sort for sort in ("plural", "n", "f", "m") for word in str(table[sort]).split()}


@cache
def gender(word: str) -> str:
    """Return m, f, n or plural for a German noun or compound; nothing if it is unknown."""
    low = word.lower()
    known = _genders()
    if low in known:
        return known[low]
    for start in range(3, len(low) - 2):
        tail = low[start:]
        if tail in known and len(tail) >= 4 and tail not in ("ende", "mittel", "teil", "alter"):
            return known[tail]
    return _inflected(low) or _by_ending(low)


def _inflected(low: str) -> str:
    """Return the gender of a noun that stands in its plural or genitive: -n and -en after feminines, -e and -s else."""
    for ending, sorts in (("n", "f"), ("en", "f"), ("e", "mn"), ("s", "mn"), ("es", "mn")):
        sort = _known_end(low[: -len(ending)]) if low.endswith(ending) else ""
        if sort and sort in sorts:
            return "plural" if ending in ("n", "en", "e") else sort
    return ""


def _known_end(stem: str) -> str:
    known = _genders()
    starts = [0, *range(3, len(stem) - 3)] if len(stem) > 4 else [0]
    return next((known[stem[at:]] for at in starts if stem[at:] in known and len(stem[at:]) >= 4), "")


def _by_ending(low: str) -> str:
    if low.endswith(("ung", "heit", "keit", "schaft", "tion", "tät")) and len(low) > 6:
        return "f"
    return "plural" if low.endswith(("ungen", "heiten", "keiten", "tionen")) and len(low) > 8 else ""


_THE = {
    "nominative": {"m": "der", "f": "die", "n": "das", "plural": "die"},
    "accusative": {"m": "den", "f": "die", "n": "das", "plural": "die"},
}


def with_article(text: str, lang: Language, case: str = "nominative") -> str:
    """Return a noun phrase with its article where the language needs one and the noun is known."""
    first = text.split(" ", 1)[0].strip(',;:()"')
    if lang == "de":
        sort = gender(first) if first[:1].isupper() or is_noun(first) else ""
        return f"{_THE[case][sort]} {text}" if sort and not has_opening(first, lang) else text
    if lang == "es":
        low = first.lower()
        sort = next((one for one in ("m", "f") if low in str(stock("es")["nouns"][one]).split()), "")
        return f"{'el' if sort == 'm' else 'la'} {text}" if sort and not first[:1].isupper() else text
    return f"the {text}" if first[:1].islower() and not has_opening(first, lang) and not first[:1].isdigit() else text


def has_opening(word: str, lang: Language) -> bool:
    """Tell whether a word opens a phrase by itself: article, pronoun, preposition, conjunction."""
    return word.lower() in words(lang, "articles" if lang == "de" else "starts")


def is_sentence(text: str, lang: Language) -> bool:
    """Tell whether a note is a clause with a finite verb, not a fragment or an infinitive."""
    tokens = _WORD.findall(text)
    if len(tokens) < 2:
        return False
    if lang == "en" and tokens[0].lower() in ("we", "they", "i", "he", "she", "you", "it"):
        return True
    at = next((at for at, word in enumerate(tokens) if is_verb(word, lang)), None)
    if at is None:
        return False
    return lang != "de" or at < len(tokens) - 1 or len(tokens) == 2 or not tokens[-1].endswith("en")


def sentence(text: str, lang: Language) -> str:
    """Return a clause as a sentence: article, capital, full stop."""
    first = text.split(" ", 1)[0]
    second = text.split(" ", 2)[1] if text.count(" ") else ""
    if lang == "de" and is_verb(second, lang) and not has_opening(first, lang):
        text = with_article(text, lang)
    text = text[:1].upper() + text[1:]
    return text if text[-1:] in ".!?…" else f"{text.rstrip(',;:')}."


def note(text: str) -> str:
    """Return a fragment as an item of a list: capital, no full stop."""
    text = text.strip(" .,;")
    return text[:1].upper() + text[1:]
