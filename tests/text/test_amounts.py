"""Amounts are read with their unit in all spellings; ranges and lists are none."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from curtain.phrases import phrases
from curtain.records import LANGUAGES, Language
from curtain.text.amounts import how_many_numbers, known_units, read_quantity, units_in


@pytest.mark.parametrize(
    ("text", "lang", "value", "unit"),
    [
        ("12 Minuten", "de", 12, "minutes"),
        ("ca. 12 Min.", "de", 12, "minutes"),
        ("rund 1.200 €", "de", 1200, "euro"),
        ("1,5 Std.", "de", 1.5, "hours"),
        ("anderthalb Stunden", "de", 1.5, "hours"),
        ("zweieinhalb Tage", "de", 2.5, "days"),
        ("3 Tsd. Euro", "de", 3000, "euro"),
        ("zwölf Prozent", "de", 12, "percent"),
        ("40 × 9 Minuten = 6 Stunden", "de", 6, "hours"),
        ("180 Minuten (3 × 60)", "de", 180, "minutes"),
        ("2 Std. 30 Min.", "de", 150, "minutes"),
        ("−5 %", "de", -5, "percent"),
        ("about 12 minutes", "en", 12, "minutes"),
        ("€1,200", "en", 1200, "euro"),
        ("half an hour", "en", 0.5, "hours"),
        ("an hour and a half", "en", 1.5, "hours"),
        ("two and a half hours", "en", 2.5, "hours"),
        ("1.2 million tokens", "en", 1_200_000, "tokens"),
        ("12 minutes, because there are 3 texts", "en", 12, "minutes"),
        ("1:30 h", "en", 90, "minutes"),
        ("20 per cent", "en", 20, "percent"),
        ("unas 12 horas", "es", 12, "hours"),
        ("2 mil euros", "es", 2000, "euro"),
        ("mil doscientos euros", "es", 1200, "euro"),
        ("seiscientos cuarenta y ocho euros", "es", 648, "euro"),
        ("media hora", "es", 0.5, "hours"),
        ("dos horas y media", "es", 2.5, "hours"),
        ("20 por ciento", "es", 20, "percent"),
        ("2 h y 30 min", "es", 150, "minutes"),
        ("1.200 palabras", "es", 1200, "words"),
        ("fünf", "de", 5, None),
        ("120 Euro im Monat", "de", 120, "euro"),
    ],
)
def test_one_amount_with_its_unit(text: str, lang: Language, value: float, unit: str | None) -> None:
    found = read_quantity(text, lang)
    assert found and found.values[0] == pytest.approx(value)
    assert (found.units[0] if found.units else None) == unit


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("12-15", 2), ("12 bis 15 Minuten", 2), ("between 12 and 15", 2), ("12 oder 15", 2), ("1, 2, 3", 3),
        ("12/15", 2), ("5,10,15", 1), ("1.2.3.4", 1), ("viel", 0), ("", 0), ("a lot of hours", 0), ("9" * 500, 0),
    ],
)  # fmt: skip
def test_ranges_lists_and_words_are_no_amount(text: str, numbers: int) -> None:
    assert read_quantity(text, "en") is None
    assert how_many_numbers(text, "en") == numbers


@pytest.mark.parametrize(
    ("text", "wanted", "value"),
    [
        ("2 hours", ("minutes",), 120),
        ("90 min", ("hours",), 1.5),
        ("2 weeks", ("days",), 14),
        ("1 year", ("months",), 12),
        ("12", ("minutes",), 12),
        ("12 euros", (), 12),
        ("12 euros", ("minutes",), None),
        ("2 days", ("hours",), None),
        ("120 euros per month", ("euro", "months"), 120),
        ("120 euros per year", ("euro", "months"), None),
        ("120 euros", ("euro", "months"), 120),
    ],
)
def test_equal_durations_are_turned_over_and_other_units_refused(
    text: str, wanted: tuple[str, ...], value: float | None
) -> None:
    found = read_quantity(text, "en")
    assert found is not None
    readings = found.in_unit(wanted)
    assert readings == (None if value is None else (pytest.approx(value),))


def test_every_known_unit_has_a_name_in_every_language_that_is_read_as_that_unit() -> None:
    for lang in LANGUAGES:
        names = {unit: phrases(lang)[f"course.unit.{unit}"] for unit in known_units()}
        assert {unit: units_in(name)[:1] for unit, name in names.items()} == {unit: (unit,) for unit in names}


@settings(max_examples=100, deadline=None)
@given(
    st.text(max_size=80) | st.lists(st.sampled_from([*"0123456789.,-–/ €%=()", "min", "h", "mil", "½"])).map("".join)
)
def test_no_text_raises(text: str) -> None:
    for lang in LANGUAGES:
        found = read_quantity(text, lang)
        assert found is None or all(abs(value) < float("inf") for value in found.values)
