"""The exercise kinds by name."""

from __future__ import annotations

from .attack import ATTACK
from .attempt import TRY
from .canvas import CANVAS
from .choice import CHOICE
from .common import Kind
from .defend import DEFEND
from .estimate import ESTIMATE
from .mark import MARK
from .place import PLACE
from .prompt import PROMPT
from .redact import REDACT
from .reflect import REFLECT
from .verify import VERIFY

KINDS: dict[str, Kind] = {
    "canvas": CANVAS,
    "attack": ATTACK,
    "choice": CHOICE,
    "defend": DEFEND,
    "estimate": ESTIMATE,
    "mark": MARK,
    "place": PLACE,
    "prompt": PROMPT,
    "redact": REDACT,
    "reflect": REFLECT,
    "try": TRY,
    "verify": VERIFY,
}
