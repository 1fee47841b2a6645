"""Many hand-ins of module 02, mixed from the answers that lie beside the course, and a run that is watched."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psutil

from curtain.course.frozen import frozen_answers
from curtain.course.load import load_module
from curtain.records import LANGUAGES, Language

ROOT = Path(__file__).resolve().parents[1]
MODULE = "02-clear-briefs"
GROUPS = ("naive", "vague", "partial", "good", "held_out")


@dataclass(frozen=True)
class Watched:
    """What a run took: seconds on the clock, seconds of processor, and the most memory of all its processes."""

    seconds: float
    processor: float
    megabytes: float


def hand_in_many(classroom: Path, count: int, *, unique: bool, first: int = 0) -> None:
    """Write ``count`` hand-ins; with ``unique`` no prompt is that of another learner."""
    notebooks = {lang: _released(classroom, lang) for lang in LANGUAGES}
    answers = {lang: _answers(lang) for lang in LANGUAGES}
    for number in range(first, first + count):
        draw = random.Random(number)
        lang = LANGUAGES[number % len(LANGUAGES)]
        folder = classroom / "submitted" / f"learner{number:05}" / f"{MODULE}-{lang}"
        folder.mkdir(parents=True)
        notebook = {**notebooks[lang], "cells": list(_filled(notebooks[lang], answers[lang], draw, unique, number))}
        (folder / f"{MODULE}.ipynb").write_text(json.dumps(notebook, ensure_ascii=False, indent=1), encoding="utf-8")
        (folder / "timestamp.txt").write_text("2026-11-20 10:00:00 UTC")


def watched(*arguments: str, cwd: Path | None = None) -> Watched:
    """Run a command of this environment and watch its processes."""
    began = time.perf_counter()
    run = psutil.Popen([sys.executable, "-m", *arguments], cwd=cwd, stdout=subprocess.DEVNULL)
    seen: dict[int, float] = {}
    most = 0.0
    done = threading.Event()

    def look() -> None:
        nonlocal most
        while not done.wait(0.5):
            memory = 0
            for process in _family(run):
                try:
                    memory += process.memory_full_info().pss
                    spent = process.cpu_times()
                    seen[process.pid] = spent.user + spent.system
                except psutil.Error:
                    continue
            most = max(most, memory / 1e6)

    watcher = threading.Thread(target=look)
    watcher.start()
    code = run.wait()
    done.set()
    watcher.join()
    if code:
        raise SystemExit(f"{arguments} ended with {code}")
    return Watched(time.perf_counter() - began, sum(seen.values()), most)


def _family(run: psutil.Popen) -> list[psutil.Process]:
    try:
        return [run, *run.children(recursive=True)]
    except psutil.Error:
        return []


def _released(classroom: Path, lang: Language) -> dict[str, object]:
    path = classroom / "release" / f"{MODULE}-{lang}" / f"{MODULE}.ipynb"
    notebook: dict[str, object] = json.loads(path.read_text(encoding="utf-8"))
    return notebook


def _answers(lang: Language) -> dict[str, list[str]]:
    """Return the answers of each item: those of the lists, else the model answer and pieces of it."""
    module = load_module(ROOT, MODULE)
    found = {}
    for name in module.names:
        frozen = frozen_answers(ROOT, f"{MODULE}/{name}", lang)
        texts = [text for group in GROUPS for text in frozen.group(group)]
        lines = module.model_answer(name, lang).splitlines()
        pieces = ["\n".join(lines[:end]) for end in range(1, len(lines) + 1)]
        found[name] = [*texts, *pieces[-8:]] if not texts else [*texts, "\n".join(lines)]
    return found


def _filled(
    notebook: dict[str, object], answers: dict[str, list[str]], draw: random.Random, unique: bool, number: int
) -> Iterator[dict[str, object]]:
    for cell in notebook["cells"]:  # type: ignore[attr-defined]
        name = cell["id"].removeprefix("answer-")
        if name == cell["id"] or draw.random() < 0.05:
            yield cell
        else:
            text = draw.choice(answers[name])
            added = f"\n({number})" if unique and "{material}" in text else ""
            yield {**cell, "source": [cell["source"][0], text + added]}
