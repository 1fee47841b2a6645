"""The page about all items: how model, naive, vague, partial and good answers and cheats fare, and how hard each is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from jinja2 import Environment, PackageLoader

from ..course.module import Module
from ..grading.calibration import CASES, WHOLE, Calibration, calibrate
from ..grading.item import GROUPS, ItemRow, breaches, item_rows
from ..grading.kinds import BY_PERSON
from ..phrases import say
from ..records import Language, Model
from .discrimination import Difficulty

CALIBRATED = ("model", "naive", "vague", "partial", "good", "held_out")
MOST_CHEATS = 5
"""So many of the cheats that earn most are listed; the rest are counted."""


@dataclass(frozen=True)
class ItemPage:
    """One exercise on the page."""

    id: str
    title: str
    kind: str
    points: float
    rows: tuple[ItemRow, ...]
    calibration: tuple[Calibration, ...] = ()
    difficulty: Difficulty | None = None
    breaches: tuple[ItemRow, ...] = field(default=())

    @property
    def langs(self) -> tuple[Language, ...]:
        """The languages that were tried."""
        return tuple(dict.fromkeys(row.lang for row in self.rows))

    def of(self, lang: Language, group: str) -> ItemRow | None:
        """Return the row of a group of answers, None if there are none."""
        return next((row for row in self.rows if row.lang == lang and row.group == group), None)

    def cheats(self, lang: Language) -> list[ItemRow]:
        """Return the cheats, the one that earned most first."""
        found = [row for row in self.rows if row.lang == lang and row.group == "cheat"]
        return sorted(found, key=lambda row: (-row.best, row.name))

    def whole(self, lang: Language, group: str) -> Calibration | None:
        """Return the rate of a group over all drawn cases."""
        return next((one for one in self._calibrated(lang, group) if one.stratum == WHOLE), None)

    def strata(self, lang: Language, group: str) -> list[Calibration]:
        """Return the rates of a group by stratum, the hardest first."""
        found = [one for one in self._calibrated(lang, group) if one.stratum != WHOLE]
        return sorted(found, key=lambda one: (one.rate.passed / one.rate.of, one.stratum))

    def _calibrated(self, lang: Language, group: str) -> Iterator[Calibration]:
        return (one for one in self.calibration if one.lang == lang and one.group == group)


def item_pages(
    root: Path,
    modules: Iterable[Module],
    model: Model,
    lang: Language,
    cases: int = CASES,
    difficulties: Mapping[str, Difficulty] | None = None,
    only: str | None = None,
    progress: Callable[[str], None] = lambda exercise: None,
) -> Iterator[ItemPage]:
    """Try out every graded exercise (or the one named ``only``) and yield its page.

    ``progress`` is called with each id before it begins. With ``cases`` 0 nothing is calibrated.
    """
    for module in modules:
        for name in module.names:
            exercise = module.exercise(name, lang)
            if exercise.points and exercise.kind not in BY_PERSON and only in (None, exercise.id):
                progress(exercise.id)
                yield _page(root, module, name, model, lang, cases, (difficulties or {}).get(exercise.id))


def _page(
    root: Path,
    module: Module,
    name: str,
    model: Model,
    lang: Language,
    cases: int,
    difficulty: Difficulty | None,
) -> ItemPage:
    exercise = module.exercise(name, lang)
    rows = tuple(item_rows(root, module, name, model))
    langs = dict.fromkeys(row.lang for row in rows)
    calibration = tuple(
        one for tongue in langs if cases for one in calibrate(root, module, name, tongue, model, CALIBRATED, cases)
    )
    return ItemPage(
        exercise.id,
        exercise.title,
        exercise.kind,
        exercise.points,
        rows,
        calibration,
        difficulty,
        tuple(breaches(rows)),
    )


def page_html(pages: Iterable[ItemPage], lang: Language) -> str:
    """Return one HTML file about all items that loads nothing and runs no script."""
    environment = Environment(
        loader=PackageLoader("curtain.reports", "."), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    template = environment.get_template("items.html.j2")
    return template.render(
        pages=list(pages),
        lang=lang,
        groups=GROUPS,
        most_cheats=MOST_CHEATS,
        say=lambda name, **params: say(lang, f"reports.items.{name}", **params),
        percent=lambda share: f"{100 * share:.0f} %",
    )
