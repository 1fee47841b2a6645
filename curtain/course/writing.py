"""Write dates, times, numbers, amounts and durations as people do in each language."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from datetime import date, time

from ..phrases import say
from ..records import Language
from .values import Value

_SPELLED = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"}
UNITS = ("minutes", "hours", "days", "weeks", "months", "years")


def write_date(day: date, lang: Language) -> Value:
    """Return a day; ``{day}`` renders ``12. Mai``, ``12 May``, ``12 de mayo``."""
    month = say(lang, "course.writing.months").split()[day.month - 1]
    weekday = say(lang, "course.writing.weekdays").split()[day.weekday()]
    long = {"de": f"{day.day}. {month}", "en": f"{day.day} {month}", "es": f"{day.day} de {month}"}[lang]
    full = {"de": f"{long} {day.year}", "en": f"{long} {day.year}", "es": f"{long} de {day.year}"}[lang]
    numeric = day.strftime("%d.%m.%Y" if lang == "de" else "%d/%m/%Y")
    forms = {"long": long, "full": full, "numeric": numeric, "iso": day.isoformat()}
    parts = {"weekday": weekday, "day": str(day.day), "month": month}
    attributes = {name: Value(text) for name, text in forms.items()}
    return Value(long, {**attributes, **{name: Value(text) for name, text in parts.items()}})


def write_time(moment: time, lang: Language) -> Value:
    """Return a time of day: ``14:30 Uhr``, ``2:30 pm``, ``14:30 h``."""
    clock = f"{moment.hour}:{moment.minute:02}"
    half = "am" if moment.hour < 12 else "pm"
    text = {"de": f"{clock} Uhr", "en": f"{(moment.hour - 1) % 12 + 1}:{moment.minute:02} {half}", "es": f"{clock} h"}
    return Value(text[lang], {"plain": Value(clock)})


def write_integer(number: int, lang: Language) -> Value:
    """Return a number with the separators of its language; Spanish groups from five digits on."""
    text = str(number) if lang == "es" and number < 10_000 else _grouped(number, lang)
    return Value(text, {"plain": Value(str(number))}, (str(number),), number)


def write_money(amount: int, lang: Language) -> Value:
    """Return an amount in euros: ``1.200 €``, ``€1,200``, ``1.200 €``."""
    text = f"€{_grouped(amount, lang)}" if lang == "en" else f"{_grouped(amount, lang)} €"
    return Value(text, {"plain": Value(str(amount))}, (str(amount),), amount)


def write_percent(number: int, lang: Language) -> Value:
    """Return a share: ``12 %``, ``12%``, ``12 %``."""
    text = f"{number}%" if lang == "en" else f"{number} %"
    return Value(text, {"plain": Value(str(number))}, (str(number),), number)


def write_duration(number: int, unit: str, lang: Language) -> Value:
    """Return a duration in one of ``UNITS``: ``6 Wochen``, ``6 weeks``, ``6 semanas``."""
    attributes = {"number": Value(str(number))}
    return Value(_duration(number, unit, lang), attributes, tuple(_same_durations(number, unit, lang)), number)


def slug(name: str) -> str:
    """Return ``name`` as it can stand in an address: small letters without accents, hyphens between words."""
    spelled = "".join(_SPELLED.get(letter, letter) for letter in name.lower())
    plain = unicodedata.normalize("NFKD", spelled).encode("ascii", "ignore").decode()
    return "-".join("".join(c if c.isalnum() else " " for c in plain).split())


def _duration(number: int, unit: str, lang: Language) -> str:
    one, several = say(lang, f"course.writing.unit.{unit}").split("|")
    return f"{number} {one if number == 1 else several}"


def _same_durations(number: int, unit: str, lang: Language) -> Iterator[str]:
    """Yield the duration in the other unit that people use for it: 2 years for 24 months, 14 days for 2 weeks."""
    for small, large, times in (("months", "years", 12), ("days", "weeks", 7)):
        if unit == small and number % times == 0:
            yield _duration(number // times, large, lang)
        if unit == large:
            yield _duration(number * times, small, lang)


def _grouped(number: int, lang: Language) -> str:
    return f"{number:,}" if lang == "en" else f"{number:,}".replace(",", ".")
