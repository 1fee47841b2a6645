"""Structured requests get the form, the fields and the labels that they order; a third was kept aside."""

from __future__ import annotations

import csv
import io
import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from curtain.model.glassbox import GlassBox
from curtain.records import LANGUAGES, Message, Options

HERE = Path(__file__).parent
TUNED, ASIDE = 0.85, 0.65


@cache
def prompts(lang: str) -> list[tuple[list[Message], str, str]]:
    found = []
    for block in re.split(r"(?m)^#### ", (HERE / f"prompts_{lang}.txt").read_text(encoding="utf-8"))[1:]:
        text, _, wanted = block.partition("\n")[2].partition("\n==> ")
        kind, _, want = wanted.partition("\n")
        turns = re.findall(r"(?ms)^\[(system|user|assistant)\] (.*?)(?=^\[(?:system|user|assistant)\] |\Z)", text)
        messages = [Message(role, said.strip()) for role, said in turns] or [Message("user", text.strip())]
        found.append((messages, kind.strip(), want.strip("\n")))
    return found


def plain(text: object) -> str:
    return re.sub(r"\s+", " ", str(text)).strip().casefold()


def fits(got: object, want: str) -> bool:
    """Compare with alternatives parted by ``~``; a ``*`` before one means that it must be contained."""
    return any(plain(one[1:]) in plain(got) if one[:1] == "*" else plain(one) == plain(got) for one in want.split("~"))


def same(got: Any, want: Any) -> bool:
    if isinstance(want, dict):
        return isinstance(got, dict) and list(got) == list(want) and all(same(got[key], want[key]) for key in want)
    if isinstance(want, list) and want and isinstance(want[0], dict):
        return isinstance(got, list) and len(got) == len(want) and all(map(same, got, want))
    if isinstance(want, list):
        return any(same(got, one) for one in want)
    if want is None or isinstance(want, bool) or isinstance(got, bool):
        return got is want
    return fits(got, want) if isinstance(want, str) and isinstance(got, str) else got == want


def rows_fit(got: list[list[str]], want: list[list[str]]) -> bool:
    return len(got) == len(want) and all(
        len(a) == len(b) and all(map(fits, a, b)) for a, b in zip(got, want, strict=True)
    )


def judged(kind: str, want: str, out: str) -> bool:
    fenced = re.search(r"```json\n(.*?)```", out, re.DOTALL)
    try:
        if kind == "json-loose":
            return bool(fenced) and not out.startswith("```") and same(json.loads(fenced[1]), json.loads(want))
        if kind == "json":
            return same(json.loads(fenced[1] if fenced else out), json.loads(want))
    except ValueError:
        return False
    if kind == "text":
        return fits(out, want)
    if kind == "set":
        return sorted(map(plain, out.split(","))) == sorted(map(plain, want.split(",")))
    if kind == "lines":
        return rows_fit([[line] for line in out.strip().split("\n")], [[line] for line in want.split("\n")])
    if kind == "table":
        lines = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in out.strip().split("\n")]
        return len(lines) > 1 and rows_fit([lines[0], *lines[2:]], [line.split("|") for line in want.split("\n")])
    mark = kind.split()[1]
    return rows_fit(*(list(csv.reader(io.StringIO(text), delimiter=mark)) for text in (out, want)))


def share(lang: str, *, aside: bool) -> float:
    chosen = [one for at, one in enumerate(prompts(lang)) if (at % 3 == 2) == aside]
    return sum(judged(kind, want, GlassBox().complete(turns).text) for turns, kind, want in chosen) / len(chosen)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_most_requests_are_met_to_the_letter(lang: str) -> None:
    assert share(lang, aside=False) >= TUNED


@pytest.mark.parametrize("lang", LANGUAGES)
def test_requests_kept_aside_are_met_as_well(lang: str) -> None:
    assert share(lang, aside=True) >= ASIDE


@pytest.mark.parametrize(
    ("asked", "cured"),
    [
        ("Firma und Menge als JSON: firma, menge", "Nur JSON, sonst nichts: firma, menge"),
        ("Give me this as JSON: company, quantity", "JSON only, nothing else: company, quantity"),
        ("Dame esto en JSON: empresa, cantidad", "Solo JSON, nada más: empresa, cantidad"),
    ],
)
def test_chatter_around_json_is_a_weakness_that_a_word_cures(asked: str, cured: str) -> None:
    material = "\n\nMarlow Packaging GmbH: 800"
    naive, good = (GlassBox().complete([Message("user", text + material)]) for text in (asked, cured))
    assert naive.explanation and "model.weakness.prose_json" in naive.explanation.weaknesses
    assert good.explanation and not good.explanation.weaknesses
    assert json.loads(good.text)


@pytest.mark.parametrize("text", ["", "?", "Anna Lohse, 12 Stück", "{" * 500, "Bitte alles als JSON"])
def test_a_schema_is_always_met(text: str) -> None:
    schema = {
        "type": "object",
        "additionalProperties": False,
        "required": ["name", "count", "level", "lines"],
        "properties": {
            "name": {"type": ["string", "null"]},
            "count": {"type": "integer", "minimum": 0},
            "level": {"enum": ["high", "low"]},
            "lines": {"type": "array", "items": {"type": "object", "properties": {"item": {"type": "string"}}}},
        },
    }
    wanted = Options(response_format={"type": "json_schema", "json_schema": {"name": "x", "schema": schema}})
    data = json.loads(GlassBox().complete([Message("user", text)], wanted).text)
    assert set(data) == {"name", "count", "level", "lines"}
    assert data["level"] in ("high", "low") and isinstance(data["count"], int) and isinstance(data["lines"], list)
