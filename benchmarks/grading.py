"""How long grading takes, beside nbgrader as it comes and otter-grader, all in one run: ``make bench``.

    python benchmarks/grading.py [--cohort N] [--unique N]

Writes ``benchmarks/grading.json`` and ``benchmarks/grading.md``.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import random
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Any

import cohort
import peers
import ten_items

from curtain.course.frozen import frozen_answers
from curtain.course.load import load_module
from curtain.grading import runs
from curtain.grading.remember import RememberingModel
from curtain.model.glassbox import GlassBox
from curtain.nbgrading.cohort.grading import Desk
from curtain.nbgrading.cohort.sheet import Sheet, read_sheet
from curtain.nbgrading.course_directory import prepare

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
NOTEBOOKS = 300
LEARNERS = 30
PEER_RUNS = 5
MIXES = {"all": ten_items.WITHOUT_MODEL, "choices": ("choice",)}
HOW = {"new_ms": "every answer judged anew", "cohort_ms": "answers seen before from memory"}
PROMPTS = ("follow-up", "for-buyers", "three-points", "only-from-material", "whole-brief")


def main() -> None:
    """Run every row and write the results."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--cohort", type=int, default=10_000)
    parser.add_argument("--unique", type=int, default=40)
    options = parser.parse_args()
    os.environ["OMP_NUM_THREADS"] = "1"
    found: dict[str, Any] = {"about": about()}
    with tempfile.TemporaryDirectory() as place:
        for name, row in (
            ("core", core),
            ("cycle", cycle),
            ("prompts", prompts),
            ("cohort", lambda folder: many(folder, options.cohort, options.unique)),
        ):
            folder = Path(place, name)
            folder.mkdir()
            before = os.getloadavg()[0]
            found[name] = {**row(folder), "load": [round(before, 1), round(os.getloadavg()[0], 1)]}
            print(name, json.dumps(found[name], indent=1), flush=True)
    (HERE / "grading.json").write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    (HERE / "grading.md").write_text(page(found), encoding="utf-8")


def about() -> dict[str, Any]:
    """Return where and with what it was measured."""
    packages = ("curtain", "nbgrader", "nbclient", "ipykernel", "sqlalchemy")
    return {
        "date": date.today().isoformat(),
        "command": "make bench",
        "python": platform.python_version(),
        "cores": os.cpu_count(),
        "versions": {name: version(name) for name in packages},
    }


def core(place: Path) -> dict[str, Any]:
    """One hand-in of ten items whose judging needs no model: bytes in, points and reasons out."""
    ours = {name: _ours(place / name, kinds) for name, kinds in MIXES.items()}
    answers = ours["all"].pop("answers")
    ours["choices"].pop("answers")
    execute = peers.execute_seconds(answers, place, PEER_RUNS)
    otter = peers.otter_seconds(answers, place, PEER_RUNS)
    found = {"ours": ours, "nbgrader_execute_ms": 1e3 * statistics.median(execute)}
    return {**found, "otter_ms": otter if isinstance(otter, str) else 1e3 * statistics.median(otter)}


def _ours(place: Path, kinds: tuple[str, ...]) -> dict[str, Any]:
    root = ten_items.make_course(place, kinds)
    with course(root):
        classroom = ten_items.make_class(root)
        name = f"{ten_items.MODULE}-en"
        sheet = read_sheet(classroom / "release" / name / f"{ten_items.MODULE}.ipynb", name, "course")
        answers = ten_items.model_answers(root)
        return {
            "kinds": ten_items.kinds(root),
            "answers": answers,
            "new_ms": _core_ms(sheet, answers, most_grades=0),
            "cohort_ms": _core_ms(sheet, answers, most_grades=2048),
        }


def _core_ms(sheet: Sheet, answers: dict[str, str], most_grades: int) -> float:
    """Return the median over hand-ins that differ, after as many others as a process has seen before."""
    desk = Desk(GlassBox(), most_grades)
    times = []
    for number in range(2 * NOTEBOOKS):
        content, blank = _varied(sheet, answers, random.Random(number)), sheet.blank()
        began = time.perf_counter()
        desk.results(sheet, content, blank)
        times.append(time.perf_counter() - began)
    return 1e3 * statistics.median(times[NOTEBOOKS:])


def _varied(sheet: Sheet, answers: dict[str, str], draw: random.Random) -> bytes:
    """Return a notebook with the right answers, of which some lines are left out, swapped or turned wrong."""
    cells = []
    for cell in sheet.notebook["cells"]:
        name = cell.get("id", "").removeprefix("answer-")
        lines = answers.get(name, "").splitlines()
        if name != cell.get("id") and draw.random() < 0.95:
            kept = [line for line in lines if draw.random() < 0.9]
            if draw.random() < 0.5:
                draw.shuffle(kept)
            if len(kept) > 1 and draw.random() < 0.3:
                kept[0] = f"{kept[0].partition('=')[0]}={kept[1].partition('=')[2]}" if "=" in kept[0] else kept[1]
            cell = {**cell, "source": f"%%answer {ten_items.MODULE}/{name}\n" + "\n".join(kept)}
        cells.append(cell)
    return json.dumps({**sheet.notebook, "cells": cells}).encode()


def cycle(place: Path) -> dict[str, Any]:
    """Grade and give feedback for the same hand-ins of ten items, on the command line."""
    root = ten_items.make_course(place)
    with course(root):
        classroom = ten_items.make_class(root)
        name = f"{ten_items.MODULE}-en"
        answers = ten_items.model_answers(root)
        sheet = read_sheet(classroom / "release" / name / f"{ten_items.MODULE}.ipynb", name, "course")
        for number in range(LEARNERS):
            folder = classroom / "submitted" / f"learner{number:03}" / name
            folder.mkdir(parents=True)
            (folder / f"{ten_items.MODULE}.ipynb").write_bytes(_varied(sheet, answers, random.Random(number)))
        ours = _seconds(lambda: cohort.watched("curtain", "grade-cohort", str(classroom), "--feedback"))
        assert len(list(classroom.glob("feedback/*/*/*.html"))) == LEARNERS
    stock = peers.stock_class(answers, place, LEARNERS)
    autograde = _seconds(lambda: peers.nbgrader(stock, "autograde", peers.ASSIGNMENT))
    pages = _seconds(lambda: peers.nbgrader(stock, "generate_feedback", peers.ASSIGNMENT))
    return {
        "learners": LEARNERS,
        "ours_s": ours,
        "stock_s": {"autograde": autograde, "generate_feedback": pages},
        "times_faster": (autograde + pages) / ours,
    }


def prompts(place: Path) -> dict[str, Any]:
    """Judge good prompts on the visible and the record cases: first time, and with replies kept on disk."""
    texts = [(name, text) for name in PROMPTS for text in frozen_answers(ROOT, f"{cohort.MODULE}/{name}", "en").good]
    cases = _cases()
    rows = {}
    for name in ("cold", "cached"):
        rows[f"{name}_ms_an_answer"] = 1e3 * statistics.mean(_prompt_seconds(texts, place / "replies.sqlite3"))
    kept = (place / "replies.sqlite3").stat().st_size / 1e3
    return {"answers": len(texts), "cases_an_answer": cases, **rows, "kilobytes_of_replies": kept}


def _prompt_seconds(texts: list[tuple[str, str]], replies: Path) -> Iterator[float]:
    """Yield how long each prompt takes in a process that has not seen it."""
    runs._complete.cache_clear()
    desk = Desk(RememberingModel(GlassBox(), replies), most_grades=0)
    for name in PROMPTS:  # what the first answer of an item loads is not counted
        desk.judge(f"{cohort.MODULE}/{name}", "en", "Reply to this.", "bench")
    for name, text in texts:
        began = time.perf_counter()
        desk.judge(f"{cohort.MODULE}/{name}", "en", text, "bench")
        yield time.perf_counter() - began
    desk.close()


def _cases() -> int:
    key = load_module(ROOT, cohort.MODULE).key(PROMPTS[0], "en")
    return len(key.cases("visible")) + len(key.cases("record"))


def many(place: Path, count: int, unique: int) -> dict[str, Any]:
    """A large cohort of module 02 on two processes; then hand-ins none of whose prompts was seen before."""
    with course(ROOT):
        found: dict[str, Any] = {"hand_ins": count, "unique_hand_ins": unique}
        for name, number in (("mixed", count), ("unique", unique)):
            classroom = place / name
            prepare(classroom)
            cohort.hand_in_many(classroom, number, unique=name == "unique")
            found[name] = _graded_cohort(classroom)
            found[f"{name}_again"] = _graded_cohort(classroom)
        (classroom / "cohort" / "journal.sqlite3").unlink()
        found["unique_regraded"] = _graded_cohort(classroom)
    return found


def _graded_cohort(classroom: Path) -> dict[str, float]:
    return cohort.watched("curtain", "grade-cohort", str(classroom), "--workers", "2").__dict__


@contextmanager
def course(root: Path) -> Iterator[None]:
    """Let this process and those it starts find a course."""
    os.environ["CURTAIN_COURSE"] = str(root)
    try:
        yield
    finally:
        del os.environ["CURTAIN_COURSE"]


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def page(found: dict[str, Any]) -> str:
    """Return the results as a page to read."""
    about, core, cycle, prompts, many = (found[name] for name in ("about", "core", "cycle", "prompts", "cohort"))
    versions = ", ".join(f"{name} {number}" for name, number in about["versions"].items())
    ours = core["ours"]
    peers_ms = {"nbgrader's Execute as it comes": core["nbgrader_execute_ms"], "otter-grader": core["otter_ms"]}
    faster = prompts["cold_ms_an_answer"] / prompts["cached_ms_an_answer"]
    lines = [
        "# Grading: how long it takes",
        "",
        f"Made by `{about['command']}` on {about['date']} with Python {about['python']}, {versions}.",
        f"{about['cores']} cores, shared with other work; the load before and after each part stands beside it.",
        "Ratios are from the same run. This page is written by `benchmarks/grading.py`; do not edit it.",
        "",
        f"## One hand-in of ten items without a model (load {core['load']})",
        "",
        "From the notebook's bytes to points and reasons, median over hand-ins that all differ. The peers run ten",
        "answer cells and ten tests that compare each answer with the right one; their kernels start within the time,",
        "their imports are not counted. Nothing is compared here but time: the peers give no reasons.",
        "",
        "| | ms a hand-in | " + " | ".join(f"times as fast as {name}" for name in peers_ms) + " |",
        "|---|---|" + "---|" * len(peers_ms),
        *(
            _core_row(f"ten items ({_counted(ours[mix]['kinds'])}), {how}", ours[mix][row], peers_ms)
            for mix in MIXES
            for row, how in HOW.items()
        ),
        *(f"| {name} | {ms:.0f} | |" if isinstance(ms, float) else f"\n{ms}" for name, ms in peers_ms.items()),
        "",
        f"## The whole cycle for {cycle['learners']} hand-ins (load {cycle['load']})",
        "",
        "Command lines, from their start to their end, so with their imports.",
        "",
        "| | grade, s | feedback pages, s | together, s |",
        "|---|---|---|---|",
        f"| `curtain grade-cohort --feedback` | | | {cycle['ours_s']:.1f} |",
        _row("nbgrader as it comes: `autograde`, `generate_feedback`", *cycle["stock_s"].values()),
        "",
        f"Ours is {cycle['times_faster']:.1f} times as fast.",
        "",
        f"## Prompts (load {prompts['load']})",
        "",
        f"{prompts['answers']} good prompts, each run on {prompts['cases_an_answer']} cases.",
        f"First time: {prompts['cold_ms_an_answer']:.0f} ms an answer. With replies kept by engine version and",
        f"messages: {prompts['cached_ms_an_answer']:.0f} ms ({faster:.1f} times as fast); what is left",
        f"is checking the replies. Kept: {prompts['kilobytes_of_replies']:.0f} kB.",
        "",
        f"## A cohort of module 02 on two processes (load {many['load']})",
        "",
        "| | hand-ins | minutes | processor minutes | most memory, MB | ms a hand-in |",
        "|---|---|---|---|---|---|",
        _many("answers mixed from `assets/answers`", many["hand_ins"], many["mixed"]),
        _many("the same again, nothing changed", many["hand_ins"], many["mixed_again"]),
        _many("no prompt was seen before", many["unique_hand_ins"], many["unique"]),
        _many("the same graded anew, with the replies kept", many["unique_hand_ins"], many["unique_regraded"]),
        "",
        "Module 02 has five prompts, two choices and one passage to mark; a prompt is run on 18 cases. Where answers",
        "are mixed there are some 20 to an item and language: the glass box bounds the run while they come for the",
        "first time, then most grades come from memory and what is left is reading, writing and rows. Where no prompt",
        "was seen before, as in a real cohort, the glass box bounds it throughout: 90 replies a hand-in. With the",
        "replies kept it is the checks on them. Memory is that of all processes together (PSS); most of it is the",
        "three processes themselves, as the few hand-ins of the last rows show.",
    ]
    return "\n".join(lines) + "\n"


def _core_row(name: str, ms: float, peers_ms: dict[str, float | str]) -> str:
    times = [f"{peer / ms:,.0f}" if isinstance(peer, float) else "" for peer in peers_ms.values()]
    return f"| {name} | {ms:.2f} | {' | '.join(times)} |"


def _counted(kinds: list[str]) -> str:
    return ", ".join(f"{count} {kind}" for kind, count in Counter(kinds).items())


def _row(name: str, grade: float, feedback: float) -> str:
    return f"| {name} | {grade:.1f} | {feedback:.1f} | {grade + feedback:.1f} |"


def _many(name: str, count: int, run: dict[str, float]) -> str:
    each = 1e3 * run["seconds"] / count
    return (
        f"| {name} | {count:,} | {run['seconds'] / 60:.1f} | {run['processor'] / 60:.1f} | {run['megabytes']:.0f} |"
        f" {each:.0f} |"
    )


if __name__ == "__main__":
    main()
