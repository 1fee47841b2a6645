"""The one widget of the course: what it shows depends on ``kind``; its page side is ``static/card.js``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from threading import Thread
from typing import Any

import anywidget
from traitlets import Dict, Unicode
from traitlets.log import get_logger

from ..answers.prompt import fill_material
from ..records import Language, Message
from .lines import with_lines
from .page import page_phrases, script, style
from .trial import Trials, sentence_of

Content = Mapping[str, Any]


class Card(anywidget.AnyWidget):
    """A card under a cell: ``kind`` is ``exercise``, ``lesson``, ``points`` or ``handin``.

    ``content`` is what the course service says about it; while that cannot be had, ``problem`` is a calm sentence.
    The page talks to the service by itself with ``address`` and ``token``, the learner's own.

    Messages from the page: ``{"type": "try", "run", "text", "case"}``, ``{"type": "stop", "run"}``,
    ``{"type": "reload"}``. Messages to the page: those of Trials.
    """

    _esm = script()
    _css = style()

    kind = Unicode().tag(sync=True)
    lang = Unicode().tag(sync=True)
    address = Unicode().tag(sync=True)
    token = Unicode().tag(sync=True)
    phrases = Dict().tag(sync=True)
    content = Dict().tag(sync=True)
    problem = Unicode().tag(sync=True)

    def __init__(self, kind: str, lang: Language, load: Callable[[], Content], **traits: Any) -> None:
        self._load = load
        self._language = lang
        super().__init__(kind=kind, lang=lang, phrases=page_phrases(lang), **traits)
        self._trials = Trials(self.send, lang)
        self._fill()
        self.on_msg(self._hear)

    @property
    def plain(self) -> str:
        """What stands in place of the card where no widget can be shown."""
        shown = self.content.get("exercise") or self.content.get("module") or {}
        return str(self.problem or shown.get("title", ""))

    def _fill(self) -> None:
        try:
            content = with_lines(self._load(), self._language)
        except Exception as error:
            get_logger().exception("card %s has no content", self.kind)
            self.problem = sentence_of(error, self._language)
            return
        with self.hold_sync():
            self.problem = ""
            self.content = content

    def _hear(self, _widget: object, message: Any, _buffers: object) -> None:
        # Runs on a subshell's thread in JupyterLab: everything slow goes to a thread of its own.
        match message:
            case {"type": "try", "run": str(run), "text": str(text), **rest}:
                self._trials.start(run, self._messages(text, rest.get("case")))
            case {"type": "stop", "run": str(run)}:
                self._trials.stop(run)
            case {"type": "reload"}:
                Thread(target=self._fill, daemon=True).start()

    def _messages(self, text: str, case: object) -> tuple[Message, ...]:
        settings = self.content.get("exercise", {}).get("settings", {})
        cases = {entry["id"]: entry["material"] for entry in settings.get("cases", ())}
        material = cases.get(case) if case else settings.get("material")
        system = settings.get("system")
        user = Message("user", fill_material(text, material) if material else text)
        return (Message("system", system), user) if system else (user,)

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict[str, Any], dict[str, Any]] | None:
        bundle: tuple[dict[str, Any], dict[str, Any]] | None = super()._repr_mimebundle_(**kwargs)
        if bundle:
            bundle[0]["text/plain"] = self.plain
        return bundle
