"""A lesson as an app: Voila runs the notebook, our template shows it."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from typing import Any

from nbconvert.filters.markdown_mistune import IPythonRenderer
from tornado.web import HTTPError
from voila.exporter import VoilaMarkdownRenderer
from voila.handler import VoilaHandler

from ..phrases import phrases, say
from ..records import LANGUAGES, Language
from .pages import CoursePage

log = logging.getLogger(__name__)
FLUSH = "<!--flush-->"


class Lesson(CoursePage, VoilaHandler):
    """One module in one language: the text at once, the cards as their cells finish."""

    page: Mapping[str, Any]

    def initialize(self, **kwargs: Any) -> None:
        """Take what Voila's own handler takes."""
        VoilaHandler.initialize(self, **kwargs)

    async def get(self, lang: Language, module: str) -> None:
        """Write the page piece by piece while the notebook runs."""
        path = self.products.path(module, lang)
        if not path:
            raise HTTPError(404)
        await self.choose_language(lang)
        _ = self.xsrf_token  # sets the cookie without which the browser may not end the kernel when it leaves
        self.page = await self._page(lang, module)
        pieces: list[str] = []
        async for piece in self.get_generator(path=path):
            pieces.append(piece)
            if FLUSH in piece:
                await self._send(pieces)
        await self._send(pieces)
        self.finish()

    async def _send(self, pieces: list[str]) -> None:
        self.write("".join(pieces))
        pieces.clear()
        await self.flush()

    async def _page(self, lang: Language, module: str) -> dict[str, Any]:
        states = {state.id: state for state in await self.module_states(lang)}
        state = states.get(module)
        texts = {key: text for key, text in phrases(lang).items() if key.startswith("hosting.")}
        return {
            "lang": lang,
            "module": module,
            "title": state.title if state else self.products.title(module, lang),
            "minutes": state.minutes if state else 0,
            "done": state.done if state and state.known else None,
            "of": state.exercises if state and state.known else None,
            "languages": [(code, say(code, "hosting.language.name")) for code in LANGUAGES],
            "say": {key.removeprefix("hosting."): text for key, text in texts.items()},
        }


def hand_page_to_template(handler: Lesson, notebook: Any, cwd: str) -> Any:
    """Put what the template needs into the notebook's metadata (Voila's prelaunch hook)."""
    notebook.metadata["curtain"] = handler.page
    for cell in notebook.cells:
        cell.metadata["curtain"] = cell_role(cell.source) if cell.cell_type == "code" else {}
    return notebook


def cell_role(source: str) -> dict[str, str]:
    """Tell what a code cell will become: a card (with the exercise's name), the hand-in, or nothing to wait for."""
    words = source.lstrip().partition("\n")[0].split()
    magic = words[0].lstrip("%") if words and words[0].startswith("%") else ""
    if magic == "answer" and len(words) > 1:
        return {"role": "card", "name": words[1].rpartition("/")[2]}
    return {"role": "handin", "name": "handin"} if magic == "handin" else {"role": "quiet", "name": ""}


def log_cell_error(cell: Any, cell_index: int, execute_reply: Mapping[str, Any]) -> None:
    """Write a failed cell's traceback to the log; the learner gets a sentence (nbclient's on_cell_error hook)."""
    content = execute_reply["content"]
    trace = "\n".join(content.get("traceback", []))
    log.error("Cell %s failed: %s: %s\n%s", cell_index, content.get("ename"), content.get("evalue"), trace)


class LessonText(VoilaMarkdownRenderer):
    """Markdown of a lesson: headings without empty links, pictures inlined."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **(kwargs | {"exclude_anchor_links": True}))

    def heading(self, text: str, level: int, **attributes: Any) -> str:
        """Return a heading with an id to link to."""
        return str(IPythonRenderer.heading(self, text, level, **attributes))


def as_json(data: Any) -> str:
    """Return ``data`` as JSON that can stand inside a script element."""
    return json.dumps(data).replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
