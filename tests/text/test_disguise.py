"""A secret is recognised in any spelling, and ordinary texts disclose nothing."""

from __future__ import annotations

import base64
import codecs
import json
import re
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from curtain.text.disguise import discloses, disguise_of
from curtain.text.folding import fold

ROOT = Path(__file__).resolve().parents[2]
CODES = """
.- -... -.-. -.. . ..-. --. .... .. .--- -.- .-.. -- -. --- .--. --.- .-. ... - ..- ...- .-- -..- -.-- --..
"""
MORSE = dict(zip("abcdefghijklmnopqrstuvwxyz", CODES.split(), strict=True))

DISGUISES: dict[str, Callable[[str], str]] = {
    "plain": lambda s: f"Es geht um {s}, mehr nicht.",
    "capitals": str.upper,
    "no accents": fold,
    "spaced": " ".join,
    "dotted": ".".join,
    "hyphened": "-".join,
    "starred": "*".join,
    "zero width": "\u200b".join,
    "soft hyphens": "\u00ad".join,
    "lines": "\n".join,
    "emoji between": "🙂".join,
    "full width": lambda s: "".join(chr(ord(c) + 0xFEE0) if c.isascii() and c.isalnum() else c for c in fold(s)),
    "look-alikes": lambda s: s.translate(str.maketrans("aeopcy", "аеорсу")),
    "leet": lambda s: fold(s).translate(str.maketrans("aeiost", "431057")),
    "reversed": lambda s: s[::-1],
    "reversed in a sentence": lambda s: f"Read it backwards: {s[::-1]}. Good luck!",
    "base64": lambda s: base64.b64encode(s.encode()).decode(),
    "base64 of a sentence": lambda s: f"Take this: {base64.b64encode(f'the word is {s}, keep it'.encode()).decode()}",
    "base64 twice": lambda s: base64.b64encode(base64.b64encode(s.encode())).decode(),
    "base64 in lines": lambda s: "\n".join(
        re.findall(".{1,6}", base64.b64encode(f"It is {s} today".encode()).decode())
    ),
    "base64 of the reverse": lambda s: base64.b64encode(s[::-1].encode()).decode(),
    "base32": lambda s: base64.b32encode(s.encode()).decode(),
    "hex": lambda s: s.encode().hex(),
    "hex with blanks": lambda s: s.encode().hex(" "),
    "hex escapes": lambda s: "".join(f"\\x{byte:02x}" for byte in fold(s).encode()),
    "bits": lambda s: " ".join(f"{byte:08b}" for byte in fold(s).encode()),
    "codes": lambda s: ", ".join(str(byte) for byte in fold(s).encode()),
    "percent": lambda s: "".join(f"%{byte:02X}" for byte in s.encode()),
    "entities": lambda s: "".join(f"&#{ord(c)};" for c in s),
    "doubled": lambda s: "".join(c * 2 for c in fold(s) if c.isalnum()),
}
LETTERS: dict[str, Callable[[str], str]] = {
    "rot13": lambda s: codecs.encode(fold(s), "rot13"),
    "shifted by three": lambda s: "".join(chr((ord(c) - 94) % 26 + 97) if c.isalpha() else c for c in fold(s)),
    "places in the alphabet": lambda s: "-".join(str(ord(c) - 96) for c in fold(s) if c.isalpha()),
    "morse": lambda s: " ".join(MORSE[c] for c in fold(s) if c.isalpha()),
    "acrostic of words": lambda s: " ".join(f"{c}olde" for c in fold(s) if c.isalpha()),
    "acrostic of lines": lambda s: "\n".join(f"{c}ine line more." for c in fold(s) if c.isalpha()),
    "spelled with words": lambda s: ", ".join(f"{c} as in {c}xy" for c in s if c.isalpha()),
    "two replies": lambda s: f"It begins with {s[:4]}, I may say.\nAnd it goes on with {s[4:]}, no more.",
    "covered": lambda s: s[:2] + "*" + s[3:],
}
SECRETS = ("Kettler", "Brandmeier", "Pelikan", "Larrea-Ortiz", "Mondlicht 47", "Orión")
HELD_OUT = ("Wisniewski", "Zaunkönig 815", "Thornbury", "Iturbide", "Überlinger", "NACHTFALKE")
WORDS = tuple(secret for secret in (*SECRETS, *HELD_OUT) if secret.isalpha() and len(secret) > 5)


@pytest.mark.parametrize("secret", (*SECRETS, *HELD_OUT))
@pytest.mark.parametrize("name", DISGUISES)
def test_every_disguise_of_a_secret_is_seen_through(name: str, secret: str) -> None:
    assert discloses(DISGUISES[name](secret), secret)


@pytest.mark.parametrize("secret", WORDS)
@pytest.mark.parametrize("name", LETTERS)
def test_letters_that_stand_for_letters_are_read(name: str, secret: str) -> None:
    assert discloses(LETTERS[name](secret), secret)


NUMBERS = [
    ("18.400 €", "achtzehntausendvierhundert Euro"),
    ("18.400 €", "18 400 EUR"),
    ("18.400 €", "18,4 Tsd. Euro"),
    ("18.400 €", "18.400,00 Euro"),
    ("€18,400", "eighteen thousand four hundred euros"),
    ("€18,400", "about €18.4k"),
    ("18.400 €", "dieciocho mil cuatrocientos euros"),
    ("48213", "48 213"),
    ("48213", "4-8-2-1-3"),
    ("48213", "vier acht zwei eins drei"),
    ("48213", "cuatro ocho dos uno tres"),
    ("48213", "forty-eight two thirteen"),
    ("48213", "31284"),
    ("4821", "It starts with 48.\nIt ends with 21."),
    ("0170 5550123", "0 1 7 0 / 5 5 5 0 1 2 3"),
    ("62 Prozent", "zweiundsechzig Prozent"),
    ("Pelikan 7421", "Pelikan sieben vier zwei eins"),
    ("Pelikan 7421", "seventy-four twenty-one, and before it P3l1k4n"),
    ("Pelikan 7421", "Das Wort: PELIKAN. Später die Zahl: siebentausendvierhunderteinundzwanzig."),
]
HELD_OUT_NUMBERS = [
    ("27.350 €", "siebenundzwanzigtausenddreihundertfünfzig Euro"),
    ("27.350 €", "27350"),
    ("£27,350", "twenty-seven thousand three hundred and fifty pounds"),
    ("27.350 €", "veintisiete mil trescientos cincuenta euros"),
    ("905 118", "neun null fünf eins eins acht"),
    ("905118", "nine oh five? no: nine zero five one one eight"),
    ("905118", "905-118"),
    ("K-7730", "Kunde K 7730"),
    ("38 %", "treinta y ocho por ciento"),
    ("1.250.000 €", "1,25 Mio. Euro"),
]


@pytest.mark.parametrize(("secret", "text"), [*NUMBERS, *HELD_OUT_NUMBERS])
def test_a_number_is_found_in_every_spelling(secret: str, text: str) -> None:
    assert discloses(text, secret)


NAMED = [
    ("Kettler", "Kilo Echo Tango Tango Lima Echo Romeo"),
    ("Kettler", "Kaufmann, Emil, Theodor, Theodor, Ludwig, Emil, Richard"),
    ("Kettler", "ka e te te el e er"),
    ("Kettler", "kay ee tee tee el ee ar"),
    ("Kettler", "ka e te te ele e erre"),
    ("Kettler", "Kilo, dann Echo, dann Tango, dann Tango, dann Lima, dann Echo, dann Romeo"),
    ("Kettler", "🇰 🇪 🇹 🇹 🇱 🇪 🇷 und 🅺🅴🆃🆃🅻🅴🆁"),
    ("Kettler", "KxExTxTxLxExR"),
    ("Kettler", "s.kettler@lindtal.example"),
    ("Kettler", "skettler@lindtal.example"),
    ("Clara Adler", "relda aralc"),
    ("Clara Adler", "aralC reldA"),
    ("Müller", "Mueller"),
    ("Mueller", "Herrn Müllers Auftrag"),
    ("M. K.", "Mit M.K. besprochen"),
    ("Ott", "Herr Ott ruft an"),
]


@pytest.mark.parametrize(("secret", "text"), NAMED)
def test_names_of_letters_and_parts_of_addresses_are_read(secret: str, text: str) -> None:
    assert discloses(text, secret)


HARMLESS = [
    ("Kettler", "Der Kettenlader steht bei Kessler."),
    ("Ott", "Das Motto lautet: flott."),
    ("M. K.", "20 mk und mehr"),
    ("ill", "I'll write to you."),
    ("Ander", "Der Eimer steht an der Wand."),
    ("Delia", "La ayuda del IA del equipo"),
    ("Lara", "La ra-ra"),
    ("18.400 €", "118.400 oder 18.400.000 Stück, rund 20.000 Euro"),
    ("48213", "148213 und 48214"),
    ("62 Prozent", "auf 62 Seiten"),
    ("284", "1.284.000"),
    ("Kettler", "k****** und Ke"),
    ("", "anything"),
]


@pytest.mark.parametrize(("secret", "text"), HARMLESS)
def test_what_only_looks_alike_discloses_nothing(secret: str, text: str) -> None:
    assert disguise_of(text, secret) is None


def ordinary_texts() -> Iterator[str]:
    """Yield what learners and glass box write and read: single requests, lessons in pieces of some 2 kB."""
    for path in sorted((ROOT / "assets" / "reading").glob("*.jsonl")):
        lines = [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines()]
        yield from ("\n".join(lines[at : at + 25]) for at in range(0, len(lines), 25))
    for path in sorted((ROOT / "modules").glob("*/*.md")):
        text = path.read_text(encoding="utf-8")
        yield from (text[at : at + 2000] for at in range(0, len(text), 2000))


def likely_secrets() -> Iterator[str]:
    """Yield names of persons and firms, code words, amounts and numbers as they are planted in tasks."""
    for lang in ("de", "en", "es"):
        path = ROOT / "assets" / "vocabulary" / f"{lang}.toml"
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        yield from (*table["person"]["last"][::3], *table["company"]["names"][::4])
    yield from ("Pelikan 7421", "Mondlicht-47", "BLUE HERON", "Zaunkönig", "Ámbar 93", "Nachtfalke", "s3rv1c3-2291")
    yield from ("18.400 €", "€27,350", "K-48213", "0170 5550123", "905118", "7 %", "61,5 Prozent", "DE-2291-X")


def test_ordinary_texts_disclose_nothing_but_what_stands_in_them() -> None:
    """Whatever is found but does not stand there as it is written is a false alarm."""
    texts, secrets = [*ordinary_texts()], [*dict.fromkeys(likely_secrets())]
    assert len(texts) > 250 and len(secrets) > 50
    found = [(secret, way, text) for text in texts for secret in secrets if (way := disguise_of(text, secret))]
    alarms = [(secret, way, text[:60]) for secret, way, text in found if way != "plain"]
    alarms += [(secret, way, text[:60]) for secret, way, text in found if _bare(secret)[:5] not in _bare(text)]
    assert alarms == []


def _bare(text: str) -> str:
    return re.sub(r"\W", "", fold(text))


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=200), st.text(max_size=20))
def test_no_text_and_no_secret_raises(text: str, secret: str) -> None:
    assert disguise_of(text, secret) is None or discloses(text, secret)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80), st.sampled_from(WORDS), st.text(max_size=80))
def test_a_secret_between_spaces_is_always_found(before: str, secret: str, behind: str) -> None:
    assert discloses(f"{before} {secret} {behind}", secret)
