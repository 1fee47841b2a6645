"""What all pages of the app share: who may ask, what a page may load, and the learner's language."""

from __future__ import annotations

from functools import partial
from http.cookies import SimpleCookie
from typing import Any

from jupyter_server.base.handlers import JupyterHandler

from ..phrases import say
from ..records import LANGUAGES, Language
from .products import Products
from .progress import ModuleState, module_state
from .service import CourseService
from .written import day, number

COOKIE = "curtain-language"


class CoursePage(JupyterHandler):
    """A page of the course; tells the browser to load nothing from elsewhere and to run no script written into it."""

    @property
    def products(self) -> Products:
        """The notebooks that are served."""
        return self.settings["curtain_products"]  # type: ignore[no-any-return]

    @property
    def service(self) -> CourseService:
        """The course service."""
        return self.settings["curtain_service"]  # type: ignore[no-any-return]

    @property
    def content_security_policy(self) -> str:
        """Scripts from here and from card modules (blob:), connections here and to the sandbox, nothing else."""
        here = f"ws://{self.request.host}"
        return "; ".join(
            [
                "default-src 'none'",
                "script-src 'self' blob:",
                "style-src 'self' 'unsafe-inline'",
                "img-src 'self' data: blob:",
                "font-src 'self'",
                f"connect-src 'self' {here} {self.service.address}",
                "form-action 'self'",
                "base-uri 'none'",
                "frame-ancestors 'none'",
            ]
        )

    def set_default_headers(self) -> None:
        """Add what a page about a person's work needs: no caching, no address handed on, no guessing of types."""
        super().set_default_headers()
        self.set_header("Cache-Control", "no-store")
        self.set_header("Referrer-Policy", "same-origin")
        self.set_header("X-Content-Type-Options", "nosniff")

    def chosen_language(self) -> Language | None:
        """Return the language this browser chose before."""
        cookie = SimpleCookie(self.request.headers.get("Cookie", "")).get(COOKIE)
        return next((lang for lang in LANGUAGES if cookie and cookie.value == lang), None)

    async def choose_language(self, lang: Language) -> None:
        """Remember the language of this page, here and in the service, if it is a new one."""
        if self.chosen_language() == lang:
            return
        self.set_cookie(COOKIE, lang, expires_days=365, httponly=True, samesite="Lax")
        await self.service.choose_language(lang)

    async def module_states(self, lang: Language) -> list[ModuleState]:
        """Return the modules with the learner's state; without the service only what the notebooks tell."""
        records = await self.service.modules(lang)
        if records is not None:
            return [module_state(record) for record in records if self.products.path(record["id"], lang)]
        ids = self.products.modules(lang)
        return [ModuleState(module, self.products.title(module, lang), known=False) for module in ids]

    def show(self, template: str, lang: Language, **values: Any) -> None:
        """Write a page from a template; ``say`` in it speaks the page's language."""
        from voila.utils import create_include_assets_functions

        def speak(key: str, **params: Any) -> str:
            return say(lang, f"hosting.{key}", **params)

        written = {"number": partial(number, lang), "day": partial(day, lang)}
        page = self.settings["voila_jinja2_env"].get_template(template)
        assets = create_include_assets_functions("curtain", self.base_url)
        self.finish(page.render(lang=lang, languages=LANGUAGES, say=speak, say_in=say, **written, **assets, **values))

    def write_error(self, status_code: int, **_: Any) -> None:
        """Say what went wrong in a sentence; the log has the rest."""
        lang = self.chosen_language() or "en"
        known = {404: "not_found", 403: "refused"}.get(status_code, "broken")
        self.set_header("Content-Type", "text/html; charset=UTF-8")
        self.show("error.html", lang, kind=known, path="")


class Health(CoursePage):
    """Says that the app runs."""

    def get(self) -> None:
        """Answer with a word."""
        self.finish("ok")


class NotFound(CoursePage):
    """Every address that does not exist."""

    def prepare(self) -> None:  # type: ignore[override]
        """Say so."""
        self.set_status(404)
        self.write_error(404)
