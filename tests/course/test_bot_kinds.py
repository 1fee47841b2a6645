"""A mistake in an attack or a defence is named in plain words, with its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from every_kind.course import every_kind_root

from curtain.course.check import check_module


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("key", 'id = "nearly"', 'id = "almost"', "nearly"),
        ("key", 'secrets = ["HALM-{number.plain}"]', "secrets = []", "secret"),
        ("key", 'secrets = ["HALM-{number.plain}"]', 'secrets = ["HALM-{nummer}"]', "nummer"),
        ("key", 'family = "sidedoor"', 'family = "cellar"', "cellar"),
        ("module", 'id = "limit"', 'id = "ceiling"', "ceiling"),
        ("key", 'number = "integer 2100..9800"', 'number = "integer many"', "many"),
    ],
)
def test_a_mistake_is_named(tmp_path: Path, file: str, old: str, new: str, said: str) -> None:
    root = every_kind_root(tmp_path)
    path = root / "modules" / "53-bot" / f"{file}.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert any(said in str(error) for error in check_module(root, "53-bot"))


def test_what_a_learner_sees_holds_neither_secret_nor_system_prompt(tmp_path: Path) -> None:
    from curtain.course.load import load_module

    module = load_module(every_kind_root(tmp_path), "53-bot")
    siege = module.key("try-the-locks", "en").data.sieges["visible"]
    shown = repr(module.exercise("try-the-locks", "en"))
    assert siege.secrets[0] not in shown
    assert not [system for system in siege.systems.values() if system[:40] in shown]
