""" "Try": one prompt sent to the model by the openai package, its reply handed on piece by piece."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from threading import Event, Thread
from typing import Any

from traitlets.log import get_logger

from ..errors import CurtainError
from ..phrases import say
from ..records import Language, Message
from .client import model_client, model_name

Send = Callable[[Mapping[str, Any]], None]
Pieces = Callable[[tuple[Message, ...]], "Stream"]


class Stream:
    """A reply on its way: iterate over its pieces; ``engine`` names who answers; ``close`` hangs up."""

    def __init__(self, raw: Any) -> None:
        self._raw = raw
        self.engine = ""

    def __iter__(self) -> Any:
        for chunk in self._raw:
            self.engine = chunk.model or self.engine
            for choice in chunk.choices:
                if choice.delta.content:
                    yield choice.delta.content

    def close(self) -> None:
        """End the reply early."""
        self._raw.close()


def ask_sandbox(messages: tuple[Message, ...]) -> Stream:
    """Send the messages to the sandbox and return the reply as it comes."""
    sent: Any = [{"role": message.role, "content": message.content} for message in messages]
    return Stream(model_client().chat.completions.create(model=model_name(), messages=sent, stream=True))


class Trials:
    """The running replies of one card. Nothing here blocks: each reply is read on a thread of its own.

    Sends ``{"type": "started" | "piece" | "end" | "failed", "run": ..., ...}``.
    """

    def __init__(self, send: Send, lang: Language, ask: Pieces = ask_sandbox) -> None:
        self._send = send
        self._lang = lang
        self._ask = ask
        self._stops: dict[str, Event] = {}

    def start(self, run: str, messages: tuple[Message, ...]) -> None:
        """Ask the model; the card hears about it under the name ``run``."""
        stop = self._stops[run] = Event()
        self._send({"type": "started", "run": run})
        Thread(target=self._read, args=(run, messages, stop), daemon=True).start()

    def stop(self, run: str) -> None:
        """End a reply early; harmless if it is over already."""
        if event := self._stops.get(run):
            event.set()

    def _read(self, run: str, messages: tuple[Message, ...], stop: Event) -> None:
        try:
            stream = self._ask(messages)
            for piece in stream:
                if stop.is_set():
                    stream.close()
                    break
                self._send({"type": "piece", "run": run, "text": piece})
            self._send({"type": "end", "run": run, "engine": stream.engine, "stopped": stop.is_set()})
        except Exception as error:  # a thread's traceback would end up under the learner's card
            get_logger().exception("try %s failed", run)
            self._send({"type": "failed", "run": run, "text": sentence_of(error, self._lang)})
        finally:
            self._stops.pop(run, None)


def sentence_of(error: Exception, lang: Language) -> str:
    """Return what a learner is told about an error: our own words, or those the sandbox sent."""
    if isinstance(error, CurtainError):
        return error.say(lang)
    body = getattr(error, "body", None)
    if isinstance(body, Mapping) and isinstance(body.get("message"), str):
        return str(body["message"])
    return say(lang, "widgets.trial.failed")
