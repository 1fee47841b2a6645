"""A page with one card and nothing else: the card's script, a model that is a plain object, and a fake course."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

from fake_course import MODULE, TOKEN, FakeCourse

from curtain.records import Language
from curtain.widgets.page import page_phrases, script, style

PAGE = """<!doctype html><html lang="%s"><meta charset="utf-8"><title>Card</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><style>%s</style><body><main></main>
<script type="module">
import card from "/card.js";
const traits = %s;
const heard = {};
window.sent = [];
window.escaped = [];
window.tell = (message) => (heard["msg:custom"] || []).forEach((listener) => listener(message, []));
addEventListener("keydown", (event) => window.escaped.push(event.key));
const model = {
  get: (name) => traits[name], send: (message) => window.sent.push(message),
  on: (name, listener) => (heard[name] ||= []).push(listener), off() {},
};
card.render({ model, el: document.querySelector("main") });
document.documentElement.dataset.ready = "";
</script>"""


def traits(course: FakeCourse, name: str, lang: Language) -> dict[str, Any]:
    """Return what the kernel would give the card of an exercise, or of the hand-in."""
    access = {"address": course.address, "token": TOKEN, "lang": lang, "phrases": page_phrases(lang), "problem": ""}
    if name == "handin":
        content: Mapping[str, Any] = {"module": course.module(), "handins": course.handins}
        return {**access, "kind": "handin", "content": {**content, "learner": "me"}}
    return {**access, "kind": "exercise", "content": {**course.exercise(name, lang), "learner": "me"}}


@contextmanager
def card_page(course: FakeCourse, name: str, lang: Language = "en") -> Iterator[str]:
    """Serve the page of a card; every load shows what the course holds at that moment."""

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            return

        def do_GET(self) -> None:
            is_script = self.path == "/card.js"
            body = script() if is_script else PAGE % (lang, style(), json.dumps(traits(course, name, lang)))
            self.send_response(200)
            self.send_header("Content-Type", "text/javascript" if is_script else "text/html")
            self.end_headers()
            self.wfile.write(body.encode())

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/?{MODULE}/{name}"
    finally:
        server.shutdown()
        server.server_close()
