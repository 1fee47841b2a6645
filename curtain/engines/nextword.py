"""The next-word model as an engine: trained on the course's texts when it is first asked."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from threading import Lock

from ..course.root import course_root
from ..course.texts import course_texts
from ..model.nextword.nextword import NextWord
from ..records import Completion, Message, Options


class NextWordEngine:
    """Waits with the training, which takes seconds, until somebody wants a reply; then answers like ``NextWord``."""

    def __init__(self) -> None:
        self._lock = Lock()

    @property
    def version(self) -> str:
        """Name and version; they depend on the texts that the model was trained on."""
        return self.model.version

    @property
    def model(self) -> NextWord:
        """The trained model; the first caller trains it, others wait."""
        with self._lock:
            return self._trained

    def complete(self, messages: Sequence[Message], options: Options = Options()) -> Completion:  # noqa: B008 (frozen)
        """Continue the last message."""
        return self.model.complete(messages, options)

    @cached_property
    def _trained(self) -> NextWord:
        return NextWord(course_texts(course_root()))
