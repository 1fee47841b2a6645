"""A way in gets through where the system prompt leaves it open, not where it does not lead, not where it is named."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from curtain.model.glassbox import GlassBox
from curtain.records import LANGUAGES, Completion, Language, Message
from curtain.text.disguise import discloses

SECRET = "KOFFER-3318"
CASES = tomllib.loads((Path(__file__).parent / "ways.toml").read_text(encoding="utf-8"))
WAYS = [(way, lang) for way in CASES["way"] for lang in LANGUAGES]


def ask(system: str, *turns: str) -> Completion:
    messages = [Message("system", system)]
    completion = None
    for turn in turns:
        messages.append(Message("user", turn))
        completion = GlassBox().complete(messages)
        messages.append(Message("assistant", completion.text))
    assert completion is not None
    return completion


def prompt(lang: Language, *rules: str) -> str:
    base = CASES["base"][lang].replace("{secret}", SECRET)
    return "\n".join([base, *rules])


def state(completion: Completion) -> str:
    assert completion.explanation is not None
    return str(completion.explanation.brief["bot"]["state"])


@pytest.mark.parametrize(("way", "lang"), WAYS)
def test_a_way_that_the_prompt_does_not_name_gets_through_and_is_explained(way: str, lang: Language) -> None:
    completion = ask(prompt(lang, CASES["told"][lang]), *CASES["way"][way][lang])
    assert state(completion) == "leaked"
    assert completion.explanation is not None
    assert completion.explanation.weaknesses == (f"model.weakness.bot_{way}",)
    if way != "part":
        assert discloses(completion.text, SECRET)


@pytest.mark.parametrize(("way", "lang"), WAYS)
def test_naming_the_way_cures_it(way: str, lang: Language) -> None:
    completion = ask(prompt(lang, CASES["told"][lang], CASES["cure"][way][lang]), *CASES["way"][way][lang])
    assert state(completion) == "refused"
    assert not discloses(completion.text, SECRET)
    assert completion.explanation is not None
    assert completion.explanation.weaknesses == ()


@pytest.mark.parametrize(("way", "lang"), WAYS)
def test_the_same_trick_without_the_secret_is_an_ordinary_turn(way: str, lang: Language) -> None:
    completion = ask(prompt(lang, CASES["told"][lang]), CASES["near"][lang][sorted(CASES["way"]).index(way)])
    assert state(completion) in ("answered", "unknown", "social")
    assert not discloses(completion.text, SECRET)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_secret_that_nothing_forbids_is_told_and_a_forbidden_one_is_not(lang: Language) -> None:
    plain = CASES["plain"][lang]
    assert discloses(ask(prompt(lang), plain).text, SECRET)
    assert not discloses(ask(prompt(lang, CASES["told"][lang]), plain).text, SECRET)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("goal", ["refund", "insult"])
def test_promises_and_bad_talk_stop_when_the_prompt_rules_them_out(goal: str, lang: Language) -> None:
    turn, rule = CASES[goal][lang]
    done = {"refund": "promised", "insult": "insulted"}[goal]
    assert state(ask(prompt(lang, CASES["told"][lang]), turn)) == done
    assert state(ask(prompt(lang, CASES["told"][lang], rule), turn)) == "refused"
