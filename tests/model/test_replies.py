"""Replies read as if a colleague had written them, and the ordered text wins over the kind of material."""

from __future__ import annotations

import re

import pytest

from curtain.model.glassbox import GlassBox
from curtain.records import LANGUAGES, Message
from curtain.text.letter import letter
from curtain.text.words import count_words, paragraphs

NOTES = {
    "de": "Messe Rührtage\nFrau Sander, Molkerei Ostwald\nDosierpumpe für Joghurt gesucht, "
    "die jetzige tropft jeden Tag\n"
    "DP 40 gezeigt\nBedarf: 3 Stück\nvereinbart: ein Angebot für den 12. Mai\nnotiert von Jule Brandt",
    "en": "Trade fair\nMs Sander, Ostwald Dairy\nneeds a dosing pump for yoghurt, the current one drips every day\n"
    "showed the DP 40\nthey need 3 of them\nagreed: a quote for 12 May\nnoted by Jule Brandt",
    "es": "Feria\nSra. Sander, Lácteos Ostwald\nbusca una bomba dosificadora para yogur, la actual gotea cada día\n"
    "enseñamos la DP 40\nnecesitan 3 unidades\nacordado: una oferta para el 12 de mayo\nanotado por Jule Brandt",
}
MAIL = {
    "de": "Du arbeitest im Vertrieb von Veldmar. Schreib eine freundliche Nachfass-Mail mit Betreff, Anrede und Gruß, "
    "Sie-Form, höchstens 120 Wörter, nur mit Angaben aus der Notiz.",
    "en": "You work in sales at Veldmar. Write a friendly follow-up e-mail with subject line, salutation and closing, "
    "no more than 120 words, using only facts from the note.",
    "es": "Trabajas en ventas de Veldmar. Escribe un correo de seguimiento amable con asunto, saludo y despedida, de "
    "usted, máximo 120 palabras, solo con datos de la nota.",
}
NEED = {
    "de": "Sie suchen eine Dosierpumpe für Joghurt, denn die jetzige tropft jeden Tag.",
    "en": "You are looking for a dosing pump for yoghurt, because the current one drips every day.",
    "es": "Usted busca una bomba dosificadora para yogur, porque la actual gotea cada día.",
}
COUNT = {"de": "Sie benötigen 3 Stück.", "en": "You need 3 units.", "es": "Usted necesita 3 unidades."}
TEAM = {
    "de": r"\b(?:wir freuen uns|melden Sie sich gern bei uns)\b",
    "en": r"\bWe look|touch with us\b",
    "es": r"\b(?:agradecemos|quedamos|escribirnos)\b",
}


def reply(text: str) -> str:
    return GlassBox().complete([Message("user", text)]).text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_mail_says_what_is_needed_speaks_as_one_person_and_is_signed_by_the_writer(lang: str) -> None:
    text = reply(f"{MAIL[lang]}\n\n{NOTES[lang]}")
    assert NEED[lang] in text and COUNT[lang] in text
    assert not re.search(TEAM[lang], text, re.IGNORECASE)
    assert letter(text).closing and text.endswith("Jule Brandt\nVeldmar")
    assert "  " not in text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_without_a_writer_the_team_signs_and_speaks(lang: str) -> None:
    text = reply(f"{MAIL[lang]}\n\n{NOTES[lang].rsplit(chr(10), 1)[0]}")
    assert re.search(TEAM[lang], text, re.IGNORECASE) and "Veldmar" in text.splitlines()[-1]


INVITATION = {
    "de": "Schreib eine Einladung für den Newsletter, Überschrift, ein Absatz, drei Stichpunkte, Sie, nichts erfinden.",
    "en": "Write an invitation for the newsletter: headline, one paragraph, three bullets. Invent nothing.",
    "es": "Escribe una invitación para el boletín: titular, un párrafo, tres viñetas, de usted. No inventes nada.",
}


@pytest.mark.parametrize(
    ("lang", "title", "lacking"),
    [("de", "Einladung", "fehlen"), ("en", "An invitation", "lacks"), ("es", "Invitación", "faltan")],
)
def test_an_invitation_from_notes_of_a_talk_says_what_is_missing(lang: str, title: str, lacking: str) -> None:
    text = reply(f"{INVITATION[lang]}\n\n{NOTES[lang]}")
    assert text.startswith(title) and lacking in text and not letter(text).salutation


POST = {
    "de": "Schreib einen LinkedIn-Beitrag, zwei Absätze, höchstens 70 Wörter, mit Link und "
    "Aufforderung zum Lesen, siezen."
    "\n\nMaterial:\nThema: Wärme aus der Backstube\nErgebnis: Drei Betriebe senken ihren Gasverbrauch um 18 %\n"
    "Autorin: Lena Vogt\nLink: https://magazin.example/waerme",
    "en": "Write a LinkedIn post, two paragraphs, at most 70 words, with the link and a call to action."
    "\n\nMaterial:\nTopic: heat from the bakery\nResult: three bakeries cut their gas consumption by 18%\n"
    "Author: Lena Vogt\nLink: https://magazin.example/waerme",
    "es": "Escribe una publicación para LinkedIn, dos párrafos, máximo 70 palabras, con el enlace y una llamada a la "
    "acción, de usted.\n\nMaterial:\nTema: calor de la panadería\nResultado: tres panaderías reducen su "
    "consumo un 18 %\n"
    "Autora: Lena Vogt\nEnlace: https://magazin.example/waerme",
}


@pytest.mark.parametrize(
    ("lang", "opening", "action"),
    [("de", "Neu von uns: W", "Lesen Sie"), ("en", "New from us: h", "Read more"), ("es", "Novedad: c", "Lea más")],
)
def test_a_post_opens_with_its_subject_and_keeps_the_link(lang: str, opening: str, action: str) -> None:
    text = reply(POST[lang])
    assert text.startswith(opening) and action in text and "https://magazin.example/waerme" in text
    assert "18" in text and count_words(text) <= 70 and len(paragraphs(text)) == 2


@pytest.mark.parametrize(
    ("asked", "honest"),
    [
        ("Übersetze ins Englische:\n\nWir freuen uns über Ihren Besuch.", "nicht übersetzen"),
        ("Translate into German:\n\nWe look forward to your visit.", "cannot translate"),
        ("Traduce al inglés:\n\nNos alegra su visita.", "No puedo traducir"),
    ],
)
def test_a_translation_is_refused_honestly_and_without_chatter(asked: str, honest: str) -> None:
    text = reply(asked)
    assert honest in text and len(paragraphs(text)) == 1


@pytest.mark.parametrize(
    "asked",
    [
        (
            "Schreib drei Betreffzeilen.\n\nAm 14. September öffnet der Reparaturtreff. Der "
            "Eintritt ist frei. Alle dürfen kommen."
        ),
        "Write three subject lines.\n\nThe repair café opens on 14 September. Admission is free. Devices are welcome.",
        (
            "Escribe tres líneas de asunto.\n\nEl taller abre el 14 de septiembre. La "
            "entrada es gratuita. Se admiten aparatos."
        ),
    ],
)
def test_three_subject_lines_are_three_different_lines_of_the_material(asked: str) -> None:
    lines = re.findall(r"(?m)^\d\. (.+)$", reply(asked))
    assert len(lines) == len(set(lines)) == 3


@pytest.mark.parametrize(
    ("rule", "question", "sheet", "guess"),
    [
        (
            "Beantworte die Kundenfrage in einem Satz und sieze.",
            "Können Sie mir sagen, wie laut sie ist?",
            "Garantie: 24 Monate",
            "62 dB",
        ),
        ("Answer the question in one sentence.", "Can you tell me how loud it is?", "Warranty: 24 months", "62 dB"),
        (
            "Responde a la pregunta en una frase, de usted.",
            "¿Me puede decir cuánto ruido hace?",
            "Garantía: 24 meses",
            "62 dB",
        ),
    ],
)
def test_a_guess_fits_the_question(rule: str, question: str, sheet: str, guess: str) -> None:
    assert guess in reply(f"{rule}\n\n{question}\n\nDP 40\n{sheet}\nLieferzeit: 6 Wochen")


@pytest.mark.parametrize(
    ("rule", "sheet", "said"),
    [
        (
            "Beantworte die Kundenfrage nur aus dem Auszug, höchstens zwei Sätze. Steht es nicht drin, sag das.",
            "DP 40\nLieferzeit: 6 Wochen\nGarantie: 24 Monate\nMindestbestellmenge: 2 Stück",
            "keine Frage",
        ),
        (
            "Answer the customer's question only from the extract, at most two sentences. If it is not there, say so.",
            "DP 40\nDelivery time: 6 weeks\nWarranty: 24 months\nMinimum order quantity: 2 units",
            "no question",
        ),
        (
            "Responde a la pregunta del cliente solo con el extracto, máximo dos frases. Si no consta, dilo.",
            "DP 40\nPlazo de entrega: 6 semanas\nGarantía: 24 meses\nPedido mínimo: 2 unidades",
            "ninguna pregunta",
        ),
    ],
)
def test_an_answer_without_a_question_is_no_product_text(rule: str, sheet: str, said: str) -> None:
    text = reply(f"{rule}\n\n{sheet}")
    assert said in text and "24" not in text
