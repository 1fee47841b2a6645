"""Every check type, with a reply that holds and one that does not, in three languages side by side."""

from __future__ import annotations

import pytest

from curtain.grading.checks import CHECKS, run_check
from curtain.grading.reply import Reply
from curtain.phrases import phrases
from curtain.records import LANGUAGES, Language

MATERIAL: dict[Language, str] = {
    "de": "Frau Adler, Molkerei Almbach, DP 40, Termin 12. Mai 2027, 14:30 Uhr, 12 Stück, 1.200 €, "
    "Kontakt info@veldmar.example, Garantie 24 Monate, noch nichts zum Zubehör gesagt.",
    "en": "Ms Hill, Almbach Dairy, DP 40, appointment 12 May 2027, 2:30 pm, 12 pieces, €1,200, "
    "contact info@veldmar.example, warranty 24 months, nothing said about accessories yet.",
    "es": "Sra. Vidal, Lácteos Almbach, DP 40, cita el 12 de mayo de 2027, 14:30 h, 12 unidades, 1.200 €, "
    "contacto info@veldmar.example, garantía de 24 meses, todavía nada sobre los accesorios.",
}
MAIL: dict[Language, str] = {
    "de": "Betreff: Ihr Besuch\n\nSehr geehrte Frau Adler,\n\nvielen Dank für Ihren Besuch. "
    "Wir sehen uns am 12. Mai.\n\nMit freundlichen Grüßen\nVeldmar",
    "en": "Subject: Your visit\n\nDear Ms Hill,\n\nthank you for your visit. "
    "We will meet on 12 May.\n\nKind regards\nVeldmar",
    "es": "Asunto: Su visita\n\nEstimada Sra. Vidal:\n\nLe agradecemos su visita. "
    "Nos vemos el 12 de mayo.\n\nUn cordial saludo\nVeldmar",
}
END = "Text.\n\nAnmeldung bis 12. Mai: info@veldmar.example"
LIST = "- zwölf Pumpen\n- bis Mai\n- Zubehör offen"

Row = tuple[str, dict[str, object], Language, str, bool]
ROWS: list[Row] = [
    ("language", {}, "de", MAIL["de"], True),
    ("language", {}, "en", MAIL["en"], True),
    ("language", {}, "es", MAIL["es"], True),
    ("language", {}, "de", MAIL["en"], False),
    ("language", {}, "en", MAIL["es"], False),
    ("language", {}, "es", MAIL["de"], False),
    ("words", {"max": 4}, "de", "eins zwei drei vier", True),
    ("words", {"max": 3}, "en", "one two three four", False),
    ("words", {"min": 5}, "es", "uno dos tres cuatro", False),
    ("sentences", {"max": 2}, "de", "Das gilt z. B. am 12. Mai. Danach nicht.", True),
    ("sentences", {"max": 2}, "en", "It holds. It does. It will.", False),
    ("sentences", {"min": 2, "max": 2}, "es", "Es válido. Después no.", True),
    ("mentions", {"all": [["Adler"], ["12. Mai"]]}, "de", MAIL["de"], True),
    ("mentions", {"all": [["Hill"], ["12 May"]]}, "en", "Ms Hill, see you on May 12th.", True),
    ("mentions", {"all": [["Vidal"], ["12 de mayo"]]}, "es", "Sra. Vidal, nos vemos el 12/05/2027.", True),
    ("mentions", {"all": [["Adler"], ["13. Mai"]]}, "de", MAIL["de"], False),
    ("mentions", {"all": [["24 months", "2 years"]]}, "en", "a two-year, that is 2 years, warranty", True),
    ("mentions", {"all": [["Vidal"], ["Gómez"], ["mayo"]], "any": 2}, "es", MAIL["es"], True),
    ("mentions", {"all": [["Vidal"], ["Gómez"], ["junio"]], "any": 2}, "es", MAIL["es"], False),
    ("avoids", {"none": ["1.200 €", "bar"]}, "de", "Die Pumpe ist bar jeder Technik.", False),
    ("avoids", {"none": ["flow rate"]}, "en", "Delivery in six weeks.", True),
    ("avoids", {"none": ["presión"]}, "es", "La presion es alta.", False),
    ("grounded", {}, "de", "Am 12. Mai um 14:30 Uhr, zwölf Stück, 1.200 Euro: info@veldmar.example.", True),
    ("grounded", {}, "en", "On May 12 at 2:30 pm, twelve pieces for 1,200 euros. One of us will call.", True),
    ("grounded", {}, "es", "El 12 de mayo a las 14:30 h, doce unidades por 1200 euros.", True),
    ("grounded", {}, "de", "Sie erhalten 15 % Rabatt.", False),
    ("grounded", {}, "en", "We will meet on 13 May.", False),
    ("grounded", {}, "es", "Escriba a ventas@veldmar.example.", False),
    ("grounded", {"names": ["DP 40", "DS Trio"]}, "de", "Neben der DP 40 passt die DS Trio.", False),
    ("grounded", {"names": ["DP 40", "DS Trio"]}, "en", "The DP 40 is ready.", True),
    ("grounded", {"allow": ["30 días"]}, "es", "Tiene 30 días.", True),
    ("grounded", {}, "de", "Eine Kundin sagt: „Die beste Pumpe meines Lebens“.", False),
    ("grounded", {}, "en", "1. the DP 40\n2. twelve pieces\n3. accessories", True),
    ("grounded", {}, "es", "Según el cliente: «todavía nada sobre los accesorios».", True),
    ("grounded", {}, "en", "See www.other.example for details.", False),
    ("address", {"form": "formal"}, "de", "Wir freuen uns, wenn Sie kommen.", True),
    ("address", {"form": "formal"}, "de", "Wir freuen uns, wenn du kommst.", False),
    ("address", {"form": "formal"}, "en", "We are glad if you come.", True),
    ("address", {"form": "formal"}, "es", "Nos alegramos de que usted venga.", True),
    ("address", {"form": "formal"}, "es", "Nos alegra verte, tú decides.", False),
    ("subject_line", {}, "de", MAIL["de"], True),
    ("subject_line", {}, "en", MAIL["en"], True),
    ("subject_line", {}, "es", MAIL["es"], True),
    ("subject_line", {}, "de", "Betreff:\n\nGuten Tag,", False),
    ("email", {"name": ["Adler"]}, "de", MAIL["de"], True),
    ("email", {"name": ["Hill"]}, "en", MAIL["en"], True),
    ("email", {"name": ["Vidal"]}, "es", MAIL["es"], True),
    ("email", {"name": ["Busch"]}, "de", MAIL["de"], False),
    ("email", {}, "en", "Thank you for your visit.\n\nKind regards\nVeldmar", False),
    ("email", {}, "es", "Estimada Sra. Vidal:\n\nLe agradecemos su visita.", False),
    ("items", {"n": 3, "only": True, "max_words": 15}, "de", LIST, True),
    ("items", {"n": 3}, "en", "1. a\n2. b", False),
    ("items", {"n": 3, "only": True}, "es", f"Aquí está:\n{LIST}", False),
    ("items", {"n": 3, "max_words": 1}, "de", LIST, False),
    ("items", {"min": 2, "max": 4}, "en", LIST, True),
    ("headline", {}, "de", "Dosieren ohne Tropfen\n\nAm 12. Mai zeigen wir, wie es geht.", True),
    ("headline", {}, "en", "We show how it works on 12 May.", False),
    ("headline", {}, "es", "# Dosificar sin goteo\n\nEl 12 de mayo lo mostramos.", True),
    ("unknown", {}, "de", "Dazu steht nichts im Material.", True),
    ("unknown", {}, "en", "The material does not say.", True),
    ("unknown", {}, "es", "El material no lo indica.", True),
    ("unknown", {}, "de", "Die Lieferzeit beträgt 6 Wochen.", False),
    ("known", {}, "de", "Die Lieferzeit beträgt 6 Wochen.", True),
    ("known", {}, "en", "The material does not say.", False),
    ("known", {}, "es", "El material no lo indica.", False),
    *[("no_echo", {}, lang, MATERIAL[lang], False) for lang in LANGUAGES],
    *[("no_echo", {}, lang, MAIL[lang], True) for lang in LANGUAGES],
    ("ends_with_mention", {"all": [["12. Mai"], ["info@veldmar.example"]]}, "de", END, True),
    ("ends_with_mention", {"all": [["12 May"]]}, "en", "On 12 May.\n\nSee you there.", False),
    ("ends_with_mention", {"all": [["12 de mayo"]]}, "es", "Texto.\nHasta el 12 de mayo.", True),
    ("table", {"columns": 2}, "de", "| Was | Wann |\n|---|---|\n| Pumpe | Mai |", True),
    ("table", {"columns": 3}, "en", "| What | When |\n|---|---|\n| Pump | May |", False),
    ("table", {"columns": 2}, "es", "Bomba, mayo", False),
    ("no_superlatives", {}, "de", "Die beste Pumpe am Markt.", False),
    ("no_superlatives", {}, "en", "A pump for small batches.", True),
    ("no_superlatives", {}, "es", "Una bomba para lotes pequeños.", True),
    ("no_exclamation", {}, "de", "Jetzt anmelden!", False),
    ("no_exclamation", {}, "en", "Register now.", True),
    ("no_exclamation", {}, "es", "¡Inscríbase!", False),
    *[("no_letter", {}, lang, MAIL[lang], False) for lang in LANGUAGES],
    ("no_letter", {}, "en", "The delivery time is six weeks.", True),
]  # fmt: skip


@pytest.mark.parametrize(("type_", "params", "lang", "text", "holds"), ROWS)
def test_a_check_holds_or_not(type_: str, params: dict[str, object], lang: Language, text: str, holds: bool) -> None:
    found = run_check(type_, Reply(text, lang, MATERIAL[lang], "Write a mail."), params)
    assert found.holds is holds, found
    assert all(found.say(lang) or not found.detail for lang in LANGUAGES)


def test_every_type_has_rows_that_hold_and_rows_that_do_not() -> None:
    assert {(row[0], row[4]) for row in ROWS} == {(name, holds) for name in CHECKS for holds in (True, False)}


@pytest.mark.parametrize("type_", sorted(CHECKS))
def test_every_type_has_its_texts(type_: str) -> None:
    assert {f"grading.criteria.{type_}.{part}" for part in ("name", "fail", "next")} <= set(phrases("en"))


@pytest.mark.parametrize("type_", sorted(CHECKS))
def test_an_empty_reply_holds_nothing(type_: str) -> None:
    params = {"all": [], "none": [], "columns": 2}
    assert not run_check(type_, Reply(" \n", "en"), params).holds


def test_a_prompt_handed_back_is_an_echo() -> None:
    prompt = "Write a short and friendly mail to the visitor of our stand at the fair."
    assert not run_check("no_echo", Reply(f"Sure: {prompt}", "en", "notes", prompt), {}).holds
