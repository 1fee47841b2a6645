"""Requests with several demands on form are met as a whole; the third that nobody tuned on is told apart."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest
from demand_measures import missed, repeats

from curtain.model.glassbox import GlassBox
from curtain.records import LANGUAGES, Message

HERE = Path(__file__).parent
LEAST = {"open": 0.9, "aside": 0.75}


@cache
def failures(lang: str, name: str) -> tuple[dict[str, list[str]], int]:
    """Return the prompts whose reply misses a check or says a sentence twice, and how many prompts there are."""
    rows = [json.loads(line) for line in (HERE / f"{lang}-{name}.jsonl").read_text(encoding="utf-8").splitlines()]
    found = {}
    for row in rows:
        reply = GlassBox().complete([Message("user", row["prompt"])]).text
        if wrong := [*missed(reply, row["checks"]), *repeats(reply, row["prompt"])]:
            found[row["id"]] = wrong
    return found, len(rows)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", LEAST)
def test_most_requests_get_every_form_they_order(lang: str, name: str) -> None:
    failed, number = failures(lang, name)
    assert number >= 40
    assert 1 - len(failed) / number >= LEAST[name], failed
