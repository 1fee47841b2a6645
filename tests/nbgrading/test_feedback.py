"""The feedback page shows the task as it was meant, and marks and choices by their names in the page's language."""

from __future__ import annotations

import html

import pytest
from markupsafe import Markup

from curtain.nbgrading.safe_markdown import safe_html
from curtain.nbgrading.shown_answer import shown
from curtain.records import Exercise, Language

LABELS = {
    "de": {"personal": "personenbezogene Daten", "vague": "vage"},
    "en": {"personal": "personal data", "vague": "vague"},
    "es": {"personal": "datos personales", "vague": "impreciso"},
}


def exercise(kind: str, lang: Language) -> Exercise:
    labels = [{"id": name, "text": text} for name, text in LABELS[lang].items()]
    settings = {"labels": labels, "options": labels}
    return Exercise("01-notes/x", kind, lang, 2, "X", "X", settings)


@pytest.fixture(autouse=True)
def _other_languages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("curtain.nbgrading.shown_answer.exercise_of", lambda _, lang: exercise("mark", lang))


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("de", "„Hallo“: personenbezogene Daten\n„a = b“: vage\nwas = weiß ich nicht"),
        ("en", "“Hallo”: personal data\n“a = b”: vague\nwas = weiß ich nicht"),
        ("es", "«Hallo»: datos personales\n«a = b»: impreciso\nwas = weiß ich nicht"),
    ],
)
def test_marks_show_the_labels_name_whatever_it_was_called(lang: Language, expected: str) -> None:
    for label in ("personal", "personenbezogene Daten", "Datos personales"):
        assert shown(exercise("mark", lang), f'"Hallo" = {label}\nwas = weiß ich nicht\n"a = b" = vague') == expected


@pytest.mark.parametrize(("lang", "expected"), [("de", "vage\nhm?"), ("en", "vague\nhm?"), ("es", "impreciso\nhm?")])
def test_a_choice_shows_the_options_words(lang: Language, expected: str) -> None:
    assert shown(exercise("choice", lang), "vague\nhm?") == expected


def test_other_answers_stay_as_they_are() -> None:
    assert shown(exercise("prompt", "de"), '"Hallo" = vague') == '"Hallo" = vague'


def test_a_task_has_its_bold_words_lists_and_quotations() -> None:
    made = safe_html("Schreiben Sie **ein** Briefing.\n\nEine gute Mail\n- hat Betreff,\n- siezt.\n\n> So nicht.")
    assert isinstance(made, Markup)
    assert "".join(made.split("\n")) == (
        "<p>Schreiben Sie <strong>ein</strong> Briefing.</p><p>Eine gute Mail</p>"
        "<ul><li>hat Betreff,</li><li>siezt.</li></ul><blockquote><p>So nicht.</p></blockquote>"
    )


def test_a_sign_in_a_task_is_a_sign() -> None:
    made = safe_html("Setzen Sie <name> ein, 3 < 5 & 6.")
    assert html.unescape(made).strip() == "<p>Setzen Sie <name> ein, 3 < 5 & 6.</p>" and "<name>" not in made
