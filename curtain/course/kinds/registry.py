"""The exercise kinds by name."""

from __future__ import annotations

from .attempt import TRY
from .choice import CHOICE
from .common import Kind
from .mark import MARK
from .prompt import PROMPT

KINDS: dict[str, Kind] = {"choice": CHOICE, "mark": MARK, "prompt": PROMPT, "try": TRY}
