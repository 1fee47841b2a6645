"""A course with one module of ten items whose judging needs no model, put together from items that exist already."""

from __future__ import annotations

import json
import shutil
import tomllib
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from curtain.course.load import load_module
from curtain.nbgrading.course_directory import prepare
from curtain.nbgrading.release import release
from curtain.notebooks.build import build
from curtain.records import LANGUAGES

ROOT = Path(__file__).resolve().parents[1]
MODULE = "90-ten-items"
FROM = ((ROOT, "02-clear-briefs"), (ROOT / "tests/every_kind", "51-judging"))
WITHOUT_MODEL = ("choice", "mark", "estimate", "verify", "place")
TEN = 10


def make_course(place: Path, kinds: tuple[str, ...] = WITHOUT_MODEL) -> Path:
    """Write and build a course below ``place`` with ten items of some kinds; return its root."""
    root = place / "course"
    for folder in ("firms", "vocabulary"):
        shutil.copytree(ROOT / "assets" / folder, root / "assets" / folder)
    shutil.copyfile(ROOT / "nbgrader_config.py", root / "nbgrader_config.py")
    for source, name in FROM:
        shutil.copytree(source / "modules" / name, root / "modules" / name)
    _write_module(root, kinds)
    for _, name in FROM:
        shutil.rmtree(root / "modules" / name)
    build(root)
    release(root)
    return root


def make_class(root: Path) -> Path:
    """Prepare a course directory; ``CURTAIN_COURSE`` must name the course."""
    prepare(root.parent / "class")
    return root.parent / "class"


def model_answers(root: Path, lang: str = "en") -> dict[str, str]:
    """Return the right answer of each item by its name."""
    module = load_module(root, MODULE)
    return {name: module.model_answer(name, lang) for name in module.names}  # type: ignore[arg-type]


def kinds(root: Path) -> list[str]:
    """Return the kinds of the ten items in their order."""
    return [exercise.kind for exercise in load_module(root, MODULE).exercises]


def _write_module(root: Path, kinds: tuple[str, ...]) -> None:
    """Where there are fewer than ten items of the kinds, they come again under other names."""
    items, keys, answers = [], {}, {}
    for number, (item, key, texts) in enumerate(islice(cycle(_items(root, kinds)), TEN)):
        name = item["name"] if item["name"] not in keys else f"{item['name']}-{number}"
        items.append({**item, "name": name})
        keys[name], answers[name] = key, texts
    texts = dict.fromkeys(LANGUAGES, "Ten items")
    goals = {lang: ["Ten items"] for lang in LANGUAGES}
    head = {"id": MODULE, "version": "1", "minutes": 30, "firm": "veldmar", "title": texts, "goals": goals}
    folder = root / "modules" / MODULE
    folder.mkdir()
    (folder / "module.toml").write_text(_toml({**head, "exercises": items}), encoding="utf-8")
    (folder / "key.toml").write_text(_toml(keys), encoding="utf-8")
    for lang in LANGUAGES:
        cells = [f"```{{code-cell}}\n%%answer {MODULE}/{name}\n{texts[lang]}\n```" for name, texts in answers.items()]
        (folder / f"{lang}.md").write_text("\n\n+++\n\n".join(["# Ten items", *cells]) + "\n", encoding="utf-8")


def _items(root: Path, kinds: tuple[str, ...]) -> list[tuple[dict[str, Any], Any, dict[str, str]]]:
    """Return the items of some kinds with key and model answers."""
    found = []
    for _, name in FROM:
        folder, module = root / "modules" / name, load_module(root, name)
        keys = tomllib.loads((folder / "key.toml").read_text(encoding="utf-8"))
        for item in tomllib.loads((folder / "module.toml").read_text(encoding="utf-8"))["exercises"]:
            if item["kind"] in kinds:
                texts = {lang: module.model_answer(item["name"], lang) for lang in LANGUAGES}
                found.append((item, keys[item["name"]], texts))
    return found


def _toml(data: dict[str, Any]) -> str:
    return "".join(f"{json.dumps(name)} = {_value(value)}\n" for name, value in data.items())


def _value(value: Any) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{json.dumps(name)} = {_value(one)}" for name, one in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(_value, value)) + "]"
    return json.dumps(value, ensure_ascii=False)
