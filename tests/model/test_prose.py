"""Notes become letters, texts and answers that a colleague could have written; nothing of the order leaks into them."""

from __future__ import annotations

import re

import pytest

from curtain.model.prose.address import readdressed
from curtain.model.prose.pieces import cut
from curtain.model.prose.prose import prose
from curtain.model.prose.roles import asked
from curtain.model.reading.read import read
from curtain.records import LANGUAGES, Language, Message
from curtain.text.letter import letter

LETTER = {
    "de": "Bitte eine E-Mail an Frau Terhorst: der Wartungstermin ist am Freitag, 8. August, um 7:30 Uhr, weil ein "
    "Techniker krank ist. Frag sie, ob das passt. Sie-Form, max. 80 Wörter, Absender Nils Brandau",
    "en": "Write an email to Ms Okafor: her order 88213 ships on Friday, 8 August, because the labels arrived late. "
    "Ask her whether that is all right. Under 80 words, sign as Nils Brandau",
    "es": "Escribe un correo a la Sra. Ibáñez: el pedido 7731 llega el viernes 8 de agosto, el motivo es una avería. "
    "Pregúntale si le viene bien. De usted, máximo 80 palabras, firma: Nils Brandau",
}
GREETED = {"de": "Guten Tag Frau Terhorst,", "en": "Dear Ms Okafor,", "es": "Estimada Sra. Ibáñez:"}
FACTS = {"de": ("8. August", "7:30"), "en": ("88213", "8 August"), "es": ("7731", "8 de agosto")}
ORDER_WORDS = {
    "de": r"Sie-Form|max\.|Wörter|Absender|Frag sie",
    "en": r"\bwords\b|sign as|Ask her|Write",
    "es": r"palabras|firma|Pregúntale|De usted",
}
MATERIAL = {
    "de": "Der Versand nach Sylt kostet 12 Euro. Pakete gehen montags raus. Die Rückgabe ist 30 Tage lang möglich.",
    "en": "Shipping to Jersey costs 12 pounds. Parcels leave on Mondays. Returns are possible for 30 days.",
    "es": "El envío a Baleares cuesta 12 euros. Los paquetes salen los lunes. Se devuelve en 30 días.",
}
ASKED = {"de": "was kostet der Versand nach Sylt?", "en": "what does shipping to Jersey cost?",
         "es": "¿cuánto cuesta el envío a Baleares?"}  # fmt: skip
NOT_THERE = {"de": "welche Farbe hat der Karton?", "en": "which colour is the box?", "es": "¿qué color tiene la caja?"}
ONLY = {"de": "Antworte nur mit dem Text", "en": "Answer only from the text", "es": "Responde solo con el texto"}


def reply(*turns: str) -> str:
    """Answer the last of the turns, which begin with the user and alternate."""
    messages = [Message("assistant" if at % 2 else "user", text) for at, text in enumerate(turns)]
    found = prose(messages, read(messages))
    return found.text if found else ""


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_letter_holds_the_facts_and_no_word_of_the_order(lang: Language) -> None:
    text = reply(LETTER[lang])
    assert letter(text).salutation == GREETED[lang] and text.endswith("Nils Brandau")
    assert all(fact in text for fact in FACTS[lang])
    assert not re.search(ORDER_WORDS[lang], text) and "  " not in text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_question_is_answered_from_the_text_only(lang: Language) -> None:
    known = reply(f'{ONLY[lang]}: {ASKED[lang]}\n\n"{MATERIAL[lang]}"')
    assert "12" in known and "30" not in known
    missing = reply(f'{ONLY[lang]}: {NOT_THERE[lang]}\n\n"{MATERIAL[lang]}"')
    assert missing in (
        "Das geht aus dem Material nicht hervor.",
        "The material does not say.",
        "El material no lo indica.",
    )


def test_the_clauses_of_an_order_have_roles() -> None:
    found = asked(cut("mail to Ms Hill: parts are late. ask for the new address. max 60 words. from: Tom Reed"))
    assert [clause.role for clause in found.clauses] == ["order", "content", "ask", "rule", "sender"]
    assert found.person is not None and (found.person.last, found.sender) == ("Hill", ("Tom Reed",))


def test_a_postscript_leaves_the_earlier_reply_alone() -> None:
    earlier = "Hallo Herr Drews,\n\ndie Führung ist am 9. Oktober.\n\nViele Grüße\nSabrina Wolters"
    text = reply("kurze mail an herrn drews", earlier, "noch ein ps: parkplätze sind hinter halle b")
    assert text == f"{earlier}\n\nPS: Die Parkplätze sind hinter Halle b."


def test_the_same_for_another_customer_exchanges_person_and_date() -> None:
    earlier = "Dear Ms Grote,\n\nyour visit is on Tuesday at 13:00.\n\nKind regards\nTom"
    text = reply("confirm the visit", earlier, "now the same for Mr Yilmaz, Wednesday at 8:00")
    assert "Dear Mr Yilmaz" in text and "Wednesday at 8:00" in text and "Grote" not in text


@pytest.mark.parametrize(
    ("lang", "formal", "informal"),
    [
        ("de", "Wenn Sie Fragen haben, rufen Sie uns an.", "Wenn du Fragen hast, rufst du uns an."),
        ("de", "Kommen Sie am Montag, wir zeigen Ihnen Ihre Anlage.", "Komm am Montag, wir zeigen dir deine Anlage."),
        ("es", "Si necesita ayuda, escríbanos.", "Si necesitas ayuda, escríbenos."),
    ],
)
def test_the_form_of_address_changes_with_its_verbs(lang: Language, formal: str, informal: str) -> None:
    assert readdressed(formal, lang, "informal") == informal


@pytest.mark.parametrize("lang", LANGUAGES)
def test_notes_in_another_language_are_refused_honestly(lang: Language) -> None:
    named = {"de": "Schreib einen englischen Text für unsere Kunden", "en": "Write a german text for our customers",
             "es": "Escribe el texto en inglés para nuestros clientes"}  # fmt: skip
    text = reply(f"{named[lang]}: {MATERIAL[lang]}")
    assert "12" not in text


@pytest.mark.parametrize(
    "text", ["", "?", "()" * 4000, '"' * 999, "a, " * 900, "1. " * 400, "> x\n" * 300, "😀\x00\n" * 500]
)
def test_no_text_breaks_the_reader(text: str) -> None:
    assert isinstance(reply(text), str) and isinstance(reply("mail to Ms Hill", text, text), str)
