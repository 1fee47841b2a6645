"""A canvas is judged by its fields and by whether they fit each other."""

from __future__ import annotations

from typing import Any

import pytest

from curtain.grading.canvas_rules import RULES as TYPES
from curtain.grading.canvas_rules import Form, holds
from curtain.phrases import say
from curtain.records import LANGUAGES, Language
from grading.written import FIELDS, RULES, canvas, rule

GOOD = {
    "Data": "The text of each inquiry with the sender's name and phone number.",
    "Safeguard": "A macro replaces them by placeholders before the text leaves the house.",
    "Tool": "own",
    "Now": "18",
    "Then": "about 10 minutes",
    "Goal": "By 30 June we need 10 minutes per reply instead of 18.",
    "Check": "The sales clerk compares each price with the list and releases the reply.",
}


def form(**changed: str) -> str:
    return "\n".join(f"{name}: {text}" for name, text in {**GOOD, **changed}.items())


def failing(text: str, lang: Language = "en") -> set[str]:
    return {remark.next for remark in canvas(text, lang).feedback if not remark.good}


def test_a_good_form_earns_everything() -> None:
    assert canvas(form()).points == 10, canvas(form()).feedback


@pytest.mark.parametrize(
    ("changed", "failed"),
    [
        ({"Safeguard": "We handle all of this with great care, of course."}, "NEXT-requires-data"),
        ({"Safeguard": "We comply with the GDPR at all times."}, "NEXT-requires-data"),
        ({"Tool": "public"}, "NEXT-one_of-tool"),
        ({"Then": "25"}, "NEXT-consistent-then"),
        ({"Goal": "We become faster and better by 30 June."}, "NEXT-measurable-goal"),
        ({"Goal": "Replies take 10 minutes instead of 18."}, "NEXT-measurable-goal"),
        ({"Check": "Somebody from the team checks every reply."}, "NEXT-names_human-check"),
        ({"Check": "The sales clerk is very nice and friendly."}, "NEXT-names_human-check"),
    ],
)
def test_a_weak_field_fails_its_rule_and_no_other(changed: dict[str, str], failed: str) -> None:
    assert failing(form(**changed)) == {failed}


def test_without_personal_data_no_safeguard_is_needed() -> None:
    rules = tuple(one for one in RULES if one.type == "requires")
    said = canvas(
        form(Data="Product sheets only; no names and no phone numbers.", Safeguard="Not needed."), rules=rules
    )
    unsaid = canvas(form(Data="Product sheets.", Safeguard="Not needed."), rules=rules)
    assert (said.points, unsaid.points) == (10, 0)


def test_a_core_rule_decides() -> None:
    rules = (*RULES, rule("filled", "goal", min=30, core=True))
    assert canvas(form(), rules=rules).points == 0


def test_figures_and_choices_alone_earn_nothing() -> None:
    assert canvas("Tool: own\nNow: 18\nThen: 10").points == 0


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(f"{field['text']}: {field['help']}" for field in FIELDS),
        "\n".join(f"{field['text']}: {GOOD['Check']} {GOOD['Goal']} {GOOD['Safeguard']}" for field in FIELDS),
        "\n".join(f"{name}: personal data placeholder manager check review email June redact filter" for name in GOOD),
        "\n".join(f"{name}: The task says what to do here." for name in GOOD),
        "\n".join(GOOD.values()),
    ],
)
def test_tricks_earn_next_to_nothing(text: str) -> None:
    assert canvas(text).points <= 1


def test_a_heap_of_keywords_counts_as_empty() -> None:
    heap = "anonymise pseudonymise placeholder redact mask delete encrypt filter contract consent"
    assert canvas(form(Safeguard=heap)).points < 10
    assert any(
        "Keywords without any connection: Safeguard" in one.text for one in canvas(form(Safeguard=heap)).feedback
    )


def test_another_language_is_named() -> None:
    german = form(
        Data="Der Text der Anfrage und der Name des Absenders.", Safeguard="Ein Filter ersetzt die Namen vorher.",
        Goal="Bis zum 30. Juni brauchen wir nur noch 10 Minuten.", Check="Die Sachbearbeiterin prüft alle Preise.",
    )  # fmt: skip
    (remark,) = canvas(german).feedback
    assert remark.text == say("en", "grading.canvas.language")


def test_a_form_without_fields_and_lines_before_the_first_are_named() -> None:
    assert canvas("just some text").points == 0
    assert any("Hello there" in remark.text for remark in canvas("Hello there\n" + form()).feedback)


ROWS: list[tuple[str, dict[str, Any], str, str]] = [
    # type, settings, a text that holds, a text that does not
    ("filled", {"min": 3}, "one two three", "one two"),
    ("items", {"min": 3}, "- price\n- date\n- tone", "price and date"),
    ("number", {"count": 2, "min": 5}, "40 cases, 36 passed", "40 cases"),
    ("number", {"max": 60}, "at most 45", "at most 450"),
    ("number", {"min": 1}, "forty", "many"),
    ("not_generic", {"min": 4}, "Dosing pump inquiries from dairies, answered from product sheets",
     "better quality and efficient digital processes"),
    ("mentions_concept", {"concept": "source"}, "from the product sheets", "from nowhere"),
    ("mentions_concept", {"stems": ("dosing pump",)}, "our dosing pumps", "our filters"),
    ("measurable", {}, "20 % fewer errors by the end of the third quarter", "20 % fewer errors"),
    ("measurable", {}, "In 8 weeks we answer within 2 hours", "In 8 weeks"),
    ("names_human", {}, "Ms Ashdown reads every draft", "The model checks itself"),
    ("differs", {}, "anything", ""),
]  # fmt: skip


@pytest.mark.parametrize(("type_", "more", "good", "bad"), ROWS)
def test_a_rule_tells_good_from_bad(type_: str, more: dict[str, Any], good: str, bad: str) -> None:
    assert holds(rule(type_, "goal", **more), Form({"goal": good}, "en", {}))
    assert not holds(rule(type_, "goal", **more), Form({"goal": bad}, "en", {}))
    assert not holds(rule(type_, "goal", **more), Form({"goal": "n/a"}, "en", {}))


def test_every_rule_type_is_tried_here() -> None:
    assert set(TYPES) == {row[0] for row in ROWS} | {one.type for one in RULES}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_remark_is_said_in_the_language(lang: Language) -> None:
    for text in ("", "x", form(Data="a a"), form(Goal=GOOD["Data"])):
        assert all(remark.text for remark in canvas(text, lang).feedback)
