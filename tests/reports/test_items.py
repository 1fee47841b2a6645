"""The page about all items, made from the real course with few cases, and the figures about hand-ins."""

from __future__ import annotations

import pytest

from curtain.course.load import load_module
from curtain.course.root import course_root
from curtain.grading.calibration import WHOLE, calibrate, interval
from curtain.model.glassbox import GlassBox
from curtain.records import LANGUAGES, Language, Rate
from curtain.reports.discrimination import FEWEST, HandedIn, difficulties
from curtain.reports.items import ItemPage, item_pages, page_html

MODULE = load_module(course_root(), "02-clear-briefs")
MODEL = GlassBox()


@pytest.fixture(scope="module")
def pages() -> list[ItemPage]:
    return list(item_pages(course_root(), [MODULE], MODEL, "en", cases=0, only="02-clear-briefs/clean-the-brief"))


def test_a_page_has_every_language_and_the_cheats(pages: list[ItemPage]) -> None:
    (page,) = pages
    assert page.langs == LANGUAGES
    for lang in LANGUAGES:
        model = page.of(lang, "model")
        assert model is not None and model.worst == 1
        assert len(page.cheats(lang)) > 5


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_is_written_in_each_language_and_loads_nothing(pages: list[ItemPage], lang: Language) -> None:
    html = page_html(pages, lang)
    assert f'<html lang="{lang}">' in html
    assert "default-src 'none'" in html
    assert "<script" not in html and "http" not in html.replace("http-equiv", "")
    assert "reports.items" not in html


def test_texts_of_the_course_cannot_become_markup() -> None:
    page = ItemPage("m/x", "<b>bold</b>", "choice", 2, ())
    assert "&lt;b&gt;bold" in page_html([page], "en")


def test_calibration_splits_into_strata_that_add_up() -> None:
    rows = list(calibrate(course_root(), MODULE, "follow-up", "es", MODEL, ("model", "naive"), cases=10))
    for group in ("model", "naive"):
        whole = next(row for row in rows if row.group == group and row.stratum == WHOLE)
        strata = [row for row in rows if row.group == group and row.stratum != WHOLE]
        assert len(strata) > 1
        assert sum(row.rate.of for row in strata) == whole.rate.of
        assert sum(row.rate.passed for row in strata) == whole.rate.passed
        assert whole.low <= whole.rate.passed / whole.rate.of <= whole.high
    assert (
        next(row for row in rows if row.group == "model").worth
        > next(row for row in rows if row.group == "naive").worth
    )


def test_a_kind_without_cases_is_not_calibrated() -> None:
    assert list(calibrate(course_root(), MODULE, "why-better", "en", MODEL, ("model",), cases=10)) == []


def test_the_interval_is_wilsons() -> None:
    low, high = interval(Rate(8, 10))
    assert (round(low, 3), round(high, 3)) == (0.490, 0.943)  # Newcombe 1998 gives 0.4901 to 0.9433
    assert interval(Rate(0, 0)) == (0, 1)


def shares(*rows: tuple[float, ...]) -> list[HandedIn]:
    return [HandedIn(f"l{n}", f"m/{k}", share) for n, row in enumerate(rows) for k, share in enumerate(row)]


def test_an_item_that_the_skilled_solve_discriminates() -> None:
    found = difficulties(shares((1, 1, 0.9), (1, 0.9, 0.8), (0.5, 0.5, 0.6), (0.2, 0.3, 0.2), (0, 0.1, 0.1)))
    assert found["m/0"].learners == 5
    assert found["m/0"].mean == pytest.approx(0.54)
    assert found["m/0"].discrimination == pytest.approx(0.98, abs=0.02)


def test_no_figure_about_a_small_group_and_none_without_variance() -> None:
    assert difficulties(shares(*[(1.0, 0.5)] * (FEWEST - 1))) == {}
    assert difficulties(shares(*[(1.0, 0.5)] * FEWEST))["m/0"].discrimination is None
