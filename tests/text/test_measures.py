"""Words, sentences, items, letters, forms of address and languages, in three languages side by side."""

from __future__ import annotations

import pytest

from curtain.text.address import address
from curtain.text.items import headline, items, outside
from curtain.text.language import language
from curtain.text.letter import letter
from curtain.text.tone import exclamations, superlatives
from curtain.text.unknown import says_unknown
from curtain.text.words import count_sentences, count_words


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Am 12. Mai kommt z. B. Dr. Adler. Es kostet 1.200 Euro!", 2),
        ("We meet on 12 May, e.g. with Mr. Berg. It costs 3.5 pounds.", 2),
        ("La Sra. Vidal llega el 3 de mayo. Cuesta 3,5 euros.", 2),
        ("Mehr unter www.veldmar.example/a.b. Danke.", 2),
    ],
)
def test_abbreviations_dates_and_addresses_end_no_sentence(text: str, count: int) -> None:
    assert count_sentences(text) == count


def test_list_marks_are_no_words() -> None:
    assert count_words("- eins zwei\n2. drei – vier") == 4


def test_what_stands_around_a_list_is_found() -> None:
    text = "Gerne!\n\n- eins\n- zwei\n\nAlles Gute"
    assert [item.text for item in items(text)] == ["eins", "zwei"]
    assert outside(text) == "Gerne!\nAlles Gute"


@pytest.mark.parametrize(
    ("text", "found"), [("Titel\n\nText.", "Titel"), ("**Titel**\nText.", "Titel"), ("Ein Satz.\n\nText.", None)]
)
def test_a_headline_is_marked_or_ends_without_a_full_stop(text: str, found: str | None) -> None:
    assert headline(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Betreff: Angebot\n\nSehr geehrte Frau Adler,\n\ndanke.\n\nMit freundlichen Grüßen\nTim Berg",
        "Subject: Angebot\n\nDear Ms Adler,\n\ndanke.\n\nKind regards\nTim Berg",
        "Asunto: Angebot\n\nEstimada Sra. Adler:\n\ndanke.\n\nUn cordial saludo\nTim Berg",
    ],
)
def test_a_letter_is_taken_apart(text: str) -> None:
    parts = letter(text)
    assert (parts.subject, parts.body, parts.signature) == ("Angebot", "danke.", "Tim Berg")
    assert "Adler" in parts.salutation and parts.closing


@pytest.mark.parametrize(
    ("lang", "text", "form"),
    [
        ("de", "Wir schicken Ihnen das Angebot.", "formal"),
        ("de", "Wir schicken dir das Angebot.", "informal"),
        ("de", "Wir schicken Ihnen dein Angebot.", "mixed"),
        ("de", "Das Angebot folgt.", "neutral"),
        ("es", "Quedo a su disposición, usted decide.", "formal"),
        ("es", "Te envío tu oferta.", "informal"),
        ("es", "Usted decide y tú pagas.", "mixed"),
        ("en", "We will send you the quote.", "neutral"),
    ],
)
def test_the_form_of_address_is_told(lang: str, text: str, form: str) -> None:
    assert address(text, lang).form == form


@pytest.mark.parametrize(
    ("text", "lang"),
    [("Schreib eine Mail", "de"), ("Make this better", "en"), ("Resume esto", "es"), ("kürzer bitte", "de")],
)
def test_short_texts_have_a_language(text: str, lang: str) -> None:
    assert language(text).language == lang


@pytest.mark.parametrize(
    ("lang", "boast", "plain"),
    [
        ("de", "die beste Lösung!", "spätestens nächste Woche"),
        ("en", "the best solution!", "at most ten, best regards"),
        ("es", "¡la mejor solución!", "a más tardar el lunes"),
    ],
)
def test_boasting_is_told_from_plain_words(lang: str, boast: str, plain: str) -> None:
    assert superlatives(boast, lang) and exclamations(boast) == 1
    assert not superlatives(plain, lang)


@pytest.mark.parametrize(
    ("lang", "open_", "answered"),
    [
        ("de", "Das geht aus den Unterlagen nicht hervor.", "Die Lieferzeit beträgt 6 Wochen."),
        ("en", "The documents do not say.", "The delivery time is 6 weeks."),
        ("es", "No consta en la documentación.", "El plazo es de 6 semanas."),
    ],
)
def test_admitting_not_to_know_is_heard(lang: str, open_: str, answered: str) -> None:
    assert says_unknown(open_, lang)
    assert not says_unknown(answered, lang)
