"""What phrases can be filled with: the material's facts in the right gender, number and case."""

from __future__ import annotations

import re

from ...records import Language
from ..flat import flat
from ..knowledge.facts import Knowledge
from ..knowledge.products import gender
from .casing import capital, german_nouns

_OURS = {"de": {"f": "unsere", "n": "unser", "m": "unser"}, "es": {"f": "nuestra", "m": "nuestro", "n": "nuestro"}}
_ONES = {"de": {"f": "eine", "n": "ein", "m": "ein"}, "es": {"f": "una", "m": "un", "n": "un"}}
_THE = {"de": {"f": "die", "n": "das", "m": "der"}, "es": {"f": "la", "m": "el", "n": "el"}}
_FOR_THE = {"de": {"f": "die", "n": "das", "m": "den"}, "es": {"f": "la", "m": "el", "n": "el"}}
_SEEN = {"die": "f", "zur": "f", "das": "n", "zum": "n", "la": "f", "una": "f", "el": "m", "un": "m"}


def slots(known: Knowledge, lang: Language, firm: str) -> dict[str, str]:
    """Return every slot that phrases may name; an unknown one is empty."""
    person = known.person
    what = german_nouns(known.what) if lang == "de" else known.what.lower() if known.what.isupper() else known.what
    head = gender(what) if what else _SEEN.get(known.article, "") or gender(_head_of(known.need, lang))
    name = known.product
    the = _THE.get(lang, {}).get(head, "") if lang != "en" else "the"
    step = german_nouns(known.step) if lang == "de" else known.step
    count = known.count
    found = {
        "last": person.last if person else "",
        "first": person.first if person else "",
        "title": _title(person.title if person else "", person.gender if person else ""),
        "firm": firm,
        "product": name,
        "what": _inner(what, lang),
        "What": capital(what),
        "our_what": f"{_OURS[lang][head]} {_inner(what, lang)}" if what and head and lang in _OURS else "",
        "a_what": _a(what, head, lang),
        "the_product": f"{the} {name}" if the and name else "",
        "The_product": capital(f"{the} {name}") if the and name else "",
        "of_product": "",
        "to_product": _to(name, head, lang),
        "for_product": _named(name, _FOR_THE[lang].get(head, ""), lang) if lang in _FOR_THE else name,
        "at_product": _at(name, head, lang),
        "de_product": _of(name, head),
        "need": _need(known.need, lang),
        "trouble": german_nouns(known.trouble) if lang == "de" else known.trouble,
        "situation": german_nouns(known.situation) if lang == "de" else known.situation,
        "Situation": capital(german_nouns(known.situation)),
        "writer": known.writer,
        "step": step,
        "step_bare": capital(re.sub(r"^(?:eine[nr]?|ein|an?|the|una?|la|el)\s+", "", step)),
        "date": _date(known.step_date or known.date, lang),
        "count": count,
        "deadline": _date(known.deadline, lang),
        "question": _clause(known.question, lang),
        "time": _time(known.time, lang),
        "link": known.link,
        "duration": known.duration,
        "who": ", ".join(part for part in (_who(known), known.company) if part),
        "company": known.company,
    }
    found["title_of_event"] = known.title
    return found


def _to(name: str, head: str, lang: Language) -> str:
    """Return the product behind de *zu*, es *sobre*: ``zur DP 40``, ``sobre la DP 40``."""
    if not name or lang == "en":
        return name
    if lang == "es":
        return f"sobre {_THE['es'][head]} {name}" if head else f"sobre el modelo {name}"
    return f"{'zur' if head == 'f' else 'zum'} {name}" if head else f"zum Modell {name}"


def _named(name: str, article: str, lang: Language) -> str:
    """Return a product behind its article; one of unknown gender is called a model."""
    if not name:
        return ""
    return f"{article} {name}" if article else f"das Modell {name}" if lang == "de" else f"el modelo {name}"


def _of(name: str, head: str) -> str:
    """Return the product behind es *de*: ``de la DP 40``, ``del modelo MD 2``."""
    if not name:
        return ""
    return f"de la {name}" if head == "f" else f"del {name}" if head else f"del modelo {name}"


def _at(name: str, head: str, lang: Language) -> str:
    """Return the product behind de *bei*: ``bei der DP 40``, ``beim Modell MD 2``."""
    if not name or lang != "de":
        return name
    return f"{'bei der' if head == 'f' else 'beim'} {name}" if head else f"beim Modell {name}"


def _head_of(need: str, lang: Language) -> str:
    """Return the head noun of a need without what qualifies it."""
    words = re.sub(r"(?i)^(?:eine?n?|una?)\s+", "", need).split()
    if not words or lang == "en":
        return ""
    return next((word for word in words if gender(word)), "") if lang == "de" else words[0]


def _need(need: str, lang: Language) -> str:
    """Return what is sought as an object with its article; nothing where the article is not known."""
    if lang != "de" or not need:
        return need
    said = german_nouns(need)
    if re.match(r"eine?n?\s", said):
        return said
    article = {"f": "eine", "n": "ein", "m": "einen"}.get(gender(said.split()[0]), "")
    return f"{article} {said}" if article else ""


def _clause(question: str, lang: Language) -> str:
    """Return a question as a clause; a direct one has none."""
    if "?" in question:
        return ""
    return german_nouns(question.strip(" ¿")) if lang == "de" else question.strip(" ¿")


def _inner(what: str, lang: Language) -> str:
    if lang == "de" or not what or re.match(r"[A-Z]{2}", what):
        return what
    return what[0].lower() + what[1:]


def _title(title: str, sex: str) -> str:
    plain = title.rstrip(".").capitalize()
    return plain if plain in ("Mr", "Ms", "Mrs", "Miss") else {"f": "Ms", "m": "Mr"}.get(sex, "")


def _a(what: str, head: str, lang: Language) -> str:
    if not what:
        return ""
    if lang == "en":
        return f"{'an' if flat(what)[0] in 'aeiou' else 'a'} {_inner(what, lang)}"
    return f"{_ONES[lang][head]} {_inner(what, lang)}" if head else ""


def _who(known: Knowledge) -> str:
    person = known.person
    return " ".join(part for part in (person.first, person.last) if part) if person else ""


def _date(wording: str, lang: Language) -> str:
    """Return a date as the material spells it; a lower-case German month gets its capital."""
    if lang != "de":
        return wording
    return re.sub(r"(?<=\. )([a-zä])(?=[a-zä]{2,})", lambda match: match[1].upper(), wording)


def _time(wording: str, lang: Language) -> str:
    bare = re.sub(r"^(?:um|at|a las|las)\s+", "", wording.strip())
    if lang == "es":
        return re.sub(r"\s?h(?:oras)?$", "", bare)
    if lang == "de" and bare and "uhr" not in bare.lower():
        return f"{bare} Uhr"
    return bare.replace(" uhr", " Uhr")
