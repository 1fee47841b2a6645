"""The start page: choose a language, see what is done, go on."""

from __future__ import annotations

from urllib.parse import quote, urlencode

from tornado.web import HTTPError

from ..records import LANGUAGES, Language
from .data_directory import copy_exercises
from .pages import CoursePage
from .progress import go_on_with


class Welcome(CoursePage):
    """The printed address: on the first visit a choice of languages, afterwards the start page in the chosen one."""

    async def get(self) -> None:
        """Show the choice, or go to the start page."""
        chosen = self.chosen_language()
        if chosen and not self.get_query_argument("choose", ""):
            self.redirect(f"/{chosen}/")
            return
        self.show("welcome.html", chosen or self._preferred(), path="")

    def _preferred(self) -> Language:
        wanted = [part.split(";")[0].strip()[:2].lower() for part in self._accepted().split(",")]
        return next((lang for word in wanted for lang in LANGUAGES if lang == word), "en")

    def _accepted(self) -> str:
        return str(self.request.headers.get("Accept-Language", ""))


class Start(CoursePage):
    """Modules with time, goals and state, and the next step."""

    async def get(self, lang: Language) -> None:
        """Show the start page."""
        await self.choose_language(lang)
        modules = await self.module_states(lang)
        self.show("start.html", lang, modules=modules, next=go_on_with(modules), path="")


class Notebook(CoursePage):
    """The way from the app into JupyterLab: the learner's own copy of the same module."""

    def get(self, lang: Language, module: str) -> None:
        """Make the copy if it is not there, and go to it; only from a page of this app or by hand."""
        if self.request.headers.get("Sec-Fetch-Site", "none") not in ("same-origin", "none"):
            raise HTTPError(403)
        if not self.products.path(module, lang):
            raise HTTPError(404)
        lab, token, work = self.settings["curtain_lab"]
        copy_exercises(self.products.root, work)
        notebook = quote(f"{module}-{lang}/{module}.ipynb")
        self.redirect(f"{lab}/lab/tree/{notebook}?{urlencode({'token': token})}")


class Progress(CoursePage):
    """How far the learner is in one module, for the bar at the top of a lesson."""

    async def get(self, lang: Language, module: str) -> None:
        """Answer with the number of exercises done and their total; null if that is not known now."""
        states = {state.id: state for state in await self.module_states(lang) if state.known}
        state = states.get(module)
        self.finish({"done": state.done, "of": state.exercises} if state else {"done": None, "of": None})
