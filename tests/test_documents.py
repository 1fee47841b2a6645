"""Documents keep their promises: commands exist, pictures are there, tables say what the modules say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from test_walls import FLOORS

from curtain.cli import main
from curtain.course.load import load_modules
from curtain.course.root import course_root

ROOT = Path(__file__).resolve().parents[1]
READMES = {"en": "README.md", "de": "README.de.md", "es": "README.es.md"}


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def blocks(name: str) -> list[str]:
    return re.findall(r"```\n(.*?)```", text(name), re.S)


def test_the_three_readmes_name_the_same_commands() -> None:
    languages = {name: "\n".join(blocks(file)).replace(f"-{name}", "-LANG") for name, file in READMES.items()}
    assert languages["de"] == languages["en"] == languages["es"]


@pytest.mark.parametrize("name", [*READMES.values(), "CONTRIBUTING.md"])
def test_every_make_target_and_curtain_command_exists(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    targets = set(re.findall(r"(?m)^([a-z]+):", text("Makefile")))
    named = set(re.findall(r"\bmake ([a-z]+)\b", "\n".join(blocks(name))))
    assert named <= targets
    for command in set(re.findall(r"`(?:\S*bin/)?curtain ([a-z-]+)", text(name))):
        with pytest.raises(SystemExit) as end:
            main([command, "--help"])
        assert end.value.code == 0
    capsys.readouterr()


@pytest.mark.parametrize("name", READMES.values())
def test_pictures_and_links_inside_the_project_exist(name: str) -> None:
    targets = [target for target in re.findall(r"\]\(([^)#]+)\)", text(name)) if "://" not in target]
    assert targets
    assert not [target for target in targets if not (ROOT / target).exists()]


@pytest.mark.parametrize("name", READMES.values())
def test_the_table_of_modules_says_the_minutes_of_the_modules(name: str) -> None:
    for module in load_modules(course_root()).values():
        row = next(line for line in text(name).splitlines() if line.startswith(f"| {module.id} |"))
        assert f"| {module.minutes} |" in row


def test_the_picture_of_the_house_shows_every_room() -> None:
    house = text("CONTRIBUTING.md")
    rooms = {
        path.name.removesuffix(".py")
        for path in (ROOT / "curtain").iterdir()
        if not path.name.startswith("_") and path.name != "languages"
    }
    assert rooms <= set(FLOORS)
    assert not [room for room in rooms if not re.search(rf"\b{room}\b", house)]
