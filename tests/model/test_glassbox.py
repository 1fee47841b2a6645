"""The glass box does the task, better for a better brief, and never breaks."""

from __future__ import annotations

import hashlib
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from curtain.model.glassbox import GlassBox
from curtain.phrases import phrases
from curtain.records import LANGUAGES, Message, Options
from curtain.text.address import address
from curtain.text.items import items, outside
from curtain.text.letter import letter
from curtain.text.tone import superlatives
from curtain.text.unknown import says_unknown
from curtain.text.words import count_sentences, count_words

NOTES = {
    "de": (
        "Messe Rührtage, Halle 2\nHerr Sander, Molkerei Ostwald\n- DP 40 (Dosierpumpe) gezeigt\n- "
        "vereinbart: eine Vorführung am 12. Mai"
    ),
    "en": (
        "Trade fair, hall 2\nMr Sander, Ostwald Dairy\n- showed the DP 40 (dosing pump)\n- agreed: "
        "a demonstration on 12 May"
    ),
    "es": (
        "Feria, pabellón 2\nSr. Sander, Lácteos Ostwald\n- enseñamos la DP 40 (bomba dosificadora)\n- "
        "acordado: una demostración el 12 de mayo"
    ),
}
FULL = {
    "de": (
        "Schreib eine sachliche E-Mail mit Betreff, Anrede und Gruß, Sie-Form, höchstens 90 Wörter, "
        "nur mit Angaben aus der Notiz."
    ),
    "en": (
        "Write a factual e-mail with subject line, salutation and closing, no more than 90 words, "
        "using only facts from the note."
    ),
    "es": (
        "Escribe un correo objetivo con asunto, saludo y despedida, de usted, máximo 90 palabras, "
        "solo con datos de la nota."
    ),
}
VAGUE = {"de": "Schreib eine Mail", "en": "Write an email", "es": "Escribe un correo"}


def reply(text: str) -> str:
    return GlassBox().complete([Message("user", text)]).text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_full_brief_gets_a_mail_that_can_be_sent(lang: str) -> None:
    text = reply(f"{FULL[lang]}\n\n{NOTES[lang]}")
    parts = letter(text)
    assert parts.subject and "Sander" in parts.salutation and parts.closing
    assert "DP 40" in text and "12" in parts.body and count_words(text) <= 90
    assert address(text, lang).form in ("formal", "neutral") and not superlatives(text, lang)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_vague_brief_gets_a_long_boastful_text_with_inventions_and_says_so(lang: str) -> None:
    done = GlassBox().complete([Message("user", f"{VAGUE[lang]}\n\n{NOTES[lang]}")])
    assert count_words(done.text) > 120 and superlatives(done.text, lang) and "30" in done.text
    assert done.explanation is not None
    assert {"model.weakness.too_long", "model.weakness.invents"} <= set(done.explanation.weaknesses)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        (
            "de",
            (
                "Genau 3 Stichpunkte, je max. 15 Wörter, sonst nichts: Produkt und Menge, bis wann, offene "
                "Frage. Nichts erfinden."
            ),
        ),
        (
            "en",
            (
                "Exactly 3 bullets, max 15 words each, nothing else: product and quantity, by when, open "
                "question. Invent nothing."
            ),
        ),
        (
            "es",
            (
                "Exactamente 3 viñetas, máx. 15 palabras cada una, nada más: producto y cantidad, para "
                "cuándo, pregunta abierta."
            ),
        ),
    ],
)
def test_points_come_alone_and_short(lang: str, text: str) -> None:
    inquiry = {
        "de": (
            "Guten Tag,\nwir brauchen 12 Stück der DP 25 bis zum 3. Juni. Ich wüsste gern, ob es "
            "einen Wartungsvertrag gibt."
        ),
        "en": (
            "Hello,\nwe need 12 units of the DP 25 by 3 June. I would like to know whether there is a service contract."
        ),
        "es": (
            "Buenos días:\nnecesitamos 12 unidades de la DP 25 antes del 3 de junio. Quiero saber "
            "si hay un contrato de mantenimiento."
        ),
    }[lang]
    done = reply(f"{text}\n\n{inquiry}")
    assert len(items(done)) == 3 and not outside(done)
    assert all(count_words(item.text) <= 15 for item in items(done))
    assert "12" in done and "DP 25" in done and "3" in items(done)[1].text


@pytest.mark.parametrize(
    ("lang", "rule", "asked", "sheet"),
    [
        (
            "de",
            "Beantworte die Frage nur mit dem Auszug, max. 2 Sätze, Sie. Steht es nicht drin, sag das.",
            "Können Sie mir sagen, {}?",
            "Lieferzeit: 6 Wochen\nGarantie: 24 Monate",
        ),
        (
            "en",
            "Answer the question only from the extract, max. 2 sentences. If it is not there, say so.",
            "Can you tell me {}?",
            "Delivery time: 6 weeks\nWarranty: 24 months",
        ),
        (
            "es",
            "Responde a la pregunta solo con el extracto, máx. 2 frases, de usted. Si no está, dilo.",
            "¿Me puede decir {}?",
            "Plazo de entrega: 6 semanas\nGarantía: 24 meses",
        ),
    ],
)
def test_an_answer_stands_in_the_material_or_is_said_to_be_missing(
    lang: str, rule: str, asked: str, sheet: str
) -> None:
    known = {"de": "wie lange die Garantie läuft", "en": "how long the warranty runs", "es": "cuánto dura la garantía"}[
        lang
    ]
    absent = {"de": "ob man sie mieten kann", "en": "whether it can be rented", "es": "si se puede alquilar"}[lang]
    answered = reply(f"{rule}\n\n{asked.format(known)}\n\nDP 40\n{sheet}")
    silent = reply(f"{rule}\n\n{asked.format(absent)}\n\nDP 40\n{sheet}")
    assert "24" in answered and not says_unknown(answered, lang)
    assert says_unknown(silent, lang) and "24" not in silent
    assert max(count_sentences(answered), count_sentences(silent)) <= 2


def test_the_same_request_gets_the_same_text_in_another_process() -> None:
    asked = f"{FULL['de']}\n\n{NOTES['de']}"
    code = (
        "import sys; from curtain.model.glassbox import GlassBox; from curtain.records import "
        "Message; import hashlib; "
        "text = GlassBox().complete([Message('user', sys.argv[1])]).text; "
        "print(hashlib.sha256(text.encode()).hexdigest())"
    )
    other = subprocess.run(
        [sys.executable, "-c", code, asked], capture_output=True, text=True, check=True, env={"PYTHONHASHSEED": "7"}
    )
    assert other.stdout.strip() == hashlib.sha256(reply(asked).encode()).hexdigest()


def test_a_limit_on_tokens_and_a_stop_word_cut_the_reply() -> None:
    asked = [Message("user", f"{FULL['en']}\n\n{NOTES['en']}")]
    short = GlassBox().complete(asked, Options(max_tokens=5))
    assert short.finish_reason == "length" and short.completion_tokens <= 5
    assert "Sander" not in GlassBox().complete(asked, Options(stop=("Dear",))).text


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400))
def test_no_text_breaks_it(text: str) -> None:
    done = GlassBox().complete([Message("user", f"{FULL['de']}\n{text}")])
    assert done.explanation is not None
    assert all(0 <= span.start <= span.end <= len(f"{FULL['de']}\n{text}") for span in done.explanation.read)


@pytest.mark.parametrize(
    "text", ["", " ", "\ud800", "```", "<a>", "{material}", "…", "a" * 60_000, "- x\n" * 9000, "Notiz: " * 9000]
)
def test_odd_and_huge_texts_get_an_answer(text: str) -> None:
    assert isinstance(reply(text), str)


def test_everything_the_explanation_names_has_a_phrase() -> None:
    done = GlassBox().complete(
        [Message("user", f"{VAGUE['de']}, genau 3 Punkte, keine Superlative, siezen.\n\n{NOTES['de']}")]
    )
    assert done.explanation is not None
    named = {span.what for span in (*done.explanation.read, *done.explanation.unread)} | set(
        done.explanation.weaknesses
    )
    named |= {wording for wording, _ in done.explanation.constraints if wording.startswith("model.")}
    assert named <= set(phrases("en"))
