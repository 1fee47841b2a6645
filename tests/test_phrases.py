"""Every phrase exists in three languages, with the same parameters."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

from curtain.phrases import phrases, say
from curtain.records import LANGUAGES

ROOT = Path(__file__).resolve().parents[1]


def parameters(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_language_has_the_phrases_of_all_others(lang: str) -> None:
    assert set(phrases(lang)) == set(phrases("de")) | set(phrases("en")) | set(phrases("es"))


@pytest.mark.parametrize("key", sorted(phrases("en")))
def test_a_phrase_takes_the_same_parameters_in_every_language(key: str) -> None:
    wanted = parameters(phrases("en")[key])
    assert {lang: parameters(phrases(lang)[key]) for lang in LANGUAGES} == dict.fromkeys(LANGUAGES, wanted)
    assert all(phrases(lang)[key].strip() for lang in LANGUAGES)


def test_every_phrase_key_that_the_code_names_exists() -> None:
    rooms = {key.split(".")[0] for key in phrases("en")}
    named = set()
    for file in (ROOT / "curtain").rglob("*.py"):
        found = re.findall(r'"([a-z_]+(?:\.[a-z_]+)+)"', file.read_text(encoding="utf-8"))
        named |= {key for key in found if key.split(".")[0] in rooms}
    known = set(phrases("en")) | {key.rsplit(".", n)[0] for key in phrases("en") for n in range(1, key.count("."))}
    assert not {key for key in named if key not in known and not key.endswith((".py", ".toml", ".md"))}


def test_an_unknown_phrase_is_an_error_and_not_an_empty_screen() -> None:
    with pytest.raises(KeyError):
        say("en", "setup.no_such_phrase")
