"""The course of every kind stands on its own feet."""

from __future__ import annotations

from pathlib import Path

from curtain.course.firm import load_firm
from curtain.course.vocabulary import load_vocabularies
from curtain.records import LANGUAGES
from every_kind.course import every_kind_root


def test_the_course_of_every_kind_has_its_firm_and_names(tmp_path: Path) -> None:
    root = every_kind_root(tmp_path)
    assert load_firm(root, "veldmar").id == "veldmar"
    assert set(load_vocabularies(root)) == set(LANGUAGES)
