"""Which notebooks the app serves."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from curtain.hosting.products import Products


@pytest.fixture
def products(tmp_path: Path) -> Products:
    for lang, title in (("de", "Klare Briefings"), ("en", "Clear briefs")):
        folder = tmp_path / lang / f"02-clear-briefs-{lang}"
        folder.mkdir(parents=True)
        cells = [
            {"cell_type": "code", "source": "# no heading"},
            {"cell_type": "markdown", "source": ["## Not this\n", f"# {title}\n", "Text"]},
        ]
        (folder / "02-clear-briefs.ipynb").write_text(json.dumps({"cells": cells}), encoding="utf-8")
    (tmp_path / "secret.ipynb").write_text("{}", encoding="utf-8")
    return Products(tmp_path)


def test_a_module_is_found_in_its_languages_only(products: Products) -> None:
    assert products.path("02-clear-briefs", "de") == "de/02-clear-briefs-de/02-clear-briefs.ipynb"
    assert products.path("02-clear-briefs", "es") is None


@pytest.mark.parametrize("module", ["..", "../secret", "02-clear-briefs/..", "", "02", "02-Clear", "02-clear-briefs\n"])
def test_nothing_else_has_a_path(products: Products, module: str) -> None:
    assert products.path(module, "de") is None


def test_modules_are_listed_by_language(products: Products) -> None:
    assert (products.modules("en"), products.modules("es")) == (["02-clear-briefs"], [])


def test_the_title_is_the_first_heading(products: Products) -> None:
    assert products.title("02-clear-briefs", "de") == "Klare Briefings"
    assert products.title("02-clear-briefs", "es") == "02-clear-briefs"
