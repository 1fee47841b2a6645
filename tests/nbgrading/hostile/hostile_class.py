"""The class of attackers: a course, hand-ins of all kinds, and one run of nbgrader over them."""

from __future__ import annotations

import json
import logging
import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hostile_answers import ANSWERS, HELD_OUT
from hostile_cells import CELLS
from hostile_desk import GOOD, MODULE, Attack, Desk
from hostile_files import FILES
from hostile_places import PLACES
from nbgrader.api import Gradebook
from nbgrader.converters import Autograde, GenerateFeedback

from curtain.course.load import load_module
from curtain.nbgrading.course_directory import prepare
from curtain.nbgrading.generate import course_config, course_directory
from curtain.notebooks.build import build
from curtain.records import LANGUAGES, Language

ROOT = Path(__file__).resolve().parents[3]
EVERY_KIND = ROOT / "tests/every_kind"
MARK = "KEY-MARK-71c4e9"
"""Stands in every key file and every solution; wherever it turns up, a key has leaked."""

ATTACKS: dict[str, Attack] = {**FILES, **CELLS, **PLACES}
CONTROL = {
    **GOOD,
    "follow-up": "Schreiben Sie aus {material} eine kurze Mail mit Betreff.",
    "clean-the-brief": '"Mach es einfach richtig schön." = vague',
}


@dataclass(frozen=True)
class Aftermath:
    """What a run left behind."""

    course: Path
    classroom: Path
    quiet: Path
    canary: Path
    log: str
    modules: tuple[str, ...]

    def page(self, learner: str, assignment: str) -> str:
        path = self.classroom / "feedback" / learner / assignment / f"{assignment.rpartition('-')[0]}.html"
        return path.read_text(encoding="utf-8")

    def score(self, learner: str, assignment: str) -> tuple[float, float]:
        """Points and their maximum, as the gradebook has them."""
        with Gradebook(f"sqlite:///{self.classroom / 'gradebook.db'}") as book:
            found = book.find_submission(assignment, learner)
            return found.score, found.max_score


def lang_of(name: str) -> Language:
    """Spread the attacks over the languages."""
    return LANGUAGES[sorted(ATTACKS).index(name) % len(LANGUAGES)]


def learner_of(name: str) -> str:
    return ATTACKS[name].learner or name


def complete(folder: Path) -> bool:
    return all((folder / name).exists() for name in ("module.toml", "key.toml", "de.md", "en.md", "es.md"))


def make_course(place: Path) -> Path:
    """The real module, and those with the other kinds of exercises as far as they are written."""
    course = place / "course"
    shutil.copytree(ROOT / "assets/firms", course / "assets/firms")
    shutil.copytree(ROOT / "assets/vocabulary", course / "assets/vocabulary")
    folders = [ROOT / "modules" / MODULE, *(one for one in sorted((EVERY_KIND / "modules").glob("*")) if complete(one))]
    for folder in folders:
        key = shutil.copytree(folder, course / "modules" / folder.name) / "key.toml"
        key.write_text(f"{key.read_text(encoding='utf-8')}\n# {MARK}\n", encoding="utf-8")
    shutil.copyfile(ROOT / "nbgrader_config.py", course / "nbgrader_config.py")
    for made in build(course):
        notebook = json.loads(made.read_text(encoding="utf-8"))
        notebook["metadata"]["mark"] = MARK
        made.write_text(json.dumps(notebook), encoding="utf-8")
    return course


def strip_marks(classroom: Path) -> None:
    """nbgrader copies a notebook's metadata to the release; there the mark is ours, not a leak."""
    for path in classroom.glob("release/*/*.ipynb"):
        path.chmod(0o644)
        path.write_text(path.read_text(encoding="utf-8").replace(MARK, ""), encoding="utf-8")


def desk(aftermath_root: Path, classroom: Path, learner: str, assignment: str) -> Desk:
    folder = classroom / "submitted" / learner / assignment
    folder.mkdir(parents=True)
    lang = assignment.rpartition("-")[2]
    return Desk(folder, lang, aftermath_root / "canary", aftermath_root / "course", classroom)


def hand_in_controls(root: Path, classroom: Path) -> None:
    for lang in LANGUAGES:
        for name, answers in (("control", CONTROL), ("harmless", GOOD)):
            one = desk(root, classroom, f"{name}-{lang}", f"{MODULE}-{lang}")
            one.write(one.notebook(answers))


def cases_of(module: str) -> list[str]:
    """The exercises of a module that are graded by running a model."""
    loaded = load_module(Path(os.environ["CURTAIN_COURSE"]), module)
    return [name for name in loaded.names if loaded.exercise(name, "de").kind in ("prompt", "attack", "defend")]


def hand_in_answers(root: Path, classroom: Path, modules: tuple[str, ...]) -> None:
    """Put each hostile answer into every exercise of every module, the languages in turn.

    Of those that run a model on cases, only one a hand-in gets it, in turn: they take much longer than all others.
    """
    for number, (name, text) in enumerate({**ANSWERS, **HELD_OUT}.items()):
        for module in modules:
            assignment = f"{module}-{LANGUAGES[number % len(LANGUAGES)]}"
            one = desk(root, classroom, f"answer-{name}", assignment)
            path = classroom / f"release/{assignment}/{module}.ipynb"
            notebook: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
            spared = cases_of(module)
            spared[number % len(spared or [""]) :][:1] = []
            for cell in notebook["cells"]:
                if cell["id"].startswith("answer-") and cell["id"].removeprefix("answer-") not in spared:
                    cell["source"] = [cell["source"][0], text]
            (one.folder / f"{module}.ipynb").write_text(json.dumps(notebook))


def run(classroom: Path) -> None:
    """Grade and write feedback for all assignments, as the command line does."""
    config = course_config(classroom)
    for step in (Autograde, GenerateFeedback):
        directory = course_directory(classroom, config)
        directory.assignment_id = "*"
        step(coursedir=directory, config=config).start()


class Lines(logging.Handler):
    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


def attend(root: Path, course: Path) -> Path:
    """Make a class, let everybody hand in, and run nbgrader over it; beside it, ``quiet`` has only the neighbours."""
    classroom, quiet = root / "class", root / "quiet"
    prepare(classroom)
    strip_marks(classroom)
    shutil.copytree(classroom, quiet)
    hand_in_controls(root, quiet)
    run(quiet)
    hand_in_controls(root, classroom)
    for name, attack in ATTACKS.items():
        attack.make(desk(root, classroom, learner_of(name), f"{MODULE}-{lang_of(name)}"))
    hand_in_answers(root, classroom, modules_of(course))
    run(classroom)
    return classroom


def modules_of(course: Path) -> tuple[str, ...]:
    return tuple(sorted(path.name for path in (course / "modules").iterdir()))
