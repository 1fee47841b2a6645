"""The course as an app: Voila, standing alone, with our pages and our template."""

from __future__ import annotations

import argparse
import logging
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast

from jupyter_server.services.kernels.websocket import KernelWebsocketHandler
from tornado.web import Application
from traitlets.config import Config
from voila.app import Voila, _kernel_id_regex
from voila.shutdown_kernel_handler import VoilaShutdownKernelHandler
from voila.static_file_handler import TemplateStaticFileHandler

from ..course.root import course_root
from ..records import LANGUAGES
from .data_directory import data_directory, lab_token
from .kernels import LessonConnection, LessonKernels
from .lesson_page import Lesson, LessonText, hand_page_to_template, log_cell_error
from .pages import Health, NotFound
from .ports import APP_PORT, LOOPBACK
from .products import Products
from .service import CourseService
from .start_page import Notebook, Progress, Start, Welcome

TEMPLATES = Path(__file__).parent / "template"


class Asset(TemplateStaticFileHandler):
    """Styles, scripts and pictures; a browser keeps those whose address carries their version, and asks for others."""

    def set_extra_headers(self, path: str) -> None:
        """Let no browser use an old script beside a new page."""
        self.set_header("X-Content-Type-Options", "nosniff")
        if not self.get_query_argument("v", ""):
            self.set_header("Cache-Control", "no-cache")


class CourseApp(Voila):
    """Voila that serves the course's pages and nothing else: no listing, no files, no choice of template."""

    def init_handlers(self) -> list[Any]:  # type: ignore[override]
        """Return our pages and, of Voila's addresses, the three that a running lesson needs."""
        lang = f"({'|'.join(LANGUAGES)})"
        module = rf"/{lang}/([a-z0-9-]+)"
        voila = {
            "template_paths": self.template_paths,
            "traitlet_config": self.config,
            "voila_configuration": self.voila_configuration,
        }
        return [
            (r"/", Welcome),
            (r"/healthz", Health),
            (rf"/{lang}/", Start),
            (module, Lesson, {"voila": voila}),
            (rf"{module}/notebook", Notebook),
            (rf"{module}/progress", Progress),
            (rf"/api/kernels/{_kernel_id_regex}/channels", KernelWebsocketHandler),
            (r"/voila/templates/(curtain/static/[a-z]+\.[a-z]+)", Asset),
            (rf"/voila/api/shutdown/{_kernel_id_regex}", VoilaShutdownKernelHandler),
            (r".*", NotFound),
        ]

    def start(self) -> None:
        """Serve until told to stop; answer loopback names only, so that no foreign name can be made to point here."""
        self.connection_dir = tempfile.mkdtemp(prefix="curtain_")
        self.app = Application(**cast(dict[str, Any], self.init_settings()))
        self.app.settings.update(self.tornado_settings)
        self.app.add_handlers(r"^(localhost|127\.0\.0\.1)$", self.init_handlers())
        self.listen()


def configuration(port: int, exercises: Path, work: Path) -> Config:
    """Return Voila's settings for the course."""
    return Config(
        CourseApp={
            "port": port,
            "port_retries": 0,
            "ip": LOOPBACK,
            "open_browser": False,
            "root_dir": str(exercises),
            "kernel_websocket_connection_class": LessonConnection,
        },
        VoilaConfiguration={
            "template": "curtain",
            "allow_template_override": "NO",
            "allow_theme_override": "NO",
            "strip_sources": True,
            "show_tracebacks": False,
            "preheat_kernel": False,
            "prelaunch_hook": hand_page_to_template,
            "multi_kernel_manager_class": LessonKernels,
            "file_allowlist": [],
        },
        VoilaExporter={"markdown_renderer_class": LessonText},
        VoilaExecutor={"allow_errors": True, "on_cell_error": log_cell_error, "timeout": 120},
        LessonKernels={"root_dir": str(work), "cull_idle_timeout": 3600, "cull_interval": 30, "cull_connected": True},
        KernelSpecManager={"allowed_kernelspecs": ["curtain"], "ensure_native_kernel": False},
    )


def main(arguments: Sequence[str] | None = None) -> None:
    """Serve the app on a loopback port; the sandbox and the learner's key come from the environment."""
    parser = argparse.ArgumentParser(prog="curtain.hosting.voila_app")
    parser.add_argument("--port", type=int, default=APP_PORT)
    parser.add_argument("--lab", type=int, default=0)
    parser.add_argument("--data", type=Path)
    options = parser.parse_args(arguments)
    logging.basicConfig(level=logging.INFO)
    os.environ["JUPYTER_PATH"] = os.pathsep.join([str(TEMPLATES), *filter(None, [os.environ.get("JUPYTER_PATH")])])
    folder = data_directory(options.data)
    exercises = course_root() / "exercises"
    app = CourseApp(config=configuration(options.port, exercises, folder / "work"))
    app.tornado_settings = {
        "allow_remote_access": False,
        "curtain_products": Products(exercises),
        "curtain_service": CourseService(os.environ["CURTAIN_SANDBOX"], os.environ["CURTAIN_TOKEN"]),
        "curtain_lab": (f"http://{LOOPBACK}:{options.lab}", lab_token(folder), folder / "work"),
    }
    app.initialize([])
    app.start()


if __name__ == "__main__":
    main()
