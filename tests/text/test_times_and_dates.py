"""Times and dates are read where they stand, and nowhere else."""

from __future__ import annotations

import pytest

from curtain.text.dates import dates, times


@pytest.mark.parametrize(
    ("de", "en", "es"),
    [
        ("um 12 Stück", "at 12 units", "las 12 unidades"),
        ("um 18 Prozent", "at 18 bar", "a las 18 unidades"),
        ("um 8,5 %", "at 3,500 euros", "Las 8 bombas llegan mañana"),
        ("um 2.50 €", "within 12 hrs", "las 4 bombas y las 18 de acero"),
    ],
)
def test_a_quantity_is_no_time(de: str, en: str, es: str) -> None:
    assert [times(text) for text in (de, en, es)] == [(), (), ()]


@pytest.mark.parametrize(
    ("hour", "de", "en", "es"),
    [
        (14, "um 14 Uhr", "at 2 pm", "a las 14 h"),
        (14, "um 14:00", "at 14:00", "a las 14:00"),
        (9, "um 9.", "at 9.", "a las 9."),
        (10, "um 10 am Montag", "at 10 on Monday", "a las 10 el lunes"),
        (11, "um 11 in der Halle", "at 11 sharp", "a las 11 de la mañana"),
        (15, "um 15 am Montag", "at 15:00 hrs", "a las 15 del 12 de mayo"),
    ],
)
def test_a_time_is_read(hour: int, de: str, en: str, es: str) -> None:
    assert [[(time.hour, time.minute) for time in times(text)] for text in (de, en, es)] == [[(hour, 0)]] * 3


@pytest.mark.parametrize(
    ("de", "en", "es"),
    [
        ("bis 29. September\n3. Zubehör", "by 29 September\n3. Spares", "hasta el 29 de septiembre\n3. Repuestos"),
        ("2. 29. September\n3) 5 Pumpen", "2. 29 September\n3) 5 pumps", "2. 29 de septiembre\n3) 5 bombas"),
        ("am 29.\nSeptember", "on 29\nSeptember", "el 29\nde septiembre"),
        ("29. September 3 Pumpen", "29 September 3 pumps", "29 de septiembre 3 bombas"),
        ("29. September\n\n3 Pumpen", "September 29\n\n3 pumps", "29 de septiembre\n\n3 bombas"),
    ],
)
def test_the_number_behind_a_date_is_no_part_of_it(de: str, en: str, es: str) -> None:
    assert [[(day.month, day.day) for day in dates(text)] for text in (de, en, es)] == [[(9, 29)]] * 3
