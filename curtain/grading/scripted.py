"""A model that answers by a script: to try out graders and exercises without an engine."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ..records import Completion, Explanation, Message, Options


class ScriptedModel:
    """Answers each conversation with ``script(last user message)``; counts how often it was asked.

    Give every script its own ``version``: replies are kept in a process by version and messages.
    """

    def __init__(self, script: Callable[[str], str], version: str, explanation: Explanation | None = None) -> None:
        self._script = script
        self._version = version
        self._explanation = explanation
        self.asked = 0

    @property
    def version(self) -> str:
        """Name and version that pin the replies."""
        return self._version

    def complete(self, messages: Sequence[Message], options: Options | None = None) -> Completion:
        """Answer the conversation by the script."""
        self.asked += 1
        return Completion(self._script(messages[-1].content), self._version, explanation=self._explanation)
