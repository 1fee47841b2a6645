"""The notebook's side of the course: ``%lesson``, ``%%answer``, ``%points`` and ``%handin``.

Whatever goes wrong, a learner reads a sentence and no traceback; the kernel's log gets the traceback.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from IPython import display as notebook_output
from traitlets.log import get_logger

from ..errors import CurtainError
from ..phrases import say
from ..records import LANGUAGES, Language
from .card import Card, Content
from .cell_text import CellMemory, take_over
from .language import FALLBACK, as_language, find_language
from .notice import Notice
from .plain_text import catch_plain_text, mend
from .service import Conflict, CourseService, Learner, Saved, ServiceRefused
from .warm import warm_up

NBGRADER = "NBGRADER_EXECUTION"

display: Callable[[Any], Any] = notebook_output.display


class NotGradedByExecution(CurtainError):
    """Raised in graded cells when stock nbgrader executes the notebook, so that it awards nothing."""


class Notebook:
    """One open notebook: its language, its learner, and what its magics do."""

    def __init__(self, environ: Mapping[str, str] = os.environ, cell_id: Callable[[], str] = lambda: "") -> None:
        self._environ = environ
        self._cell_id = cell_id
        self._memory = CellMemory()
        self._name = ""
        self._learner: Learner | None = None
        self._lang: Language | None = None

    @property
    def lang(self) -> Language:
        """The language of the notebook; settled once, by ``%lesson`` or at the first cell that needs it."""
        if self._lang is None:
            self._lang = find_language(self._environ, self._stored_language)
        return self._lang

    def lesson(self, line: str) -> None:
        """Show the head of a module: ``%lesson 02-clear-briefs de``."""
        words = line.split()
        named = as_language(words[1]) if len(words) > 1 else self.lang
        if not words or named is None:
            return self._tell("widgets.magic.lesson", languages=", ".join(LANGUAGES))
        self._lang, self._name = named, words[0]
        self._show("lesson", partial(self._module, words[0]))

    def answer(self, line: str, cell: str = "") -> None:
        """Show an exercise's card; a text that the learner typed below the line is saved."""
        exercise = line.strip().lower()
        if "/" not in exercise:
            return self._tell("widgets.magic.answer", line=line.strip())
        self._show("exercise", partial(self._exercise, exercise, cell.strip("\n")))

    def points(self, line: str) -> None:
        """Show how far an exercise is; raise if nbgrader executes the cell."""
        if self._environ.get(NBGRADER):
            raise NotGradedByExecution("widgets.magic.nbgrader")
        self._show("points", partial(self._exercise, line.strip().lower(), None))

    def handin(self, line: str) -> None:
        """Show the hand-in of a module."""
        self._show("handin", partial(self._handin, line.strip()))
        if not self._environ.get(NBGRADER):
            warm_up()

    def lost(self, _line: str) -> None:
        """Say that a cell holds words without an ``%%answer`` line."""
        # The builder names answer cells after their exercise.
        kind, _, name = self._cell_id().partition("-")
        if kind == "answer" and name and self._name:
            return self._tell("widgets.magic.lost_here", line=f"%%answer {self._name}/{name}")
        self._tell("widgets.magic.lost")

    def calmly(self, magic: Callable[..., None]) -> Callable[..., None]:
        """Return a magic that shows a sentence where ``magic`` would show a traceback."""

        def run(*texts: str) -> None:
            try:
                magic(*texts)
            except NotGradedByExecution:
                raise
            except CurtainError as error:
                get_logger().warning("%s: %s", texts[0], error)
                display(Notice(error.say(self._lang or FALLBACK)))
            except Exception:
                get_logger().exception("%s", texts[0])
                display(Notice(say(self._lang or FALLBACK, "widgets.magic.failed")))

        return run

    def _show(self, kind: str, load: Callable[[CourseService], Content]) -> None:
        if self._environ.get(NBGRADER):
            return self._tell("widgets.magic.nbgrader")
        service = CourseService.of_environment(self._environ)

        def content() -> Content:
            return {"learner": self._me(service).id, **load(service)}

        display(Card(kind, self.lang, content, address=service.address, token=service.token))

    def _module(self, module: str, service: CourseService) -> Content:
        found = service.module(module, self.lang)
        if found is None:
            raise CurtainError("widgets.magic.no_module", module=module)
        return {"module": found}

    def _exercise(self, exercise: str, text: str | None, service: CourseService) -> Content:
        try:
            found = service.exercise(exercise, self.lang)
        except ServiceRefused as refused:
            if refused.status == 404:
                raise CurtainError("widgets.magic.no_exercise", exercise=exercise) from None
            raise
        return {**found, **self._cell(text, found, service)} if text is not None else found

    def _cell(self, text: str, found: Content, service: CourseService) -> Content:
        taken = take_over(text, found, self._memory, service)
        if taken.saved:
            return {"answer": self._answer(text, taken.saved), "cell": {"taken": True}}
        if taken.conflict:
            return {"answer": self._answer(taken.conflict.text, taken.conflict), "cell": {"conflict": text}}
        return {"cell": {"text": text}} if found["exercise"]["kind"] == "try" else {}

    def _answer(self, text: str, held: Saved | Conflict) -> Content:
        return {"text": text, "revision": held.revision, "saved_at": held.saved_at, "lang": self.lang}

    def _handin(self, module: str, service: CourseService) -> Content:
        return {**self._module(module, service), "handins": service.handins(module)}

    def _me(self, service: CourseService) -> Learner:
        if self._learner is None:
            self._learner = service.me()
        return self._learner

    def _stored_language(self) -> str | None:
        try:
            return self._me(CourseService.of_environment(self._environ)).language
        except CurtainError:
            return None

    def _tell(self, key: str, **params: Any) -> None:
        display(Notice(say(self.lang, key, **params)))


def load_ipython_extension(shell: Any) -> None:
    """Register the course's magics in an IPython shell."""
    notebook = Notebook(cell_id=lambda: running_cell(shell))
    for name, magic in {"lesson": notebook.lesson, "points": notebook.points, "handin": notebook.handin}.items():
        shell.register_magic_function(notebook.calmly(magic), "line", name)
    shell.register_magic_function(notebook.calmly(notebook.answer), "line_cell", "answer")
    shell.register_magic_function(notebook.calmly(notebook.lost), "line", "curtain_lost")
    # Before IPython looks for a cell magic, and after: what is a magic by then is not plain text.
    shell.input_transformers_cleanup.insert(0, mend)
    shell.input_transformers_cleanup.append(catch_plain_text(lambda: shell.user_ns))


def running_cell(shell: Any) -> str:
    """Return the id of the notebook cell that is running, as JupyterLab sends it along, or nothing."""
    kernel = getattr(shell, "kernel", None)
    parent = kernel.get_parent() if kernel else {}
    return str((parent.get("metadata") or {}).get("cellId") or "")
