"""A mistake in a module or key of order, match, estimate, verify or place is named in plain words, with its place."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from every_kind.course import every_kind_root

from curtain.course.check import check_module
from curtain.course.load import load_module

MODULE = "51-judging"
Changed = Callable[[str, str, str], list[str]]


@pytest.fixture
def changed(tmp_path: Path) -> Changed:
    """Replace a passage once in a source, and return what the check says in all."""
    root = every_kind_root(tmp_path)

    def check(file: str, old: str, new: str) -> list[str]:
        path = root / "modules" / MODULE / f"{file}.toml"
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return [str(error) for error in check_module(root, MODULE)]

    return check


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("key", 'right = ["b", "e", "d", "a", "f", "c"]', 'right = ["b", "e", "d", "a", "f"]', "exactly once"),
        (
            "key",
            'right = ["b", "e", "d", "a", "f", "c"]',
            'right = ["a", "b", "c", "d", "e", "f"]',
            "order on the screen",
        ),
        ("key", 'right = ["b", "e", "d", "a", "f", "c"]', "", '"right" is missing'),
        ("key", 'either = [["e", "d"]]', 'either = [["e", "z"]]', 'no option "z"'),
        ("key", 'a = "5"', 'a = "9"', 'no "9" in module.toml'),
        ("key", 'e = "4"\n', "", 'no entry for "e"'),
        ("key", 'a = "5"\nb = "3"\nc = "2"\nd = "1"', 'a = "1"\nb = "2"\nc = "3"\nd = "5"', "order on the screen"),
        ("key", 'item = "e"\nvalue = "3"', 'item = "e"\nvalue = "8"', 'no "8" in module.toml'),
        ("key", "within = 0.5", "within = 0.5\ntolerance = 0.1", 'exactly one of "tolerance"'),
        ("key", "within = 0.5\nclose = 1", "within = 0.5\nclose = 0.5", '"close" must reach further'),
        ("key", "value = 6\n", "value = 0\n", "of which there is no share"),
        ("key", "[what-it-saves.quantities.cost]", "[what-it-saves.quantities.price]", 'no entry for "cost"'),
        ("module", 'unit = "hours"', 'unit = "parsecs"', 'the unit "parsecs" is not known'),
        ("key", 'quote.en = "are made of PVDF"', 'quote.en = "are made of gold"', "stands in none of the sources (en)"),
        ("key", 'verdict = "not-in-source"', 'verdict = "contradicted"', 'need a "quote"'),
        ("key", 'verdict = "supported"', 'verdict = "true"', "does not fit here"),
        ("module", 'id = "c9"', 'id = "c8"', '"c8" stands in module.toml twice'),
        ("key", 'zones = ["never"]', 'zones = ["later"]', 'no "later" in module.toml'),
        ("key", 'never = ["now"]', 'never = ["never"]', "breaks this rule"),
        ("key", "effort = [1, 2]", "effort = [2, 1]", "the lower level comes first"),
        ("key", "effort = [1, 2], gain = [4, 4]", "effort = [1, 2]", 'no entry for "gain"'),
        ("key", "effort = [1, 2]", "effort = [1, 7]", "does not fit here"),
        ("key", 'axis = "effort"', 'axis = "risk"', 'no "risk" in module.toml'),
        ("key", "min = 3", "max = 3", "breaks this rule"),
    ],
)
def test_a_mistake_is_named(changed: Changed, file: str, old: str, new: str, said: str) -> None:
    found = changed(file, old, new)
    assert any(said in error for error in found), found
    assert all(".toml:" in error for error in found)


def test_a_zone_that_is_right_for_everything_is_refused(tmp_path: Path) -> None:
    root = every_kind_root(tmp_path)
    path = root / "modules" / MODULE / "key.toml"
    text = path.read_text(encoding="utf-8")
    assert text.count("zones = [") == 9
    path.write_text(re.sub(r'zones = \["(\w+)"\]', r'zones = ["\1", "rules"]', text), encoding="utf-8")
    assert "belong in the same zone" in str(check_module(root, MODULE)[0])


def test_the_public_half_gives_nothing_away(tmp_path: Path) -> None:
    module = load_module(every_kind_root(tmp_path), MODULE)
    for name in module.names:
        shown = repr(module.exercise(name, "en").settings)
        key = module.keys.data[name] if module.keys else {}
        assert "why" not in shown and "tolerance" not in shown and key
        whys = [text["en"] for text in _whys(key)]
        assert whys and not any(why in shown for why in whys)


def _whys(value: object) -> list[dict[str, str]]:
    if isinstance(value, list):
        return [why for inner in value for why in _whys(inner)]
    if not isinstance(value, dict):
        return []
    own = [value[name] for name in ("why", "low", "high") if isinstance(value.get(name), dict)]
    reasons = list(value["reasons"].values()) if "reasons" in value else []
    return own + reasons + [why for inner in value.values() if isinstance(inner, dict | list) for why in _whys(inner)]
