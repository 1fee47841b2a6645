"""The last replies with their explanations, kept for whoever asked for them."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock

from ..errors import DoorError
from ..records import Completion, Message

MOST_KEPT = 400
"""Replies whose explanation is kept, of all learners together; at some 20 kB each 8 MB."""


@dataclass(frozen=True, slots=True)
class Explained:
    """A request with its replies, and whose it was."""

    learner: str
    messages: tuple[Message, ...]
    completions: tuple[Completion, ...]


class Explanations:
    """The last replies by the id of their completion; older ones are forgotten. Safe for several threads."""

    def __init__(self, most: int = MOST_KEPT) -> None:
        self._kept: OrderedDict[str, Explained] = OrderedDict()
        self._most = most
        self._lock = Lock()

    def keep(self, completion_id: str, explained: Explained) -> None:
        """Keep a reply under its id."""
        with self._lock:
            self._kept[completion_id] = explained
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)

    def of(self, completion_id: str, learner: str) -> Explained:
        """Return a reply of this learner.

        Raises
        ------
        DoorError
            404 if it is not known, no longer known or another learner's.
        """
        with self._lock:
            found = self._kept.get(completion_id)
        if found is None or found.learner != learner:
            raise DoorError("sandbox.no_explanation", status=404, code="not_found", param="id")
        return found
