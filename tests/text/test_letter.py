"""A letter greets at its beginning and takes leave at its end."""

from __future__ import annotations

import pytest

from curtain.text.letter import is_salutation, letter


@pytest.mark.parametrize(
    ("de", "en", "es"),
    [
        ("Mit freundlichen Grüßen", "Kind regards,", "Un cordial saludo,"),
        ("Viele Grüße aus Ulm", "Best wishes from Leeds", "Saludos cordiales desde Vigo"),
        ("Mit den besten Grüßen", "Yours sincerely", "Reciba un atento saludo"),
        ("Herzlichst, Ihre Jana Kolb", "Warmest regards, Jane Cole", "Atentamente, Julia Soto"),
        ("Vielen Dank und freundliche Grüße", "Many thanks and best regards", "Muchas gracias y un cordial saludo"),
        ("Danke!", "Thanks again", "Muchas gracias"),
        ("Besten Dank, Jana Kolb", "Thank you, Jane Cole", "Gracias, Julia Soto"),
        ("**Beste Grüße**", "Cheers, Jane", "Mejores saludos"),
        ("Hochachtungsvoll", "Yours faithfully", "Le saluda atentamente"),
    ],
)
def test_closings(de: str, en: str, es: str) -> None:
    for line in (de, en, es):
        assert letter(f"Hallo,\n\nwir sehen uns am 12. Mai.\n\n{line}\nVeldmar").closing == line


@pytest.mark.parametrize(
    ("de", "en", "es"),
    [
        ("Vielen Dank für Ihren Besuch.", "Thank you for your visit.", "Gracias por su visita."),
        ("Danke, dass Sie da waren.", "Thanks for coming to our stand.", "Muchas gracias por venir a la feria."),
        ("Besten Dank im Voraus für Ihre Antwort.", "Best of all is the price.", "A su disposición está el equipo."),
    ],
)
def test_a_sentence_of_thanks_closes_nothing(de: str, en: str, es: str) -> None:
    for line in (de, en, es):
        assert not letter(f"Hallo,\n\n{line}\nBis zum 12. Mai.").closing
        assert not letter(f"Hallo,\n\nBis zum 12. Mai.\n{line}").closing


def test_a_closing_above_the_text_closes_nothing() -> None:
    long = "Wir sehen uns am 12. Mai um 14:30 Uhr im Werk " + "und gehen die Punkte durch, die offen waren, " * 2
    assert not letter(f"Guten Tag,\n\nViele Grüße aus Ulm\n\n{long}").closing
    assert not letter("Viele Grüße aus Ulm").closing


@pytest.mark.parametrize(
    ("de", "en", "es"),
    [
        ("Guten Tag Frau Adler,", "Dear Ms Hill", "Hola, Sra. Vidal:"),
        ("Sehr geehrte Frau Dr. Adler", "Hello Ms Hill,", "Estimada Sra. Vidal:"),
        ("Schönen guten Tag, Herr Busch!", "Good evening, Mr Hill:", "Buenas noches, Sr. Vidal"),
        ("**Liebe Frau Adler,**", "Dear Jane", "Muy estimada Sra. Vidal:"),
    ],
)
def test_salutations(de: str, en: str, es: str) -> None:
    assert all(is_salutation(line) for line in (de, en, es))
