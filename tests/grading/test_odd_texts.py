"""Whatever arrives as an answer, every kind of exercise says something defined about it, in the learner's language."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from course.small_course import write_course

from curtain.course.load import load_module
from curtain.course.module import Module
from curtain.grading.grade import grade
from curtain.grading.scripted import ScriptedModel
from curtain.phrases import say
from curtain.records import LANGUAGES, Answer, Grade, Language

MODEL = ScriptedModel(lambda message: "?", "odd-texts")


@pytest.fixture(scope="module")
def module(tmp_path_factory: pytest.TempPathFactory) -> Module:
    root: Path = write_course(tmp_path_factory.mktemp("course"))
    return load_module(root, "90-small")


def graded(module: Module, name: str, lang: Language, text: str) -> Grade:
    exercise = module.exercise(name, lang)
    result = grade(exercise, Answer(exercise.id, lang, text), module.key(name, lang), MODEL)
    json.dumps(result.as_json(), ensure_ascii=False).encode("utf-8")
    return result


@pytest.mark.parametrize(
    "text", ["", " \n\t ", "…", "\u200b\u200d\ufeff", "\u00ad" * 30_000, "\x00\x07", "\u202e \u2060"]
)
def test_nothing_to_see_is_no_answer_yet(module: Module, text: str) -> None:
    for name in module.names:
        for lang in LANGUAGES:
            result = graded(module, name, lang, text)
            assert (result.points, result.untouched) == (0, True)
            assert result.feedback[0].text == say(lang, "grading.untouched")


@pytest.mark.parametrize("text", ["x" * 20_001, "ü" * 10_001, "a = b\n" * 4_000, "\ud800" * 7_000])
def test_more_than_20_kilobytes_are_not_taken(module: Module, text: str) -> None:
    size = len(text.encode("utf-8", "surrogatepass"))
    for name in module.names:
        for lang in LANGUAGES:
            (remark,) = graded(module, name, lang, text).feedback
            assert remark.text == say(lang, "answers.too-long", size=size, largest=20_000)
            assert remark.next == say(lang, "grading.too-long-next")


@pytest.mark.parametrize(
    "text", ["\ud800", "b\udfff", "\ud83d Hallo \ude00", "\x00b", "b\r\n\u2028", "{material}{", "%s{0}"]
)
def test_broken_characters_are_graded_as_text(module: Module, text: str) -> None:
    for name in module.names:
        for lang in LANGUAGES:
            result = graded(module, name, lang, text)
            assert not result.untouched and not result.not_judged
            assert result.feedback and result.feedback[0].text != say(lang, "grading.failed")
