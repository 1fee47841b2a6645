"""Prompts are graded by their replies on cases: worth, rates, feedback, and what never comes out."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from curtain.course.firm import Firm
from curtain.course.key import Key
from curtain.course.kinds.prompt import Criterion, PromptKey, PromptKeySource
from curtain.course.slots import World
from curtain.course.vocabulary import Persons, Vocabulary
from curtain.grading.grade import grade
from curtain.grading.scripted import ScriptedModel
from curtain.phrases import say
from curtain.records import LANGUAGES, Answer, Exercise, Explanation, Grade, Language, Pool, Span

EVERY: tuple[Pool, ...] = ("visible", "practice", "record")
LASTS = ("Adler", "Busch", "Clasen", "Dorn", "Ehlers", "Fink", "Gerlach", "Hartwig", "Isen")
TEXTS = dict.fromkeys(LANGUAGES, "{visitor.last} asked for {count} pumps, {visitor.first} likes tea.")
SOURCE = PromptKeySource.model_validate(
    {
        "slots": {"visitor": "person", "count": "integer 100..900"},
        "layouts": [{"name": "note", "title": dict.fromkeys(LANGUAGES, "Note {visitor.last}"), "text": TEXTS}],
        "checks": [
            {"criterion": "who", "type": "mentions", "core": True, "all": [["{visitor.last}"]]},
            {"criterion": "how-many", "type": "mentions", "all": [["{count}"]]},
            {"criterion": "short", "type": "words", "max": 12},
            {"criterion": "calm", "type": "no_exclamation"},
        ],
    }
)
FIRM = Firm.model_validate(
    {
        "id": "acme",
        "name": "Acme",
        "short": "Acme",
        "products": [
            {"id": f"p{n}", "name": f"P {n}", "what": dict.fromkeys(LANGUAGES, "pump"), "facts": {}} for n in range(3)
        ],
    }
)
PERSONS = Persons(female_first=("Ada", "Bea", "Cora"), male_first=("Dan", "Emil", "Falk"), last=LASTS)
CRITERIA = {
    name: Criterion(f"NAME {name}", f"FAIL {name}.", f"NEXT {name}") for name in ("who", "how-many", "short", "calm")
}


def setting(lang: Language = "en", seed: str = "course") -> tuple[Exercise, Key]:
    world = World(lang, Vocabulary(PERSONS, {}), FIRM, {})
    data = PromptKey(SOURCE, "90-x/y", world, seed, {"visible": 4, "practice": 4, "record": 8}, CRITERIA)
    cases = [{"id": case.id, "title": case.title, "material": case.material} for case in data.cases("visible")]
    task = "Write a prompt that says in at most twelve words who asked for how many of our pumps."
    exercise = Exercise("90-x/y", "prompt", lang, 4, "Who wants what", task, {"cases": cases, "criteria": []})
    return exercise, Key("90-x/y", "prompt", lang, data, "digest", seed, CRITERIA)


def sums_up(message: str) -> str:
    """Do the task: name and number, from the line that is the material."""
    line = re.search(r"(\w+) asked for (\d+) pumps", message)
    return f"{line[1]} wants {line[2]}." if line else "?"


def graded(
    script: Callable[[str], str],
    name: str,
    text: str = "Say who wants how many.",
    pools: tuple[Pool, ...] = EVERY,
    lang: Language = "en",
    explanation: Explanation | None = None,
) -> Grade:
    exercise, key = setting(lang)
    return grade(exercise, Answer("90-x/y", lang, text), key, ScriptedModel(script, name, explanation), pools)


def test_a_prompt_that_does_the_task_earns_everything() -> None:
    result = graded(sums_up, "sums-up")
    assert (result.points, result.solved) == (4, True)
    assert {pool: (rate.passed, rate.of) for pool, rate in result.pools.items()} == {
        "visible": (4, 4),
        "practice": (4, 4),
        "record": (8, 8),
    }
    assert [(rate.name, rate.passed, rate.of) for rate in result.criteria] == [
        ("NAME who", 16, 16),
        ("NAME how-many", 16, 16),
        ("NAME short", 16, 16),
        ("NAME calm", 16, 16),
    ]
    assert all(remark.good for remark in result.feedback)


@pytest.mark.parametrize(
    ("name", "script", "points"),
    [
        ("core-missed", lambda message: sums_up(message).split(" ", 1)[1], 0),
        ("no-number", lambda message: sums_up(message).split()[0], 0.67),
        ("too-long", lambda message: sums_up(message) + " la" * 20, 0.67),
        ("only-name-and-long", lambda message: sums_up(message).split()[0] + " la" * 20, 0),
        ("empty", lambda message: "", 0),
    ],
)
def test_a_missed_core_check_costs_all_and_others_most(name: str, script: Callable[[str], str], points: float) -> None:
    assert graded(script, name).points == points


def test_the_record_pool_decides_if_it_was_run() -> None:
    _, key = setting()
    record = {case.material for case in key.cases("record")}

    def script(message: str) -> str:
        return "no" if any(material in message for material in record) else sums_up(message)

    assert graded(script, "not-on-record").points == 0
    assert graded(script, "not-on-record", pools=("visible", "practice")).points == 4


def test_feedback_shows_a_failing_visible_case_with_criterion_reply_and_next_step() -> None:
    result = graded(lambda message: sums_up(message).split()[0], "no-number", pools=("visible", "practice"))
    first = result.feedback[0]
    assert (first.case, first.criterion, first.next) == ("visible-1", "NAME how-many", "NEXT how-many")
    assert first.reply in LASTS and "FAIL how-many." in first.text and "4 of the 4" in first.text
    number = re.search(r"\d+", setting()[0].settings["cases"][0]["material"])
    assert number and number[0] in first.text


def test_of_hidden_cases_only_rates_come_out() -> None:
    _, key = setting()
    hidden = [*key.cases("practice"), *key.cases("record")]
    result = graded(lambda message: sums_up(message).split()[0] + " la" * 20, "wordy")
    said = json.dumps(result.as_json())
    assert result.pools["record"].passed == 0
    for case in hidden:
        assert case.material not in said and case.title not in said and f'"{case.id}"' not in said
        assert case.material.split()[0] not in said
    assert any("12 cases you do not see" in remark.text and remark.case is None for remark in result.feedback)


def test_a_prompt_cut_to_the_visible_cases_is_told_so() -> None:
    _, key = setting()
    seen = [case.material for case in key.cases("visible")]
    result = graded(lambda m: sums_up(m) if any(material in m for material in seen) else "no", "by-heart")
    assert any("made to measure" in remark.text for remark in result.feedback)
    assert result.points == 0


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_reply_that_does_not_depend_on_the_material_earns_nothing(lang: Language) -> None:
    texts = [case.material for case in setting(lang)[1].cases("record")]
    everybody = f"{', '.join(text.split()[0] for text in texts)}: pumps"
    result = graded(lambda message: everybody, f"everybody-{lang}", lang=lang)
    assert result.pools["record"].passed == 0 and result.points == 0
    assert result.feedback[0].text == say(lang, "grading.prompt.constant")
    assert result.feedback[0].case is None and not result.feedback[0].good


@pytest.mark.parametrize(("stuck", "points"), [(6, 1), (7, 0), (8, 0)])
def test_a_few_replies_alike_are_no_constant(stuck: int, points: float) -> None:
    """From 80 % on the same reply costs all; below, what depends on the material counts."""
    materials = [case.material for case in setting()[1].cases("record")]

    def script(message: str) -> str:
        at = next(n for n, material in enumerate(materials) if material in message)
        return "The same." if at < stuck else sums_up(message)

    assert graded(script, f"stuck-{stuck}", pools=("record",)).points == points


def test_where_all_cases_expect_the_same_the_same_reply_is_right() -> None:
    same = SOURCE.model_copy(update={"checks": SOURCE.checks[2:3]})
    exercise, key = setting()
    data = replace(key.data, template=same)
    model = ScriptedModel(lambda message: "Out of office.", "out-of-office")
    result = grade(exercise, Answer("90-x/y", "en", "Say it."), replace(key, data=data), model, EVERY)
    assert result.points == 4


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_task_pasted_earns_nothing_and_is_named(lang: Language) -> None:
    exercise, _ = setting()
    for text in (exercise.task, f"{exercise.task} Please!", f"{exercise.title}\n{exercise.task}"):
        result = graded(sums_up, "sums-up", text, lang=lang)
        assert result.points == 0 and len(result.feedback) == 1 and not result.pools


@pytest.mark.parametrize(
    ("lang", "text", "refused"),
    [
        (
            "de",
            "Anrede Betreff Besucher Datum Eigenes E-Mail Form Grenze höchstens Länge Messe Name Produkt Wörter",
            True,
        ),
        ("en", "address audience brief closing date e-mail fair format length limit name product role subject", True),
        (
            "es",
            "asunto briefing cliente correo datos despedida extensión fecha feria formato nombre producto saludo tono",
            True,
        ),
        (
            "de",
            "E-Mail, Betreff, Anrede mit Name, Produkt, Termin, Sie-Form, höchstens 120 Wörter, nichts erfinden",
            False,
        ),
        (
            "en",
            "write an email to the visitor with subject line and their name and the date and at most 120 words",
            False,
        ),
        (
            "es",
            "escribe un correo para la visita con asunto y con el nombre de la persona y la fecha en 120 palabras",
            False,
        ),
        ("en", "Summarise.", False),
        (
            "de",
            "schreib mail an besucher mit betreff und anrede name produkt termin höchstens 120 wörter sie form",
            False,
        ),
        ("de", "Mail an Besucher\nBetreff\nAnrede Name\nTermin", False),
    ],
)
def test_a_heap_of_keywords_is_no_brief(lang: Language, text: str, refused: bool) -> None:
    assert graded(sums_up, "sums-up", text, lang=lang).points == (0 if refused else 4)


@pytest.mark.parametrize("text", ["", "  \n", "…", "\u200b"])
def test_an_untouched_answer_has_its_own_message(text: str) -> None:
    result = graded(sums_up, "sums-up", text)
    assert (result.points, result.untouched, len(result.feedback)) == (0, True, 1)


def test_the_material_stands_where_the_prompt_says() -> None:
    heard: list[str] = []

    def script(message: str) -> str:
        heard.append(message)
        return "x"

    graded(script, "listens", "A {material} B", pools=("visible",))
    graded(script, "listens", "A", pools=("visible",))
    material = setting()[0].settings["cases"][0]["material"]
    assert heard[0] == f"A {material} B" and heard[4] == f"A\n\n{material}"


def test_a_run_is_kept_by_version_and_messages() -> None:
    exercise, key = setting()
    model = ScriptedModel(sums_up, "kept")
    answer = Answer("90-x/y", "en", "Say it once.")
    assert grade(exercise, answer, key, model) == grade(exercise, answer, key, model)
    assert model.asked == 8
    grade(exercise, answer, key, ScriptedModel(sums_up, "kept-2"))
    assert model.asked == 8


def test_a_model_that_breaks_fails_the_case_closed() -> None:
    def script(message: str) -> str:
        raise RuntimeError("out of order")

    result = graded(script, "breaks")
    assert result.points == 0 and "produced no result" in result.feedback[0].text


def test_a_grader_that_breaks_gives_nothing_and_says_so() -> None:
    exercise, key = setting()
    keyless = grade(
        exercise, Answer("90-x/y", "en", "x"), Key("90-x/y", "prompt", "en", None), ScriptedModel(sums_up, "a")
    )
    assert (keyless.points, keyless.not_judged) == (0, ("NoCases",))
    broken = Exercise("90-x/y", "no-such-kind", "en", 4, "T", "T", {})
    result = grade(broken, Answer("90-x/y", "en", "x"), key, ScriptedModel(sums_up, "a"))
    assert (
        result.points == 0 and result.not_judged == ("KeyError",) and "could not be graded" in result.feedback[0].text
    )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_too_long_and_foreign_answers_get_a_defined_message(lang: Language) -> None:
    exercise, key = setting(lang)
    model = ScriptedModel(sums_up, "a")
    long = grade(exercise, Answer("90-x/y", lang, "x " * 10_001), key, model)
    other = grade(exercise, Answer("90-x/z", lang, "x"), key, model)
    assert (long.points, other.points) == (0, 0)
    assert "20002" in long.feedback[0].text and "90-x/z" in other.feedback[0].text


def test_what_the_engine_could_not_read_is_listed_and_earns_nothing() -> None:
    text = "Floogle the wibble until it snorks."
    unread = Explanation(unread=(Span(0, len(text), "unknown"), Span(len(text) + 2, len(text) + 9, "material")))
    result = graded(lambda message: "?", "baffled", text, explanation=unread)
    assert result.points == 0 and result.not_judged == (text,)
    assert "up to 4 points" in result.feedback[-1].text
    small = Explanation(unread=(Span(0, 7, "unknown"),))
    assert graded(lambda message: "?", "less-baffled", text, explanation=small).not_judged == ()


def test_the_same_answer_gives_the_same_bytes() -> None:
    found = {json.dumps(graded(sums_up, f"again/{n % 2}").as_json() | {"versions": ""}) for n in range(20)}
    assert len(found) == 1


def test_versions_pin_everything_and_give_no_seed_away() -> None:
    exercise, key = setting(seed="secret-cohort")
    versions = grade(exercise, Answer("90-x/y", "en", "x"), key, ScriptedModel(sums_up, "m/7")).versions
    assert set(versions) == {"engine", "key", "seed", "module", "grader"}
    assert versions["engine"] == "m/7" and "secret-cohort" not in json.dumps(dict(versions))


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300), st.text(max_size=100))
def test_no_prompt_and_no_reply_raise_or_leave_the_range(prompt: str, reply: str) -> None:
    result = graded(lambda message: reply, f"says {reply}", prompt, pools=("visible",))
    assert 0 <= result.points <= 4
    json.dumps(result.as_json()).encode("utf-8")
