"""A little course of one module, served for real on a free port, with a model and a grader of a few lines."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import httpx2
import pytest

from curtain.course.load import load_modules
from curtain.course.root import course_root
from curtain.grading.grade import grade
from curtain.records import (
    LANGUAGES,
    Answer,
    Completion,
    CriterionRate,
    Exercise,
    Feedback,
    Grade,
    Language,
    Message,
    Options,
    Rate,
)
from curtain.sandbox.routes import app_for
from curtain.sandbox.server import HOST, listen, server
from curtain.sandbox.shelf import Shelf
from curtain.sandbox.world import World
from curtain.store import Store, open_store

MODULE = "02-clear-briefs"
HIDDEN = "HIDDEN-MATERIAL"
ORIGIN = "http://127.0.0.1:8899"
OPTIONS = Options()


class EchoModel:
    """Answers with the last message; ``wait`` holds every answer back until it is set."""

    version = "echo-1/1"

    def __init__(self) -> None:
        self.wait = threading.Event()
        self.wait.set()

    def complete(self, messages: Sequence[Message], options: Options = OPTIONS) -> Completion:
        if "explode" in messages[-1].content:
            raise RuntimeError("a fault nobody foresaw")
        self.wait.wait(10)
        words = messages[-1].content.split(" ")
        kept = words[: options.max_tokens] if options.max_tokens else words
        reason = "length" if len(kept) < len(words) else "stop"
        return Completion(" ".join(kept), "echo-1", reason, len(words), len(kept))


def echo_grade(exercise: Exercise, answer: Answer, key: Any, model: Any) -> Grade:
    """Full points for "good", half for "fair"; the feedback leaks on purpose what must not get out."""
    if "explode" in answer.text:
        raise RuntimeError("a fault nobody foresaw")
    model.complete([Message("user", "case")])
    points = exercise.points * {"good": 1.0, "fair": 0.5}.get(answer.text, 0.0)
    remarks = (
        Feedback("A visible case fails.", case="v1", reply="reply to v1"),
        Feedback("A hidden case fails.", case="p1", reply=f"reply to {HIDDEN}"),
    )
    return Grade(
        exercise.id,
        exercise.lang,
        points,
        exercise.points,
        pools={"visible": Rate(1, 2), "practice": Rate(0, 2)},
        criteria=(CriterionRate("facts", 1, 4),),
        feedback=remarks if exercise.kind == "prompt" else (),
        untouched=answer.text.strip() in ("", "…"),
    )


class LittleModule:
    """Three exercises: a prompt with hidden cases, a choice, and something to try."""

    id = MODULE
    version = "1"
    minutes = 50
    title = dict.fromkeys(LANGUAGES, "Clear briefs")
    goals = dict.fromkeys(LANGUAGES, ("write a brief",))
    exercises = tuple(SimpleNamespace(name=name, minutes=8) for name in ("follow-up", "why-better", "before"))
    names = tuple(source.name for source in exercises)

    def exercise(self, name: str, lang: Language) -> Exercise:
        kind, points = {"follow-up": ("prompt", 4.0), "why-better": ("choice", 2.0), "before": ("try", 0.0)}[name]
        settings = {"cases": [{"id": "v1", "title": "A visit", "material": "notes"}]} if kind == "prompt" else {}
        return Exercise(f"{MODULE}/{name}", kind, lang, points, f"{name} ({lang})", "Do it.", settings)

    def key(self, name: str, lang: Language, seed: str = "course") -> str:
        return f"the key with {HIDDEN}"


def exercise_notebook(lang: str) -> dict[str, Any]:
    def code(id_: str, source: list[str]) -> dict[str, Any]:
        made = {"cell_type": "code", "execution_count": None, "id": id_, "metadata": {}, "outputs": []}
        return made | {"source": source}

    cells = [
        code("lesson", [f"%lesson {MODULE} {lang}"]),
        {"cell_type": "markdown", "id": "intro", "metadata": {}, "source": ["Read: %%answer is a line."]},
        code("a1", [f"%%answer {MODULE}/before\n", "Write an e-mail."]),
        code("a2", [f"%%answer {MODULE}/follow-up\n", "…"]),
        code("a3", [f"%%answer {MODULE}/why-better\n", "…"]),
        code("p2", [f"%points {MODULE}/follow-up"]),
    ]
    return {
        "cells": cells,
        "metadata": {"kernelspec": {"name": "curtain", "display_name": "Course"}},
        "nbformat": 4,
        "nbformat_minor": 5,
    }


@dataclass
class LittleWorld:
    """The running sandbox; ``ada`` and ``bob`` are clients of two learners, ``nobody`` has no key."""

    address: str
    world: World
    model: EchoModel
    data: Path
    clients: list[httpx2.Client] = field(default_factory=list)

    def client(self, key: str | None, **headers: str) -> httpx2.Client:
        own = {"Authorization": f"Bearer {key}"} if key else {}
        made = httpx2.Client(base_url=self.address, headers=own | headers, trust_env=False, timeout=30)
        self.clients.append(made)
        return made

    @property
    def store(self) -> Store:
        return self.world.store


@contextmanager
def serve_little(folder: Path) -> Iterator[LittleWorld]:
    notebooks = folder / "exercises"
    for lang in LANGUAGES:
        place = notebooks / lang / f"{MODULE}-{lang}"
        place.mkdir(parents=True)
        (place / f"{MODULE}.ipynb").write_text(json.dumps(exercise_notebook(lang)), encoding="utf-8")
    store = open_store(folder / "data")
    store.learners.enrol("ada", "key-of-ada", language="de", cohort="spring")
    store.learners.enrol("bob", "key-of-bob")
    model = EchoModel()
    engines = {"glassbox-1": model, "glassbox-1-flawed": EchoModel()}
    shelf = Shelf({MODULE: LittleModule()})  # type: ignore[dict-item]
    world = World(store, engines, "glassbox-1", shelf, echo_grade, notebooks, folder / "data")
    with running(world) as address:
        little = LittleWorld(address, world, model, folder / "data")
        yield little
        for client in little.clients:
            client.close()
    store.close()


@contextmanager
def running(world: World) -> Iterator[str]:
    """Serve a world on a free port and give its address."""
    listener = listen(0)
    running = server(app_for(world, [ORIGIN]))
    thread = threading.Thread(target=running.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    while not running.started:
        time.sleep(0.01)
    yield f"http://{HOST}:{listener.getsockname()[1]}"
    running.should_exit = True
    thread.join(10)
    listener.close()


@pytest.fixture
def little(tmp_path: Path) -> Iterator[LittleWorld]:
    """A world of its own for every test."""
    with serve_little(tmp_path) as little:
        yield little


@pytest.fixture(scope="session")
def common(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LittleWorld]:
    """One world for all tests that do not look at what is stored."""
    with serve_little(tmp_path_factory.mktemp("common")) as little:
        yield little


@pytest.fixture(scope="session")
def real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LittleWorld]:
    """The real course and the real graders, with a model that repeats all it is given."""
    folder = tmp_path_factory.mktemp("real")
    store, model, root = open_store(folder), EchoModel(), course_root()
    store.learners.enrol("ada", "key-of-ada")
    shelf = Shelf(load_modules(root))
    world = World(store, {"glassbox-1": model}, "glassbox-1", shelf, grade, root / "exercises", folder)
    with running(world) as address:
        little = LittleWorld(address, world, model, folder)
        yield little
        for client in little.clients:
            client.close()
    store.close()


@pytest.fixture
def ada(little: LittleWorld) -> httpx2.Client:
    return little.client("key-of-ada")


@pytest.fixture
def bob(little: LittleWorld) -> httpx2.Client:
    return little.client("key-of-bob")
