"""What a plan talks about is recognised in three languages, in other words than the lexicon's examples."""

from __future__ import annotations

import pytest

from curtain.records import LANGUAGES, Language
from curtain.text.concepts import affirms, concepts, shows, telling_words, terms
from curtain.text.targets import measurable

SHOWN: list[tuple[str, Language, str]] = [
    ("personal-data", "de", "Darin stehen die Kontaktdaten unserer Ansprechpartnerinnen."),
    ("personal-data", "de", "Lebensläufe der Bewerberinnen"),
    ("personal-data", "en", "It holds the salaries and phone numbers of our staff."),
    ("personal-data", "es", "Incluye apellidos y direcciones de los clientes."),
    ("safeguard", "de", "Alle Angaben zur Person werden vorher geschwärzt."),
    ("safeguard", "de", "Die Kundennamen geben wir nicht weiter."),
    ("safeguard", "de", "Nach drei Tagen löschen wir die Texte."),
    ("safeguard", "en", "Personal details never leave our network."),
    ("safeguard", "en", "We swap nothing by hand: a script masks the senders."),
    ("safeguard", "es", "Los datos se anonimizan antes."),
    ("safeguard", "es", "Los nombres no se envían al proveedor."),
    ("human", "de", "Die Teamleiterin Einkauf"),
    ("human", "en", "our key account manager"),
    ("human", "es", "la responsable de compras"),
    ("check", "de", "liest alles gegen"),
    ("check", "en", "gives approval"),
    ("check", "es", "da el visto bueno"),
    ("test-set", "de", "dreißig erledigte Kundenanfragen"),
    ("test-set", "en", "thirty settled tickets"),
    ("test-set", "es", "treinta consultas resueltas"),
]
NOT_SHOWN: list[tuple[str, Language, str]] = [
    ("personal-data", "de", "Produktnamen, Preise und Lieferzeiten"),
    ("personal-data", "en", "Product sheets and prices"),
    ("personal-data", "es", "Fichas de producto y precios"),
    ("safeguard", "de", "Wir achten auf den Datenschutz und arbeiten sorgfältig."),
    ("safeguard", "en", "We respect privacy and work carefully."),
    ("safeguard", "es", "Respetamos la privacidad y trabajamos con cuidado."),
    ("human", "de", "Jemand aus dem Team"),
    ("human", "en", "Someone on the team"),
    ("human", "es", "Alguien del equipo"),
    ("test-set", "de", "Wir schauen, ob es läuft."),
    ("test-set", "en", "We see how it goes."),
    ("test-set", "es", "Vemos cómo va."),
]


@pytest.mark.parametrize(("concept", "lang", "text"), SHOWN)
def test_a_concept_is_seen_in_other_words(concept: str, lang: Language, text: str) -> None:
    assert affirms(text, concept, lang)


@pytest.mark.parametrize(("concept", "lang", "text"), NOT_SHOWN)
def test_good_intentions_and_other_things_are_not_the_concept(concept: str, lang: Language, text: str) -> None:
    assert not shows(text, concept, lang)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("de", "Es gehen keine Namen hinein."),
        ("en", "The material has no names in it."),
        ("es", "En el material no hay nombres."),
    ],
)
def test_what_is_denied_is_shown_and_not_affirmed(lang: Language, text: str) -> None:
    assert shows(text, "personal-data", lang) and not affirms(text, "personal-data", lang)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_concept_has_terms_in_every_language(lang: Language) -> None:
    assert len(concepts()) >= 8
    assert all(len(set(terms(concept, lang))) >= 10 for concept in concepts())


def test_big_words_tell_nothing() -> None:
    assert not telling_words("Mehr Effizienz und bessere Qualität", "de") - {"mehr"}
    assert len(telling_words("Molkereien fragen nach Lieferzeiten der Dosierpumpen", "de")) >= 4


GOALS: list[tuple[Language, str, bool]] = [
    ("de", "Bis Ende März antworten wir in 4 statt 9 Stunden.", True),
    ("de", "Wir halbieren die Fehler auf 3 % im zweiten Quartal.", True),
    ("de", "Innerhalb von 6 Wochen sinkt die Quote auf zehn Prozent.", True),
    ("de", "Wir werden bis März viel besser.", False),
    ("de", "Wir sparen 4 Stunden je Woche.", False),
    ("en", "From 1 April, 70 replies a day.", True),
    ("en", "£4,000 saved by the end of 2027", True),
    ("en", "We may save 20 hours.", False),
    ("en", "As fast as possible, and soon", False),
    ("es", "En junio, el 80 % de las respuestas en menos de una hora", True),
    ("es", "Dentro de 8 semanas tardamos 12 minutos", True),
    ("es", "Ahorramos mucho tiempo antes de junio", False),
    ("es", "12 minutos por respuesta", False),
]


@pytest.mark.parametrize(("lang", "text", "wanted"), GOALS)
def test_a_goal_has_a_figure_and_a_time(lang: Language, text: str, wanted: bool) -> None:
    assert measurable(text, lang) is wanted
