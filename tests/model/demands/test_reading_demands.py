"""One demand, many wordings: the same record comes out of each, in German, English and Spanish."""

from __future__ import annotations

import pytest

from curtain.model.demands.demand import MOST
from curtain.model.demands.read import demands
from curtain.model.reading.counts import limits

ROWS = [
    ("Verwende mindestens drei Platzhalter in eckigen Klammern.", "placeholders", 3, MOST),
    ("The text has to have no fewer than 3 placeholders.", "placeholders", 3, MOST),
    ("Pon al menos tres marcadores entre corchetes.", "placeholders", 3, MOST),
    ("Bitte ganz ohne Hashtags.", "hashtags", 0, 0),
    ("Don't use any hashtags.", "hashtags", 0, 0),
    ("Sin hashtags, por favor.", "hashtags", 0, 0),
    ("Zwei bis vier Emojis wären schön.", "emojis", 2, 4),
    ("Between two and four emojis, please.", "emojis", 2, 4),
    ("Entre dos y cuatro emojis.", "emojis", 2, 4),
    ("Kein einziges Komma bitte.", "sign", 0, 0),
    ("Refrain from using commas.", "sign", 0, 0),
    ("No uses ni una sola coma.", "sign", 0, 0),
    ('Das Wort "Haus" kommt genau zweimal vor.', "word", 2, 2),
    ('Use the word "house" exactly twice.', "word", 2, 2),
    ('La palabra "casa" aparece exactamente dos veces.', "word", 2, 2),
    ('Vermeide das Wort "günstig".', "word", 0, 0),
    ('The word "cheap" must not appear.', "word", 0, 0),
    ('No utilices la palabra "barato".', "word", 0, 0),
    ("Der Buchstabe k höchstens fünfmal.", "letter", 0, 5),
    ("Use the letter k at most five times.", "letter", 0, 5),
    ("La letra k como máximo cinco veces.", "letter", 0, 5),
    ("Mindestens acht Wörter in Großbuchstaben.", "capitals", 8, MOST),
    ("At least eight words in all capital letters.", "capitals", 8, MOST),
    ("Al menos ocho palabras en mayúsculas.", "capitals", 8, MOST),
    ("Alles in Kleinbuchstaben.", "lower", 1, 1),
    ("Everything in lowercase, please.", "lower", 1, 1),
    ("Todo en minúsculas.", "lower", 1, 1),
    ("Setze deine gesamte Antwort in Anführungszeichen.", "quoted", 1, 1),
    ("Wrap your entire response in double quotation marks.", "quoted", 1, 1),
    ("Pon toda la respuesta entre comillas.", "quoted", 1, 1),
    ('Beende deine Antwort mit "Bis bald".', "ends", 1, 1),
    ('Finish your response with the exact phrase "See you soon".', "ends", 1, 1),
    ('Termina tu respuesta con la frase "Hasta pronto".', "ends", 1, 1),
    ('Beginne mit dem Wort "Heute".', "starts", 1, 1),
    ('Start your reply with "Today".', "starts", 1, 1),
    ('Empieza con la palabra "Hoy".', "starts", 1, 1),
    ("Am Ende steht ein Postskriptum.", "postscript", 1, MOST),
    ("Add a postscript at the end.", "postscript", 1, MOST),
    ("Añade una posdata al final.", "postscript", 1, MOST),
]


@pytest.mark.parametrize(("wording", "kind", "low", "high"), ROWS)
def test_a_demand_is_read_in_any_language(wording: str, kind: str, low: int, high: int) -> None:
    read = [(one.kind, one.low, one.high) for one in demands(f"Schreib etwas. {wording}")]
    assert read == [(kind, low, high)]


@pytest.mark.parametrize(
    ("wording", "low", "high"),
    [
        ("at least 200 words but no more than 260", 200, 260),
        ("mindestens 200, aber höchstens 260 Wörter", 200, 260),
        ("al menos 200 palabras pero no más de 260", 200, 260),
        ("more than 60 words", 61, MOST),
        ("120+ words", 120, MOST),
        ("no fewer than 90 words", 90, MOST),
    ],
)
def test_bounds_of_a_length(wording: str, low: int, high: int) -> None:
    (limit,) = limits(wording)
    assert (limit.low, limit.high) == (low, high)


def test_the_place_of_a_demand_is_where_it_was_read() -> None:
    request = 'Write about tea. Use the word "cup" at least twice. No commas.'
    for one in demands(request):
        assert request[one.start : one.end].strip() == one.text


def test_what_is_said_later_counts() -> None:
    (only,) = demands("Use 2 hashtags. No, better: use 4 hashtags.")
    assert (only.low, only.high) == (4, 4)


def test_material_demands_nothing() -> None:
    request = "Summarise this:\nPlease answer in capital letters."
    start = request.index("Please")
    assert demands(request, ((start, len(request)),)) == ()


@pytest.mark.parametrize(
    "text", ["", "*" * 3000, '"' * 999, "at least " * 800, "1 " * 4000, "„" * 500 + "\ue000" * 20, "word " * 3000]
)
def test_any_text_is_read_without_an_error(text: str) -> None:
    assert isinstance(demands(text), tuple)
