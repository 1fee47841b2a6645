"""The ``curtain`` command: composes the rooms; each command imports what it needs only when it runs."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from .errors import CurtainError
from .phrases import say
from .records import LANGUAGES, POOLS, Language, Pool

if TYPE_CHECKING:
    from .reports.discrimination import HandedIn

Command = Callable[[argparse.Namespace], int]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return 0 when all is well, 1 when something was found or failed, 2 when used wrongly."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    parser = _parser()
    options = parser.parse_args(arguments)
    try:
        return int(options.command(options))
    except CurtainError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="curtain", description=say("en", "cli.curtain"))
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def add(name: str, command: Command) -> argparse.ArgumentParser:
        text = say("en", f"cli.{name}")
        made = commands.add_parser(name, help=text, description=text)
        made.set_defaults(command=command)
        return made

    made = add("up", up)
    made.add_argument("--no-browser", action="store_true")
    made.add_argument("--port", type=int)
    made.add_argument("--data", type=Path)
    made = add("sandbox", sandbox)
    made.add_argument("--port", type=int, default=8900)
    made.add_argument("--key")
    made.add_argument("--data", type=Path)
    made.add_argument("--origin", action="append", default=[], help=argparse.SUPPRESS)
    add("check", check)
    add("build", build)
    made = add("grade", grade)
    made.add_argument("exercise")
    made.add_argument("--lang", choices=LANGUAGES, required=True)
    made.add_argument("--answer", required=True)
    made.add_argument("--pool", choices=POOLS, action="append")
    made.add_argument("--seed", default=None)
    made.add_argument("--json", action="store_true")
    made = add("item", item)
    made.add_argument("exercise", nargs="?")
    made.add_argument("--html", type=Path)
    made.add_argument("--cases", type=int, default=200)
    made.add_argument("--lang", choices=LANGUAGES, default="en")
    made.add_argument("--handed-in", type=Path, metavar="DIR")
    made = add("course", course)
    made.add_argument("directory", type=Path, nargs="?")
    made = add("doctor", doctor)
    made.add_argument("directory", type=Path, nargs="?")
    made = add("regrade", regrade)
    made.add_argument("directory", type=Path, nargs="?")
    made.add_argument("--assignment", default="*")
    made.add_argument("--everything", action="store_true")
    made = add("grade-cohort", grade_cohort)
    made.add_argument("directory", type=Path)
    where = made.add_mutually_exclusive_group()
    where.add_argument("--workers", type=int, metavar="N")
    where.add_argument("--dask", metavar="ADDRESS")
    made.add_argument("--feedback", action="store_true")
    return parser


def up(options: argparse.Namespace) -> int:
    """Start the app, JupyterLab and the sandbox on this machine."""
    from .hosting.up import up as start

    return start(options.port, options.data, not options.no_browser)


def sandbox(options: argparse.Namespace) -> int:
    """Serve the model and the course service alone."""
    from .hosting.data_directory import data_directory
    from .sandbox.serve import serve

    serve(options.port, options.key, data_directory(options.data), options.origin)
    return 0


def check(options: argparse.Namespace) -> int:
    """Verify sources, keys, products and the three languages; print file and line of what is wrong."""
    from .course.check import check_course
    from .course.root import course_root

    found = check_course(course_root())
    for error in found:
        print(error)
    if not found:
        print(say("en", "cli.check_well"))
    return 1 if found else 0


def build(options: argparse.Namespace) -> int:
    """Make the solution and exercise notebooks."""
    from .course.root import course_root
    from .nbgrading.release import release
    from .notebooks.build import build as make

    root = course_root()
    for made in [*make(root), *release(root)]:
        print(made.relative_to(root))
    return 0


def grade(options: argparse.Namespace) -> int:
    """Grade one answer from a file, or from standard input with ``--answer -``."""
    from .course.load import load_module
    from .course.root import course_root
    from .engines.registry import engines
    from .grading.grade import grade as judge
    from .records import Answer

    module_id, _, name = options.exercise.partition("/")
    module = load_module(course_root(), module_id)
    text = sys.stdin.read() if options.answer == "-" else Path(options.answer).read_text(encoding="utf-8")
    pools: tuple[Pool, ...] = tuple(options.pool) if options.pool else ("visible", "practice")
    lang: Language = options.lang
    key = module.key(name, lang, **({"seed": options.seed} if options.seed else {}))
    result = judge(
        module.exercise(name, lang), Answer(options.exercise, lang, text), key, engines()["glassbox-1"], pools=pools
    )
    print(json.dumps(result.as_json(), ensure_ascii=False, indent=None if options.json else 2))
    return 0 if result.max == 0 or result.solved else 1


def item(options: argparse.Namespace) -> int:
    """Print how model, naive, good and cheat answers of one exercise or of all fare, per language."""
    from .course.load import load_modules
    from .course.root import course_root
    from .engines.registry import engines
    from .grading.item import item_table

    if options.html:
        return _item_page(options)
    graded = [options.exercise] if options.exercise else []
    for module in () if graded else load_modules(course_root()).values():
        graded += [f"{module.id}/{name}" for name in module.names if module.exercise(name, options.lang).points]
    sound = True
    for exercise in graded:
        table, well = item_table(course_root(), exercise, engines()["glassbox-1"])
        print(table, flush=True)
        sound = sound and well
    return 0 if sound else 1


def _item_page(options: argparse.Namespace) -> int:
    """Write the page about all items, or about one."""
    from .course.load import load_modules
    from .course.root import course_root
    from .engines.registry import engines
    from .reports.discrimination import difficulties
    from .reports.items import item_pages, page_html

    root, wanted = course_root(), options.exercise
    modules = [one for one in load_modules(root).values() if not wanted or one.id == wanted.partition("/")[0]]
    made = item_pages(
        root,
        modules,
        engines()["glassbox-1"],
        options.lang,
        options.cases,
        difficulties(_handed_in(options.handed_in)),
        only=wanted,
        progress=print,
    )
    pages = list(made)
    options.html.write_text(page_html(pages, options.lang), encoding="utf-8")
    print(options.html)
    return 1 if any(page.breaches for page in pages) else 0


def _handed_in(directory: Path | None) -> list[HandedIn]:
    """Return what was earned in a course directory, none without one."""
    from .nbgrading.frames import items
    from .reports.discrimination import HandedIn

    rows = items(directory).itertuples() if directory else ()
    return [HandedIn(row.student_id, row.exercise, row.score / row.max_score) for row in rows if row.max_score]


def course(options: argparse.Namespace) -> int:
    """Prepare a directory in which a trainer grades with nbgrader."""
    from .hosting.data_directory import data_directory
    from .nbgrading.course_directory import prepare

    print(prepare(options.directory or data_directory(None) / "class"))
    return 0


def grade_cohort(options: argparse.Namespace) -> int:
    """Grade every hand-in below ``DIR/submitted`` that is new or changed, and enter the grades in the gradebook."""
    from .nbgrading.cohort.run import grade_cohort as grade_all
    from .nbgrading.cohort.run import way

    cohort = grade_all(options.directory, way(options.workers, options.dask), feedback=options.feedback)
    print(cohort.told())
    return 0 if cohort.well else 1


def doctor(options: argparse.Namespace) -> int:
    """Check a course directory and this machine before class."""
    from .hosting.data_directory import data_directory
    from .nbgrading.doctor.examine import examine, is_course_directory, summary

    directory = options.directory or data_directory(None) / "class"
    if not is_course_directory(directory):
        print(say("en", "nbgrading.doctor.no_directory", directory=directory), file=sys.stderr)
        return 2
    found = examine(directory)
    print("\n".join([*(finding.say("en") for finding in found), summary(found)]))
    return 1 if found else 0


def regrade(options: argparse.Namespace) -> int:
    """Grade a cohort again after a key was corrected."""
    from .hosting.data_directory import data_directory
    from .nbgrading.regrade import regrade as again

    directory = options.directory or data_directory(None) / "class"
    done = [one for one in again(directory, options.assignment, everything=options.everything) if one.judged]
    number, changed = sum(len(one.judged) for one in done), sum(len(one.changed) for one in done)
    print(say("en", "cli.regraded", number=number, hand_ins=len(done), changed=changed))
    return 0
