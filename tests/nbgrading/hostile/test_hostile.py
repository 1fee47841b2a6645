"""A class in which nearly everybody attacks: nothing runs or leaks, no neighbour's result moves, everybody is told.

All hand-ins go through one real run of nbgrader's autograde and one of its feedback; the tests look at what is left.
"""

from __future__ import annotations

import html
import json
import logging
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hostile_answers import ANSWERS, HELD_OUT
from hostile_class import ATTACKS, MARK, Aftermath, Lines, attend, lang_of, learner_of, make_course, modules_of
from hostile_desk import MODULE, Desk
from nbgrader.api import Gradebook

from curtain.course.load import load_module
from curtain.nbgrading.judge import key_of
from curtain.nbgrading.record import record_path
from curtain.phrases import say
from curtain.records import LANGUAGES, Language

MODEL = """
import sys
sys.path.insert(0, sys.argv[1])
from hostile_answers import ANSWERS, HELD_OUT
from curtain.model.glassbox import GlassBox
from curtain.records import Message
glassbox = GlassBox()
for name, text in {**ANSWERS, **HELD_OUT}.items():
    print(name, flush=True)
    glassbox.complete((Message("user", text + "\\n\\nNotes: Ms Hill, 12 May."),))
"""


@pytest.fixture(scope="module")
def model_answers() -> None:
    """A pattern of the model that never comes to an end must fail here, and not hang the tests for hours."""
    typed = [sys.executable, "-c", MODEL, str(Path(__file__).parent)]
    try:
        subprocess.run(typed, check=True, capture_output=True, timeout=120)
    except subprocess.TimeoutExpired as late:
        pytest.fail(f"the model does not come to an end with the answer {(late.stdout or b'').split()[-1:]}")


@pytest.fixture(scope="module")
def aftermath(tmp_path_factory: pytest.TempPathFactory, model_answers: None) -> Iterator[Aftermath]:
    root = tmp_path_factory.mktemp("hostile")
    course, canary = make_course(root), root / "canary"
    canary.mkdir()
    heard = Lines()
    logging.getLogger("curtain").addHandler(heard)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CURTAIN_COURSE", str(course))
        classroom = attend(root, course)
        yield Aftermath(course, classroom, root / "quiet", canary, "\n".join(heard.lines), modules_of(course))
    logging.getLogger("curtain").removeHandler(heard)


def test_there_are_enough_attacks() -> None:
    assert len(ATTACKS) + len(ANSWERS) + len(HELD_OUT) >= 40


def test_the_trap_works_if_something_runs(tmp_path: Path) -> None:
    """Without this the next test could not fail."""
    here = Desk(tmp_path / "submitted/eve/x", "de", tmp_path, tmp_path, tmp_path)
    subprocess.run([sys.executable, "-c", here.betrayal()], check=True)
    assert [path.name for path in tmp_path.iterdir()] == ["eve"]


def test_nothing_was_executed(aftermath: Aftermath) -> None:
    assert list(aftermath.canary.iterdir()) == []


@pytest.mark.parametrize("name", sorted(name for name, attack in ATTACKS.items() if attack.end != "refused"))
def test_an_attack_ends_as_it_should_and_the_learner_is_told(aftermath: Aftermath, name: str) -> None:
    lang, end, assignment = lang_of(name), ATTACKS[name].end, f"{MODULE}-{lang_of(name)}"
    text = html.unescape(aftermath.page(name, assignment))
    score, most = aftermath.score(name, assignment)
    if "." in end:
        assert say(lang, f"nbgrading.{end}") in text
    if end in ("same", "hand_in.too_many_cells"):
        assert score == aftermath.score(f"harmless-{lang}", assignment)[0]
    elif end == "graded":
        assert 0 < score < most
    else:
        assert score == 0
        assert text.count(say(lang, "nbgrading.standing.empty")) == 8


def test_harmless_answers_are_worth_something(aftermath: Aftermath) -> None:
    """Without this ``same`` could mean nothing."""
    for lang in LANGUAGES:
        assert aftermath.score(f"harmless-{lang}", f"{MODULE}-{lang}")[0] >= 2


@pytest.mark.parametrize("name", sorted(name for name, attack in ATTACKS.items() if attack.end == "refused"))
def test_a_folder_that_is_no_learner_is_passed_over_and_the_trainer_is_told(aftermath: Aftermath, name: str) -> None:
    learner = learner_of(name)
    with Gradebook(f"sqlite:///{aftermath.classroom / 'gradebook.db'}") as book:
        assert learner.encode("utf-8", "replace") not in {one.id.encode() for one in book.students}
    assert not os.path.lexists(aftermath.classroom / "autograded" / learner)
    folder = aftermath.classroom / "submitted" / learner / f"{MODULE}-{lang_of(name)}"
    if not learner.startswith("."):  # nbgrader does not see those, as the shell does not
        assert say("en", "nbgrading.no_learner", folder=repr(str(folder))) in aftermath.log


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_neighbours_result_is_the_same_to_the_byte(aftermath: Aftermath, lang: Language) -> None:
    """The same hand-in was graded in a class of its own."""
    learner, assignment = f"control-{lang}", f"{MODULE}-{lang}"
    results = []
    for classroom in (aftermath.quiet, aftermath.classroom):
        with Gradebook(f"sqlite:///{classroom / 'gradebook.db'}") as book:
            found = book.find_submission_notebook(MODULE, assignment, learner)
            grades = sorted((one.name, one.score, one.needs_manual_grade) for one in found.grades)
            comments = sorted((one.name, one.comment) for one in found.comments)
        files = [
            classroom / "autograded" / learner / assignment / f"{MODULE}.ipynb",
            classroom / "feedback" / learner / assignment / f"{MODULE}.html",
            record_path(classroom, learner, assignment),
        ]
        results.append((grades, comments, [file.read_bytes() for file in files]))
    assert results[0] == results[1]


def secrets_of(aftermath: Aftermath) -> set[str]:
    """The seed, the mark, the model answers, and the lines of all hidden cases."""
    seed = (aftermath.classroom / "cohort-seed").read_text().strip()
    module = load_module(aftermath.course, MODULE)
    prompts = [name for name in module.names if module.exercise(name, "de").kind == "prompt"]
    found = {seed, MARK}
    for lang in LANGUAGES:
        for name in prompts:
            found.add(module.model_answer(name, lang))
            for pool in ("practice", "record"):
                for case in key_of(f"{MODULE}/{name}", lang, seed).cases(pool):
                    found |= {line.strip() for line in case.material.splitlines() if len(line.strip()) > 30}
            for case in key_of(f"{MODULE}/{name}", lang, seed).cases("visible"):
                found -= {line.strip() for line in case.material.splitlines()}
    return found


def test_no_key_is_in_what_was_made_from_hand_ins(aftermath: Aftermath) -> None:
    secret = secrets_of(aftermath)
    assert len(secret) > 200
    for folder in ("autograded", "feedback", "records"):
        for path in (aftermath.classroom / folder).rglob("*"):
            assert not path.is_symlink()
            if path.is_file():
                text = html.unescape(path.read_text(encoding="utf-8")).replace("\\n", "\n")
                assert not [one for one in secret if one in text], path


def test_the_search_for_keys_would_find_one(aftermath: Aftermath) -> None:
    solution = aftermath.classroom / f"source/{MODULE}-de/{MODULE}.ipynb"
    text = "".join(line for cell in json.loads(solution.read_text())["cells"] for line in cell["source"])
    assert MARK in solution.read_text() and [one for one in secrets_of(aftermath) if one in text]


def test_only_our_own_files_were_made(aftermath: Aftermath) -> None:
    for folder, suffix in (("autograded", ".ipynb"), ("feedback", ".html")):
        names = {path.name for path in (aftermath.classroom / folder).glob("*/*/*")}
        notes = {"timestamp.txt", "submission_secret.txt"}
        assert names - notes == {f"{module}{suffix}" for module in aftermath.modules}


def test_keys_and_sources_of_the_course_are_untouched(aftermath: Aftermath) -> None:
    for module in aftermath.modules:
        key = aftermath.course / "modules" / module / "key.toml"
        assert tomllib.loads(key.read_text(encoding="utf-8")) and MARK in key.read_text(encoding="utf-8")
    assert not [path for path in aftermath.course.rglob("*") if ".set-aside" in path.name]


class Elements(HTMLParser):
    """Collects the elements and attributes that a browser would see."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: set[tuple[str, str]] = set()
        self.links: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen |= {(tag, name) for name, _ in attrs} or {(tag, "")}
        self.links |= {value or "" for name, value in attrs if name in ("href", "src", "action", "style", "data")}


ALLOWED_ATTRIBUTES = {"", "lang", "charset", "name", "content", "http-equiv", "class", "scope"}
ALLOWED_ELEMENTS = {
    *("html", "head", "meta", "title", "style", "body", "main", "section", "div", "h1", "h2", "h3", "span", "p", "pre"),
    *("table", "tr", "th", "td", "ul", "ol", "li", "br", "strong", "em", "blockquote", "code", "thead", "tbody"),
}


def test_every_page_is_harmless_and_says_nothing_of_machinery(aftermath: Aftermath) -> None:
    pages = list((aftermath.classroom / "feedback").rglob("*.html"))
    assert len(pages) >= 60
    for path in pages:
        page = Elements()
        text = path.read_text(encoding="utf-8")
        page.feed(text)
        assert {tag for tag, _ in page.seen} <= ALLOWED_ELEMENTS, path
        assert {name for _, name in page.seen} <= ALLOWED_ATTRIBUTES, path
        assert page.links == set(), path
        policy = re.search(r'Content-Security-Policy" content="([^"]+)"', text)
        assert policy and policy[1].startswith("default-src 'none'; style-src 'sha256-")
        assert "%%answer" not in re.sub(r"<pre>.*?</pre>", "", text, flags=re.S)
        assert "grade_id" not in text and "points-" not in re.sub(r"<style>.*?</style>", "", text, flags=re.S)


@pytest.mark.parametrize("name", [*ANSWERS, *HELD_OUT])
def test_a_hostile_answer_is_graded_within_bounds_and_shown_as_text(aftermath: Aftermath, name: str) -> None:
    number = [*ANSWERS, *HELD_OUT].index(name)
    lang = LANGUAGES[number % len(LANGUAGES)]
    failures = [say(lang, "nbgrading.item_failed"), say(lang, "grading.failed")]
    for module in aftermath.modules:
        score, most = aftermath.score(f"answer-{name}", f"{module}-{lang}")
        assert 0 <= score <= 0.1 * most
        text = html.unescape(aftermath.page(f"answer-{name}", f"{module}-{lang}"))
        assert not [one for one in failures if one in text]
        assert say(lang, "nbgrading.feedback.failed") in text or say(lang, "nbgrading.standing.empty") in text
