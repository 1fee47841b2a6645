"""A course of one small module, a course service that knows it, and the app that serves it."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

import nbformat

from curtain.hosting.child import Child
from curtain.hosting.environment import child_environment
from curtain.hosting.ports import LOOPBACK, free_ports

MODULE = "02-clear-briefs"
TITLES = {"de": "Klare Briefings", "en": "Clear briefs", "es": "Instrucciones claras"}
COUNTER = '''
import anywidget, traitlets
class Counter(anywidget.AnyWidget):
    _esm = """
    export default { render({ model, el }) {
      const more = document.createElement("button"), twin = document.createElement("button");
      const says = document.createElement("output");
      more.className = "more"; twin.className = "twin"; more.textContent = "more"; twin.textContent = "twin";
      const show = () => (says.textContent = `n=${model.get("n")} doubled=${model.get("doubled")}`);
      more.onclick = () => { model.set("n", model.get("n") + 1); model.save_changes(); };
      twin.onclick = () => model.send({ ask: "size" }, undefined, [new Uint8Array([1, 2, 3])]);
      model.on("change:doubled", show);
      const words = new TextDecoder();
      model.on("msg:custom", (content, buffers) => (says.textContent = `${content.size} ${words.decode(buffers[0])}`));
      show();
      el.append(more, twin, says, words.decode(model.get("data")));
    } };
    """
    _css = "button.more { border: 3px solid rgb(1, 2, 3); }"
    n = traitlets.Int(1).tag(sync=True)
    doubled = traitlets.Int(2).tag(sync=True)
    data = traitlets.Bytes(b"bytes arrived").tag(sync=True)
    def __init__(self):
        super().__init__()
        self.observe(lambda change: setattr(self, "doubled", 2 * change.new), "n")
        self.on_msg(lambda _, content, buffers: self.send({"size": len(bytes(buffers[0]))}, [b"back"]))
Counter()
'''
ROW = "| Zielgruppe | Wer liest es? | Einkaufsleitung, wenig Zeit |"
TABLE = f"| Teil | Frage | Beispiel |\n|---|---|---|\n{ROW}"
SLOW = "import time; time.sleep(1); Counter()"


def notebook(title: str) -> nbformat.NotebookNode:
    markdown, code = nbformat.v4.new_markdown_cell, nbformat.v4.new_code_cell
    cells = [
        markdown("Only for JupyterLab.", metadata={"tags": ["jupyterlab"]}),
        markdown(f"# {title}\n\nFirst text."),
        code(COUNTER),
        markdown(f"## Second part\n\n{TABLE}"),
        code("secret_of_the_cell = 1; 1/0"),
        code("import ipywidgets as w; w.VBox([w.Label('a label'), w.HTML('<b>bold</b>')])"),
        markdown("## Last part\n\nLast text."),
        code(SLOW),
    ]
    return nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": {"name": "curtain", "display_name": ""}})


def write_course(root: Path) -> None:
    """Write the exercise notebooks of the module in three languages below ``root``."""
    (root / "modules").mkdir(parents=True)
    for lang, title in TITLES.items():
        file = root / "exercises" / lang / f"{MODULE}-{lang}" / f"{MODULE}.ipynb"
        file.parent.mkdir(parents=True)
        nbformat.write(notebook(title), file)


@dataclass
class FakeService:
    """A course service that says what it was told to say and remembers what it was told."""

    port: int
    handed_in: str | None = None
    languages: list[str] = field(default_factory=list)
    keys: set[str | None] = field(default_factory=set)

    def modules(self, lang: str) -> dict[str, Any]:
        """Return the reply to ``GET /course/modules``."""
        exercises = [
            {"name": "before", "title": f"Before {lang}", "kind": "try", "points": 0, "minutes": 1, "state": "started"},
            {
                "name": "after",
                "title": f"After {lang}",
                "kind": "prompt",
                "points": 4,
                "minutes": 8,
                "state": "untouched",
            },
        ]
        module = {"id": MODULE, "title": TITLES[lang], "minutes": 50, "goals": [f"Goal <{lang}>"], "points": 4}
        return {"modules": [{**module, "exercises": exercises, "earned": 2.5, "handed_in": self.handed_in}]}


@contextmanager
def fake_service() -> Iterator[FakeService]:
    """Serve a FakeService."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            service.keys.add(self.headers["Authorization"])
            address = urlsplit(self.path)
            self.reply(service.modules(address.query.removeprefix("lang=")) if "modules" in address.path else {})

        def do_PUT(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            service.languages.append(body["language"])
            self.reply({})

        def reply(self, data: Any) -> None:
            body = json.dumps(data).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            pass

    with ThreadingHTTPServer((LOOPBACK, 0), Handler) as server:
        service = FakeService(server.server_port)
        Thread(target=server.serve_forever, daemon=True).start()
        yield service
        server.shutdown()


@contextmanager
def running_app(folder: Path, service: FakeService) -> Iterator[Child]:
    """Serve the little course; the app's log is ``folder/app.log``."""
    write_course(folder / "course")
    (folder / "work").mkdir()
    (port,) = free_ports(1)
    environment = child_environment(folder, f"http://{LOOPBACK}:{service.port}", "the-key", os.environ)
    environment["CURTAIN_COURSE"] = str(folder / "course")
    arguments = ["curtain.hosting.voila_app", "--port", str(port), "--lab", "4321", "--data", str(folder)]
    app = Child("app", arguments, port, "/healthz", environment, folder / "app.log")
    app.start()
    end = time.monotonic() + 60
    while not app.answers() and time.monotonic() < end and app.alive:
        time.sleep(0.05)
    assert app.answers(), app.log.read_text(encoding="utf-8")
    try:
        yield app
    finally:
        app.ask_to_stop()
        app.stop(10)
