"""Sort the material: one pass for each kind of thing that a reply can need."""

from __future__ import annotations

import re

from ...records import Language
from ...text.dates import dates, times
from ...text.letter import letter
from ...text.links import emails
from ...text.words import sentences
from ..flat import flat
from ..lexicon_files import table
from . import events, needs, people, products, questions, steps, values
from .days import plain_day
from .facts import Fact, Knowledge
from .quantities import pattern, topic_pattern

_LONGEST = 12_000
_DUE = re.compile(
    r"\b(?:bis(?: zum| spatestens)?|spatestens|deadline|by|no later than|until|needed|benotigt|"
    r"gebraucht|wunschtermin\w*|liefertermin|delivery date|fecha(?: limite| de entrega)?|a "
    r"mas tardar|muy tarde|antes del?|para el|frist|termin|due)\b"
)


def know(material: str, lang: Language) -> Knowledge:
    """Return what the material holds; of a very long text its beginning and end."""
    text = material if len(material) <= _LONGEST else f"{material[: _LONGEST - 4000]}\n{material[-4000:]}"
    if not text.strip():
        return Knowledge()
    keyed = values.fields(text)
    name = products.product(text)
    noun, at = steps.step(text, lang)
    facts = values.values(text, keyed)
    asked = questions.question(text)
    taught = events.learn(text, keyed) if events.is_event(text) or events.link(text) else ()
    return Knowledge(
        text=text,
        kind=_kind(text, facts, asked, noun, keyed, taught),
        sentences=sentences(text),
        facts=facts,
        fields=keyed,
        person=people.person(text, keyed),
        company=_company(text, keyed),
        product=name,
        what=products.what(text, name),
        article=_article(text, name),
        step=noun,
        step_date=steps.date_of_step(text, at),
        date=_day(text),
        time=_moment(text),
        count=_count(text, name, keyed),
        deadline=_deadline(text),
        question=asked,
        title=events.title(text, keyed),
        learn=taught,
        link=events.link(text),
        host=_host(keyed),
        duration=events.duration(text),
        free=events.free(text),
        fair=_fair(text, keyed),
        mail=next(iter(emails(text)), ""),
        need=needs.need(text, lang),
        trouble=needs.trouble(text, lang),
        situation=needs.situation(text, lang),
        needs_count=needs.wishes_count(text),
        writer=people.writer(text),
    )


def _kind(
    text: str, facts: tuple[Fact, ...], asked: str, step: str, keyed: tuple[Fact, ...], taught: tuple[str, ...]
) -> str:
    commercial = set(table("topics")["classes"]["commercial"]) | set(table("topics")["classes"]["technical"])
    known = {fact.topic for fact in (*facts, *keyed)} & commercial
    if (events.is_event(text) and (events.link(text) or taught)) or (len(taught) >= 2 and events.link(text)):
        return "event"
    if asked and len(known) >= 2:
        return "question"
    if len(known) >= 3:
        return "sheet"
    parts = letter(text)
    if step and not (parts.salutation and parts.closing and asked):
        return "notes"
    return "inquiry" if asked or parts.salutation else "notes"


def _company(text: str, keyed: tuple[Fact, ...]) -> str:
    for field in keyed:
        if field.topic == "company":
            return field.value
    name = r"([A-ZÄÖÜÁÉÍÓÚ][\w&'’-]+(?: (?:[A-ZÄÖÜÁÉÍÓÚ&][\w&'’-]*|de|del|y|und|and|von|für)(?= |,|\.|\n|$)){0,3})"
    match = re.search(
        (
            rf"(?:Frau|Herrn?|Ms|Mr|Mrs|Sra?\.?|frau|herr) [^,.\n]{{2,30}}?(?:,\s*(?:[^,\n]{{3,30}} "
            rf")?(?:bei |at |en |de )?| (?:von|from|de|bei|at)(?: der)? ){name}"
        ),
        text,
    )
    return match[1].strip(" ,.") if match else ""


def _article(text: str, name: str) -> str:
    if not name:
        return ""
    match = re.search(rf"(?i)\b(die|der|das|den|dem|zur|zum|la|el|una?)\s+{re.escape(name)}", text)
    return match[1].lower() if match else ""


def _day(text: str) -> str:
    found = dates(text)
    return plain_day(text[found[0].start : found[0].end]) if found else ""


def _moment(text: str) -> str:
    found = times(text)
    return text[found[0].start : found[0].end].strip() if found else ""


def _count(text: str, name: str, keyed: tuple[Fact, ...]) -> str:
    """Return how many pieces are asked for, as digits or a word."""
    low = flat(text)
    for field in keyed:
        if re.search(
            (
                r"stuckzahl|menge|anzahl|bedarf|quantity|how many|amount|unidades|cantidad|bestellwunsch|"
                r"order request|pedir"
            ),
            flat(field.key),
        ) and not topic_pattern("minimum").search(flat(field.key)):
            digits = re.search(r"\d+", field.value)
            if digits:
                return digits.group()
    for match in pattern("count").finditer(low):
        before = low[max(0, match.start() - 22) : match.start()]
        if not topic_pattern("minimum").search(before):
            return re.match(r"[\w.,]+", text[match.start() :]).group().rstrip(".,")  # type: ignore[union-attr]
    near = re.search(
        (
            r"(?:stuckzahl|menge|anzahl|quantity(?: wanted)?|cantidad(?: deseada)?|unidades|they.d "
            r"take|need|would need|about|talked about|serian|bedarf|brauchen|precise|stuck)\W+(?:moment, "
            r"|hang on, |un momento, |of )?(\d{1,5})(?![\d.]*\d)"
        ),
        low,
    )
    if near:
        return near[1]
    if name:
        by_name = re.search(
            rf"(\d{{1,5}})\s?(?:x|×|mal|times)?\s?(?:of the |de la |der |die )?{re.escape(flat(name))}", low
        )
        return by_name[1] if by_name else ""
    return ""


def _deadline(text: str) -> str:
    """Return the day by which something is needed: the date closest behind a word such as ``bis``."""
    low = flat(text)
    best, best_distance = "", 10_000
    for date in dates(text):
        before = low[max(0, date.start - 60) : date.start].split("\n")[-1]
        cues = list(_DUE.finditer(before))
        distance = len(before) - cues[-1].end() if cues else 500
        if distance < best_distance:
            best, best_distance = plain_day(text[date.start : date.end]), distance
    return best


def _host(keyed: tuple[Fact, ...]) -> str:
    for field in keyed:
        if re.search(r"leitung|referent|moderat|led by|speaker|host|imparte|ponente|presenta", flat(field.key)):
            return field.value
    return ""


def _fair(text: str, keyed: tuple[Fact, ...]) -> str:
    for field in keyed:
        if flat(field.key) in ("messe", "fair", "trade fair", "feria"):
            return field.value
    return ""
