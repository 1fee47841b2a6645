"""A small course service over real HTTP: one exercise of each kind, answers in memory, a model that counts words."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from time import sleep
from typing import Any
from urllib.parse import parse_qs, urlsplit

TOKEN = "key-of-me"
AT = "2027-03-01T09:30:00+00:00"
MODULE = "02-clear-briefs"
CASES = [
    {"id": f"visible-{n}", "title": f"Case {n}", "material": f"Notes {n}\nMs Hill asked for {n} pumps."}
    for n in (1, 2, 3)
]
PASSAGE = "Please write to Ada Hill. Our margin is 38 percent. Make it nice and quick, thank you."
EXERCISES: dict[str, dict[str, Any]] = {
    "before": {"kind": "try", "points": 0, "settings": {}, "given": "", "title": "A first try", "hints": []},
    "why-better": {
        "kind": "choice",
        "points": 2,
        "title": "Why is it better?",
        "hints": [],
        "given": "…",
        "settings": {
            "mode": "single",
            "options": [{"id": "a", "text": "It is longer."}, {"id": "b", "text": "It says for whom."}],
        },
    },
    "follow-up": {
        "kind": "prompt",
        "points": 4,
        "title": "A follow-up e-mail",
        "hints": ["One", "Two", "Three"],
        "given": "…",
        "settings": {"cases": CASES, "criteria": [{"id": "facts", "name": "Facts"}]},
    },
    "clean-the-brief": {
        "kind": "mark",
        "points": 4,
        "title": "Clean the brief",
        "hints": [],
        "given": "…",
        "settings": {
            "passage": PASSAGE,
            "labels": [
                {"id": "secret", "text": "Trade secret", "help": "Not for outsiders"},
                {"id": "vague", "text": "Vague", "help": "Says nothing"},
            ],
        },
    },
}


class FakeCourse:
    """What the service holds; ``address`` is where it listens."""

    def __init__(self) -> None:
        self.address = ""
        self.answers: dict[str, dict[str, Any]] = {}
        self.attempts: dict[str, list[float]] = {}
        self.last: dict[str, Any] = {}
        self.handins: list[dict[str, Any]] = []
        self.asked: list[tuple[str, str]] = []
        self.language: str | None = "es"
        self.prompts: list[Any] = []

    def exercise(self, name: str, lang: str) -> dict[str, Any]:
        public = {"task": f"Do it ({lang}).", "lang": lang, "module_version": "1", **EXERCISES[name]}
        scores = self.attempts.get(name, [])
        attempts = {"first": scores[0] if scores else None, "best": max(scores, default=None), "count": len(scores)}
        shown = {"exercise": {"id": f"{MODULE}/{name}", **public}, "answer": self.answers.get(name)}
        return {**shown, "attempts": attempts, "last": self.last.get(name)}

    def module(self) -> dict[str, Any]:
        exercises = [
            {
                "name": name,
                **{key: entry[key] for key in ("title", "kind", "points")},
                "minutes": 5,
                "state": "solved" if self.attempts.get(name) else "untouched",
                "best": max(self.attempts.get(name, []), default=None),
                "answered": bool(self.answers.get(name, {}).get("text", "").strip()),
            }
            for name, entry in EXERCISES.items()
        ]
        head = {"id": MODULE, "title": "Clear briefs", "minutes": 50, "goals": ["write a brief"], "points": 10}
        return {**head, "exercises": exercises, "earned": 0, "handed_in": None}

    def save(self, name: str, body: Mapping[str, Any]) -> tuple[int, dict[str, Any]]:
        held = self.answers.get(name)
        revision = held["revision"] if held else 0
        if held and body["base"] != revision and held["text"] != body["text"]:
            return 409, {"error": {"message": "newer"}, "theirs": held, "kept": revision + 1}
        self.answers[name] = {"text": body["text"], "revision": revision + 1, "saved_at": AT, "lang": body["lang"]}
        return 200, {"revision": revision + 1, "saved_at": AT}

    def check(self, name: str, text: str) -> dict[str, Any]:
        points = 4.0 if "kindly" in text else 1.5
        self.attempts.setdefault(name, []).append(points)
        wrong = {
            "text": "The date is missing.",
            "next": "Ask for it.",
            "case": "visible-2",
            "criterion": "Facts",
            "reply": "Dear Ms Hill",
            "good": False,
        }
        grade = {
            "exercise": f"{MODULE}/{name}",
            "points": points,
            "max": 4,
            "solved": points > 3,
            "untouched": False,
            "pools": {"visible": {"passed": 2, "of": 3}, "practice": {"passed": 1, "of": 6}},
            "criteria": [{"name": "Facts", "passed": 3, "of": 9}],
            "feedback": [wrong],
            "not_judged": [],
        }
        self.last[name] = grade
        return grade


@contextmanager
def running(course: FakeCourse | None = None, port: int = 0) -> Iterator[FakeCourse]:
    """Serve a fake course on a free port."""
    course = course or FakeCourse()
    server = ThreadingHTTPServer(("127.0.0.1", port), _handler(course))
    course.address = f"http://127.0.0.1:{server.server_port}"
    Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield course
    finally:
        server.shutdown()
        server.server_close()


def _handler(course: FakeCourse) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            return

        def reply(self, status: int, body: Any) -> None:
            raw = json.dumps(body).encode()
            self.send_response(status)
            self.cors()
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(raw)))
            self.end_headers()
            self.wfile.write(raw)

        def cors(self) -> None:
            self.send_header("Access-Control-Allow-Origin", "*")
            self.send_header("Access-Control-Allow-Methods", "GET, PUT, POST")
            self.send_header("Access-Control-Allow-Headers", "Authorization, Content-Type, Accept-Language")

        def do_OPTIONS(self) -> None:
            self.send_response(204)
            self.cors()
            self.end_headers()

        def answer(self) -> None:
            url = urlsplit(self.path)
            raw = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            body = json.loads(raw) if raw else {}
            course.asked.append((self.command, url.path))
            if self.headers.get("Authorization") != f"Bearer {TOKEN}":
                return self.reply(401, {"error": {"message": "no key"}})
            if url.path == "/v1/chat/completions":
                return self.stream(body)
            lang = parse_qs(url.query).get("lang", ["en"])[0]
            self.reply(*_route(course, self.command, url.path, lang, body))

        do_GET = do_PUT = do_POST = answer

        def stream(self, body: Mapping[str, Any]) -> None:
            course.prompts.append(body)
            self.send_response(200)
            self.send_header("Content-Type", "text/event-stream")
            self.end_headers()
            for word in ["Dear ", "Ms Hill, ", *["thank you. "] * 12]:
                choice = {"index": 0, "delta": {"content": word}, "finish_reason": None}
                chunk = {
                    "id": "1",
                    "object": "chat.completion.chunk",
                    "created": 0,
                    "model": "glassbox-1",
                    "choices": [choice],
                }
                self.wfile.write(b"data: " + json.dumps(chunk).encode() + b"\n\n")
                self.wfile.flush()
                sleep(0.01)
            self.wfile.write(b"data: [DONE]\n\n")

    return Handler


def _route(course: FakeCourse, method: str, path: str, lang: str, body: Mapping[str, Any]) -> tuple[int, Any]:
    room, *rest = path.removeprefix("/course/").split("/")
    name = rest[-1] if rest else ""
    if room in ("exercises", "answers", "checks") and name not in EXERCISES:
        return 404, {"error": {"message": "no such exercise"}}
    match method, room:
        case "GET", "me":
            return 200, {"learner": "me", "language": course.language, "cohort": None}
        case "GET", "modules":
            return 200, {"modules": [course.module()]}
        case "GET", "exercises":
            return 200, course.exercise(name, lang)
        case "PUT", "answers":
            return course.save(name, body)
        case "POST", "checks":
            return 200, course.check(name, body["text"])
        case "POST", "handins":
            receipt = {"id": 1, "at": AT, "assignment": f"{name}-{body['lang']}", "digest": "0123456789abcdef"}
            course.handins.append(receipt | {"lang": body["lang"], "file": f"/data/submitted/me/{name}.ipynb"})
            return 200, course.handins[-1]
        case "GET", "handins":
            return 200, course.handins
    return 404, {"error": {"message": "nothing here"}}
