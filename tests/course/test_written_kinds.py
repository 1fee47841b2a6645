"""What is wrong in a redaction, a canvas or a reflection is said in plain words with file and line."""

from __future__ import annotations

from pathlib import Path

import pytest
from every_kind.course import every_kind_root

from curtain.course.check import check_module
from curtain.course.load import load_module
from curtain.records import LANGUAGES

MODULE = "52-writing"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return every_kind_root(tmp_path)


def changed(root: Path, name: str, old: str, new: str) -> list[str]:
    path = root / "modules" / MODULE / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return [str(error) for error in check_module(root, MODULE)]


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("key.toml", 'text.en = "Ms Jessop"', 'text.en = "Ms Nobody"', '"Ms Nobody" does not stand in the passage'),
        ("key.toml", 'any.en = ["26 May"]', 'any.en = ["3 June"]', 'alternatives for "3 June" stands in the original'),
        ("key.toml", 'any.en = ["DP 40"]', 'any.en = ["DP 40 for Jessop"]', 'gives away "Ms Jessop"'),
        ("key.toml", 'type = "email"', 'type = "letter"', 'no check of the type "letter"'),
        ("module.toml", "words = { min = 30,", "words = { min = 300,", "the smallest number is larger"),
        ("key.toml", 'field = "goal"', 'field = "gaol"', 'no field "gaol"'),
        ("key.toml", 'concept = "source"', 'concept = "sauce"', 'no concept "sauce"'),
        ("key.toml", 'type = "names_human"', 'type = "names_dog"', "does not fit here"),
        ("key.toml", 'other = "safeguard"\n', "", 'a rule of the type "requires" needs "other"'),
        ("key.toml", 'allowed = ["approved", "own"]', 'allowed = ["approved", "mine"]', 'no option "mine"'),
        ("key.toml", 'allowed = ["approved", "own"]', 'allowed = ["public", "approved", "own"]', "is right"),
        ("module.toml", 'text.es = "Objetivo"', 'text.es = "Daten"', 'two fields share the name "Daten"'),
        ("module.toml", 'kind = "choice"', 'kind = "text"', 'field "tool" needs options'),
        ("module.toml", 'id = "without"', 'id = "tomorrow"', "tomorrow"),
    ],
)
def test_a_mistake_is_named(root: Path, name: str, old: str, new: str, said: str) -> None:
    found = changed(root, name, old, new)
    assert any(said in error and ".toml:" in error for error in found), found


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_a_learner_sees_gives_nothing_away(root: Path, lang: str) -> None:
    module = load_module(root, MODULE)
    shown = {name: module.exercise(name, lang).settings for name in module.names}  # type: ignore[arg-type]
    assert set(shown["colleague-mail"]) == {"text", "words"}
    assert set(shown["reply-drafts"]) == {"fields"} and set(shown["looking-back"]) == {"parts"}
    assert not any("why" in field or "rules" in field for field in shown["reply-drafts"]["fields"])
