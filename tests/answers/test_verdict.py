"""Verdicts and levels are read by their names; two at once are none."""

from __future__ import annotations

import pytest

from curtain.answers.levels import read_levels
from curtain.answers.verdict import VerdictGiven, read_verdict, verdict_names
from curtain.phrases import say
from curtain.records import LANGUAGES

AXES = {"effort": ("Aufwand", "Effort", "Esfuerzo"), "gain": ("Nutzen", "Gain", "Beneficio")}


@pytest.mark.parametrize(
    ("text", "verdict", "evidence"),
    [
        ("belegt", "supported", ""),
        ("BELEGT.", "supported", ""),
        ("nicht belegt", "not-in-source", ""),
        ("steht nicht in der Quelle", "not-in-source", ""),
        ("steht so da", "supported", ""),
        ("stimmt nicht", "contradicted", ""),
        ("stimmt", "supported", ""),
        ("widerlegt: „sind aus PVDF“", "contradicted", "sind aus PVDF"),
        ("widerlegt, weil die Bedingung fehlt", "contradicted", "weil die Bedingung fehlt"),
        ("not supported", "not-in-source", ""),
        ("not in the source (nothing about water)", "not-in-source", "nothing about water"),
        ("Contradicted - “made of PVDF”", "contradicted", "made of PVDF"),
        ("contradicted-by-source", "contradicted", "by-source"),
        ("no está en la fuente", "not-in-source", ""),
        ("no esta en la fuente", "not-in-source", ""),
        ("desmentida («son de PVDF»)", "contradicted", "son de PVDF"),
        ("correcto", "supported", ""),
        ("«confirmada»", "supported", ""),
    ],
)
def test_verdicts_with_their_evidence(text: str, verdict: str, evidence: str) -> None:
    assert read_verdict(text) == VerdictGiven(verdict, evidence)


@pytest.mark.parametrize(
    "text",
    ["", "vielleicht", "belegt oder widerlegt", "supported / contradicted", "supported contradicted", "12", "x" * 700],
)
def test_two_verdicts_or_none_are_no_verdict(text: str) -> None:
    assert read_verdict(text) is None


def test_every_name_stands_for_one_verdict_in_all_languages() -> None:
    names = verdict_names()
    for verdict in ("supported", "contradicted", "not-in-source"):
        for lang in LANGUAGES:
            listed = say(lang, f"answers.verdict.{verdict}").split("|")
            assert {name: names.exact(name) for name in listed} == dict.fromkeys(listed, verdict)
            assert names.exact(say(lang, f"course.verdict.{verdict}")) == verdict


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("2, 4", (2, 4)),
        ("2/4", (2, 4)),
        ("2 4", (2, 4)),
        ("(2, 4)", (2, 4)),
        ("2,4", (2, 4)),
        ("1/5", (1, 5)),
        ("2/5, 4/5", (2, 4)),
        ("2 von 5, 4 von 5", (2, 4)),
        ("2 out of 5 and 4 out of 5", (2, 4)),
        ("Aufwand 2, Nutzen 4", (2, 4)),
        ("gain: 4; effort: 2", (2, 4)),
        ("2 esfuerzo, 4 beneficio", (2, 4)),
        ("AUFWAND = 2 (zwei Tage), NUTZEN = 4 (viel)", (2, 4)),
    ],
)
def test_levels_on_both_axes(text: str, levels: tuple[int, int]) -> None:
    assert dict(read_levels(text, AXES, 1, 5) or ()) == dict(zip(AXES, levels, strict=True))


def test_one_axis_by_name() -> None:
    assert read_levels("Nutzen: 4", AXES, 1, 5) == (("gain", 4),)


@pytest.mark.parametrize("text", ["", "hoch", "3", "0, 4", "2, 6", "2, 4, 5", "22, 4", "Aufwand 2, 4", "9" * 400])
def test_levels_that_do_not_fit_are_none(text: str) -> None:
    assert read_levels(text, AXES, 1, 5) is None
