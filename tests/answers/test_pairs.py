"""Pairs are read however people write them; what cannot be read is named and never guessed."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from curtain.answers.names import Names, read_name
from curtain.answers.pairs import Pair, PairsAnswer, read_pairs, write_pairs

IDEAS = {
    "a": ("Betreffzeilen sammeln", "Collect subject lines", "Buscar asuntos"),
    "b": ("Angebote: verschicken", "Quotes: send out", "Ofertas: enviar"),
    "c": ("Tagesordnung entwerfen", "Draft an agenda", "Preparar el orden del día"),
}
ZONES = {
    "now": ("Jetzt ausprobieren", "Try now", "Probar ya"),
    "never": ("Nicht mit KI", "Not with AI", "Sin IA"),
}


def read(text: str) -> PairsAnswer[str]:
    zones = Names(ZONES, loose=False)
    return read_pairs(text, Names(IDEAS), lambda value: read_name(value, zones), zones)


@pytest.mark.parametrize(
    "line",
    [
        "a = now",
        "A: Jetzt ausprobieren",
        "a) = try now",
        "„Betreffzeilen sammeln“ → „Jetzt ausprobieren“",
        "- **a** - Probar ya",
        "1. Collect subject lines => Try now.",
        "| a | now |",
        "a\tnow",
        "a now",
        "[x] a = now",
        "betreffzeilen = jetzt ausprobieren",
        "a (Betreffzeilen) = now (kein Risiko)",
        "Idee a: now, weil nichts schiefgehen kann",
        "Idea A -> TRY NOW - no data in it",
        "sammeln von Betreffzeilen: jetzt ausprobieren",
        "probar ya: a",
        "Try now = subject lines",
        "#a = now",
        "(a) now",
        "`a` = `now`",
    ],
)
def test_forms_that_are_read(line: str) -> None:
    assert read(line) == PairsAnswer((Pair("a", "now"),))


@pytest.mark.parametrize(
    "text",
    [
        "a = now, b = never, c = now",
        "a=now;b=never;c=now",
        "now: a, c\nnever: b",
        "Try now: a and c\nNot with AI: b",
        "## Jetzt ausprobieren\n- a\n- c\n\n## Nicht mit KI\n- b",
        "Probar ya\na c\nSin IA\nb",
        "Quotes: send out = Not with AI\nSubject lines = Try now\nAgenda = Try now",
        "| idea | zone |\n|---|---|\n| a | now |\n| b | never |\n| c | now |",
    ],
)
def test_whole_answers_that_are_read(text: str) -> None:
    assert {pair.item: pair.value for pair in read(text).pairs} == {"a": "now", "b": "never", "c": "now"}


@pytest.mark.parametrize(
    "line",
    ["a", "a =", "= now", "now", "a = vielleicht", "d = now", "a = now or never", "a = not now", "b, a", "now = never"],
)
def test_lines_that_say_nothing_certain_are_no_pair(line: str) -> None:
    assert read(line).pairs == ()


@pytest.mark.parametrize("line", ["a = vielleicht", "ohne Zeichen und Sinn", "a = ", "x = y = z"])
def test_a_line_that_cannot_be_read_is_named_and_the_rest_counts(line: str) -> None:
    assert read(f"b = never\n{line}\nc = now") == PairsAnswer((Pair("b", "never"), Pair("c", "now")), (line.strip(),))


def test_an_item_is_never_given_the_value_of_another() -> None:
    assert read("a = hm; b = never").pairs == ()
    assert read("a = hm, c = now").of("a") == ()


def test_what_is_given_twice_stands_twice() -> None:
    assert read("a = now\na = never\na = now").of("a") == ("now", "never")


def test_lines_beyond_the_limit_are_named_not_read() -> None:
    answer = read("a = now\n" * 130)
    assert (len(answer.pairs), len(answer.unread)) == (100, 30)


def test_what_a_card_writes_is_read_again() -> None:
    assert read(write_pairs([("a", "now"), ("b", "never")])).pairs == (Pair("a", "now"), Pair("b", "never"))


def test_a_short_word_or_one_that_fits_two_names_nothing() -> None:
    names = Names({"a": ("Angebote schreiben",), "b": ("Angebote lesen",)})
    assert [names.find(text) for text in ("Angebote", "le", "lesen", "Angebote schr")] == [None, None, "b", "a"]


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=200) | st.lists(st.sampled_from([*"abc=:,;|-\n\t", "now", "never", " "])).map("".join))
def test_no_text_raises(text: str) -> None:
    read(text)


@pytest.mark.parametrize("sign", ["=", ": ", " ", "\t", "a:", "a=now;", "| ", "- ", "#", "1. ", "(", "now: "])
def test_a_giant_line_is_just_not_read(sign: str) -> None:
    assert read(sign * (19_000 // len(sign))).pairs == () or sign == "a=now;"
