"""A firm as data, ``assets/firms/<id>/firm.toml``: names, facts and products in every language.

id, name, short                  name and short: a string for all languages, or de/en/es
[facts]                          free keys, used as {firm.<key>}
[[products]]                     id, name, what (a short noun phrase)
[products.facts]                 the same free keys for every product: a string, de/en/es, or typed: { weeks = 6 }
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import Field, model_validator

from ..records import Language
from .source import Name, Source, Strict, Text, Texts, read_source, validate
from .values import Value
from .writing import UNITS, write_duration, write_integer, write_money, write_percent

Word = Text | Texts


class Typed(Strict):
    """A fact with a unit, so that every spelling of it is recognised: exactly one of these is given."""

    integer: int | None = None
    money: int | None = None
    percent: int | None = None
    minutes: int | None = None
    hours: int | None = None
    days: int | None = None
    weeks: int | None = None
    months: int | None = None
    years: int | None = None

    @model_validator(mode="after")
    def _one(self) -> Typed:
        if len(self.model_fields_set) != 1:
            raise ValueError("exactly one unit")
        return self

    def value(self, lang: Language) -> Value:
        """Return the fact as it is written and recognised in ``lang``."""
        (unit,) = self.model_fields_set
        number = getattr(self, unit)
        if unit in UNITS:
            return write_duration(number, unit, lang)
        return {"integer": write_integer, "money": write_money, "percent": write_percent}[unit](number, lang)


Key = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]*$")]


class Product(Strict):
    """One product with its facts by field."""

    id: Name
    name: Word
    what: Texts
    facts: dict[Key, Text | Typed | Texts]

    def value(self, lang: Language) -> Value:
        """Return the product as a slot value: ``{product.what}``, ``{product.delivery}`` ..."""
        name = Value(_word(self.name, lang))
        facts = {key: f.value(lang) if isinstance(f, Typed) else Value(_word(f, lang)) for key, f in self.facts.items()}
        return Value(name.text, {"name": name, "what": Value(self.what[lang]), "id": Value(self.id), **facts})


class Firm(Strict):
    """A firm of the course."""

    id: Name
    name: Word
    short: Word
    facts: dict[Key, Word] = Field(default_factory=dict)
    products: tuple[Product, ...] = Field(min_length=3)

    def values(self, lang: Language) -> dict[str, str]:
        """Return what ``{firm.…}`` placeholders stand for in ``lang``."""
        words: dict[str, Word] = {"name": self.name, "short": self.short, **self.facts}
        return {f"firm.{key}": _word(word, lang) for key, word in words.items()}

    def product_names(self, lang: Language) -> tuple[str, ...]:
        """Return the names of all products, in the order of the file."""
        return tuple(_word(product.name, lang) for product in self.products)


def load_firm(root: Path, firm: str) -> Firm:
    """Read a firm's file.

    Raises
    ------
    SourceError
        If the file is missing or wrong, or if products differ in their fields.
    """
    source = read_source(root / "assets" / "firms" / firm / "firm.toml")
    loaded = validate(source, Firm, source.data)
    _same_fields(source, loaded)
    return loaded


def _same_fields(source: Source, firm: Firm) -> None:
    fields = set(firm.products[0].facts)
    for number, product in enumerate(firm.products):
        if odd := fields.symmetric_difference(product.facts):
            at = ("products", number, "facts")
            raise source.error("course.firm.fields", at, product=product.id, names=", ".join(sorted(odd)))


def _word(word: Word, lang: Language) -> str:
    return word if isinstance(word, str) else word[lang]
