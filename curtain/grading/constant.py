"""Tell a brief that works on the material from one that gets the same reply whatever the material is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ..text.folding import fold
from .judged import Judged

NEARLY_ALL = 0.8
"""So many of the cases with the same reply are not chance, nor a model that stumbles over a few of them."""

DEMANDS = frozenset(("mentions", "ends_with_mention", "unknown", "known"))
"""The checks that say what a reply must state; where they differ, one reply cannot be right for all."""

FEWEST = 4
"""Two or three cases may happen to want the same."""


def is_constant(judged: Sequence[Judged]) -> bool:
    """Tell whether nearly all cases get an identical reply although what is expected of it differs.

    Letter case, accents and spaces make no difference. Where cases expect the same, the same reply may be right.
    Empty replies, and cases on which the model broke, have their own feedback and do not count as the same.
    """
    replied = [one for one in judged if one.reply.strip() and not one.broken]
    if len(replied) < FEWEST:
        return False
    ((reply, times),) = Counter(_plain(one.reply) for one in replied).most_common(1)
    wanted = {_expected(one) for one in replied if _plain(one.reply) == reply}
    return times >= NEARLY_ALL * len(judged) and len(wanted) > 1


def _plain(reply: str) -> str:
    return " ".join(fold(reply).split())


def _expected(one: Judged) -> str:
    return repr([(check.type, sorted(check.params.items())) for check in one.case.checks if check.type in DEMANDS])
