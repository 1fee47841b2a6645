"""The exercise kinds by name."""

from __future__ import annotations

from .attempt import TRY
from .choice import CHOICE
from .common import Kind
from .estimate import ESTIMATE
from .mark import MARK
from .place import PLACE
from .prompt import PROMPT
from .verify import VERIFY

KINDS: dict[str, Kind] = {
    "choice": CHOICE,
    "estimate": ESTIMATE,
    "mark": MARK,
    "place": PLACE,
    "prompt": PROMPT,
    "try": TRY,
    "verify": VERIFY,
}
