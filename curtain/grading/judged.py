"""One case after its run: the reply, and what every check says about it."""

from __future__ import annotations

from dataclasses import dataclass

from ..records import Case, Check
from .reply import Found


@dataclass(frozen=True)
class Judgement:
    """A check and what it found."""

    check: Check
    found: Found


@dataclass(frozen=True)
class Judged:
    """A case with its reply; ``unread`` are the learner's words that the engine made nothing of."""

    case: Case
    reply: str
    judgements: tuple[Judgement, ...]
    unread: tuple[str, ...] = ()
    broken: bool = False

    @property
    def criteria(self) -> tuple[str, ...]:
        """The criteria that apply to the case, in the order of its checks."""
        return tuple(dict.fromkeys(one.check.criterion for one in self.judgements))

    @property
    def failed(self) -> tuple[str, ...]:
        """The criteria that do not hold, core ones first."""
        missed = [one.check for one in self.judgements if not one.found.holds]
        return tuple(dict.fromkeys(check.criterion for check in sorted(missed, key=lambda check: not check.core)))

    @property
    def passed(self) -> bool:
        """Whether every criterion holds."""
        return not self.failed

    @property
    def worth(self) -> float:
        """Return what the case is worth, 0 to 1.

        A case that passed is worth 1, one that misses a core check 0, any other the share of its further criteria
        that hold, less one half: a reply that gets by without a brief often meets half of them by accident.
        """
        if self.passed:
            return 1.0
        if any(one.check.core and not one.found.holds for one in self.judgements):
            return 0.0
        core = {one.check.criterion for one in self.judgements if one.check.core}
        others = [name for name in self.criteria if name not in core] or list(self.criteria)
        return max(0.0, sum(name not in self.failed for name in others) / len(others) - 0.5)

    def found(self, criterion: str) -> Found:
        """Return the first finding that speaks against a criterion."""
        return next(one.found for one in self.judgements if one.check.criterion == criterion and not one.found.holds)
