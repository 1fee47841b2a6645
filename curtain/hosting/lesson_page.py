"""A lesson as an app: Voila runs the notebook, our template shows it."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
from collections.abc import Awaitable, Mapping
from typing import Any
from uuid import uuid4

from jupyter_server.utils import ApiPath
from tornado.iostream import StreamClosedError
from tornado.web import HTTPError
from voila.exporter import VoilaMarkdownRenderer
from voila.notebook_renderer import NotebookRenderer

from ..phrases import phrases, say
from ..records import LANGUAGES, Language
from .pages import CoursePage

log = logging.getLogger(__name__)
FLUSH = "<!--flush-->"
ONLY_IN_LAB = "jupyterlab"
"""The tag of cells that say how to go on in JupyterLab."""
BROKEN = '<script type="application/json" data-broken>true</script><i></i>'


class Lesson(CoursePage):
    """One module in one language: the text at once, the cards as their cells finish."""

    page: Mapping[str, Any]

    def initialize(self, voila: Mapping[str, Any]) -> None:
        """Take the settings that Voila's renderer of notebooks needs."""
        self.voila = voila
        self.kernel_id = str(uuid4())

    async def get(self, lang: Language, module: str) -> None:
        """Write the page piece by piece while the notebook runs; a page that is left takes its kernel along."""
        path = self.products.path(module, lang)
        if not path:
            raise HTTPError(404)
        await self.choose_language(lang)
        _ = self.xsrf_token  # sets the cookie without which the browser may not end the kernel when it leaves
        self.page = await self._page(lang, module)
        starting = asyncio.ensure_future(self._start_kernel(lang))
        try:
            await self._write(path, starting)
        except StreamClosedError:
            await self._end_kernel(starting)
        except Exception:
            log.exception("The lesson %s could not be run to its end.", path)
            await self._send([BROKEN])

    async def _write(self, path: str, starting: Awaitable[Any]) -> None:
        renderer = NotebookRenderer(
            request_handler=self,
            notebook_path=path,
            page_config={},
            contents_manager=self.contents_manager,
            config_manager=self.config_manager,
            kernel_spec_manager=self.kernel_spec_manager,
            base_url=self.base_url,
            **self.voila,
        )
        await renderer.initialize()
        pieces: list[str] = []
        async for piece, _ in renderer.generate_content_generator(self.kernel_id, starting):
            pieces.append(piece)
            if FLUSH in piece:
                await self._send(pieces)
        await self._send(pieces)

    async def _send(self, pieces: list[str]) -> None:
        self.write("".join(pieces))
        pieces.clear()
        await self.flush()

    async def _start_kernel(self, lang: Language) -> Any:
        """Start the page's own kernel while the text is on its way."""
        environment = {**os.environ, "CURTAIN_LANGUAGE": lang}
        await self.kernel_manager.start_kernel(
            kernel_id=self.kernel_id, kernel_name="curtain", path=ApiPath(""), env=environment
        )
        return self.kernel_manager.get_kernel(self.kernel_id)

    async def _end_kernel(self, starting: Awaitable[Any]) -> None:
        with contextlib.suppress(Exception):
            await starting
        if self.kernel_id in self.kernel_manager:
            await self.kernel_manager.shutdown_kernel(self.kernel_id, now=True)

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
    """Put what the template needs into the notebook's metadata and leave out what is for JupyterLab.

    Voila calls it before the kernel starts (its prelaunch hook).
    """
    notebook.metadata["curtain"] = handler.page
    notebook.cells = [cell for cell in notebook.cells if ONLY_IN_LAB not in cell.metadata.get("tags", ())]
    for cell in notebook.cells:
        cell.metadata["curtain"] = cell_role(cell.source) if cell.cell_type == "code" else {}
    return notebook


def cell_role(source: str) -> dict[str, str]:
    """Tell what a code cell will become: a card (with the exercise's name), the hand-in, or nothing to wait for.

    What ``%lesson`` shows in JupyterLab stands in the app's bar and text already.
    """
    words = source.lstrip().partition("\n")[0].split()
    magic = words[0].lstrip("%") if words and words[0].startswith("%") else ""
    if magic == "answer" and len(words) > 1:
        return {"role": "card", "name": words[1].rpartition("/")[2]}
    if magic == "handin":
        return {"role": "handin", "name": "handin"}
    return {"role": "lesson" if magic == "lesson" else "quiet", "name": ""}


def log_cell_error(cell: Any, cell_index: int, execute_reply: Mapping[str, Any]) -> None:
    """Write a failed cell's traceback to the log; the learner gets a sentence (nbclient's on_cell_error hook)."""
    content = execute_reply["content"]
    trace = "\n".join(content.get("traceback", []))
    log.error("Cell %s failed: %s: %s\n%s", cell_index, content.get("ename"), content.get("evalue"), trace)


class LessonText(VoilaMarkdownRenderer):
    """Markdown of a lesson: headings without empty links, pictures inlined."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **(kwargs | {"exclude_anchor_links": True}))
