"""No answer text of any kind makes a grader raise or give more than the points; built from the exercise's own words."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from random import Random

import pytest
from course.small_course import write_course
from every_kind.course import every_kind_root
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from curtain.answers.text import LARGEST
from curtain.course.load import load_module, module_ids
from curtain.course.module import Module
from curtain.errors import SourceError
from curtain.grading.grade import grade
from curtain.grading.kinds import GRADERS
from curtain.grading.scripted import ScriptedModel
from curtain.phrases import say
from curtain.records import LANGUAGES, Answer, Grade, Language

LINES = frozenset({"choice", "estimate", "mark", "place", "verify"})
MODEL = ScriptedModel(lambda message: message[:200] or "?", "any-text/1")
ODD = [
    "", "…", "=", ":", "->", "|", "| - | - |", "\t", "\r\n", "\u2028", "\x00", "\u202e", "\ud800", "\ufeff",
    "ﬁ", "ß", "İ", "½", "٣", "²", "①", "１２", "1e999", "-0", "NaN", "9" * 400, "1.2.3,4", "{material}", "{0}", "%s",
    "\\", "\\1", "(?:", "[", "](", "#", "```", "'''", '"""', "<script>", "$x$", "a = ", "= a", "a = b = c", "1 = 1",
    "🙂", "é", "e\u0301", "كتاب", "中文",
]  # fmt: skip
GLUE = [" ", "\n", " = ", ": ", ", ", "; ", " -> ", " | ", '"', "«", "- ", "1. ", "\t", ""]


def texts(value: object) -> Iterator[str]:
    """Yield every text in the settings of an exercise."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from texts(inner)
    elif isinstance(value, Sequence):
        for inner in value:
            yield from texts(inner)


def graded(module: Module, name: str, lang: Language, text: str) -> Grade:
    exercise = module.exercise(name, lang)
    result = grade(exercise, Answer(exercise.id, lang, text), module.key(name, lang), MODEL, ("visible",))
    json.dumps(result.as_json(), ensure_ascii=False, allow_nan=False).encode("utf-8")
    assert 0 <= result.points <= result.max == exercise.points
    assert result.feedback and all(remark.text.strip() for remark in result.feedback)
    assert say(lang, "grading.failed") not in [remark.text for remark in result.feedback]
    return result


@pytest.fixture(scope="module")
def items(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[tuple[Module, str]]]:
    """Return exercises by kind, choices by mode as well."""
    roots = [every_kind_root(tmp_path_factory.mktemp("every")), write_course(tmp_path_factory.mktemp("small"))]
    found: dict[str, list[tuple[Module, str]]] = {}
    for module in (module for root in roots for module in modules(root)):
        for name in module.names:
            exercise = module.exercise(name, "en")
            form = exercise.settings.get("mode") or next((one for one in FORMS if exercise.settings.get(one)), "")
            found.setdefault(f"{exercise.kind} {form}".strip(), []).append((module, name))
    return found


def modules(root: Path) -> Iterator[Module]:
    for module_id in module_ids(root):
        try:
            yield load_module(root, module_id)
        except SourceError:  # the table of every kind names it; a kind without any item fails below
            continue


FORMS = ("zones", "axes")
KINDS = sorted(
    {*GRADERS, *(f"choice {mode}" for mode in ("single", "order", "match")), *(f"place {form}" for form in FORMS)}
    - {"choice", "place"}
)


@pytest.fixture(params=KINDS)
def item(request: pytest.FixtureRequest, items: dict[str, list[tuple[Module, str]]]) -> tuple[Module, str]:
    return Random(str(request.param)).choice(items[request.param])


def words(module: Module, name: str, lang: Language) -> list[str]:
    """Return what answers to an exercise are made of, in the exercise's language."""
    exercise = module.exercise(name, lang)
    model = module.model_answer(name, lang)
    own = [exercise.task, model, *model.splitlines(), *texts(exercise.settings)]
    return [text for text in dict.fromkeys(own) if len(text) < 1000] or ["x"]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_text_made_of_real_parts_breaks_a_grader(item: tuple[Module, str], data: st.DataObject) -> None:
    module, name = item
    lang = data.draw(st.sampled_from(LANGUAGES))
    part = st.sampled_from(words(module, name, lang)) | st.sampled_from(ODD) | st.text(max_size=40)
    pieces = data.draw(st.lists(part, max_size=25))
    glue = data.draw(st.lists(st.sampled_from(GLUE), min_size=len(pieces), max_size=len(pieces)))
    graded(module, name, lang, "".join(text for pair in zip(pieces, glue, strict=True) for text in pair))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_giant_line_breaks_a_grader(item: tuple[Module, str], data: st.DataObject) -> None:
    module, name = item
    lang = data.draw(st.sampled_from(LANGUAGES))
    part = (
        data.draw(st.sampled_from([*words(module, name, lang), *ODD, *GLUE]) | st.text(min_size=1, max_size=5)) or "x"
    )
    head = data.draw(st.sampled_from(["", *words(module, name, lang)]))
    times = max(1, (LARGEST - 2_000) // len(part.encode("utf-8", "surrogatepass")))
    graded(module, name, lang, head + part * times)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_model_answer_with_lines_missing_earns_less(item: tuple[Module, str], data: st.DataObject) -> None:
    module, name = item
    lang = data.draw(st.sampled_from(LANGUAGES))
    if module.exercise(name, lang).kind not in LINES:
        return
    lines = module.model_answer(name, lang).splitlines()
    kept = data.draw(st.lists(st.sampled_from(lines), max_size=len(lines)))
    whole, part = (graded(module, name, lang, "\n".join(text)).points for text in (lines, kept))
    assert part <= whole
    assert part < whole or set(kept) == set(lines)
