"""What a request for a structured reply asks for: form, fields, labels, items; every part knows where it was read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from .brief import Reading

Shape = Literal["", "json", "csv", "table", "pairs", "label", "lines", "commas", "value"]
Job = Literal["", "extract", "classify", "compare", "convert", "collect", "arrange", "compute", "differ"]


@dataclass(frozen=True, slots=True)
class Field:
    """A field the reply shall have; ``kinds`` are what its name may ask for, the likeliest first.

    ``type`` is a JSON type or empty, ``form`` a pattern such as ``date`` or ``time`` (ISO), ``allowed`` an enum,
    ``fields`` the members of a nested object or of the objects in a list.
    """

    name: str
    kinds: tuple[str, ...] = ()
    type: str = ""
    form: str = ""
    allowed: tuple[str, ...] = ()
    nullable: bool = True
    many: bool = False
    about: str = ""
    fields: tuple[Field, ...] = ()
    required: bool = True
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Label:
    """A label to choose from, with the learner's own description of it if there is one."""

    name: str
    about: str = ""
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Item:
    """One of several things to work on; ``mark`` is its number or letter as written, ``label`` a given solution."""

    mark: str
    text: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Wish:
    """A request for a structured reply; ``shape`` empty means that there is none."""

    job: Job = ""
    shape: Shape = ""
    fields: tuple[Field, ...] = ()
    many: bool | None = None
    separator: str = ","
    labels: tuple[Label, ...] = ()
    several: bool = False
    yes_no: str = ""
    items: tuple[Item, ...] = ()
    examples: tuple[Item, ...] = ()
    template: str = ""
    missing: str | None = None
    only: bool = False
    exact: bool = False
    wrapper: str = ""
    collect: str = ""
    form: str = ""
    year: int | None = None
    instruction: str = ""
    material: str = ""
    origin: str = ""
    before: str = ""
    readings: tuple[Reading, ...] = field(default=())
