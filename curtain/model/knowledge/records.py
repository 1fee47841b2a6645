"""Find typed things in a text: addresses, numbers with their units, dates, times, codes; each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from itertools import islice

from ...text.dates import dates, times
from ...text.numbers import readings, word_value
from ..flat import flat
from ..lexicon_files import table
from ..reading.structured.fieldkinds import unit_kinds

_LONGEST = 20_000
_MOST = 250


@dataclass(frozen=True, slots=True)
class Found:
    """A thing of a kind in the text; ``value`` is its plain value: a number, an ISO date, HH:MM, else the text."""

    kind: str
    text: str
    start: int
    end: int
    value: str | int | float = ""
    unit: str = ""
    sure: float = 1.0


_NUM = r"\d{1,3}(?:[.,'\u00a0 ]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d+)?"
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+")
_URL = re.compile(
    (
        r"(?:https?://|www\.)[^\s<>\"'|,;)]+|(?<![@\w.-])(?:[\w-]+\.)+(?:example|com|de|es|"
        r"org|net|eu|test)\b(?:/[^\s<>\"'|,;)]*)?"
    ),
    re.IGNORECASE,
)
_PHONE = re.compile(
    r"(?<![\w.,/€$£-])(?:\+\d{1,3}|0\d{1,5}|\(0?\d{2,5}\)|[6-9]\d{2})(?:[ /.()-]{1,2}\d{2,"
    r"7}){1,5}(?![\w]|[.,]\d)|(?<![\w.,/€$£-])\+?0?\d{8,13}(?![\w]|[.,]\d)"
)
_MONEY = re.compile(
    (
        rf"(?:(?P<sign>[€$£]|\b(?:EUR|USD|GBP|CHF)\b)\s?(?P<a>{_NUM})|(?<![\w.,/-])(?P<b>{_NUM})(?:,"
        rf"-|,–)?\s?(?P<unit>€|\$|£|eur\b|euros?\b|usd\b|gbp\b|chf\b|dollars?\b|pounds?\b|pfund\b|"
        rf"d[óo]lares\b|libras\b|franken\b))"
    ),
    re.IGNORECASE,
)
_ITEM_X = re.compile(r"(?<![\w.,/-])(\d{1,6})\s?(?:x|×)\s?(?=\S)", re.IGNORECASE)
_CODE = re.compile(
    r"(?<![\w@./-])(?:[A-Z]{1,6}[-/ ]?\d[\w]*(?:[-/.]\w+)*|\d{2,}[-/][A-Z]\w*|\d{2,6}-\d{2,"
    r"6}(?:-\d+)*|[A-Z]{1,5}(?:[-/]\w*\d\w*)+|[A-Z]+\d+\w*(?:-\w+)*)(?![\w@])"
)
_AFTER_CUE = re.compile(
    r"\b(?:(?:art|nr|bestell|rechnungs|auftrags|kunden|serien|ticket|vorgangs|seriennr|"
    r"sendung|angebots|artikel)[\w]*[-. ]{0,2}(?:nr|nummer|no)?|nummer|number|no|numero|"
    r"num|order|"
    r"invoice|rechnung|factura|pedido|bestellung|auftrag|ticket|ref|referencia|reference|"
    r"sku|id|sendung|angebot|vorgang|case|serial)"
    r"\b\s*(?:no|nr|num|number|nummer|numero|lautet|is|es|ist)?\s*[.:#º°]*\s*(?=[\w-]*\d)([A-Za-z]{0,6}[-/]?\d[\w/-]*)"
)
_BARE = re.compile(rf"(?<![\w.,/:@-])(?:{_NUM})(?![\w@]|[.,:/-]\d)")
_SPOKEN_TIME = re.compile(
    r"\b(?P<half>half past|halb|quarter past|quarter to|viertel nach|viertel vor)\s(?P<h>[a-z]+|"
    r"\d{1,2})\b|\b(?:at|um|a las|las|gegen|until|till|bis|hasta las|by)\s(?P<w>[a-z]+)\b(?:\s(?P<y>y "
    r"media|y cuarto))?"
)
_RELATIVE = re.compile(
    r"\b(?:(?:next|this|nachste\w*|kommende\w*|diese\w*|proximo|este|el)\s)?(?:{days})\b(?:\s(?:que "
    r"viene|proximo))?|\b(?:end of (?:the )?(?:month|year|week)|ende (?:des )?(?:monats|"
    r"jahres|\w+)|anfang \w+|mitte \w+|monatsende|jahresende|"
    r"kw \d{{1,2}}|fin(?:ales)? de \w+|a finales de \w+|next (?:week|month|year)|nachste "
    r"(?:woche|monat)|nachsten monat|la semana que viene|(?:january|february|march|april|"
    r"may|june|july|august|september|october|november|december) 20\d\d)\b"
)
_POSTCODE = re.compile(r"(?<![\w./-])(?:D-|A-|CH-)?(\d{5})(?= [A-ZÄÖÜÁÉÍÓÚ])|\b([A-Z]{1,2}\d[\dA-Z]? ?\d[A-Z]{2})\b")
_STREET = re.compile(
    r"(?<!\w)(?:[A-ZÄÖÜ][\wäöüß.-]{0,30}(?:straße|strasse|str\.|weg|allee|platz|gasse|ring|damm|ufer)|"
    r"(?:Am|An der|Im|Auf dem|Zum) [A-ZÄÖÜ]\w+|(?:[A-Z]\w{1,30} ){1,3}(?:Street|Road|Lane|Avenue|"
    r"St|Rd|Way|Drive)|"
    r"(?:C/|Calle|Avenida|Avda\.?|Plaza|Paseo)\s?(?:de (?:la |los )?)?[A-ZÁÉÍÓÚ]\w+(?: "
    r"[A-ZÁÉÍÓÚ]\w+)*)(?:,? ?\d{1,4} ?[a-z]?(?!\w))"
)
_STREET_EN = re.compile(
    r"(?<!\w)\d{1,4}[a-z]? (?:[A-Z]\w{1,30} ){1,3}(?:Street|Road|Lane|Avenue|Way|Drive|Close|Court)\b"
)


@lru_cache(maxsize=512)
def findings(text: str) -> tuple[Found, ...]:
    """Return the typed things of a text in order; what lies inside a surer thing is left out."""
    text = text[:_LONGEST]
    found: list[Found] = []
    taken: list[tuple[int, int]] = []
    for finder in (_contacts, _days, _hours, _priced, _coded, _phones, _measured, _plain):
        for one in islice(finder(text), _MOST):
            if not any(start < one.end and one.start < end for start, end in taken):
                found.append(one)
                taken.append((one.start, one.end))
    return tuple(sorted(found, key=lambda one: one.start))


def number(text: str) -> int | float | None:
    """Return the value of digits as people write them: three digits behind one mark are thousands."""
    digits = re.sub(r"[^\d.,'\u00a0 ]", "", text).strip(" .,'")
    if not digits:
        return None
    grouped = re.fullmatch(r"[1-9]\d{0,2}(?:[.,' \u00a0]\d{3})+", digits)
    if grouped:
        return int(re.sub(r"\D", "", digits))
    values = readings(digits)
    if not values:
        return None
    value: Decimal = values[0]
    return int(value) if value == value.to_integral_value() else float(value)


def _contacts(text: str) -> Iterator[Found]:
    for match in _EMAIL.finditer(text):
        yield Found("email", match.group().rstrip("."), match.start(), match.end())
    for match in _URL.finditer(text):
        yield Found("web", match.group().rstrip(".:!?"), match.start(), match.end())
    for expression in (_STREET, _STREET_EN):
        for match in expression.finditer(text):
            yield Found("address", match.group(), match.start(), match.end(), sure=0.9)
    for match in _POSTCODE.finditer(text):
        yield Found("postcode", match[1] or match[2], match.start(), match.end(), sure=0.7)


def _days(text: str) -> Iterator[Found]:
    for one in dates(text):
        shown = text[one.start : one.end]
        rest = text[one.end : one.end + 2]
        cut = (
            re.sub(r"(?<=[^\W\d])\.$", "", shown.rstrip())
            if not rest.strip() or rest[:1] == "\n" or len(shown) > 9
            else shown.rstrip()
        )
        lost = len(shown) - len(cut)
        short = re.fullmatch(r"\d{1,2}/\d{1,2}", shown)
        iso = f"{one.year}-{one.month:02}-{one.day:02}" if one.year else f"--{one.month:02}-{one.day:02}"
        yield Found("date", cut, one.start, one.end - lost, iso, sure=0.9 if short else 1.0)


def _hours(text: str) -> Iterator[Found]:
    for one in times(text):
        shown = text[one.start : one.end].rstrip()
        yield Found("time", shown, one.start, one.start + len(shown), f"{one.hour:02}:{one.minute:02}")
    low = flat(text)
    for match in _SPOKEN_TIME.finditer(low):
        value = _spoken(match)
        if value:
            start = match.start("half") if match["half"] else match.start("w")
            yield Found("time", text[start : match.end()], start, match.end(), value, sure=0.8)
    for match in _weekday().finditer(low):
        yield Found("weekday", text[match.start() : match.end()], match.start(), match.end(), sure=0.8)


def _spoken(match: re.Match[str]) -> str:
    word = match["h"] or match["w"] or ""
    hour = int(word) if word.isdigit() else word_value(word)
    if hour is None or not 0 < hour <= 12:
        return ""
    minute = {
        "half past": 30,
        "halb": -30,
        "quarter past": 15,
        "viertel nach": 15,
        "quarter to": -15,
        "viertel vor": -15,
    }.get(match["half"] or "", 0)
    minute = {"y media": 30, "y cuarto": 15}.get(match["y"] or "", minute)
    late = hour + 12 if hour < 7 or (hour < 12 and match["w"] and hour == 9 and "out" in match.string) else hour
    total = late * 60 + minute
    return f"{total // 60:02}:{total % 60:02}"


@cache
def _weekday() -> re.Pattern[str]:
    days = "|".join(table("structured/names")["weekdays"].split())
    return re.compile(_RELATIVE.pattern.replace("{days}", days).replace("{{", "{").replace("}}", "}"))


def _priced(text: str) -> Iterator[Found]:
    for match in _MONEY.finditer(text):
        digits = match["a"] or match["b"]
        value = number(digits)
        if value is not None:
            yield Found(
                "money", match.group().strip(), match.start(), match.end(), value, flat(match["sign"] or match["unit"])
            )


def _coded(text: str) -> Iterator[Found]:
    for match in _CODE.finditer(text):
        if not _is_measure(match.group(), text[match.end() : match.end() + 4]):
            yield Found("code", match.group(), match.start(), match.end(), sure=0.9)
    for match in _AFTER_CUE.finditer(flat(text)):
        yield Found("code", text[match.start(1) : match.end(1)], match.start(1), match.end(1))


def _is_measure(code: str, after: str) -> bool:
    return re.fullmatch(r"(?:KW|Q|H|W|A) ?\d{1,2}|[AP]M ?\d+", code) is not None


def _phones(text: str) -> Iterator[Found]:
    for match in _PHONE.finditer(text):
        digits = re.sub(r"\D", "", match.group())
        if (
            7 <= len(digits) <= 15 and not re.fullmatch(r"\d{1,3}(?:[. ]\d{3})+", match.group().strip())
        ) or re.fullmatch(r"[6-9]\d{2} \d{3} \d{3}", match.group().strip()):
            yield Found("phone", match.group().strip(), match.start(), match.end())


def _measured(text: str) -> Iterator[Found]:
    for match in _measure().finditer(text):
        unit = flat(match["unit"]).rstrip(".")
        value = number(match["n"]) if match["n"][0].isdigit() else word_value(match["n"])
        if value is not None:
            yield Found("measure", match.group().strip(), match.start(), match.end(), value, unit)
    for match in _ITEM_X.finditer(text):
        yield Found("number", match[1], match.start(1), match.end(1), int(match[1]), "x")


@cache
def _measure() -> re.Pattern[str]:
    units = sorted(unit_kinds(), key=lambda one: (-len(one), one))
    body = "|".join(
        re.escape(one)
        .replace("dias", "d[ií]as")
        .replace("anos", "años")
        .replace("ano", "año")
        .replace("habiles", "h[áa]biles")
        for one in units
    )
    small = (
        r"ein|eine[mnrs]?|zwei|drei|vier|fünf|sechs|acht|zehn|zwölf|one|two|three|four|five|"
        r"six|eight|ten|twelve|un|una|dos|tres|cuatro|cinco|seis|ocho|diez|doce"
    )
    return re.compile(
        rf"(?<![\w.,/-])(?P<n>{_NUM}|\b(?:{small})\b)(?P<gap>\s?|-)(?P<unit>{body})(?![\w/])", re.IGNORECASE
    )


def _plain(text: str) -> Iterator[Found]:
    for match in _BARE.finditer(text):
        value = number(match.group())
        if (
            value is not None
            and re.fullmatch(r"[\d.,]*[.,]\d\d", match.group())
            and not re.match(r"\s?%", text[match.end() :])
        ):
            yield Found("money", match.group(), match.start(), match.end(), value, sure=0.75)
        elif value is not None:
            yield Found("number", match.group(), match.start(), match.end(), value)
    for match in re.finditer(r"[^\W\d_]{3,}", text):
        value = word_value(match.group()) if len(match.group()) < 24 else None
        if value is not None and value > 1:
            yield Found("number", match.group(), match.start(), match.end(), value, sure=0.7)
