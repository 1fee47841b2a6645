"""The rules of a canvas: small functions of the filled form; wording does not count, what is said does."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from ..answers.names import Names
from ..course.kinds.canvas import Rule
from ..records import Language
from ..text.concepts import affirms, shows, shows_any, telling_words
from ..text.targets import figures_of, measurable
from ..text.words import count_words

SPECIFIC_WORDS = 4
"""So many words that could not stand in every plan make a text specific."""

_TITLED = re.compile(
    r"\b(?:Frau|Herrn?|Fr\.|Hr\.|Mr|Mrs|Ms|Mx|Dr|Sra|Sr|Srta|Don|Doña|[Ss]eñora?)\.?\s+[A-ZÄÖÜÑÁÉÍÓÚ][\w-]+"
)
_FULL_NAME = re.compile(r"(?<![.!?:] )(?<!^)\b[A-ZÑÁÉÍÓÚ][a-zñáéíóú]+ [A-ZÑÁÉÍÓÚ][a-zñáéíóú]+\b")
_PARTS = re.compile(r"\n|;|,|\s(?:und|and|y)\s")
_NOTHING = re.compile(r"[\W_]*(?:n/?a|tbd|todo|xxx+|ka|offen|open|pendiente|none|keine?|nada)?[\W_]*", re.IGNORECASE)


@dataclass(frozen=True)
class Form:
    """The fields of a canvas as they are judged; what is copied or a heap of keywords is left out before."""

    fields: Mapping[str, str]
    lang: Language
    options: Mapping[str, Mapping[str, tuple[str, ...]]]

    def of(self, id_: str) -> str:
        """Return the text of a field; empty where nothing is said."""
        text = self.fields.get(id_, "")
        return "" if _NOTHING.fullmatch(text) else text


def holds(rule: Rule, form: Form) -> bool:
    """Tell whether a rule holds; a rule about an empty field does not."""
    return RULES[rule.type](rule, form)


def _filled(rule: Rule, form: Form) -> bool:
    return count_words(form.of(rule.field)) >= (rule.min or 1)


def _one_of(rule: Rule, form: Form) -> bool:
    names = Names(form.options.get(rule.field, {}))
    return names.find(form.of(rule.field)) in rule.allowed


def _items(rule: Rule, form: Form) -> bool:
    parts = [part for part in _PARTS.split(form.of(rule.field)) if re.search(r"[^\W\d_]{2}", part)]
    return len(parts) >= (rule.min or 1)


def _number(rule: Rule, form: Form) -> bool:
    """Hold if the field has ``count`` numbers, one of them at least between ``min`` and ``max``."""
    found = figures_of(form.of(rule.field), form.lang)
    low = Decimal(str(rule.min)) if rule.min is not None else Decimal("-Infinity")
    high = Decimal(str(rule.max)) if rule.max is not None else Decimal("Infinity")
    within = any(low <= value <= high for number in found for value in number.values)
    return len(found) >= rule.count and within


def _measurable(rule: Rule, form: Form) -> bool:
    return measurable(form.of(rule.field), form.lang)


def _names_human(rule: Rule, form: Form) -> bool:
    """Hold if a person or a role is named that does the checking: ``someone`` and ``the team`` are nobody."""
    text = form.of(rule.field)
    by_name = _TITLED.search(text) or (form.lang != "de" and _FULL_NAME.search(text))
    return (bool(by_name) or shows(text, "human", form.lang)) and shows(text, "check", form.lang)


def _mentions_concept(rule: Rule, form: Form) -> bool:
    text = form.of(rule.field)
    known = not rule.concept or shows(text, rule.concept, form.lang)
    return known and (not rule.stems or shows_any(text, rule.stems, form.lang))


def _requires(rule: Rule, form: Form) -> bool:
    """Hold if the other field answers what this one brings up, or if this one plainly says that it does not arise."""
    text = form.of(rule.field)
    if text and shows(text, rule.concept, form.lang) and not affirms(text, rule.concept, form.lang):
        return True
    return bool(text) and affirms(form.of(rule.other), rule.other_concept, form.lang)


def _consistent(rule: Rule, form: Form) -> bool:
    """Hold if the number here is smaller than the one there."""
    here, there = (_first(form.of(name), form.lang) for name in (rule.field, rule.other))
    return here is not None and there is not None and here < there


def _first(text: str, lang: Language) -> Decimal | None:
    return next((number.values[0] for number in figures_of(text, lang)), None)


def _differs(rule: Rule, form: Form) -> bool:
    """Hold if the fields are filled: copies of each other, of the task or of the help were taken out before."""
    return all(form.of(name) for name in rule.fields or form.fields)


def _not_generic(rule: Rule, form: Form) -> bool:
    """Hold if enough is said that could not stand in every plan."""
    return len(telling_words(form.of(rule.field), form.lang)) >= (rule.min or SPECIFIC_WORDS)


RULES: Mapping[str, Callable[[Rule, Form], bool]] = {
    "consistent": _consistent,
    "differs": _differs,
    "filled": _filled,
    "items": _items,
    "measurable": _measurable,
    "mentions_concept": _mentions_concept,
    "names_human": _names_human,
    "not_generic": _not_generic,
    "number": _number,
    "one_of": _one_of,
    "requires": _requires,
}
