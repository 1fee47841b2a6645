"""What travels to the page with every card."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from curtain.phrases import phrases
from curtain.widgets.page import SCRIPTS, page_phrases, script, style

STATIC = files("curtain.widgets").joinpath("static")


def test_the_script_is_one_module_that_stands_alone_and_stays_small() -> None:
    assert "import " not in re.sub(r"//.*", "", script())
    assert re.findall(r"^export .*", script(), flags=re.MULTILINE) == ["export default { render };"]
    assert len(script()) < 44_000 and len(style()) < 15_000


def test_every_file_is_in_the_script() -> None:
    assert {file.name for file in STATIC.iterdir() if file.name.endswith(".js")} == {f"{name}.js" for name in SCRIPTS}


def test_no_top_level_name_stands_twice() -> None:
    """Each file is a module of its own and could reuse a name; put together they share one scope."""
    declared = re.findall(r"^(?:export )?(?:async )?(?:function|class|const) (\w+)", _sources(), flags=re.MULTILINE)
    assert len(declared) > 40 and sorted(declared) == sorted(set(declared))


def test_nothing_enters_the_page_as_markup_and_nothing_comes_from_outside() -> None:
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|https?://", script() + style())


@pytest.mark.parametrize("lang", ["de", "en", "es"])
def test_the_script_shows_only_phrases_that_exist(lang: str) -> None:
    have = page_phrases(lang)  # type: ignore[arg-type]
    said = set(re.findall(r'say\("([\w.]+)"', script())) | set(re.findall(r'\? "([a-z_]+\.[a-z_]+)" :', script()))
    counted = {f"{key}.{n}" for key in re.findall(r'count\("([\w.]+)"', script()) for n in ("one", "other")}
    assert len(said) > 50 and said | counted <= set(have)


def test_every_page_phrase_is_used() -> None:
    families = ("kind.", "state.", "grade.pool.", "grade.solved", "grade.partly", "grade.not_yet", "mark.", "choice.")
    unused = [
        key for key in page_phrases("en")
        if not key.startswith(families) and f'"{key}"' not in script() and f'"{key.rsplit(".", 1)[0]}"' not in script()
    ]  # fmt: skip
    assert not unused and len(phrases("en")) > len(page_phrases("en"))


def _sources() -> str:
    return "\n".join(STATIC.joinpath(f"{name}.js").read_text(encoding="utf-8") for name in SCRIPTS)
