"""Where a notebook's language comes from."""

from __future__ import annotations

import pytest

from curtain.widgets.language import as_language, find_language, language_of_path


@pytest.mark.parametrize(
    ("path", "lang"),
    [
        ("work/02-clear-briefs-de/02-clear-briefs.ipynb", "de"),
        (r"C:\Users\A\work\02-clear-briefs-es\02-clear-briefs.ipynb", "es"),
        ("exercises/en/02-clear-briefs-en/02-clear-briefs.ipynb", "en"),
        ("es/notes-de.ipynb", "de"),
        ("work/model/02-clear-briefs.ipynb", None),
        ("", None),
    ],
)
def test_a_path_names_its_language_at_the_end_of_a_part(path: str, lang: str | None) -> None:
    assert language_of_path(path) == lang


def test_path_then_environment_then_the_learners_own_then_english() -> None:
    path, own = {"JPY_SESSION_NAME": "x-de/x.ipynb"}, {"CURTAIN_LANGUAGE": "es"}
    assert find_language({**path, **own}, lambda: "en") == "de"
    assert find_language(own, lambda: "de") == "es"
    assert find_language({}, lambda: "de") == "de"
    assert find_language({"CURTAIN_LANGUAGE": "fr"}, lambda: None) == "en"


def test_only_the_courses_languages_are_languages() -> None:
    assert [as_language(text) for text in (" DE ", "fr", "", None)] == ["de", None, None, None]
