"""A prompt is sent as it is, with the material in its place."""

from __future__ import annotations

import pytest

from curtain.answers.prompt import fill_material, read_prompt, without_material
from curtain.answers.text import is_untouched


@pytest.mark.parametrize(
    ("prompt", "message"),
    [
        ("Sum up: {material} Thanks.", "Sum up: M Thanks."),
        ("Sum up.", "Sum up.\n\nM"),
        ("Sum up: { Material }", "Sum up: M"),
        ("{material} and {material}", "M and M"),
    ],
)
def test_where_the_material_goes(prompt: str, message: str) -> None:
    assert fill_material(prompt, "M") == message


def test_material_is_never_read_as_a_pattern() -> None:
    assert fill_material("{material}", r"\1 {material} \g<0>") == r"\1 {material} \g<0>"


def test_a_prompt_keeps_its_words_but_not_what_nobody_sees() -> None:
    assert read_prompt("Write\u200b it.\r\nNow.\x00") == "Write it.\nNow."
    assert without_material("Write {material}") == "Write"


@pytest.mark.parametrize(
    ("text", "untouched"), [("", True), (" \u200b\n", True), ("…", True), ("given", True), ("x", False)]
)
def test_what_counts_as_untouched(text: str, untouched: bool) -> None:
    assert is_untouched(text, "given\n") is untouched
